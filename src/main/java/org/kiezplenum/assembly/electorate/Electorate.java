package org.kiezplenum.assembly.electorate;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Who may vote.
 *
 * @param voters who was given a vote at the door; counts under {@link Rule#LISTED}
 * @param initiatives what they are called, in the order in which they came
 * @param delegates for which initiative somebody speaks
 * @param lastInitiative the running number of the newest
 */
public record Electorate(
    Rule rule,
    PSet<PersonId> voters,
    PMap<InitiativeId, WordRef> initiatives,
    PMap<PersonId, InitiativeId> delegates,
    Proxies proxies,
    int lastInitiative) {
  public static final Electorate EVERYBODY =
      new Electorate(
          Rule.EVERYBODY,
          HashTreePSet.empty(),
          OrderedPMap.empty(),
          HashTreePMap.empty(),
          Proxies.OFF,
          0);

  public static final int MOST_INITIATIVES = 100;

  /** By what somebody may vote. */
  public enum Rule {
    /** Whoever has come in; nobody checks. */
    EVERYBODY,
    /** Whoever was given a vote at the door. */
    LISTED,
    /** Whoever speaks for an initiative. */
    DELEGATES;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case EVERYBODY -> "everybody";
        case LISTED -> "listed";
        case DELEGATES -> "delegates";
      };
    }
  }

  public boolean mayVote(PersonId person) {
    return switch (rule) {
      case EVERYBODY -> true;
      case LISTED -> voters.contains(person);
      case DELEGATES -> delegates.containsKey(person);
    };
  }

  /** How many may vote, here or not; absent where nobody keeps a list. */
  public @Nullable Integer size() {
    return switch (rule) {
      case EVERYBODY -> null;
      case LISTED -> voters.size();
      case DELEGATES -> delegates.size();
    };
  }

  /** For which initiative somebody speaks; nothing for all others. */
  public @Nullable InitiativeId initiativeOf(PersonId person) {
    return delegates.get(person);
  }

  /** How many speak for each initiative, by their ids; those are left out for whom nobody does. */
  public SortedMap<String, Integer> delegatesOf() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    delegates.values().forEach(initiative -> counts.merge(initiative.value(), 1, Integer::sum));
    return counts;
  }

  public Electorate after(ElectorateEvent event) {
    return switch (event) {
      case ElectorateEvent.ElectorateSet e ->
          new Electorate(e.rule(), voters, initiatives, delegates, proxies, lastInitiative);
      case ElectorateEvent.VotesGranted e -> voting(voters.plusAll(e.people()), proxies);
      case ElectorateEvent.VoteWithdrawn e ->
          voting(voters.minus(e.person()), proxies.without(e.person()));
      case ElectorateEvent.InitiativeAdded e ->
          new Electorate(
              rule,
              voters,
              initiatives.plus(e.initiative(), e.name()),
              delegates,
              proxies,
              lastInitiative + 1);
      case ElectorateEvent.InitiativeRemoved e -> without(e.initiative());
      case ElectorateEvent.DelegateNamed e -> speaking(delegates.plus(e.person(), e.initiative()));
      case ElectorateEvent.DelegateDismissed e -> speaking(delegates.minus(e.person()));
      case ElectorateEvent.ProxiesAllowed e ->
          voting(voters, e.most() == 0 ? Proxies.OFF : new Proxies(e.most(), proxies.holderOf()));
      case ElectorateEvent.ProxyGiven e -> voting(voters, proxies.given(e.person(), e.holder()));
      case ElectorateEvent.ProxyEnded e -> voting(voters, proxies.endedOf(e.person()));
    };
  }

  /**
   * Two people were one: may vote if one of them might, and speaks for whom the one spoke who
   * stays, or else the other. Votes given to or by the one who went are not guessed on.
   */
  public Electorate merged(PersonId gone, PersonId into) {
    PSet<PersonId> both = voters.contains(gone) ? voters.minus(gone).plus(into) : voters;
    InitiativeId spokeFor = delegates.get(gone);
    PMap<PersonId, InitiativeId> left = delegates.minus(gone);
    return new Electorate(
        rule,
        both,
        initiatives,
        spokeFor == null || left.containsKey(into) ? left : left.plus(into, spokeFor),
        proxies.without(gone),
        lastInitiative);
  }

  private Electorate without(InitiativeId initiative) {
    PMap<PersonId, InitiativeId> left = delegates;
    for (PersonId person : delegates.keySet()) {
      left = initiative.equals(delegates.get(person)) ? left.minus(person) : left;
    }
    return new Electorate(
        rule, voters, initiatives.minus(initiative), left, proxies, lastInitiative);
  }

  private Electorate voting(PSet<PersonId> newVoters, Proxies newProxies) {
    return new Electorate(rule, newVoters, initiatives, delegates, newProxies, lastInitiative);
  }

  private Electorate speaking(PMap<PersonId, InitiativeId> newDelegates) {
    return new Electorate(rule, voters, initiatives, newDelegates, proxies, lastInitiative);
  }
}
