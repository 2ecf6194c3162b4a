package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.simulation.Naive.Poll;

/** How ballots are written by each method that is played, and what is counted of each. */
final class NaiveBallots {
  private NaiveBallots() {}

  /** As it lies in the urn; nothing if it is none. */
  static @Nullable String read(Poll poll, String typed) {
    String written = typed.strip();
    List<String> asides =
        switch (poll.method) {
          case "simple-majority" -> List.of("yes", "no", "abstain", "invalid");
          case "consent" -> List.of("consent", "objection");
          case "approval" -> List.of("none", "abstain", "invalid");
          default -> List.of("abstain", "invalid");
        };
    if (asides.contains(written)) {
      return written;
    }
    return switch (poll.method) {
      case "approval" -> {
        List<String> names = names(poll, written, ",");
        yield names == null
            ? null
            : String.join(",", poll.options.stream().filter(names::contains).toList());
      }
      case "irv" -> {
        List<String> names = names(poll, written, ">");
        yield names == null ? null : String.join(">", names);
      }
      case "resistance" -> rated(poll, written);
      default -> null;
    };
  }

  private static @Nullable List<String> names(Poll poll, String written, String between) {
    List<String> names = new ArrayList<>();
    for (String part : written.split(between, -1)) {
      if (!poll.options.contains(part.strip()) || names.contains(part.strip())) {
        return null;
      }
      names.add(part.strip());
    }
    return names;
  }

  private static @Nullable String rated(Poll poll, String written) {
    Map<String, String> ratings = new TreeMap<>();
    for (String part : written.split("[ ,]+", -1)) {
      String[] both = part.split(":", -1);
      if (both.length != 2
          || !both[1].matches("[0-9]{1,6}")
          || Integer.parseInt(both[1]) > highest(poll)
          || ratings.put(both[0], "" + Integer.parseInt(both[1])) != null) {
        return null;
      }
    }
    return ratings.keySet().equals(Set.copyOf(poll.options))
        ? String.join(" ", poll.options.stream().map(o -> o + ":" + ratings.get(o)).toList())
        : null;
  }

  static int highest(Poll poll) {
    return poll.number("highest", 10);
  }

  /** What must be counted if hands are, and what may be. */
  static List<String> needed(Poll poll) {
    List<String> cells = new ArrayList<>();
    switch (poll.method) {
      case "simple-majority" -> cells.addAll(List.of("yes", "no", "abstain"));
      case "consent" -> cells.addAll(List.of("consent", "objection"));
      case "approval" -> {
        cells.addAll(poll.options);
        cells.addAll(List.of("ballots", "abstain"));
      }
      case "resistance" ->
          poll.options.forEach(option -> {
            for (int i = 0; i <= highest(poll); i++) {
              cells.add(option + "/" + i);
            }
          });
      default -> {}
    }
    return cells;
  }

  /** All that can be counted of hands; nothing of orders. */
  static List<String> cells(Poll poll) {
    List<String> cells = needed(poll);
    switch (poll.method) {
      case "simple-majority", "approval" -> cells.add("invalid");
      case "resistance" -> cells.addAll(List.of("abstain", "invalid"));
      default -> {}
    }
    return cells;
  }

  /** What hands and ballots make together, ballot by ballot. */
  static Map<String, Long> sum(Poll poll) {
    Map<String, Long> sum = new TreeMap<>();
    poll.hands.values().forEach(block -> block.forEach((cell, n) -> sum.merge(cell, n, Long::sum)));
    ballots(poll)
        .forEach((ballot, times) -> {
          for (String cell : cellsOf(poll, ballot)) {
            sum.merge(cell, (long) times, Long::sum);
          }
        });
    return sum;
  }

  /** Of phones and paper. */
  static Map<String, Integer> ballots(Poll poll) {
    Map<String, Integer> ballots = new TreeMap<>(poll.phones == null ? Map.of() : poll.phones);
    poll.papers.values().forEach(p -> ballots.merge(p.ballot(), p.times(), Integer::sum));
    return ballots;
  }

  private static List<String> cellsOf(Poll poll, String ballot) {
    List<String> cells = new ArrayList<>();
    boolean isAside = ballot.equals("abstain") || ballot.equals("invalid");
    switch (poll.method) {
      case "irv" -> {}
      case "approval" -> {
        if (isAside) {
          cells.add(ballot);
        } else {
          cells.add("ballots");
          for (String option : poll.options) {
            if (List.of(ballot.split(",", -1)).contains(option)) {
              cells.add(option);
            }
          }
        }
      }
      case "resistance" -> {
        for (String part : ballot.split(" ", -1)) {
          cells.add(part.replace(':', '/'));
        }
      }
      default -> cells.add(ballot);
    }
    return cells;
  }
}
