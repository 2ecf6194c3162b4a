package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Draws;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Integrated run-off (IRV): every ballot counts for the best of those who are left; who has more
 * than half of the ballots that still name somebody is elected; otherwise the lowest is excluded. A
 * tie for exclusion goes to the one who was lower at the latest earlier round, else a lot decides.
 * Those without any vote go together.
 */
public final class InstantRunoff extends Ranked {
  @Override
  public String wireName() {
    return "irv";
  }

  @Override
  boolean allowsEqualPlaces() {
    return false;
  }

  @Override
  boolean allowsSeats() {
    return false;
  }

  @Override
  Finding decide(Count count, Papers papers) {
    int[][] ballots = papers.strict();
    int[] weights = papers.weights();
    Stages stages = new Stages(papers.options(), 0, Draws.of(count.settings()));
    List<Integer> left =
        new ArrayList<>(IntStream.range(0, papers.options().size()).boxed().toList());
    try {
      while (true) {
        long[] votes = votes(ballots, weights, left, papers.options().size());
        long continuing = Arrays.stream(votes).sum();
        for (int option : left) {
          if (2 * votes[option] > continuing) {
            stages.happens(Happening.HappeningKind.ELECTED, List.of(option));
            stages.close(votes, null, papers.valid() - continuing, 0);
            return Finding.of(
                    count,
                    Outcome.ELECTED,
                    Why.MORE_THAN_HALF_CONTINUING,
                    "votes",
                    votes[option],
                    "continuing",
                    continuing)
                .electing(papers.names(List.of(option)))
                .figures(papers.figures())
                .rounds(stages.rounds());
          }
        }
        stages.close(votes, null, papers.valid() - continuing, 0);
        left.removeAll(exclude(stages, votes, left));
      }
    } catch (Stages.LotNeeded needed) {
      stages.append();
      return Finding.of(count, Outcome.LOT_NEEDED, Why.ONLY_LOT, "open", 1, "for", needed.what())
          .among(papers.names(needed.among()))
          .figures(papers.figures())
          .rounds(stages.rounds());
    }
  }

  private static long[] votes(int[][] ballots, int[] weights, List<Integer> left, int options) {
    boolean[] isLeft = new boolean[options];
    left.forEach(option -> isLeft[option] = true);
    long[] votes = new long[options];
    for (int i = 0; i < ballots.length; i++) {
      for (int option : ballots[i]) {
        if (isLeft[option]) {
          votes[option] += weights[i];
          break;
        }
      }
    }
    return votes;
  }

  /** Stands in the round that comes of it. */
  private static List<Integer> exclude(Stages stages, long[] votes, List<Integer> left)
      throws Stages.LotNeeded {
    long least = left.stream().mapToLong(option -> votes[option]).min().orElseThrow();
    List<Integer> lowest = left.stream().filter(option -> votes[option] == least).toList();
    List<Integer> goes =
        least == 0 || lowest.size() == 1
            ? lowest
            : List.of(stages.decide(lowest, false, Stages.EXCLUSION, left.size() == 2));
    stages.happens(Happening.HappeningKind.EXCLUDED, goes, "votes", least);
    return goes;
  }
}
