package org.kiezplenum.assembly.voting.methods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.counting.Methods;

/** Small polls for tests. */
final class Polls {
  private Polls() {}

  /** For example {@code 28 abcd, 14 acdb}: each letter an option. */
  static Bag orders(String poll) {
    Map<String, Integer> times = new TreeMap<>();
    for (String line : poll.split(",", -1)) {
      String[] parts = line.strip().split(" ", -1);
      String order = String.join(">", parts[1].split(""));
      times.merge(order, Integer.valueOf(parts[0]), Integer::sum);
    }
    return Bag.of(times);
  }

  static Finding find(Ask ask, Bag ballots) {
    return Methods.find(ask, ballots, Cells.NONE, Bag.EMPTY, Presence.UNKNOWN);
  }

  static Bag ballots(Object... pairs) {
    Map<String, Integer> times = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      times.merge((String) pairs[i + 1], (Integer) pairs[i], Integer::sum);
    }
    return Bag.of(times);
  }

  static Map<String, Long> cells(Object... pairs) {
    Map<String, Long> cells = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      cells.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
    }
    return cells;
  }

  /** Ballots that rank some of the options, more often the first ones. */
  static Bag random(Random random, int options, int lines, int mostTimes) {
    Map<String, Integer> times = new TreeMap<>();
    for (int i = 0; i < lines; i++) {
      List<String> ids = new ArrayList<>(Ask.ids(options));
      Collections.shuffle(ids, random);
      if (random.nextInt(3) == 0) {
        ids.remove("a");
        ids.addFirst("a");
      }
      List<String> named = ids.subList(0, 1 + random.nextInt(options));
      times.merge(String.join(">", named), 1 + random.nextInt(mostTimes), Integer::sum);
    }
    return Bag.of(times);
  }

  /** The votes of a round, in the order of the options. */
  static List<String> votes(Finding finding, int round) {
    return List.copyOf(finding.rounds().get(round - 1).votes().values());
  }

  /** Who it happened to in a round, for example {@code a b}; each occurrence in its order. */
  static List<String> happened(Finding finding, int round, Happening.HappeningKind kind) {
    return finding.rounds().get(round - 1).happenings().stream()
        .filter(happening -> happening.kind() == kind)
        .map(happening -> String.join(" ", happening.options()))
        .toList();
  }

  static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }
}
