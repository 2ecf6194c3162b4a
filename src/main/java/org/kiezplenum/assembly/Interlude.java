package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** What an assembly does that is not a queue. Times are milliseconds since 1970. */
public sealed interface Interlude {

  int LONGEST_MINUTES = 6 * 60;
  int MOST_SEATS = 300;

  /** Somebody turned out to be another. */
  default Interlude merged(PersonId gone, PersonId into) {
    return this;
  }

  /** Nothing of the kind: the agenda goes on. */
  record None() implements Interlude {}

  record Break(long until) implements Interlude {}

  /** Everybody talks with their neighbours; a bell ends it. */
  record Murmuring(long until) implements Interlude {}

  /**
   * Everybody has the word once, in the circle; who wants to passes it on.
   *
   * @param circle nameless seats first, then those who joined with a phone, in that order
   * @param place who has the word, from 0
   * @param passed how many have passed it on
   * @param since when this seat got the word
   */
  record Round(PVector<Seat> circle, int place, int passed, long since) implements Interlude {

    public boolean isLast() {
      return place >= circle.size() - 1;
    }

    public @Nullable PersonId speaker() {
      return place < circle.size() ? circle.get(place).person() : null;
    }

    public boolean has(PersonId person) {
      return circle.stream().anyMatch(seat -> person.equals(seat.person()));
    }

    @Override
    public Round merged(PersonId gone, PersonId into) {
      PVector<Seat> seats = circle;
      for (int i = 0; i < seats.size(); i++) {
        if (gone.equals(seats.get(i).person())) {
          seats = seats.with(i, new Seat(0, into));
        }
      }
      return new Round(seats, place, passed, since);
    }

    Round joinedBy(PersonId person) {
      return new Round(circle.plus(new Seat(0, person)), place, passed, since);
    }

    Round advanced(boolean isPassed, long at) {
      return new Round(circle, place + 1, passed + (isPassed ? 1 : 0), at);
    }

    Round back(Round before, long at) {
      return new Round(circle, before.place, before.passed, at);
    }
  }

  /**
   * A seat in the circle.
   *
   * @param number of a nameless seat, from 1; 0 for somebody with a phone
   */
  record Seat(int number, @Nullable PersonId person) {}

  static Round round(int seats, long at) {
    PVector<Seat> circle = TreePVector.empty();
    for (int number = 1; number <= seats; number++) {
      circle = circle.plus(new Seat(number, null));
    }
    return new Round(circle, 0, 0, at);
  }
}
