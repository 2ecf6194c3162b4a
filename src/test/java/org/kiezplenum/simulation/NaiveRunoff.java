package org.kiezplenum.simulation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.simulation.Naive.Happening;
import org.kiezplenum.simulation.Naive.Outcome;
import org.kiezplenum.simulation.Naive.Poll;
import org.kiezplenum.simulation.Naive.Round;

/** The lowest goes until somebody has more than half of the ballots that still name somebody. */
final class NaiveRunoff {
  private final Poll poll;
  private final List<String> left;
  private final List<Round> rounds = new ArrayList<>();
  private List<Happening> next = new ArrayList<>();
  private int lots;

  NaiveRunoff(Poll poll) {
    this.poll = poll;
    this.left = new ArrayList<>(poll.options);
  }

  Outcome found() {
    Map<String, Integer> ballots = NaiveBallots.ballots(poll);
    ballots.keySet().removeAll(List.of("abstain", "invalid"));
    long valid = ballots.values().stream().mapToLong(times -> times).sum();
    if (valid == 0) {
      return Outcome.of("no-result", "no-votes");
    }
    while (true) {
      TreeMap<String, Long> votes = new TreeMap<>();
      poll.options.forEach(option -> votes.put(option, 0L));
      ballots.forEach((ballot, times) -> best(ballot, votes, times));
      long continuing = votes.values().stream().mapToLong(v -> v).sum();
      String winner =
          left.stream()
              .filter(option -> votes.get(option) > continuing - votes.get(option))
              .findAny()
              .orElse(null);
      if (winner != null) {
        next.add(new Happening("elected", List.of(winner), Map.of()));
      }
      rounds.add(new Round(votes, valid - continuing, next));
      next = new ArrayList<>();
      if (winner != null) {
        return Outcome.of(
                "elected",
                "more-than-half-continuing",
                "votes",
                "" + votes.get(winner),
                "continuing",
                "" + continuing)
            .seating(List.of(winner), List.of())
            .rounds(rounds);
      }
      long least = left.stream().mapToLong(votes::get).min().orElseThrow();
      List<String> lowest = left.stream().filter(option -> votes.get(option) == least).toList();
      if (least > 0 && lowest.size() > 1) {
        List<String> among = lowestBefore(lowest);
        boolean isForSeat = left.size() == 2 && isByHall();
        String what = isForSeat ? "seat" : "exclusion";
        boolean isAlike = among.size() > 1 && !hasFallen(among) && endsAlike(among);
        if (isAlike) {
          next.add(new Happening("without-lot", among, Map.of("for", what)));
        }
        String goes = among.size() == 1 || isAlike ? among.getFirst() : drawn(among, what);
        if (goes != null && among.size() == 2 && isForSeat) {
          goes = goes.equals(among.getFirst()) ? among.getLast() : among.getFirst();
        }
        if (goes == null) {
          return Outcome.of("lot-needed", "only-lot", "open", "1", "for", what)
              .seating(List.of(), among)
              .rounds(rounds);
        }
        lowest = List.of(goes);
      }
      next.add(new Happening("excluded", lowest, Map.of("votes", "" + least)));
      left.removeAll(lowest);
    }
  }

  private void best(String ballot, Map<String, Long> votes, int times) {
    for (String option : ballot.split(">", -1)) {
      if (left.contains(option)) {
        votes.merge(option, (long) times, Long::sum);
        return;
      }
    }
  }

  /** Those of the tied who were lowest in the round before, and of these in the one before that. */
  private List<String> lowestBefore(List<String> tied) {
    List<String> still = tied;
    for (int round = rounds.size(); round >= 1; round--) {
      TreeMap<String, Long> then = rounds.get(round - 1).votes();
      long least = still.stream().mapToLong(then::get).min().orElseThrow();
      List<String> fewer = still.stream().filter(option -> then.get(option) == least).toList();
      if (fewer.size() == 1 && still.size() > 1) {
        List<String> who = new ArrayList<>(fewer);
        tied.stream().filter(option -> !fewer.contains(option)).forEach(who::add);
        next.add(
            new Happening("tie-by-stage", who, Map.of("for", "exclusion", "stage", "" + round)));
      }
      still = fewer;
    }
    return still;
  }

  /** Whether it is the same for everybody else on whom of these a lot would fall. */
  private boolean endsAlike(List<String> among) {
    Set<String> ends = new HashSet<>();
    for (String goes : among) {
      ends.add(end(without(left, goes), new ArrayList<>(rounds)));
    }
    return ends.size() == 1;
  }

  /** All that can come of it once these are left: a text that is the same for what is the same. */
  private String end(List<String> still, List<Round> before) {
    NaiveRunoff further = new NaiveRunoff(poll);
    further.left.retainAll(still);
    further.rounds.addAll(before);
    TreeMap<String, Long> votes = new TreeMap<>();
    poll.options.forEach(option -> votes.put(option, 0L));
    Map<String, Integer> ballots = NaiveBallots.ballots(poll);
    ballots.keySet().removeAll(List.of("abstain", "invalid"));
    ballots.forEach((ballot, times) -> further.best(ballot, votes, times));
    further.rounds.add(new Round(votes, 0, List.of()));
    long all = votes.values().stream().mapToLong(v -> v).sum();
    for (String option : further.left) {
      if (votes.get(option) > all - votes.get(option)) {
        return option;
      }
    }
    long least = further.left.stream().mapToLong(votes::get).min().orElseThrow();
    List<String> lowest = further.left.stream().filter(o -> votes.get(o) == least).toList();
    if (least == 0) {
      return end(further.left.stream().filter(o -> votes.get(o) > 0).toList(), further.rounds);
    }
    List<String> among = further.lowestBefore(lowest);
    TreeMap<String, String> ends = new TreeMap<>();
    among.forEach(goes -> ends.put(goes, end(without(further.left, goes), further.rounds)));
    return Set.copyOf(ends.values()).size() == 1
        ? ends.firstEntry().getValue()
        : further.rounds.size() + " " + ends;
  }

  private static List<String> without(List<String> all, String one) {
    return all.stream().filter(option -> !option.equals(one)).toList();
  }

  private boolean hasFallen(List<String> among) {
    List<String> fallen = fallen(poll);
    return lots < fallen.size() && among.contains(fallen.get(lots));
  }

  private @Nullable String drawn(List<String> among, String what) {
    String drawn = lot(poll, lots, rounds.size() + 1, among);
    if (drawn != null) {
      lots++;
      next.add(new Happening("lot", among, Map.of("for", what, "drawn", drawn)));
    }
    return drawn;
  }

  /** Unless a machine draws, the hall says who stays of the last two. */
  private boolean isByHall() {
    return lots < fallen(poll).size() || poll.settings.getOrDefault("seed", "").isEmpty();
  }

  /** On whom lots fell in the hall. */
  static List<String> fallen(Poll poll) {
    String drawn = poll.settings.getOrDefault("drawn", "");
    return drawn.isEmpty() ? List.of() : List.of(drawn.split(" "));
  }

  /** What the hall drew first, then what a machine did; nothing if nobody drew. */
  static @Nullable String lot(Poll poll, int before, int round, List<String> among) {
    List<String> fallen = fallen(poll);
    String seed = poll.settings.getOrDefault("seed", "");
    if (before < fallen.size()) {
      return among.contains(fallen.get(before)) ? fallen.get(before) : null;
    }
    return seed.isEmpty() ? null : lot(seed, round, among);
  }

  /** As docs/recount.md tells everybody to draw it. */
  static String lot(String seed, int round, List<String> among) {
    List<String> sorted = among.stream().sorted().toList();
    byte[] text =
        (seed + "|" + round + "|" + String.join(",", sorted)).getBytes(StandardCharsets.UTF_8);
    try {
      BigInteger number = new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text));
      return sorted.get(number.mod(BigInteger.valueOf(sorted.size())).intValue());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
