package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Seating;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Schulze's method by winning votes: an option beats another if its strongest path there is
 * stronger than the strongest path back, and a path is as strong as its weakest step. Who is not
 * named on a ballot stands last on it, all of them equal.
 *
 * <p>The ranking takes away those whom nobody beats, again and again. If more of them share the
 * last seats than there are, a lot decides.
 *
 * <p>Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and
 * condorcet-consistent single-winner election method.
 */
public final class Schulze extends Ranked {
  @Override
  public String wireName() {
    return "schulze";
  }

  @Override
  boolean allowsEqualPlaces() {
    return true;
  }

  @Override
  Finding decide(Count count, Papers papers) {
    int n = papers.options().size();
    long[][] preferred = preferred(papers, n);
    long[][] strength = strongestPaths(preferred, n);
    List<List<String>> ranking = ranking(papers, strength, n);
    SortedMap<String, String> figures = papers.figures();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          String pair = papers.options().get(i) + ">" + papers.options().get(j);
          figures.put("preferred/" + pair, Long.toString(preferred[i][j]));
          figures.put("path/" + pair, Long.toString(strength[i][j]));
        }
      }
    }
    return new Seating(ranking, count.ask().seats())
        .byLot(count, Reason.of(Why.BEATS_ALL, "beats", n - ranking.getFirst().size()))
        .figures(figures);
  }

  /** How many prefer the first to the second. */
  private static long[][] preferred(Papers papers, int n) {
    long[][] preferred = new long[n][n];
    int[] rank = new int[n];
    for (int b = 0; b < papers.places().size(); b++) {
      Arrays.fill(rank, Integer.MAX_VALUE);
      int[][] places = papers.places().get(b);
      for (int place = 0; place < places.length; place++) {
        for (int option : places[place]) {
          rank[option] = place;
        }
      }
      int times = papers.times().get(b);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (rank[i] < rank[j]) {
            preferred[i][j] += times;
          }
        }
      }
    }
    return preferred;
  }

  private static long[][] strongestPaths(long[][] preferred, int n) {
    long[][] strength = new long[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        strength[i][j] = preferred[i][j] > preferred[j][i] ? preferred[i][j] : 0;
      }
    }
    for (int via = 0; via < n; via++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (i != j && i != via && j != via) {
            strength[i][j] = Math.max(strength[i][j], Math.min(strength[i][via], strength[via][j]));
          }
        }
      }
    }
    return strength;
  }

  private static List<List<String>> ranking(Papers papers, long[][] strength, int n) {
    List<List<String>> ranking = new ArrayList<>();
    List<Integer> left = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    while (!left.isEmpty()) {
      List<Integer> rest = List.copyOf(left);
      List<Integer> unbeaten =
          rest.stream()
              .filter(i -> rest.stream().noneMatch(j -> strength[j][i] > strength[i][j]))
              .toList();
      ranking.add(papers.names(unbeaten));
      left.removeAll(unbeaten);
    }
    return ranking;
  }
}
