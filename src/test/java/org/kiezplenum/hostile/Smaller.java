package org.kiezplenum.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes away from what fails as much as can be taken away while it still does. */
final class Smaller {
  private Smaller() {}

  /** Takes away halves, then quarters, and so on. */
  static <T> List<T> list(List<T> failing, Predicate<List<T>> fails) {
    List<T> small = failing;
    for (int piece = (small.size() + 1) / 2; piece >= 1; piece /= 2) {
      for (int from = 0; from < small.size() && small.size() > 1; ) {
        List<T> without = new ArrayList<>(small.subList(0, from));
        without.addAll(small.subList(Math.min(small.size(), from + piece), small.size()));
        if (!without.isEmpty() && fails.test(without)) {
          small = without;
        } else {
          from += piece;
        }
      }
    }
    return small;
  }

  static String text(String failing, Predicate<String> fails) {
    List<Integer> letters =
        list(failing.chars().boxed().toList(), some -> fails.test(joined(some)));
    return joined(letters);
  }

  private static String joined(List<Integer> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(letter -> text.append((char) letter.intValue()));
    return text.toString();
  }
}
