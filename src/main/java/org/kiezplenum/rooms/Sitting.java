package org.kiezplenum.rooms;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.views.Views.Audience;

/** Who sits on a seat now, and what they may see. */
final class Sitting {
  private final Ledger ledger;

  Sitting(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A person who is in the journal and sits here; a seat may be older than what this room could
   * read, and whoever turned out to be somebody with another device has none.
   */
  @Nullable PersonId known(@Nullable PersonId person) {
    Person known = people().sitting(person);
    return known == null ? null : known.id();
  }

  /** Who this is by now: one person with several devices is one. */
  PersonId oneWith(PersonId person) {
    PersonId known = known(person);
    return known == null ? person : known;
  }

  /** True for a seat that is nobody's any more. */
  boolean hasLeft(@Nullable PersonId person) {
    return people().hasLeft(person);
  }

  /** Whoever listens for this person; for somebody who has left it is closed at once. */
  Subscriber subscriber(Listener listener, @Nullable PersonId person) {
    if (hasLeft(person)) {
      listener.close(CloseCode.UNKNOWN_SEAT);
    }
    PersonId known = known(person);
    return new Subscriber(listener, audienceOf(known), known);
  }

  Audience audienceOf(@Nullable PersonId person) {
    return isAtDesk(person) ? Audience.DESK : Audience.EVERYBODY;
  }

  boolean isAtDesk(@Nullable PersonId person) {
    Person sits = people().sitting(person);
    return sits != null && sits.isAtDesk();
  }

  private People people() {
    return ledger.world().assembly().people();
  }
}
