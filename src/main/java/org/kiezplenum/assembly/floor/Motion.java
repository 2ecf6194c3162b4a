package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;

/**
 * A point of order that has the floor, until it is settled.
 *
 * @param kind absent until the desk has said what it asks for
 * @param against who spoke against it, if anybody
 * @param isObjected somebody is against it, be it without a word
 */
public record Motion(
    EntryId entry,
    PersonId person,
    @Nullable MotionKind kind,
    @Nullable PersonId against,
    boolean isObjected) {

  /** What is moved once this entry has the floor: its own point of order, or what was before. */
  static @Nullable Motion of(Entry entry, @Nullable Motion before) {
    return entry.kind() == EntryKind.POINT_OF_ORDER
        ? new Motion(entry.id(), entry.person(), entry.motion(), null, false)
        : before;
  }

  Motion sorted(MotionKind newKind) {
    return new Motion(entry, person, newKind, against, isObjected);
  }

  Motion objected(@Nullable PersonId by) {
    return new Motion(entry, person, kind, by, true);
  }

  Motion of(PersonId gone, PersonId into) {
    return new Motion(
        entry,
        person.equals(gone) ? into : person,
        kind,
        gone.equals(against) ? into : against,
        isObjected);
  }

  /** How a motion came to its end. */
  public enum How {
    NO_OBJECTION("no-objection"),
    MAJORITY_SEEN("majority-seen"),
    COUNTED("counted"),
    DEMANDED("demanded"),
    RULED("ruled"),
    WITHDRAWN("withdrawn");

    private final String wireName;

    How(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
