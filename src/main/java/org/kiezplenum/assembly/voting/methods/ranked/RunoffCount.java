package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Round;

/** One count of an integrated run-off, in whole votes. */
final class RunoffCount {
  private final int[][] ballots;
  private final int[] times;
  private final long valid;
  private final long[] votes;
  private final List<Integer> left;
  private final Stages stages;
  private long continuing;

  RunoffCount(Papers papers, Chance chance) {
    int options = papers.options().size();
    this.ballots = papers.strict();
    this.times = papers.weights();
    this.valid = papers.valid();
    this.votes = new long[options];
    this.left = new ArrayList<>(IntStream.range(0, options).boxed().toList());
    this.stages = new Stages(papers.options(), 0, chance);
  }

  /** How many ballots named somebody who was left at the end. */
  long continuing() {
    return continuing;
  }

  /** At the end. */
  long votes(int option) {
    return votes[option];
  }

  List<Round> rounds() {
    return stages.rounds();
  }

  /** Who is elected. */
  int run() throws Stages.LotNeeded {
    while (true) {
      count();
      for (int option : left) {
        if (2 * votes[option] > continuing) {
          stages.happens(Happening.HappeningKind.ELECTED, List.of(option));
          close();
          return option;
        }
      }
      close();
      exclude();
    }
  }

  /** Each ballot for the best of those who are left. */
  private void count() {
    Arrays.fill(votes, 0);
    boolean[] isLeft = new boolean[votes.length];
    left.forEach(option -> isLeft[option] = true);
    for (int i = 0; i < ballots.length; i++) {
      for (int option : ballots[i]) {
        if (isLeft[option]) {
          votes[option] += times[i];
          break;
        }
      }
    }
    continuing = Arrays.stream(votes).sum();
  }

  private void close() {
    stages.close(votes, null, valid - continuing, 0);
  }

  /** Stands in the round that comes of it. */
  private void exclude() throws Stages.LotNeeded {
    long least = left.stream().mapToLong(option -> votes[option]).min().orElseThrow();
    List<Integer> lowest = left.stream().filter(option -> votes[option] == least).toList();
    List<Integer> goes =
        least == 0 || lowest.size() == 1
            ? lowest
            : List.of(stages.decide(lowest, false, Stages.EXCLUSION, left.size() == 2));
    stages.happens(Happening.HappeningKind.EXCLUDED, goes, "votes", least);
    left.removeAll(goes);
  }
}
