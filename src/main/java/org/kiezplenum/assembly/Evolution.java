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
      case Event.AssemblyCreated e ->
          occasion = new Occasion(e.code(), e.title(), e.date(), e.time(), e.place());
      case Event.AssemblyChanged e -> occasion = before.what().after(e);
      case Event.AssemblyOpened e -> phase = new Phase.Live(at, at + agenda.remainingMillis());
      case Event.AssemblyEnded e -> {
        phase = phase.ended(at);
        floor = floor.end(List.copyOf(floor.queue()));
        interlude = new Interlude.None();
        wall = new Wall(Wall.Mode.FOLLOW, null, wall.messages());
      }
      case Event.AssemblyReopened e -> phase = phase.reopened();
      case Event.MinutesPublished e -> {
        phase = phase.published(at, e.to() == null ? Readers.EVERYBODY : e.to());
        particulars = particulars.after(e);
      }
      case Event.MinutesWithdrawn e -> phase = phase.withdrawn();
      case Event.PresenceStated e -> present = e.count();
      case Event.WallSet e -> wall = wall.after(e);
      case Event.NextAnnounced e -> particulars = particulars.after(e);
      case Event.RecordDescribed e -> particulars = particulars.after(e);
      case Event.PersonJoined e -> people = people.after(e);
      case Event.PersonEntered e -> people = people.after(e);
      case Event.NameChanged e -> people = people.after(e);
      case Event.NamesChecked e -> people = people.after(e);
      case Event.NameHidden e -> people = people.after(e);
      case Event.NamesRuleSet e -> people = people.after(e);
      case Event.PeopleMerged e -> {
        people = people.after(e);
        electorate = electorate.after(e);
        floor = FloorEvents.after(floor, e);
        interlude = interlude.merged(e.person(), e.into());
        proposals = proposals.merged(e.person(), e.into());
      }
      // Said for everybody to read; the count stays.
      case Event.TwoBallotsCounted e -> {}
      case Event.OfElectorate e -> electorate = electorate.after(e);
      case Event.RoleTaken e -> people = people.after(e);
      case Event.GroupDeclared e -> people = people.after(e);
      case Event.SeldomHeardMarked e -> people = people.after(e);
      case Event.RoleLeft e -> people = people.after(e);
      case Event.ItemAdded e -> replan(agenda.after(e));
      case Event.ItemChanged e -> replan(agenda.after(e));
      case Event.ItemMoved e -> agenda = agenda.after(e);
      case Event.ItemRemoved e -> {
        replan(agenda.after(e));
        notes = notes.after(e);
      }
      case Event.ItemStarted e -> begin(e.item(), e.rules());
      case Event.ItemReopened e -> begin(e.item(), e.rules());
      case Event.ItemClosed e -> {
        agenda = agenda.after(e, at);
        floor = floor.end(e.struck());
        decisions = decisions.goingOn();
      }
      case Event.ItemTakenBack e -> takeBack(step(e.step()));
      default -> write(event);
    }
  }

  private void replan(Agenda now) {
    phase = phase.replanned(agenda, now, at);
    agenda = now;
  }

  private void write(Event event) {
    switch (event) {
      case Event.NoteWritten e -> notes = notes.after(e);
      case Event.NoteTaken e -> notes = notes.after(e, at);
      case Event.NoteLeft e -> notes = notes.after(e);
      case Event.NoteChanged e -> notes = notes.after(e);
      case Event.NoteMoved e -> notes = notes.after(e);
      case Event.NoteRemoved e -> notes = notes.after(e);
      case Event.NoteRestored e -> {
        Step.NoteGone gone = (Step.NoteGone) step(e.step());
        notes = notes.with(gone.note(), gone.place());
      }
      case Event.BreakBegun e -> interlude = new Interlude.Break(e.until());
      case Event.MurmuringBegun e -> interlude = new Interlude.Murmuring(e.until());
      case Event.InterludeEnded e -> interlude = new Interlude.None();
      case Event.RoundBegun e -> interlude = Interlude.round(e.seats(), at);
      case Event.RoundJoined e -> interlude = round().joinedBy(e.person());
      case Event.RoundAdvanced e -> interlude = round().advanced(e.passed(), at);
      case Event.RoundSteppedBack e ->
          interlude = round().back(((Step.Advanced) step(e.step())).before(), at);
      default -> speak(event);
    }
  }

  private void speak(Event event) {
    switch (event) {
      case Event.EntryMade e -> floor = FloorEvents.after(floor, e);
      case Event.EntryWithdrawn e -> floor = floor.without(e.entry());
      case Event.EntryStruck e -> floor = floor.without(e.entry());
      case Event.EntryRestored e -> {
        Step.Struck struck = (Step.Struck) step(e.step());
        floor = floor.waitingAt(struck.place(), struck.entry());
      }
      case Event.EntryMoved e -> floor = floor.after(e);
      case Event.SpeakerCalled e -> {
        people = people.called(requireNonNull(floor.find(e.entry())).person());
        floor = FloorEvents.after(floor, e, at);
        decisions = decisions.goingOn();
      }
      case Event.CallTakenBack e -> {
        Step.Called called = (Step.Called) step(e.step());
        floor = FloorEvents.after(floor, e, goingOn(called.before()));
      }
      case Event.ClockRestarted e -> floor = floor.restarted(at);
      case Event.SpeechExtended e -> floor = floor.after(e);
      case Event.SpeechPaused e -> floor = floor.after(e);
      case Event.SpeechResumed e -> floor = floor.after(e, at);
      case Event.SpeechEnded e -> floor = FloorEvents.after(floor, e);
      case Event.FloorYielded e -> floor = floor.unsaid(e.entry()).silent();
      case Event.SpeechTakenUp e ->
          floor = floor.goingOn(goingOn(((Step.Ended) step(e.step())).speech()));
      case Event.SpeakerAbsent e -> floor = FloorEvents.after(floor, e);
      case Event.AbsenceTakenBack e -> {
        Step.Absent absent = (Step.Absent) step(e.step());
        floor = absent.struck() ? floor : floor.without(e.entry());
        floor = floor.said(absent.speech()).speaking(goingOn(absent.speech()));
      }
      case Event.MotionSorted e -> floor = FloorEvents.after(floor, e);
      case Event.MotionObjected e -> floor = FloorEvents.after(floor, e, at);
      case Event.MotionSettled e -> floor = floor.settled();
      case Event.ListClosed e -> floor = floor.listed(SpeakersList.CLOSED);
      case Event.ListClosing e -> floor = floor.closingAt(e.until());
      case Event.QueueArranged e -> floor = floor.ordered(e.order());
      case Event.FloorRulesSet e -> floor = FloorEvents.after(floor, e);
      case Event.CalledToTopic e -> floor = FloorEvents.after(floor, e);
      case Event.CalledToOrder e -> floor = FloorEvents.after(floor, e);
      case Event.OrderCallLifted e -> floor = FloorEvents.after(floor, e);
      case Event.DebateAsked e -> floor = floor.answered();
      // Said for the minutes; nothing goes by it.
      case Event.SharesStated e -> {}
      case Event.DebateEnded e -> floor = FloorEvents.after(floor, e);
      case Event.ListOpened e -> floor = floor.listed(SpeakersList.OPEN);
      case Event.ListTurnedOff e -> floor = floor.listed(SpeakersList.OFF);
      case Event.OfDecisions e -> decide(e);
      case Event.OfProposals e -> decide(e);
      default -> signals = signals.after(event);
    }
  }

  private void decide(Event event) {
    if (event instanceof Event.PollClosed closed && decisions.get(closed.decision()).isSecret()) {
      people = people.countedSecretly(closed.decision());
    }
    decisions = decisions.after(event);
    if (event instanceof Event.PollAnnounced announced) {
      decisions = decisions.speaking(announced.decision(), electorate.delegatesOf());
    }
    proposals = proposals.after(event, decisions, at);
    if (event instanceof Event.DecisionSeen seen && !seen.item().equals(agenda.current())) {
      decisions = decisions.goingOn();
    }
  }

  private void begin(ItemId item, FloorRules rules) {
    agenda = agenda.begin(item, at);
    floor =
        floor.begin(
            item, rules, agenda.get(item).withoutList() ? SpeakersList.OFF : SpeakersList.OPEN);
    decisions = decisions.goingOn();
    wall =
        wall.mode() == Wall.Mode.BLACK ? wall : new Wall(Wall.Mode.FOLLOW, null, wall.messages());
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
