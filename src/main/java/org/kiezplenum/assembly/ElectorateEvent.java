package org.kiezplenum.assembly;

import java.util.List;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;

/** Changes who may vote, and nothing else. */
public sealed interface ElectorateEvent extends Event {

  /** From then on these may vote, and nobody else. */
  record ElectorateSet(Electorate.Rule rule) implements ElectorateEvent {}

  record VotesGranted(List<PersonId> people) implements ElectorateEvent {}

  record VoteWithdrawn(PersonId person) implements ElectorateEvent {}

  record InitiativeAdded(InitiativeId initiative, WordRef name) implements ElectorateEvent {}

  record InitiativeRemoved(InitiativeId initiative) implements ElectorateEvent {}

  /** Speaks for this initiative, and for no other any more. */
  record DelegateNamed(PersonId person, InitiativeId initiative) implements ElectorateEvent {}

  record DelegateDismissed(PersonId person) implements ElectorateEvent {}

  /** So many for one holder; 0: none. */
  record ProxiesAllowed(int most) implements ElectorateEvent {}

  record ProxyGiven(PersonId person, PersonId holder) implements ElectorateEvent {}

  /** The one who gave it votes again. */
  record ProxyEnded(PersonId person) implements ElectorateEvent {}
}
