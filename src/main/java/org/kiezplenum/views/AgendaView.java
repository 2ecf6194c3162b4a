package org.kiezplenum.views;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Agenda;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.told.ViewPart;

/**
 * What the assembly deals with.
 *
 * @param remaining milliseconds that are planned for what has not begun
 * @param agenda the order of the items
 */
record AgendaView(
    long remaining, List<ItemId> agenda, Map<ItemId, ItemView> items, @Nullable ItemId current)
    implements ViewPart {

  /**
   * An item of the agenda.
   *
   * @param minutes its time box
   * @param list whether it begins without a list of speakers
   * @param spent milliseconds that it took so far; while it is the current one, until it began
   */
  record ItemView(
      @Nullable String title,
      int minutes,
      @Nullable String list,
      String state,
      @Nullable Long startedAt,
      long spent)
      implements ViewPart {

    static ItemView of(World now, Item item) {
      return switch (item.state()) {
        case Item.Planned planned -> of(now, item, "planned", null, 0);
        case Item.Current current ->
            of(now, item, "current", current.since(), current.spentMillis());
        case Item.Done done -> of(now, item, "done", null, done.spentMillis());
      };
    }

    private static ItemView of(
        World now, Item item, String state, @Nullable Long startedAt, long spentMillis) {
      return new ItemView(
          now.text(item.title()),
          item.minutes(),
          item.withoutList() ? "off" : null,
          state,
          startedAt,
          spentMillis);
    }
  }

  static AgendaView of(World now, @Nullable World then, @Nullable AgendaView old) {
    Agenda agenda = now.assembly().agenda();
    return new AgendaView(
        agenda.remainingMillis(),
        agenda.order(),
        Kept.each(
            agenda.items(),
            then == null ? null : then.assembly().agenda().items(),
            old == null ? null : old.items,
            item -> true,
            item -> ItemView.of(now, item)),
        agenda.current());
  }
}
