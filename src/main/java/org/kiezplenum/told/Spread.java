package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Cells;

/**
 * How answers are spread over a scale.
 *
 * @param times how often each number of the scale was given, from 0 on
 */
record Spread(List<Long> times) {
  static final Spread NONE = new Spread(List.of());

  /** A scale with more numbers is told by its sum alone. */
  private static final int MOST_BARS = 21;

  /** Ratings of an option; none if nobody rated it. */
  static Spread of(Cells cells, String option, int highest) {
    List<Long> times =
        IntStream.rangeClosed(0, highest).mapToObj(n -> cells.get(option + "/" + n)).toList();
    boolean isThere = times.stream().anyMatch(n -> n > 0) && times.size() <= MOST_BARS;
    return isThere ? new Spread(times) : NONE;
  }

  boolean isEmpty() {
    return times.isEmpty();
  }

  /** How high the bar of each number is, in percent of the highest. */
  List<Object> bars() {
    long most = times.stream().mapToLong(Long::longValue).max().orElse(1);
    return times.stream().<Object>map(n -> (int) Math.ceilDiv(100 * n, most)).toList();
  }

  /** {@code 2 × 0, 1 × 3}. */
  String said() {
    return IntStream.range(0, times.size())
        .filter(n -> times.get(n) > 0)
        .mapToObj(n -> times.get(n) + " × " + n)
        .collect(Collectors.joining(", "));
  }

  /** Answers as parts of a whole, one beside the other, in percent; nothing if none was given. */
  static @Nullable List<Object> stack(Cells cells, List<String> words) {
    long whole = cells.sum(words);
    if (whole == 0) {
      return null;
    }
    List<Object> parts = new ArrayList<>();
    long before = 0;
    for (String word : words) {
      long times = cells.get(word);
      if (times > 0) {
        parts.add(
            new Told()
                .with("n", words.indexOf(word) + 1)
                .with("from", percent(before, whole))
                .with("middle", percent(2 * before + times, 2 * whole))
                .with("width", percent(times, whole))
                .made());
      }
      before += times;
    }
    return parts;
  }

  private static String percent(long part, long whole) {
    long tenths = 1000 * part / whole;
    return tenths / 10 + "." + tenths % 10;
  }
}
