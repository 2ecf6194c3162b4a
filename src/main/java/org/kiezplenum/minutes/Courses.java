package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Interlude;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.agenda.ItemId;

/** When items began and ended, and what interrupted them. */
final class Courses {
  /** Begun and at once taken back: that was a slip, and no break. */
  private static final long SLIP_MILLIS = 60_000;

  private final Map<ItemId, List<ItemRecord.Time>> times = new HashMap<>();
  private final Map<ItemId, List<InterludeRecord>> within = new HashMap<>();
  private final List<InterludeRecord> between = new ArrayList<>();
  private @Nullable InterludeRecord begun;
  private @Nullable ItemId begunOn;

  void remember(Event event, Assembly before, long at) {
    switch (event) {
      case AgendaEvent.ItemStarted e -> begin(e.item(), at);
      case AgendaEvent.ItemReopened e -> begin(e.item(), at);
      case AgendaEvent.ItemClosed e -> end(e.item(), at);
      case AgendaEvent.ItemTakenBack e -> {
        Step step = before.steps().find(e.step());
        takeBack(step == null ? null : step.act());
      }
      case InterludeEvent.BreakBegun e -> interrupt("break", before, at);
      case InterludeEvent.MurmuringBegun e -> interrupt("murmur", before, at);
      case InterludeEvent.RoundBegun e -> interrupt("round", before, at);
      case InterludeEvent.InterludeEnded e -> goOn(before, at);
      case AssemblyEvent.AssemblyEnded e -> goOn(before, at);
      case AssemblyEvent.AssemblyCreated _,
          AssemblyEvent.AssemblyChanged _,
          AssemblyEvent.AssemblyOpened _,
          AssemblyEvent.AssemblyReopened _,
          AssemblyEvent.MinutesPublished _,
          AssemblyEvent.MinutesWithdrawn _,
          AssemblyEvent.PresenceStated _,
          AssemblyEvent.WallSet _,
          AssemblyEvent.NextAnnounced _,
          AssemblyEvent.RecordDescribed _ -> {}
      case InterludeEvent.RoundJoined _,
          InterludeEvent.RoundAdvanced _,
          InterludeEvent.RoundSteppedBack _ -> {}
      case AgendaEvent.ItemAdded _,
          AgendaEvent.ItemChanged _,
          AgendaEvent.ItemMoved _,
          AgendaEvent.ItemRemoved _ -> {}
      case PeopleEvent _,
          ElectorateEvent _,
          NoteEvent _,
          FloorEvent _,
          SignalEvent _,
          ProposalEvent _,
          VotingEvent _ -> {}
    }
  }

  private List<ItemRecord.Time> of(ItemId item) {
    return times.computeIfAbsent(item, none -> new ArrayList<>());
  }

  private void begin(ItemId item, long at) {
    of(item).add(new ItemRecord.Time(at, null));
  }

  private void end(ItemId item, @Nullable Long at) {
    List<ItemRecord.Time> all = of(item);
    if (!all.isEmpty()) {
      all.set(all.size() - 1, new ItemRecord.Time(all.getLast().from(), at));
    }
  }

  /** The item goes on as if nothing had been. */
  private void takeBack(Step.@Nullable Act act) {
    Step.Closed left = act instanceof Step.Closed closed ? closed : null;
    if (act instanceof Step.Started started) {
      if (!of(started.item()).isEmpty()) {
        of(started.item()).removeLast();
      }
      left = started.left();
    }
    if (left != null) {
      end(left.item(), null);
    }
  }

  private void interrupt(String kind, Assembly before, long at) {
    begun = new InterludeRecord(kind, at, null, null);
    begunOn = before.agenda().current();
  }

  private void goOn(Assembly before, long at) {
    InterludeRecord open = begun;
    begun = null;
    if (open == null) {
      return;
    }
    Integer heard = before.interlude() instanceof Interlude.Round round ? round.heard() : null;
    boolean slip = at - open.from() < SLIP_MILLIS && (heard == null || heard <= 1);
    if (!slip) {
      keep(new InterludeRecord(open.kind(), open.from(), at, heard));
    }
  }

  private void keep(InterludeRecord interlude) {
    ItemId item = begunOn;
    List<InterludeRecord> all =
        item == null ? between : within.computeIfAbsent(item, none -> new ArrayList<>());
    all.add(interlude);
  }

  List<ItemRecord.Time> times(ItemId item) {
    return List.copyOf(times.getOrDefault(item, List.of()));
  }

  List<InterludeRecord> within(ItemId item) {
    return List.copyOf(within.getOrDefault(item, List.of()));
  }

  /** Those that began while no item was dealt with. */
  List<InterludeRecord> between() {
    return List.copyOf(between);
  }
}
