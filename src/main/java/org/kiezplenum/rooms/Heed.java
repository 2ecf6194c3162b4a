package org.kiezplenum.rooms;

import java.util.function.Consumer;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/** What people did of late, here and at other processes. Confined to the room's context. */
final class Heed {
  private WritingQuota writing = WritingQuota.NONE;
  private Consumer<PersonId> whenDoneElsewhere = person -> {};

  /** Calls with whoever has done something that another process stored, once for each event. */
  void whenDoneElsewhere(Consumer<PersonId> listener) {
    whenDoneElsewhere = listener;
  }

  WritingQuota writing() {
    return writing;
  }

  /** An append of this process has succeeded. */
  void turnTo(WritingQuota next) {
    writing = next;
  }

  /**
   * What was done elsewhere counts as if it had been done here; where the answer to an append got
   * lost, so does what was done here.
   */
  void elsewhere(Tail tail) {
    for (Deed deed : tail.deeds()) {
      whenDoneElsewhere.accept(deed.person());
      Person person = tail.world().assembly().people().find(deed.person());
      if (person != null) {
        writing = writing.after(person, deed.bytes(), deed.at());
      }
    }
  }
}
