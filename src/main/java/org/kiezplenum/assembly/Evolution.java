package org.kiezplenum.assembly;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Agenda;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Notes;
import org.kiezplenum.assembly.decisions.Decisions;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.FloorEvents;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.signals.Signals;

/** How an assembly changes by an event: the parts it touches are replaced, all others stay. */
final class Evolution {
  private final Assembly before;
  private final long at;

  private @Nullable Occasion occasion;
  private Phase phase;
  private @Nullable Integer present;
  private People people;
  private Electorate electorate;
  private Agenda agenda;
  private Notes notes;
  private Floor floor;
  private Interlude interlude;
  private Proposals proposals;
  private Decisions decisions;
  private Wall wall;
  private Signals signals;
  private Particulars particulars;

  private Evolution(Assembly before, long at) {
    this.before = before;
    this.at = at;
    occasion = before.occasion();
    phase = before.phase();
    present = before.present();
    people = before.people();
    electorate = before.electorate();
    agenda = before.agenda();
    notes = before.notes();
    floor = before.floor();
    interlude = before.interlude();
    proposals = before.proposals();
    decisions = before.decisions();
    wall = before.wall();
    signals = before.signals();
    particulars = before.particulars();
  }

  static Assembly of(Assembly before, Event event, long at, String by) {
    Evolution evolution = new Evolution(before, at);
    evolution.happen(event);
    return evolution.made(before.steps().after(event, before, at, by));
  }

  private Assembly made(Steps steps) {
    return new Assembly(
        occasion,
        phase,
        present,
        people,
        electorate,
        agenda,
        notes,
        floor,
        interlude,
        proposals,
        decisions,
        wall,
        signals,
        particulars,
        steps);
  }

  private void happen(Event event) {
    switch (event) {
      case AssemblyEvent.AssemblyCreated e ->
          occasion = new Occasion(e.code(), e.title(), e.date(), e.time(), e.place());
      case AssemblyEvent.AssemblyChanged e -> occasion = before.what().after(e);
      case AssemblyEvent.AssemblyOpened e ->
          phase = new Phase.Live(at, at + agenda.remainingMillis());
      case AssemblyEvent.AssemblyEnded e -> {
        phase = phase.ended(at);
        floor = floor.end(List.copyOf(floor.queue()));
        interlude = new Interlude.None();
        wall = wall.following();
      }
      case AssemblyEvent.AssemblyReopened e -> phase = phase.reopened();
      case AssemblyEvent.MinutesPublished e -> {
        phase = phase.published(at, e.to() == null ? Readers.EVERYBODY : e.to());
        particulars = particulars.after(e);
      }
      case AssemblyEvent.MinutesWithdrawn e -> phase = phase.withdrawn();
      case AssemblyEvent.PresenceStated e -> present = e.count();
      case AssemblyEvent.WallSet e -> wall = wall.after(e);
      case AssemblyEvent.NextAnnounced e -> particulars = particulars.after(e);
      case AssemblyEvent.RecordDescribed e -> particulars = particulars.after(e);
      case PeopleEvent.PersonJoined e -> people = people.after(e);
      case PeopleEvent.PersonEntered e -> people = people.after(e);
      case PeopleEvent.NameChanged e -> people = people.after(e);
      case PeopleEvent.NamesChecked e -> people = people.after(e);
      case PeopleEvent.NameHidden e -> people = people.after(e);
      case PeopleEvent.NamesRuleSet e -> people = people.after(e);
      case PeopleEvent.PeopleMerged e -> {
        people = people.after(e);
        electorate = electorate.after(e);
        floor = FloorEvents.after(floor, e);
        interlude = interlude.merged(e.person(), e.into());
        proposals = proposals.merged(e.person(), e.into());
      }
      // Said for everybody to read; the count stays.
      case VotingEvent.TwoBallotsCounted e -> {}
      case ElectorateEvent e -> electorate = electorate.after(e);
      case PeopleEvent.RoleTaken e -> people = people.after(e);
      case PeopleEvent.GroupDeclared e -> people = people.after(e);
      case PeopleEvent.SeldomHeardMarked e -> people = people.after(e);
      case PeopleEvent.RoleLeft e -> people = people.after(e);
      case AgendaEvent.ItemAdded e -> replan(agenda.after(e));
      case AgendaEvent.ItemChanged e -> replan(agenda.after(e));
      case AgendaEvent.ItemMoved e -> agenda = agenda.after(e);
      case AgendaEvent.ItemRemoved e -> {
        replan(agenda.after(e));
        notes = notes.after(e);
      }
      case AgendaEvent.ItemStarted e -> begin(e.item(), e.rules());
      case AgendaEvent.ItemReopened e -> begin(e.item(), e.rules());
      case AgendaEvent.ItemClosed e -> {
        agenda = agenda.after(e, at);
        floor = floor.end(e.struck());
        decisions = decisions.goingOn();
      }
      case AgendaEvent.ItemTakenBack e -> takeBack(step(e.step()));
      default -> write(event);
    }
  }

  private void replan(Agenda now) {
    phase = phase.replanned(agenda, now, at);
    agenda = now;
  }

  private void write(Event event) {
    switch (event) {
      case NoteEvent.NoteWritten e -> notes = notes.after(e);
      case NoteEvent.NoteTaken e -> notes = notes.after(e, at);
      case NoteEvent.NoteLeft e -> notes = notes.after(e);
      case NoteEvent.NoteChanged e -> notes = notes.after(e);
      case NoteEvent.NoteMoved e -> notes = notes.after(e);
      case NoteEvent.NoteRemoved e -> notes = notes.after(e);
      case NoteEvent.NoteRestored e -> {
        Step.NoteGone gone = (Step.NoteGone) step(e.step());
        notes = notes.with(gone.note(), gone.place());
      }
      case InterludeEvent.BreakBegun e -> interlude = new Interlude.Break(e.until());
      case InterludeEvent.MurmuringBegun e -> interlude = new Interlude.Murmuring(e.until());
      case InterludeEvent.InterludeEnded e -> interlude = new Interlude.None();
      case InterludeEvent.RoundBegun e -> interlude = Interlude.round(e.seats(), at);
      case InterludeEvent.RoundJoined e -> interlude = round().joinedBy(e.person());
      case InterludeEvent.RoundAdvanced e -> interlude = round().advanced(e.passed(), at);
      case InterludeEvent.RoundSteppedBack e ->
          interlude = round().back(((Step.Advanced) step(e.step())).before(), at);
      default -> speak(event);
    }
  }

  private void speak(Event event) {
    switch (event) {
      case FloorEvent.EntryMade e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.EntryWithdrawn e -> floor = floor.without(e.entry());
      case FloorEvent.EntryStruck e -> floor = floor.without(e.entry());
      case FloorEvent.EntryRestored e -> {
        Step.Struck struck = (Step.Struck) step(e.step());
        floor = floor.waitingAt(struck.place(), struck.entry());
      }
      case FloorEvent.EntryMoved e -> floor = floor.after(e);
      case FloorEvent.SpeakerCalled e -> {
        people = people.called(requireNonNull(floor.find(e.entry())).person());
        floor = FloorEvents.after(floor, e, at);
        decisions = decisions.goingOn();
      }
      case FloorEvent.CallTakenBack e -> {
        Step.Called called = (Step.Called) step(e.step());
        floor = FloorEvents.after(floor, e, goingOn(called.before()));
      }
      case FloorEvent.ClockRestarted e -> floor = floor.restarted(at);
      case FloorEvent.SpeechExtended e -> floor = floor.after(e);
      case FloorEvent.SpeechPaused e -> floor = floor.after(e);
      case FloorEvent.SpeechResumed e -> floor = floor.after(e, at);
      case FloorEvent.SpeechEnded e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.FloorYielded e -> floor = floor.unsaid(e.entry()).silent();
      case FloorEvent.SpeechTakenUp e ->
          floor = floor.goingOn(goingOn(((Step.Ended) step(e.step())).speech()));
      case FloorEvent.SpeakerAbsent e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.AbsenceTakenBack e -> {
        Step.Absent absent = (Step.Absent) step(e.step());
        floor = absent.struck() ? floor : floor.without(e.entry());
        floor = floor.said(absent.speech()).speaking(goingOn(absent.speech()));
      }
      case FloorEvent.MotionSorted e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.MotionObjected e -> floor = FloorEvents.after(floor, e, at);
      case FloorEvent.MotionSettled e -> floor = floor.settled();
      case FloorEvent.ListClosed e -> floor = floor.listed(SpeakersList.CLOSED);
      case FloorEvent.ListClosing e -> floor = floor.closingAt(e.until());
      case FloorEvent.QueueArranged e -> floor = floor.ordered(e.order());
      case FloorEvent.FloorRulesSet e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.CalledToTopic e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.CalledToOrder e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.OrderCallLifted e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.DebateAsked e -> floor = floor.answered();
      // Said for the minutes; nothing goes by it.
      case FloorEvent.SharesStated e -> {}
      case FloorEvent.DebateEnded e -> floor = FloorEvents.after(floor, e);
      case FloorEvent.ListOpened e -> floor = floor.listed(SpeakersList.OPEN);
      case FloorEvent.ListTurnedOff e -> floor = floor.listed(SpeakersList.OFF);
      case VotingEvent e -> decide(e);
      case ProposalEvent e -> decide(e);
      default -> signals = signals.after(event);
    }
  }

  private void decide(Event event) {
    if (event instanceof VotingEvent.PollClosed closed
        && decisions.get(closed.decision()).isSecret()) {
      people = people.countedSecretly(closed.decision());
    }
    decisions = decisions.after(event);
    if (event instanceof VotingEvent.PollAnnounced announced) {
      decisions = decisions.speaking(announced.decision(), electorate.delegatesOf());
    }
    proposals = proposals.after(event, decisions, at);
    if (event instanceof VotingEvent.DecisionSeen seen && !seen.item().equals(agenda.current())) {
      decisions = decisions.goingOn();
    }
  }

  private void begin(ItemId item, FloorRules rules) {
    agenda = agenda.begin(item, at);
    floor =
        floor.begin(
            item, rules, agenda.get(item).withoutList() ? SpeakersList.OFF : SpeakersList.OPEN);
    decisions = decisions.goingOn();
    wall = wall.mode() == Wall.Mode.BLACK ? wall : wall.following();
  }

  /** The items stand as they stood, and so does the list; who was speaking goes on. */
  private void takeBack(Step.Act act) {
    Step.Closed left = null;
    Floor then = before.floor();
    if (act instanceof Step.Started started) {
      agenda = agenda.standing(started.item(), started.before()).pointingAt(null);
      then = started.floor();
      left = started.left();
    } else if (act instanceof Step.Closed closed) {
      left = closed;
    }
    if (left != null) {
      agenda = agenda.standing(left.item(), left.before()).pointingAt(left.item());
      then = left.floor();
    }
    floor = then.goingOn(goingOn(then.speech()));
    decisions = decisions.goingOn();
  }

  private @Nullable Speech goingOn(@Nullable Speech speech) {
    return speech == null ? null : speech.goingOn(at);
  }

  private Interlude.Round round() {
    return (Interlude.Round) interlude;
  }

  private Step.Act step(int number) {
    return before.steps().get(number).act();
  }
}
