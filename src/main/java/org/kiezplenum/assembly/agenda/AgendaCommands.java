package org.kiezplenum.assembly.agenda;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Interlude;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.speech.CallCommands;

/** Planning the agenda, and going through it: at most one item is current. */
public final class AgendaCommands {
  private AgendaCommands() {}

  public static Decided addItem(Assembly assembly, Command.AddItem command) {
    Agenda agenda = assembly.agenda();
    if (agenda.order().size() >= Agenda.MOST_ITEMS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Agenda.MOST_ITEMS));
    }
    Decided refused = refusedShape(command.title(), command.minutes());
    if (refused != null) {
      return refused;
    }
    ItemId item = ItemId.of(agenda.last() + 1);
    WordRef title = command.title().as(item + "/title", 1);
    Boolean withoutList = command.withoutList() ? true : null;
    return accept(new AgendaEvent.ItemAdded(item, title, command.minutes(), withoutList))
        .saying(title, command.title())
        .making(item);
  }

  public static Decided changeItem(Assembly assembly, Command.ChangeItem command) {
    Item item = assembly.agenda().find(command.item());
    if (item == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    Decided refused = refusedShape(command.title(), command.minutes());
    if (refused != null) {
      return refused;
    }
    Wording wording = command.title();
    if (wording == null && command.minutes() == null && command.withoutList() == null) {
      return accept();
    }
    WordRef title =
        wording == null ? null : wording.as(item.id() + "/title", item.title().version() + 1);
    Decided.Accepted accepted =
        accept(
            new AgendaEvent.ItemChanged(
                item.id(), title, command.minutes(), command.withoutList()));
    return title == null || wording == null ? accepted : accepted.saying(title, wording);
  }

  public static Decided moveItem(Assembly assembly, Command.MoveItem command) {
    Agenda agenda = assembly.agenda();
    if (agenda.find(command.item()) == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    int last = agenda.order().size() - 1;
    if (command.to() < 0 || command.to() > last) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", last));
    }
    return agenda.order().indexOf(command.item()) == command.to()
        ? accept()
        : accept(new AgendaEvent.ItemMoved(command.item(), command.to()));
  }

  /**
   * Only what was never dealt with can be taken off; all else belongs to the record. What was
   * written down to it is not destroyed along the way: it is moved or struck first.
   */
  public static Decided removeItem(Assembly assembly, Command.RemoveItem command) {
    Item item = assembly.agenda().find(command.item());
    if (item == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    if (!item.isPlanned()) {
      return refuse(item.isDone() ? Refusal.Code.ITEM_DONE : Refusal.Code.ITEM_IS_CURRENT);
    }
    if (assembly.decisions().haveBeenOn(item.id())) {
      return refuse(Refusal.Code.ITEM_DONE);
    }
    int lines = assembly.notes().of(item.id()).size();
    return lines > 0
        ? refuse(Refusal.Code.ITEM_HAS_LINES, Map.of("n", lines))
        : accept(new AgendaEvent.ItemRemoved(item.id()));
  }

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
   * was called to be settled or withdrawn, or nobody would learn what has become of it.
   */
  public static Refusal.@Nullable Code pending(Assembly assembly) {
    if (assembly.decisions().voting() != null) {
      return Refusal.Code.VOTING_ALREADY;
    }
    return assembly.floor().motion() == null ? null : Refusal.Code.MOTION_FIRST;
  }

  /**
   * What happens when the current item is left: the speech ends, and those waiting are struck
   * unless they are taken along.
   */
  public static List<Event> closing(Assembly assembly, boolean takesAlong, long at) {
    List<Event> events = new ArrayList<>();
    ItemId current = assembly.agenda().current();
    if (current != null) {
      var speech = assembly.floor().speech();
      if (speech != null) {
        events.add(CallCommands.ended(speech, at));
      }
      List<EntryId> struck = takesAlong ? List.of() : List.copyOf(assembly.floor().queue());
      events.add(new AgendaEvent.ItemClosed(current, struck));
    }
    return events;
  }

  /** Every word that is stored is bounded, so that a page never carries more than it can show. */
  public static @Nullable Decided refusedTitle(Wording title) {
    if (title.text().isEmpty()) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    return PlainText.graphemes(title.text()) > Agenda.LONGEST_TITLE_GRAPHEMES
        ? refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Agenda.LONGEST_TITLE_GRAPHEMES))
        : null;
  }

  private static @Nullable Decided refusedShape(
      @Nullable Wording title, @Nullable Integer minutes) {
    if (minutes != null && (minutes < 1 || minutes > Agenda.MOST_MINUTES)) {
      return refuse(
          Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", Agenda.MOST_MINUTES));
    }
    return title == null ? null : refusedTitle(title);
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
