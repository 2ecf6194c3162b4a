package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.signals.Signals;

/** Going through the agenda: at most one item is current, and leaving it ends what is under way. */
public final class ItemCommands {
  private ItemCommands() {}

  public static Decided startItem(Assembly assembly, Command.StartItem command, long at) {
    Item item = assembly.agenda().find(command.item());
    if (item == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    if (item.isDone()) {
      return refuse(Refusal.Code.ITEM_DONE);
    }
    Event begins = new AgendaEvent.ItemStarted(item.id(), assembly.floor().usual());
    return begin(assembly, item, begins, command.takesAlong(), at);
  }

  public static Decided reopenItem(Assembly assembly, Command.ReopenItem command, long at) {
    Item item = assembly.agenda().find(command.item());
    if (item == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    if (item.isPlanned()) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    Event begins = new AgendaEvent.ItemReopened(item.id(), assembly.floor().usual());
    return begin(assembly, item, begins, false, at);
  }

  public static Decided closeItem(Assembly assembly, Command.CloseItem command, long at) {
    if (assembly.agenda().find(command.item()) == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    if (!command.item().equals(assembly.agenda().current())) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    Refusal.Code pending = pending(assembly);
    if (pending != null) {
      return refuse(pending);
    }
    return accept(closing(assembly, command.takesAlong(), at));
  }

  /**
   * Why the current item cannot be left yet: a vote is to be announced, or a point of order that
   * was called to be settled or withdrawn, or nobody would learn what has become of it; or a round
   * goes on, and nobody would know whose turn it was.
   */
  public static Refusal.@Nullable Code pending(Assembly assembly) {
    if (assembly.isVoting()) {
      return Refusal.Code.VOTING_ALREADY;
    }
    if (assembly.floor().motion() != null) {
      return Refusal.Code.MOTION_FIRST;
    }
    return assembly.interlude() instanceof Interlude.Round ? Refusal.Code.ROUND_RUNS : null;
  }

  /**
   * What happens when the current item is left: a temperature check and the speech end, and those
   * waiting are struck unless they are taken along.
   */
  public static List<Event> closing(Assembly assembly, boolean takesAlong, long at) {
    List<Event> events = new ArrayList<>();
    Signals signals = assembly.signals();
    if (signals.asks()) {
      events.add(new SignalEvent.TemperatureEnded(signals.checks()));
    }
    ItemId current = assembly.agenda().current();
    if (current != null) {
      var speech = assembly.floor().speech();
      if (speech != null) {
        events.add(speech.ended(at));
      }
      List<EntryId> struck = takesAlong ? List.of() : List.copyOf(assembly.floor().queue());
      events.add(new AgendaEvent.ItemClosed(current, struck));
    }
    return events;
  }

  private static Decided begin(
      Assembly assembly, Item item, Event begins, boolean takesAlong, long at) {
    if (!assembly.isLive()) {
      return refuse(assembly.whyNotLive());
    }
    if (item.id().equals(assembly.agenda().current())) {
      return accept();
    }
    Refusal.Code pending = pending(assembly);
    if (pending != null) {
      return refuse(pending);
    }
    List<Event> events = closing(assembly, takesAlong, at);
    if (!(assembly.interlude() instanceof Interlude.None)) {
      events.add(new InterludeEvent.InterludeEnded());
    }
    events.add(begins);
    return accept(events);
  }
}
