package org.kiezplenum.assembly.agenda;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Ordered items, of which at most one is current.
 *
 * @param last the running number of the newest item, so that no id is given twice
 */
public record Agenda(
    PVector<ItemId> order, PMap<ItemId, Item> items, @Nullable ItemId current, int last) {
  public static final Agenda EMPTY = new Agenda(TreePVector.empty(), HashTreePMap.empty(), null, 0);

  public static final int MOST_ITEMS = 100;
  public static final int LONGEST_TITLE_GRAPHEMES = 200;
  public static final int MOST_MINUTES = 24 * 60;

  public @Nullable Item find(ItemId item) {
    return items.get(item);
  }

  /** An item that an event has named before. */
  public Item get(ItemId item) {
    return Objects.requireNonNull(items.get(item));
  }

  /** What the items that were not begun yet will take. */
  public long remainingMillis() {
    return items.values().stream()
        .filter(Item::isPlanned)
        .mapToLong(item -> item.minutes() * 60_000L)
        .sum();
  }

  /** What all that was not closed yet is to take in all, whether it was begun or not. */
  public long openMillis() {
    return items.values().stream()
        .filter(item -> !item.isDone())
        .mapToLong(item -> item.minutes() * 60_000L)
        .sum();
  }

  public boolean isBegun() {
    return items.values().stream().anyMatch(item -> !item.isPlanned());
  }

  public Agenda after(AgendaEvent.ItemAdded event) {
    boolean withoutList = Boolean.TRUE.equals(event.withoutList());
    Item item =
        new Item(event.item(), event.title(), event.minutes(), withoutList, new Item.Planned());
    return new Agenda(order.plus(item.id()), items.plus(item.id(), item), current, last + 1);
  }

  public Agenda after(AgendaEvent.ItemChanged event) {
    return with(get(event.item()).after(event));
  }

  public Agenda after(AgendaEvent.ItemMoved event) {
    return new Agenda(
        order.minus(event.item()).plus(event.to(), event.item()), items, current, last);
  }

  public Agenda after(AgendaEvent.ItemRemoved event) {
    return new Agenda(order.minus(event.item()), items.minus(event.item()), current, last);
  }

  /** The item is current from now on, whether for the first time or again. */
  public Agenda begin(ItemId id, long at) {
    Item item = get(id);
    long spent = item.state() instanceof Item.Done done ? done.spentMillis() : 0;
    return with(item.in(new Item.Current(at, spent))).pointingAt(id);
  }

  public Agenda after(AgendaEvent.ItemClosed event, long at) {
    Item item = get(event.item());
    long spent =
        item.state() instanceof Item.Current now ? now.spentMillis() + at - now.since() : 0;
    return with(item.in(new Item.Done(spent))).pointingAt(null);
  }

  /** The item stands so again. */
  public Agenda standing(ItemId id, Item.ItemState state) {
    return with(get(id).in(state));
  }

  private Agenda with(Item item) {
    return new Agenda(order, items.plus(item.id(), item), current, last);
  }

  public Agenda pointingAt(@Nullable ItemId item) {
    return new Agenda(order, items, item, last);
  }
}
