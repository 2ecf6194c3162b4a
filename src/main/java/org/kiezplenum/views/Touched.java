package org.kiezplenum.views;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;

/** Whose own view an event may change. */
public final class Touched {
  private Touched() {}

  /**
   * Everybody whose own view may be another after it.
   *
   * @param before the state in which it happens
   */
  public static List<PersonId> by(Event event, Assembly before) {
    return switch (event) {
      case AssemblyEvent e -> by(e, before);
      case PeopleEvent e -> by(e);
      case ElectorateEvent e -> by(e, before);
      case AgendaEvent e -> by(e, before);
      case FloorEvent e -> by(e, before);
      case ProposalEvent e -> by(e, before);
      case VotingEvent e -> by(e, before);
      // About the room, not about somebody.
      case InterludeEvent _, NoteEvent _, SignalEvent _ -> List.of();
    };
  }

  private static List<PersonId> by(AssemblyEvent event, Assembly before) {
    return switch (event) {
      case AssemblyEvent.AssemblyEnded e -> waiting(before.floor().queue(), before);
      case AssemblyEvent.AssemblyCreated _,
          AssemblyEvent.AssemblyChanged _,
          AssemblyEvent.AssemblyOpened _,
          AssemblyEvent.AssemblyReopened _,
          AssemblyEvent.MinutesPublished _,
          AssemblyEvent.MinutesWithdrawn _,
          AssemblyEvent.PresenceStated _,
          AssemblyEvent.WallSet _,
          AssemblyEvent.NextAnnounced _,
          AssemblyEvent.RecordDescribed _ ->
          List.of();
    };
  }

  private static List<PersonId> by(PeopleEvent event) {
    return switch (event) {
      case PeopleEvent.NameChanged e -> List.of(e.person());
      case PeopleEvent.NamesChecked e -> e.people();
      case PeopleEvent.NameHidden e -> List.of(e.person());
      case PeopleEvent.PeopleMerged e -> List.of(e.person(), e.into());
      case PeopleEvent.RoleTaken e -> List.of(e.person());
      case PeopleEvent.RoleLeft e -> List.of(e.person());
      case PeopleEvent.GroupDeclared e -> List.of(e.person());
      case PeopleEvent.SeldomHeardMarked e -> List.of(e.person());
      case PeopleEvent.PersonJoined _, PeopleEvent.PersonEntered _, PeopleEvent.NamesRuleSet _ ->
          List.of();
    };
  }

  private static List<PersonId> by(ElectorateEvent event, Assembly before) {
    return switch (event) {
      case ElectorateEvent.ElectorateSet e -> List.copyOf(before.people().byId().keySet());
      case ElectorateEvent.VotesGranted e -> e.people();
      case ElectorateEvent.VoteWithdrawn e -> withHolder(e.person(), before);
      case ElectorateEvent.DelegateNamed e -> withHolder(e.person(), before);
      case ElectorateEvent.DelegateDismissed e -> withHolder(e.person(), before);
      case ElectorateEvent.InitiativeRemoved e ->
          before.electorate().delegates().keySet().stream()
              .flatMap(person -> withHolder(person, before).stream())
              .toList();
      case ElectorateEvent.ProxiesAllowed e ->
          List.copyOf(before.electorate().proxies().holderOf().values());
      case ElectorateEvent.ProxyGiven e -> List.of(e.person(), e.holder());
      case ElectorateEvent.ProxyEnded e -> withHolder(e.person(), before);
      case ElectorateEvent.InitiativeAdded _ -> List.of();
    };
  }

  private static List<PersonId> by(AgendaEvent event, Assembly before) {
    return switch (event) {
      case AgendaEvent.ItemClosed e -> waiting(e.struck(), before);
      case AgendaEvent.ItemTakenBack e -> concerned(e.step(), before);
      case AgendaEvent.ItemAdded _,
          AgendaEvent.ItemChanged _,
          AgendaEvent.ItemMoved _,
          AgendaEvent.ItemRemoved _,
          AgendaEvent.ItemStarted _,
          AgendaEvent.ItemReopened _ ->
          List.of();
    };
  }

  private static List<PersonId> by(FloorEvent event, Assembly before) {
    return switch (event) {
      case FloorEvent.EntryMade e -> List.of(e.person());
      case FloorEvent.EntryWithdrawn e -> waiting(List.of(e.entry()), before);
      case FloorEvent.EntryStruck e -> waiting(List.of(e.entry()), before);
      case FloorEvent.SpeakerCalled e -> {
        List<EntryId> entries = new ArrayList<>(before.floor().queue().stream().limit(3).toList());
        entries.add(e.entry());
        entries.addAll(e.next() == null ? List.of() : e.next());
        yield waiting(entries, before);
      }
      case FloorEvent.EntryMoved e -> waiting(List.of(e.entry()), before);
      case FloorEvent.QueueArranged e -> waiting(e.order(), before);
      case FloorEvent.FloorRulesSet e -> waiting(before.floor().queue(), before);
      case FloorEvent.FloorYielded e -> speaking(before);
      case FloorEvent.DebateEnded e -> waiting(e.struck(), before);
      case FloorEvent.CalledToOrder e -> withHolder(e.person(), before);
      case FloorEvent.OrderCallLifted e -> withHolder(e.person(), before);
      case FloorEvent.MotionObjected e ->
          e.person() == null
              ? speaking(before)
              : with(before.floor().speech(), List.of(e.person()));
      case FloorEvent.SpeakerAbsent e -> speaking(before);
      case FloorEvent.SpeechEnded e -> speaking(before);
      case FloorEvent.EntryRestored e -> concerned(e.step(), before);
      case FloorEvent.CallTakenBack e -> concerned(e.step(), before);
      case FloorEvent.SpeechTakenUp e -> concerned(e.step(), before);
      case FloorEvent.AbsenceTakenBack e -> concerned(e.step(), before);
      case FloorEvent.MotionSorted _,
          FloorEvent.MotionSettled _,
          FloorEvent.CalledToTopic _,
          FloorEvent.DebateAsked _,
          FloorEvent.SharesStated _,
          FloorEvent.ListClosing _,
          FloorEvent.ClockRestarted _,
          FloorEvent.SpeechExtended _,
          FloorEvent.SpeechPaused _,
          FloorEvent.SpeechResumed _,
          FloorEvent.ListClosed _,
          FloorEvent.ListOpened _,
          FloorEvent.ListTurnedOff _ ->
          List.of();
    };
  }

  private static List<PersonId> by(ProposalEvent event, Assembly before) {
    return switch (event) {
      case ProposalEvent.ProposalSupported e -> List.of(e.person());
      case ProposalEvent.SupportWithdrawn e -> List.of(e.person());
      case ProposalEvent.ProposalMerged e -> supporters(e.proposal(), before);
      case ProposalEvent.ProposalReadmitted e -> supporters(e.proposal(), before);
      case ProposalEvent.ProposalHandedIn _,
          ProposalEvent.ProposalChanged _,
          ProposalEvent.AmendmentHandedIn _,
          ProposalEvent.AmendmentTakenOver _,
          ProposalEvent.AmendmentWorkedIn _,
          ProposalEvent.AmendmentTakenOut _,
          ProposalEvent.AmendmentSettled _,
          ProposalEvent.AmendmentsArranged _,
          ProposalEvent.ProposalWithdrawn _,
          ProposalEvent.ProposalAdmitted _,
          ProposalEvent.ProposalDebated _,
          ProposalEvent.ProposalReferred _,
          ProposalEvent.ProposalAdjourned _,
          ProposalEvent.ProposalRemarked _,
          ProposalEvent.HandingInSet _,
          ProposalEvent.ProposalsCompeting _,
          ProposalEvent.ProposalParted _,
          ProposalEvent.ProposalSettled _ ->
          List.of();
    };
  }

  /** Those whose vote was left behind, or taken out, are told so while they can vote again. */
  private static List<PersonId> by(VotingEvent event, Assembly before) {
    return switch (event) {
      case VotingEvent.DecisionReopened e -> {
        Set<PersonId> dropped =
            new HashSet<>(before.decisions().get(e.decision()).history().dropped(before.people()));
        dropped.addAll(Objects.requireNonNullElse(e.people(), List.of()));
        yield List.copyOf(dropped);
      }
      case VotingEvent.RollAnswered e -> List.of(e.person());
      case VotingEvent.RollAnswerWithdrawn e -> List.of(e.person());
      case VotingEvent.DecisionClosed _, VotingEvent.PollClosed _, VotingEvent.DecisionEnded _ ->
          List.copyOf(OwnView.withoutVote(before));
      // About the room; whoever casts a ballot is told of it by the room.
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

  static List<PersonId> speaking(Assembly assembly) {
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
}
