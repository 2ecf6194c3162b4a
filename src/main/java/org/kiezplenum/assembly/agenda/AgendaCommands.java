package org.kiezplenum.assembly.agenda;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;

/** Planning the agenda. */
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
    if (assembly.wasDecidedOn(item.id())) {
      return refuse(Refusal.Code.ITEM_DONE);
    }
    int lines = assembly.notes().of(item.id()).size();
    return lines > 0
        ? refuse(Refusal.Code.ITEM_HAS_LINES, Map.of("n", lines))
        : accept(new AgendaEvent.ItemRemoved(item.id()));
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
}
