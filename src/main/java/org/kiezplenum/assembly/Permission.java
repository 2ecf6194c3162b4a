package org.kiezplenum.assembly;

import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.Role;

/** Who may send what from the desk, and what of it the published record forbids. */
final class Permission {
  private Permission() {}

  static boolean may(Person person, Command.FromDesk command) {
    return person.is(Role.FACILITATOR)
        || (person.is(Role.LIST_KEEPER) && command instanceof Command.FromListKeeper)
        || (person.is(Role.MINUTE_TAKER) && command instanceof Command.FromMinuteTaker);
  }

  /** True for what is refused once the minutes are published. */
  static boolean changesTheRecord(Command command) {
    return !(command instanceof Command.PublishMinutes
        || command instanceof Command.WithdrawMinutes
        || command instanceof Command.HideName
        || command instanceof Command.RevokeRole);
  }
}
