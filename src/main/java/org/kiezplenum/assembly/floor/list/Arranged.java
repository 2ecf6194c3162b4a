package org.kiezplenum.assembly.floor.list;

import java.util.ArrayList;
import java.util.List;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.EntryId;

/**
 * Keeps the order of those who wait as the rule says: whatever was decided, the events tell where
 * people stand after it, so that replaying them needs no rule and nothing that people declared.
 */
public final class Arranged {
  private Arranged() {}

  /** The same, with the order that comes of it. */
  public static Decided.Accepted after(
      Assembly before, Decided.Accepted decided, Declared declared, long at) {
    Assembly after = before;
    for (Event event : decided.events()) {
      after = after.after(event, at, "");
    }
    boolean isTouched = after.floor() != before.floor() || after.people() != before.people();
    if (!isTouched || after.floor().queue().size() < 2) {
      return decided;
    }
    List<EntryId> now = after.floor().queue();
    List<EntryId> order = Arranging.order(after.floor(), declared);
    if (order.equals(now)) {
      return decided;
    }
    List<Event> events = new ArrayList<>(decided.events());
    int last = lastMade(events);
    if (last >= 0
        && events.get(last) instanceof FloorEvent.EntryMade made
        && isWhere(made, now, order)) {
      events.set(last, placed(made, order.indexOf(made.entry())));
    } else {
      events.add(new FloorEvent.QueueArranged(List.copyOf(order)));
    }
    return new Decided.Accepted(events, decided.words(), decided.ballots(), decided.made());
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
