package org.kiezplenum.assembly.proposals;

import java.util.Locale;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.Role;

/** Who may hand in proposals and amendments. */
public enum HandingIn {
  EVERYBODY,
  /** Whoever may vote. */
  VOTERS,
  /** Those alone who write down at the desk what others say. */
  MODERATION;

  /** The desk may always, for somebody has said what it writes down. */
  public boolean allows(Person person, Electorate electorate) {
    return this == EVERYBODY
        || (this == VOTERS && electorate.mayVote(person.id()))
        || person.is(Role.FACILITATOR)
        || person.is(Role.LIST_KEEPER);
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
