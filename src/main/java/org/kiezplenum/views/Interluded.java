package org.kiezplenum.views;

import static org.kiezplenum.views.Node.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Interlude;

/** How a break, the murmuring and a round are seen by everybody. */
final class Interluded {
  private Interluded() {}

  static @Nullable Map<String, Object> of(World now) {
    return switch (now.assembly().interlude()) {
      case Interlude.None none -> null;
      case Interlude.Break pause ->
          node().with("kind", "break").with("until", pause.until()).made();
      case Interlude.Murmuring murmuring ->
          node().with("kind", "murmur").with("until", murmuring.until()).made();
      case Interlude.Round round -> round(now, round);
    };
  }

  private static Map<String, Object> round(World now, Interlude.Round round) {
    List<Object> circle = new ArrayList<>();
    Map<String, Object> seats = new LinkedHashMap<>();
    for (Interlude.Seat seat : round.circle()) {
      var person = seat.person();
      String id = person == null ? "s" + seat.number() : person.value();
      circle.add(id);
      seats.put(
          id, person == null ? node().with("seat", seat.number()).made() : Called.of(now, person));
    }
    return node()
        .with("kind", "round")
        .with("place", round.place())
        .with("passed", round.passed())
        .with("since", round.since())
        .with("circle", circle)
        .with("seat", seats)
        .made();
  }
}
