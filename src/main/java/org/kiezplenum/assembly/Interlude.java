package org.kiezplenum.assembly;

import java.util.function.Predicate;
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
   * @param since when this seat got the word
   */
  record Round(PVector<Seat> circle, int place, long since) implements Interlude {

    /** All have had their turn. */
    public boolean isThrough() {
      return place >= circle.size();
    }

    public @Nullable PersonId speaker() {
      return isThrough() ? null : circle.get(place).person();
    }

    public boolean has(PersonId person) {
      return placeOf(person) >= 0;
    }

    /** How many have passed the word on. */
    public int passed() {
      return (int) circle.stream().filter(seat -> seat.turn() == Turn.PASSED).count();
    }

    /** How many had the word and used it, with whoever has it now. */
    public int heard() {
      int spoken = (int) circle.stream().filter(seat -> seat.turn() == Turn.HEARD).count();
      return isThrough() ? spoken : spoken + 1;
    }

    /** Whose turn it is next; whoever these are is passed over. */
    int next(Predicate<PersonId> isOut) {
      int next = Math.min(place + 1, circle.size());
      while (next < circle.size() && circle.get(next).isOf(isOut)) {
        next++;
      }
      return next;
    }

    /**
     * Two in the circle were one, who has one place there: the one that has the word, or had it, or
     * else the earlier one.
     */
    @Override
    public Round merged(PersonId gone, PersonId into) {
      int one = placeOf(gone);
      int other = placeOf(into);
      if (one < 0) {
        return this;
      }
      if (other < 0) {
        return with(circle.with(one, circle.get(one).of(into)), place);
      }
      int earlier = Math.min(one, other);
      int later = Math.max(one, other);
      int kept = later == place ? later : earlier;
      boolean isHeard =
          circle.get(one).turn() == Turn.HEARD || circle.get(other).turn() == Turn.HEARD;
      Seat seat = circle.get(kept).of(into);
      int left = kept == later ? earlier : later;
      return with(
          circle.with(kept, isHeard && kept != place ? seat.after(Turn.HEARD) : seat).minus(left),
          left < place ? place - 1 : place);
    }

    Round joinedBy(PersonId person) {
      return with(circle.plus(new Seat(0, person, Turn.TO_COME)), place);
    }

    Round advanced(boolean isPassed, @Nullable Integer next, long at) {
      if (isThrough()) {
        return this;
      }
      Seat spoken = circle.get(place).after(isPassed ? Turn.PASSED : Turn.HEARD);
      return new Round(circle.with(place, spoken), next == null ? place + 1 : next, at);
    }

    /** The seat that had the word before has it again. */
    Round back(Round before, long at) {
      Seat again = circle.get(before.place).after(Turn.TO_COME);
      return new Round(circle.with(before.place, again), before.place, at);
    }

    private int placeOf(PersonId person) {
      for (int i = 0; i < circle.size(); i++) {
        if (person.equals(circle.get(i).person())) {
          return i;
        }
      }
      return -1;
    }

    private Round with(PVector<Seat> seats, int newPlace) {
      return new Round(seats, newPlace, since);
    }
  }

  /** What has become of a turn; one that was passed over is to come for ever. */
  enum Turn {
    TO_COME,
    HEARD,
    PASSED
  }

  /**
   * A seat in the circle.
   *
   * @param number of a nameless seat, from 1; 0 for somebody with a phone
   */
  record Seat(int number, @Nullable PersonId person, Turn turn) {

    boolean isOf(Predicate<PersonId> some) {
      return person != null && some.test(person);
    }

    Seat of(PersonId other) {
      return new Seat(number, other, turn);
    }

    Seat after(Turn now) {
      return new Seat(number, person, now);
    }
  }

  static Round round(int seats, long at) {
    PVector<Seat> circle = TreePVector.empty();
    for (int number = 1; number <= seats; number++) {
      circle = circle.plus(new Seat(number, null, Turn.TO_COME));
    }
    return new Round(circle, 0, at);
  }
}
