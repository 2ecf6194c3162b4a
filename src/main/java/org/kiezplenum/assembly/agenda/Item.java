package org.kiezplenum.assembly.agenda;

import org.kiezplenum.assembly.WordRef;

/**
 * An item of the agenda.
 *
 * @param minutes its time box
 */
public record Item(ItemId id, WordRef title, int minutes, State state) {

  /** Where an item stands. */
  public sealed interface State {}

  public record Planned() implements State {}

  /**
   * It is what the assembly deals with now.
   *
   * @param since milliseconds since 1970
   * @param spentMillis what it had taken before, if it was opened again
   */
  public record Current(long since, long spentMillis) implements State {}

  public record Done(long spentMillis) implements State {}

  public boolean isPlanned() {
    return state instanceof Planned;
  }

  public boolean isDone() {
    return state instanceof Done;
  }

  Item in(State newState) {
    return new Item(id, title, minutes, newState);
  }

  Item changed(WordRef newTitle, int newMinutes) {
    return new Item(id, newTitle, newMinutes, state);
  }
}
