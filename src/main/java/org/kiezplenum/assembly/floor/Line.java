package org.kiezplenum.assembly.floor;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.EntryKind.Slot;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Those who wait.
 *
 * @param queue in the order in which they will be called
 * @param waiting the entry of each waiting person in each slot
 * @param fixed the next places, which stand whoever comes
 * @param pins what was moved by hand
 * @param tickets given so far
 */
public record Line(
    PVector<EntryId> queue,
    PMap<EntryId, Entry> entries,
    PMap<LinePlace, EntryId> waiting,
    PVector<EntryId> fixed,
    PMap<EntryId, Pin> pins,
    long tickets) {

  static final Line EMPTY =
      new Line(
          TreePVector.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          TreePVector.empty(),
          HashTreePMap.empty(),
          0);

  /** What a person can wait with once. */
  record LinePlace(PersonId person, Slot slot) {
    static LinePlace of(Entry entry) {
      return new LinePlace(entry.person(), entry.kind().slot());
    }
  }

  public Entry get(EntryId id) {
    return Objects.requireNonNull(entries.get(id));
  }

  @Nullable Entry find(@Nullable EntryId id) {
    return id == null ? null : entries.get(id);
  }

  /** Waits at this place, or last if there are fewer. */
  Line with(int place, Entry entry) {
    return new Line(
        queue.plus(Math.min(place, queue.size()), entry.id()),
        entries.plus(entry.id(), entry),
        waiting.plus(LinePlace.of(entry), entry.id()),
        fixed,
        pins,
        Math.max(tickets, entry.ticket()));
  }

  /** The same entry, changed. */
  Line with(Entry entry) {
    return new Line(
        queue,
        entries.plus(entry.id(), entry),
        waiting.minus(LinePlace.of(get(entry.id()))).plus(LinePlace.of(entry), entry.id()),
        fixed,
        pins,
        tickets);
  }

  /** Waits no more; what was pinned to it follows the rule again. */
  Line without(EntryId id) {
    Entry entry = get(id);
    PMap<EntryId, Pin> left = pins.minus(id);
    for (var pin : pins.entrySet()) {
      if (pin.getValue().anchor().equals(id)) {
        left = left.minus(pin.getKey());
      }
    }
    return new Line(
        queue.minus(id),
        entries.minus(id),
        waiting.minus(LinePlace.of(entry)),
        fixed.minus(id),
        left,
        tickets);
  }

  Line fixing(List<EntryId> places) {
    return new Line(queue, entries, waiting, TreePVector.from(places), pins, tickets);
  }

  /** These places do not stand any more. */
  Line freeing(@Nullable List<EntryId> entries) {
    return entries == null || entries.isEmpty() ? this : fixing(fixed.minusAll(entries));
  }

  Line ordered(List<EntryId> order) {
    return new Line(TreePVector.from(order), entries, waiting, fixed, pins, tickets);
  }

  /** Moved by hand to this place, where it stays beside its new neighbour. */
  Line moved(EntryId entry, int to) {
    Line line = pinnedElsewhere(entry);
    PVector<EntryId> others = queue.minus(entry);
    Pin pin =
        others.isEmpty()
            ? null
            : to < others.size() ? new Pin(others.get(to), true) : new Pin(others.getLast(), false);
    PMap<EntryId, Pin> newPins = pin == null ? line.pins : line.pins.plus(entry, pin);
    return new Line(others.plus(to, entry), entries, waiting, fixed.minus(entry), newPins, tickets);
  }

  /** Back to this place, and to what the rule says. */
  Line movedBack(EntryId entry, int to) {
    return new Line(
        queue.minus(entry).plus(to, entry), entries, waiting, fixed, pins.minus(entry), tickets);
  }

  /** Those who were pinned to an entry that is moved stay beside the one that stood behind it. */
  private Line pinnedElsewhere(EntryId moved) {
    int behind = queue.indexOf(moved) + 1;
    PMap<EntryId, Pin> newPins = pins.minus(moved);
    for (var pin : pins.entrySet()) {
      if (pin.getValue().anchor().equals(moved)) {
        boolean hasOther = behind < queue.size() && !queue.get(behind).equals(pin.getKey());
        newPins =
            hasOther
                ? newPins.plus(pin.getKey(), new Pin(queue.get(behind), true))
                : newPins.minus(pin.getKey());
      }
    }
    return new Line(queue, entries, waiting, fixed, newPins, tickets);
  }

  /** Two people were one: of what both wait with, the earlier stays. */
  Line merged(PersonId gone, PersonId into) {
    Line line = this;
    for (Slot slot : Slot.values()) {
      EntryId of = line.waiting.get(new LinePlace(gone, slot));
      EntryId other = line.waiting.get(new LinePlace(into, slot));
      if (of != null) {
        Entry entry = line.get(of);
        int place = line.queue.indexOf(of);
        boolean isEarlier = other == null || place < line.queue.indexOf(other);
        EntryId later = isEarlier ? other : of;
        if (later != null) {
          line = line.without(later);
        }
        line = isEarlier ? line.with(entry.of(into)) : line;
      }
    }
    return line;
  }
}
