package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Round;

/**
 * One count by the reference Meek rule; the letters in brackets are its steps. Everything is a
 * whole number of billionths.
 */
final class MeekCount {
  static final int DIGITS = 9;
  static final long ONE = 1_000_000_000;
  private static final long OMEGA = 1_000;

  private enum CandidateState {
    HOPEFUL,
    ELECTED,
    DEFEATED
  }

  private final int[][] ballots;
  private final int[] times;
  private final CandidateState[] state;
  private final long[] keep;
  private final long[] votes;
  private final List<Integer> elected = new ArrayList<>();
  private final Stages stages;
  private final int seats;
  private long leftover;
  private long quota;
  private long surplus;

  MeekCount(Papers papers, int seats, Chance chance) {
    int options = papers.options().size();
    this.ballots = papers.strict();
    this.times = papers.weights();
    this.state = new CandidateState[options];
    this.keep = new long[options];
    this.votes = new long[options];
    this.stages = new Stages(papers.options(), DIGITS, chance);
    this.seats = seats;
  }

  /** As it was at the end. */
  long quota() {
    return quota;
  }

  /** In the order in which they were. */
  List<Integer> elected() {
    return elected;
  }

  List<Round> rounds() {
    return stages.rounds();
  }

  void run() throws Stages.LotNeeded {
    Arrays.fill(state, CandidateState.HOPEFUL); // [A]
    Arrays.fill(keep, ONE);
    while (!isComplete()) {
      if (iterate()) {
        continue;
      }
      defeatLowest();
    }
    fillTheRest();
  }

  /** [B.1] */
  private boolean isComplete() {
    return elected.size() >= seats || hopeful().size() <= seats - elected.size();
  }

  /** [B.2] True if it ended with an election, which ends the round. */
  private boolean iterate() {
    long before = Long.MAX_VALUE;
    for (int iteration = 1; ; iteration++) {
      distribute();
      List<Integer> winners =
          who(c -> state[c] == CandidateState.HOPEFUL && votes[c] >= quota); // [c]
      elect(winners, Happening.HappeningKind.ELECTED);
      surplus = Math.max(0, elected.stream().mapToLong(c -> votes[c] - quota).sum()); // [d]
      if (!winners.isEmpty() || surplus < OMEGA || surplus >= before) { // [e]
        stages.happens(
            Happening.HappeningKind.ITERATED,
            List.of(),
            "iterations",
            iteration,
            "surplus",
            stages.text(surplus));
        if (!winners.isEmpty()) {
          close();
        }
        return !winners.isEmpty();
      }
      before = surplus;
      for (int c : elected) { // [f]
        long kept = Decimals.productOverRoundedUp(keep[c], quota, ONE);
        keep[c] = Decimals.productOverRoundedUp(kept, ONE, votes[c]);
      }
    }
  }

  /** [B.2.a] Everybody on a ballot keeps their part of what is left of it. [B.2.b] The quota. */
  private void distribute() {
    Arrays.fill(votes, 0);
    leftover = 0;
    for (int i = 0; i < ballots.length; i++) {
      long weight = ONE;
      for (int c : ballots[i]) {
        if (keep[c] > 0) {
          long part = (weight * keep[c] + ONE - 1) / ONE;
          votes[c] += part * times[i];
          weight -= part;
          if (weight <= 0) {
            break;
          }
        }
      }
      leftover += weight * times[i];
    }
    quota = Arrays.stream(votes).sum() / (seats + 1) + 1;
  }

  /** [B.3] Tied are all whom the surplus could lift above the lowest. */
  private void defeatLowest() throws Stages.LotNeeded {
    long least = hopeful().stream().mapToLong(c -> votes[c]).min().orElseThrow();
    List<Integer> tied = hopeful().stream().filter(c -> votes[c] <= least + surplus).toList();
    // Whom no vote reaches passes none on, so where all of them go it does not matter who is first.
    boolean allGo =
        tied.stream().allMatch(c -> votes[c] == 0)
            && hopeful().size() - tied.size() >= seats - elected.size();
    int lowest;
    try {
      boolean isLast = tied.size() == 2 && hopeful().size() == 2 && seats - elected.size() == 1;
      lowest =
          tied.size() == 1 || allGo ? tied.getFirst() : stages.draw(tied, Stages.EXCLUSION, isLast);
    } catch (Stages.LotNeeded needed) {
      close();
      throw needed;
    }
    stages.happens(
        Happening.HappeningKind.EXCLUDED, List.of(lowest), "votes", stages.text(votes[lowest]));
    close();
    state[lowest] = CandidateState.DEFEATED;
    keep[lowest] = 0;
  }

  /** [C] */
  private void fillTheRest() {
    List<Integer> rest = elected.size() < seats ? hopeful() : List.of();
    if (rounds().isEmpty()) {
      distribute();
      elect(rest, Happening.HappeningKind.FILLED);
      close();
    } else {
      elect(rest, Happening.HappeningKind.FILLED);
      stages.append();
    }
  }

  private void close() {
    stages.close(votes, quota, leftover, 0);
  }

  private void elect(List<Integer> now, Happening.HappeningKind kind) {
    List<Integer> order = new ArrayList<>(now);
    order.sort(Comparator.comparingLong((Integer c) -> votes[c]).reversed());
    for (int c : order) {
      state[c] = CandidateState.ELECTED;
      elected.add(c);
    }
    if (!order.isEmpty()) {
      stages.happens(kind, order);
    }
  }

  private List<Integer> hopeful() {
    return who(c -> state[c] == CandidateState.HOPEFUL);
  }

  private List<Integer> who(Predicate<Integer> isMeant) {
    return IntStream.range(0, votes.length).boxed().filter(isMeant).toList();
  }
}
