package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.electorate.Proxies;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.FloorEvents;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;

/**
 * Two turn out to be one. Nobody gets a role, a vote or a look at a ballot by it that whoever
 * merges could not have given openly, and nothing that somebody had is dropped without a word.
 */
public final class Merging {
  private final Assembly assembly;
  private final Person gone;
  private final Person into;
  private final Map<DecisionId, Set<PersonId>> cast;

  private Merging(
      Assembly assembly, Person gone, Person into, Map<DecisionId, Set<PersonId>> cast) {
    this.assembly = assembly;
    this.gone = gone;
    this.into = into;
    this.cast = cast;
  }

  /**
   * Whoever has a role stays who they are, and merging somebody into a person with roles needs all
   * of these.
   *
   * @param by who merges
   * @param cast whose ballots lie in which urn
   */
  public static Decided merge(
      Assembly assembly,
      Person by,
      Command.MergePeople command,
      Map<DecisionId, Set<PersonId>> cast) {
    Person gone = assembly.people().find(command.person());
    Person into = PeopleCommands.known(assembly.people(), command.into());
    if (gone == null || into == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    if (gone.equals(into)) {
      return accept();
    }
    if (gone.isAtDesk()) {
      return refuse(Refusal.Code.HAS_A_ROLE);
    }
    if (!by.is(Role.FACILITATOR) && !by.roles().containsAll(into.roles())) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    return new Merging(assembly, gone, into, cast).merged();
  }

  private Decided merged() {
    if (isInTheWayOfVoting()) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    List<ElectorateEvent> ended = ended();
    List<Event> events = new ArrayList<>(ended);
    events.add(merging());
    Decided carried = carrying(merged(ended), events);
    if (carried instanceof Decided.Refused) {
      return carried;
    }
    cast.forEach((decision, people) -> {
      if (isCounted(decision) && has(people, gone) && has(people, into)) {
        events.add(new VotingEvent.TwoBallotsCounted(decision, into.id(), null));
      }
    });
    assembly
        .people()
        .secretlyCounted()
        .forEach((id, last) -> {
          DecisionId decision = new DecisionId(id);
          if (isCounted(decision)
              && holdsTwo(decision)
              && gone.id().isWithin(last)
              && into.id().isWithin(last)) {
            events.add(new VotingEvent.TwoBallotsCounted(decision, into.id(), true));
          }
        });
    return accept(events);
  }

  /**
   * While a vote is open nobody's ballot changes hands, and nobody loses the vote they have or is
   * given that of a third. What is closed was counted, and stays as it was.
   */
  private boolean isInTheWayOfVoting() {
    DecisionId voting = assembly.decisions().voting();
    if (voting == null) {
      return false;
    }
    if (isInProxies(gone) || isInProxies(into)) {
      return true;
    }
    Decision decision = assembly.decisions().get(voting);
    Set<PersonId> people = cast.getOrDefault(voting, Set.of());
    return decision.isOpen()
        && (has(people, gone)
            || has(people, into)
            || speaksIn(decision, gone)
            || speaksIn(decision, into)
            || hasOwnVote(gone));
  }

  private boolean speaksIn(Decision decision, Person person) {
    return decision.isOfDelegates() && assembly.electorate().initiativeOf(person.id()) != null;
  }

  private boolean isInProxies(Person person) {
    Map<PersonId, PersonId> holderOf = assembly.electorate().proxies().holderOf();
    return holderOf.containsKey(person.id()) || holderOf.containsValue(person.id());
  }

  /** Was given a vote, and has a device of their own to use it. */
  private boolean hasOwnVote(Person person) {
    return person.reach() == Person.Reach.DEVICE
        && assembly.electorate().rule() != Electorate.Rule.EVERYBODY
        && assembly.electorate().mayVote(person.id());
  }

  private boolean has(Set<PersonId> voted, Person person) {
    return voted.stream().anyMatch(each -> person.equals(assembly.people().find(each)));
  }

  private boolean isCounted(DecisionId id) {
    Decision decision = assembly.decisions().get(id);
    return decision.isAnnounced() || decision.state() instanceof Decision.Closed;
  }

  /** Of fewer ballots than two nobody has cast more than one. */
  private boolean holdsTwo(DecisionId id) {
    return assembly.decisions().get(id).poll().castByPhone() > 1;
  }

  private Event merging() {
    boolean bothHaveDevices =
        gone.reach() == Person.Reach.DEVICE && into.reach() == Person.Reach.DEVICE;
    List<EntryId> freed = FloorEvents.freedByMerging(assembly.floor(), gone.id(), into.id());
    return new PeopleEvent.PeopleMerged(
        gone.id(), into.id(), bothHaveDevices ? true : null, freed.isEmpty() ? null : freed);
  }

  /** What cannot be of one person: a proxy for oneself, and speaking for a second initiative. */
  private List<ElectorateEvent> ended() {
    Electorate electorate = assembly.electorate();
    List<ElectorateEvent> ended = new ArrayList<>();
    electorate
        .proxies()
        .holderOf()
        .forEach((from, holder) -> {
          if (after(from).equals(after(holder))) {
            ended.add(new ElectorateEvent.ProxyEnded(from));
          }
        });
    InitiativeId own = electorate.initiativeOf(into.id());
    InitiativeId others = electorate.initiativeOf(gone.id());
    if (own != null && others != null && !own.equals(others)) {
      ended.add(new ElectorateEvent.DelegateDismissed(gone.id()));
    }
    return ended;
  }

  private PersonId after(PersonId person) {
    return person.equals(gone.id()) ? into.id() : person;
  }

  private Electorate merged(List<ElectorateEvent> ended) {
    Electorate electorate = assembly.electorate();
    for (ElectorateEvent event : ended) {
      electorate = electorate.after(event);
    }
    return electorate.merged(gone.id(), into.id());
  }

  /** Gives on what the one who goes gave and held; refuses where that is not possible. */
  private Decided carrying(Electorate merged, List<Event> events) {
    Electorate electorate = merged;
    for (Map.Entry<PersonId, PersonId> proxy :
        assembly.electorate().proxies().holderOf().entrySet()) {
      PersonId from = after(proxy.getKey());
      PersonId holder = after(proxy.getValue());
      boolean isTheirs = !from.equals(proxy.getKey()) || !holder.equals(proxy.getValue());
      if (isTheirs && !from.equals(holder)) {
        Refusal.@Nullable Code refused = whyNot(electorate, from, holder);
        if (refused != null) {
          return refuse(refused, Map.of("n", electorate.proxies().most()));
        }
        ElectorateEvent given = new ElectorateEvent.ProxyGiven(from, holder);
        electorate = electorate.after(given);
        events.add(given);
      }
    }
    return accept();
  }

  private static Refusal.@Nullable Code whyNot(
      Electorate electorate, PersonId from, PersonId holder) {
    Proxies proxies = electorate.proxies();
    return holder.equals(proxies.holderOf().get(from))
        ? null
        : proxies.refused(from, holder, electorate::mayVote);
  }
}
