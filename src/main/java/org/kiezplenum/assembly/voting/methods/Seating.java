package org.kiezplenum.assembly.voting.methods;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Seats are given along a ranking, the best first. Where those who are equal are more than the
 * seats that are left, none of them has one yet.
 *
 * @param elected who has a seat whatever is decided further
 * @param tied who are equal at the border
 * @param open how many seats are for them, or for nobody
 */
public record Seating(
    List<List<String>> ranking, List<String> elected, List<String> tied, int open) {

  public Seating(List<List<String>> ranking, int seats) {
    this(ranking, seated(ranking, seats), border(ranking, seats), seats);
  }

  public Seating {
    open -= elected.size();
  }

  /** Options in their order, best first, equals together. */
  public static List<List<String>> rank(List<String> options, Comparator<String> better) {
    List<List<String>> ranking = new ArrayList<>();
    for (String option : options.stream().sorted(better).toList()) {
      if (ranking.isEmpty() || better.compare(ranking.getLast().getFirst(), option) != 0) {
        ranking.add(new ArrayList<>());
      }
      ranking.getLast().add(option);
    }
    return ranking;
  }

  private static List<String> seated(List<List<String>> ranking, int seats) {
    List<String> elected = new ArrayList<>();
    for (List<String> equal : ranking) {
      if (elected.size() + equal.size() > seats) {
        break;
      }
      elected.addAll(equal);
    }
    return elected;
  }

  private static List<String> border(List<List<String>> ranking, int seats) {
    int before = 0;
    for (List<String> equal : ranking) {
      if (before + equal.size() > seats) {
        return before < seats ? equal : List.of();
      }
      before += equal.size();
    }
    return List.of();
  }

  /** Elected; or a lot among those who are equal, or what is needed for it. */
  public Finding byLot(Count count, Reason reason) {
    if (tied.isEmpty()) {
      return Finding.of(count, Outcome.ELECTED, reason).electing(elected).ranking(ranking);
    }
    Draws draws = Draws.of(count.settings());
    List<String> all = new ArrayList<>(elected);
    List<Round> rounds = new ArrayList<>();
    List<String> left = new ArrayList<>(tied);
    for (int i = 1; i <= open; i++) {
      Optional<String> drawn = draws.draw(i, left);
      if (drawn.isEmpty()) {
        return Finding.of(count, Outcome.LOT_NEEDED, Why.ONLY_LOT, "open", open - i + 1)
            .electing(all)
            .ranking(ranking)
            .among(left)
            .rounds(rounds);
      }
      Happening lot =
          Happening.of(Happening.HappeningKind.LOT, left, "for", "seat", "drawn", drawn.get());
      rounds.add(new Round(i, new TreeMap<>(), "", "0", "0", List.of(lot)));
      left.remove(drawn.get());
      all.add(drawn.get());
    }
    return Finding.of(count, Outcome.ELECTED, reason).electing(all).ranking(ranking).rounds(rounds);
  }

  /** A further ballot among those who are equal. */
  public Finding byBallot(Count count, Outcome further, Reason reason) {
    return Finding.of(count, further, reason).electing(elected).ranking(ranking).among(tied);
  }
}
