package org.kiezplenum.assembly;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.agenda.Agenda;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Notes;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.FloorEvents;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.signals.Signals;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.assembly.voting.Decisions;

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
      case AssemblyEvent e -> happen(e);
      case InterludeEvent e -> interlude = after(e);
      case PeopleEvent e -> happen(e);
      case ElectorateEvent e -> electorate = electorate.after(e);
      case AgendaEvent e -> happen(e);
      case NoteEvent e -> notes = after(e);
      case FloorEvent e -> happen(e);
      case SignalEvent e -> signals = signals.after(e);
      case ProposalEvent e -> proposals = proposals.after(e, at);
      case VotingEvent e -> happen(e);
    }
  }

  private void happen(AssemblyEvent event) {
    switch (event) {
      case AssemblyEvent.AssemblyCreated e ->
          occasion = new Occasion(e.code(), e.title(), e.date(), e.time(), e.place());
      case AssemblyEvent.AssemblyChanged e -> occasion = before.what().after(e);
      case AssemblyEvent.AssemblyOpened _ ->
          phase = new Phase.Live(at, at + agenda.remainingMillis());
      case AssemblyEvent.AssemblyEnded _ -> {
        phase = phase.ended(at);
        floor = floor.end(List.copyOf(floor.queue()));
        interlude = new Interlude.None();
        signals = signals.ended();
        wall = wall.following();
      }
      case AssemblyEvent.AssemblyReopened _ -> phase = phase.reopened();
      case AssemblyEvent.MinutesPublished e -> {
        phase = phase.published(at, e.to() == null ? Readers.EVERYBODY : e.to());
        particulars = particulars.after(e);
      }
      case AssemblyEvent.MinutesWithdrawn _ -> phase = phase.withdrawn();
      case AssemblyEvent.PresenceStated e -> present = e.count();
      case AssemblyEvent.WallSet e -> wall = wall.after(e);
      case AssemblyEvent.NextAnnounced e -> particulars = particulars.after(e);
      case AssemblyEvent.RecordDescribed e -> particulars = particulars.after(e);
    }
  }

  private void happen(PeopleEvent event) {
    people = people.after(event);
    if (event instanceof PeopleEvent.PeopleMerged merged) {
      PersonId gone = merged.person();
      PersonId into = merged.into();
      electorate = electorate.merged(gone, into);
      floor = FloorEvents.after(floor, merged);
      interlude = interlude.merged(gone, into);
      proposals = proposals.merged(gone, into);
    }
  }

  private void happen(AgendaEvent event) {
    switch (event) {
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
    }
  }

  private void replan(Agenda now) {
    phase = phase.replanned(agenda, now, at);
    agenda = now;
  }

  private Notes after(NoteEvent event) {
    return switch (event) {
      case NoteEvent.NoteWritten e -> notes.after(e);
      case NoteEvent.NoteTaken e -> notes.after(e, at);
      case NoteEvent.NoteLeft e -> notes.after(e);
      case NoteEvent.NoteChanged e -> notes.after(e);
      case NoteEvent.NoteMoved e -> notes.after(e);
      case NoteEvent.NoteRemoved e -> notes.after(e);
      case NoteEvent.NoteRestored e -> {
        Step.NoteGone gone = (Step.NoteGone) step(e.step());
        yield notes.with(gone.note(), gone.place());
      }
    };
  }

  private Interlude after(InterludeEvent event) {
    return switch (event) {
      case InterludeEvent.BreakBegun e -> new Interlude.Break(e.until());
      case InterludeEvent.MurmuringBegun e -> new Interlude.Murmuring(e.until());
      case InterludeEvent.InterludeEnded _ -> new Interlude.None();
      case InterludeEvent.RoundBegun e -> Interlude.round(e.seats(), at);
      case InterludeEvent.RoundJoined e -> round().joinedBy(e.person());
      case InterludeEvent.RoundAdvanced e -> round().advanced(e.passed(), e.next(), at);
      case InterludeEvent.RoundSteppedBack e ->
          round().back(((Step.Advanced) step(e.step())).before(), at);
    };
  }

  private void happen(FloorEvent event) {
    if (event instanceof FloorEvent.SpeakerCalled called) {
      people = people.called(requireNonNull(floor.find(called.entry())).person());
      decisions = decisions.goingOn();
    }
    floor = FloorEvents.after(floor, event, before.steps(), at);
  }

  private void happen(VotingEvent event) {
    if (event instanceof VotingEvent.PollClosed closed
        && decisions.get(closed.decision()).isSecret()) {
      people = people.countedSecretly(closed.decision().value());
    }
    if (event instanceof VotingEvent.DecisionReopened reopened) {
      decisions = decisions.merged(reopened.decision(), people);
    }
    decisions = decisions.after(event);
    if (event instanceof VotingEvent.PollAnnounced announced) {
      decisions = decisions.speaking(announced.decision(), electorate.delegatesOf());
    }
    proposals = new ProposalVotes(proposals, decisions).after(event);
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
