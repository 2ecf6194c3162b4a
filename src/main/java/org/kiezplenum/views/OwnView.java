package org.kiezplenum.views;

import static org.kiezplenum.views.Node.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.list.Reason;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;

/** What only one person sees: who they are, their place in the list, and their own ballot. */
public final class OwnView {
  private OwnView() {}

  /**
   * The ballot that a person has in the urn.
   *
   * @param choice as it is in the urn, which is sealed in a secret decision
   * @param change how often it was changed, for the next change to count on
   */
  public record OwnBallot(String decision, String choice, long change) {}

  public static Map<String, Object> of(World now, PersonId id, @Nullable OwnBallot ballot) {
    Person person = now.person(id);
    var entry = now.assembly().floor().waitingOf(person.id());
    return node()
        .with("person", person.id().value())
        .with("number", person.number())
        .with("name", now.text(person.name()))
        .with("unchecked", person.isUnchecked() ? true : null)
        .with("hidden", person.isHidden() ? true : null)
        .with("roles", roles(person))
        .with("entry", entry == null ? null : entry.value())
        .with("reason", entry == null ? null : reason(now, entry))
        .with("asides", asides(now, person.id()))
        .with("group", now.text(person.group()))
        .with("guest", now.assembly().electorate().mayVote(person.id()) ? null : true)
        .with("initiative", initiative(now, person.id()))
        .with("votesFor", votesFor(now, person.id()))
        .with("speaking", speaks(now, person.id()) ? true : null)
        .with("excluded", now.assembly().floor().calls().exclude(person.id()) ? true : null)
        .with("supports", supports(now, person.id()))
        .with("ballot", ballot == null ? null : ballot(now, ballot))
        .made();
  }

  /** Why the person waits there; absent where it is simply in order. */
  private static @Nullable String reason(World now, EntryId entry) {
    Reason reason = Reason.of(now.assembly().floor(), entry);
    return reason == Reason.IN_ORDER ? null : reason.wireName();
  }

  /** What else the person waits with than a contribution. */
  private static @Nullable List<Object> asides(World now, PersonId person) {
    Floor floor = now.assembly().floor();
    List<Object> asides =
        floor.allOf(person).stream()
            .filter(id -> !id.equals(floor.waitingOf(person)))
            .<Object>map(EntryId::value)
            .toList();
    return asides.isEmpty() ? null : asides;
  }

  /** For which initiative the person speaks. */
  private static @Nullable String initiative(World now, PersonId person) {
    InitiativeId initiative = now.assembly().electorate().initiativeOf(person);
    return initiative == null ? null : initiative.value();
  }

  /** For how many others the person votes. */
  private static @Nullable Integer votesFor(World now, PersonId person) {
    int held = now.assembly().electorate().proxies().heldBy(person);
    return held == 0 ? null : held;
  }

  /** The proposals that the person is for, in their order. */
  private static @Nullable List<Object> supports(World now, PersonId person) {
    Proposals proposals = now.assembly().proposals();
    List<Object> supports =
        proposals.order().stream()
            .filter(id -> proposals.supporters(proposals.get(id)).contains(person))
            .<Object>map(ProposalId::value)
            .toList();
    return supports.isEmpty() ? null : supports;
  }

  static @Nullable List<Object> roles(Person person) {
    List<Object> roles =
        person.roles().stream().map(Role::wireName).sorted().<Object>map(role -> role).toList();
    return roles.isEmpty() ? null : roles;
  }

  /**
   * Whose own view an event may change.
   *
   * @param before the state in which it happened
   */
  public static List<PersonId> touchedBy(Event event, Assembly before) {
    return switch (event) {
      case PeopleEvent.NameChanged e -> List.of(e.person());
      case PeopleEvent.NamesChecked e -> e.people();
      case PeopleEvent.NameHidden e -> List.of(e.person());
      case PeopleEvent.PeopleMerged e -> List.of(e.person(), e.into());
      case PeopleEvent.RoleTaken e -> List.of(e.person());
      case PeopleEvent.RoleLeft e -> List.of(e.person());
      case FloorEvent.EntryMade e -> List.of(e.person());
      case FloorEvent.EntryWithdrawn e -> waiting(List.of(e.entry()), before);
      case FloorEvent.EntryStruck e -> waiting(List.of(e.entry()), before);
      case FloorEvent.SpeakerCalled e -> {
        List<EntryId> entries =
            new ArrayList<>(
                before.floor().queue().subList(0, Math.min(3, before.floor().queue().size())));
        entries.add(e.entry());
        entries.addAll(e.next() == null ? List.of() : e.next());
        yield waiting(entries, before);
      }
      case FloorEvent.EntryMoved e -> waiting(List.of(e.entry()), before);
      case FloorEvent.QueueArranged e -> waiting(e.order(), before);
      case FloorEvent.FloorRulesSet e -> waiting(before.floor().queue(), before);
      case PeopleEvent.GroupDeclared e -> List.of(e.person());
      case PeopleEvent.SeldomHeardMarked e -> List.of(e.person());
      case FloorEvent.FloorYielded e -> speaking(before);
      case FloorEvent.DebateEnded e -> waiting(e.struck(), before);
      case FloorEvent.CalledToOrder e -> List.of(e.person());
      case FloorEvent.OrderCallLifted e -> List.of(e.person());
      case ElectorateEvent.ElectorateSet e -> List.copyOf(before.people().byId().keySet());
      case ElectorateEvent.VotesGranted e -> e.people();
      case ElectorateEvent.VoteWithdrawn e -> withHolder(e.person(), before);
      case ElectorateEvent.DelegateNamed e -> List.of(e.person());
      case ElectorateEvent.DelegateDismissed e -> List.of(e.person());
      case ElectorateEvent.InitiativeRemoved e ->
          List.copyOf(before.electorate().delegates().keySet());
      case ElectorateEvent.ProxiesAllowed e ->
          List.copyOf(before.electorate().proxies().holderOf().values());
      case ElectorateEvent.ProxyGiven e -> List.of(e.person(), e.holder());
      case ElectorateEvent.ProxyEnded e -> withHolder(e.person(), before);
      case ProposalEvent.ProposalSupported e -> List.of(e.person());
      case ProposalEvent.SupportWithdrawn e -> List.of(e.person());
      case ProposalEvent.ProposalMerged e -> supporters(e.proposal(), before);
      case ProposalEvent.ProposalReadmitted e -> supporters(e.proposal(), before);
      case FloorEvent.MotionObjected e ->
          e.person() == null
              ? speaking(before)
              : with(before.floor().speech(), List.of(e.person()));
      case FloorEvent.SpeakerAbsent e -> speaking(before);
      case FloorEvent.SpeechEnded e -> speaking(before);
      case AgendaEvent.ItemClosed e -> waiting(e.struck(), before);
      case AssemblyEvent.AssemblyEnded e -> waiting(before.floor().queue(), before);
      case FloorEvent.EntryRestored e -> concerned(e.step(), before);
      case FloorEvent.CallTakenBack e -> concerned(e.step(), before);
      case FloorEvent.SpeechTakenUp e -> concerned(e.step(), before);
      case FloorEvent.AbsenceTakenBack e -> concerned(e.step(), before);
      case AgendaEvent.ItemTakenBack e -> concerned(e.step(), before);
      default -> List.of();
    };
  }

  private static List<PersonId> withHolder(PersonId person, Assembly before) {
    PersonId holder = before.electorate().proxies().holderOf().get(person);
    return holder == null ? List.of(person) : List.of(person, holder);
  }

  private static List<PersonId> supporters(ProposalId proposal, Assembly before) {
    Proposals proposals = before.proposals();
    return List.copyOf(proposals.supporters(proposals.get(proposal)));
  }

  /** Those whose place or speech a step has taken, and now has back. */
  private static List<PersonId> concerned(int number, Assembly before) {
    Step step = before.steps().find(number);
    if (step == null) {
      return List.of();
    }
    return switch (step.act()) {
      case Step.Called s -> with(s.before(), List.of(s.person()));
      case Step.Ended s -> with(s.speech(), List.of());
      case Step.Struck s -> List.of(s.entry().person());
      case Step.Absent s -> with(s.speech(), List.of());
      case Step.Closed s -> with(s.floor().speech(), waitingIn(s.floor()));
      case Step.Started s -> {
        Floor then = s.left() == null ? s.floor() : s.left().floor();
        yield with(then.speech(), waitingIn(then));
      }
      default -> List.of();
    };
  }

  private static List<PersonId> waitingIn(Floor floor) {
    return floor.entries().values().stream().map(Entry::person).toList();
  }

  private static List<PersonId> with(@Nullable Speech speech, List<PersonId> others) {
    List<PersonId> people = new ArrayList<>(others);
    if (speech != null) {
      people.add(speech.entry().person());
    }
    return people;
  }

  private static boolean speaks(World now, PersonId id) {
    return speaking(now.assembly()).contains(id);
  }

  private static List<PersonId> speaking(Assembly assembly) {
    Speech speech = assembly.floor().speech();
    return speech == null ? List.of() : List.of(speech.entry().person());
  }

  private static List<PersonId> waiting(List<EntryId> entries, Assembly before) {
    return entries.stream()
        .map(before.floor()::find)
        .filter(Objects::nonNull)
        .map(Entry::person)
        .toList();
  }

  /** In a secret decision only that there is one. */
  private static Map<String, Object> ballot(World now, OwnBallot ballot) {
    Decision decision = now.assembly().decisions().find(new DecisionId(ballot.decision()));
    boolean isSecret = decision != null && decision.isSecret();
    return node()
        .with("decision", ballot.decision())
        .with("choice", isSecret ? null : ballot.choice())
        .with("change", ballot.change())
        .made();
  }
}
