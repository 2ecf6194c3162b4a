package org.kiezplenum.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Interlude;
import org.kiezplenum.told.ViewPart;

/**
 * How a break, the murmuring and a round are seen by everybody.
 *
 * @param until of a break, or of the murmuring
 * @param circle of a round, in the order in which people speak; ids of people, or of seats
 * @param seat who sits there, {@link Called} or {@link Nameless}
 */
record InterludeView(
    String kind,
    @Nullable Long until,
    @Nullable Integer place,
    @Nullable Integer passed,
    @Nullable Long since,
    @Nullable List<String> circle,
    @Nullable Map<String, ViewPart> seat)
    implements ViewPart {

  /** Somebody who is not in by a device. */
  record Nameless(int seat) implements ViewPart {}

  static @Nullable InterludeView of(World now) {
    return switch (now.assembly().interlude()) {
      case Interlude.None none -> null;
      case Interlude.Break pause -> until("break", pause.until());
      case Interlude.Murmuring murmuring -> until("murmur", murmuring.until());
      case Interlude.Round round -> round(now, round);
    };
  }

  private static InterludeView until(String kind, long until) {
    return new InterludeView(kind, until, null, null, null, null, null);
  }

  private static InterludeView round(World now, Interlude.Round round) {
    List<String> circle = new ArrayList<>();
    Map<String, ViewPart> seats = new LinkedHashMap<>();
    for (Interlude.Seat seat : round.circle()) {
      var person = seat.person();
      String id = person == null ? "s" + seat.number() : person.value();
      circle.add(id);
      seats.put(id, person == null ? new Nameless(seat.number()) : Called.of(now, person));
    }
    return new InterludeView(
        "round", null, round.place(), round.passed(), round.since(), circle, seats);
  }
}
