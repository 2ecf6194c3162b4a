package org.kiezplenum.assembly.agenda;

import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.WordRef;

/**
 * An item of the agenda.
 *
 * @param minutes its time box
 * @param withoutList whether it begins without a list of speakers
 */
public record Item(ItemId id, WordRef title, int minutes, boolean withoutList, ItemState state) {

  /** Where an item stands. */
  public sealed interface ItemState {}

  public record Planned() implements ItemState {}

  /**
   * It is what the assembly deals with now.
   *
   * @param since milliseconds since 1970
   * @param spentMillis what it had taken before, if it was opened again
   */
  public record Current(long since, long spentMillis) implements ItemState {}

  public record Done(long spentMillis) implements ItemState {}

  public boolean isPlanned() {
    return state instanceof Planned;
  }

  public boolean isDone() {
    return state instanceof Done;
  }

  Item in(ItemState newState) {
    return new Item(id, title, minutes, withoutList, newState);
  }

  Item after(AgendaEvent.ItemChanged event) {
    return new Item(
        id,
        event.title() == null ? title : event.title(),
        event.minutes() == null ? minutes : event.minutes(),
        event.withoutList() == null ? withoutList : event.withoutList(),
        state);
  }
}
