package org.kiezplenum.assembly.floor.list;

import java.util.List;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Unfolding;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.EntryId;

/**
 * Keeps the order of those who wait as the rule says: whatever was decided, the events tell where
 * people stand after it, so that replaying them needs no rule and nothing that people declared.
 */
public final class Arranged {
  private Arranged() {}

  /** Tells the order that comes of it. */
  public static void follow(Unfolding unfolding, Declared declared) {
    Assembly before = unfolding.before();
    Assembly now = unfolding.now();
    boolean isTouched = now.floor() != before.floor() || now.people() != before.people();
    List<EntryId> queue = now.floor().queue();
    if (!isTouched || queue.size() < 2) {
      return;
    }
    List<EntryId> order = Arranging.order(now.floor(), declared);
    if (order.equals(queue)) {
      return;
    }
    List<Event> events = unfolding.events();
    int last = lastMade(events);
    if (last >= 0
        && events.get(last) instanceof FloorEvent.EntryMade made
        && isWhere(made, queue, order)) {
      unfolding.happenInstead(last, placed(made, order.indexOf(made.entry())));
    } else {
      unfolding.happen(new FloorEvent.QueueArranged(List.copyOf(order)));
    }
  }

  private static int lastMade(List<Event> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof FloorEvent.EntryMade) {
        return i;
      }
    }
    return -1;
  }

  /** Whether only the newcomer stands elsewhere. */
  private static boolean isWhere(
      FloorEvent.EntryMade made, List<EntryId> now, List<EntryId> order) {
    return now.stream()
        .filter(id -> !id.equals(made.entry()))
        .toList()
        .equals(order.stream().filter(id -> !id.equals(made.entry())).toList());
  }

  private static Event placed(FloorEvent.EntryMade made, int place) {
    return new FloorEvent.EntryMade(
        made.entry(),
        made.person(),
        made.kind(),
        made.item(),
        place,
        made.side(),
        made.motion(),
        made.resumed());
  }
}
