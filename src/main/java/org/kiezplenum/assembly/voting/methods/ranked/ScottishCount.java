package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Round;

/**
 * One count by the Scottish rules; the numbers in brackets are theirs. All votes and values are
 * whole numbers of hundred-thousandths.
 */
final class ScottishCount {
  static final int DIGITS = 5;
  static final long ONE = 100_000;

  private enum CandidateState {
    CONTINUING,
    ELECTED,
    EXCLUDED
  }

  private final int[][] ballots;
  private final int[] times;
  private final long[] value;
  private final int[] place;
  private final long[] votes;
  private final CandidateState[] state;
  private final List<List<Integer>> parcels = new ArrayList<>();
  private final List<Integer> elected = new ArrayList<>();
  private final Stages stages;
  private final int seats;
  private final long quota;
  private long exhausted;
  private long residual;

  ScottishCount(Papers papers, int seats, Chance chance) {
    int options = papers.options().size();
    this.ballots = papers.strict();
    this.times = papers.weights();
    this.value = new long[ballots.length];
    this.place = new int[ballots.length];
    this.votes = new long[options];
    this.state = new CandidateState[options];
    this.stages = new Stages(papers.options(), DIGITS, chance);
    this.seats = seats;
    this.quota = (papers.valid() / (seats + 1) + 1) * ONE; // [46]
  }

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
    firstStage();
    while (!isOver()) {
      List<Integer> pending = who(c -> state[c] == CandidateState.ELECTED && votes[c] > quota);
      if (pending.isEmpty()) {
        exclude();
      } else {
        transferSurplus(pending);
      }
      endStage();
    }
    stages.append();
  }

  /** [45] Every ballot is one vote for its first preference. */
  private void firstStage() {
    Arrays.fill(state, CandidateState.CONTINUING);
    for (int c = 0; c < votes.length; c++) {
      parcels.add(new ArrayList<>());
    }
    for (int i = 0; i < ballots.length; i++) {
      value[i] = ONE;
      parcels.get(ballots[i][0]).add(i);
      votes[ballots[i][0]] += times[i] * ONE;
    }
    endStage();
  }

  /**
   * [47] Whoever has the quota is elected, [52] and all who are left if they are no more than that.
   */
  private void endStage() {
    elect(
        who(c -> state[c] == CandidateState.CONTINUING && votes[c] >= quota),
        Happening.HappeningKind.ELECTED);
    List<Integer> continuing = who(c -> state[c] == CandidateState.CONTINUING);
    if (elected.size() < seats && continuing.size() <= seats - elected.size()) {
      elect(continuing, Happening.HappeningKind.FILLED);
    }
    stages.close(votes, quota, exhausted, residual);
  }

  private boolean isOver() {
    return elected.size() >= seats || who(c -> state[c] == CandidateState.CONTINUING).isEmpty();
  }

  /** The highest first; who have the same stand in the order of the ballot. */
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

  /** [48, 49] The largest surplus first. */
  private void transferSurplus(List<Integer> pending) throws Stages.LotNeeded {
    long most = pending.stream().mapToLong(c -> votes[c]).max().orElseThrow();
    List<Integer> highest = pending.stream().filter(c -> votes[c] == most).toList();
    int from =
        highest.size() == 1 ? highest.getFirst() : stages.decide(highest, true, "surplus", false);
    long total = votes[from];
    long surplus = total - quota;
    stages.happens(
        Happening.HappeningKind.SURPLUS,
        List.of(from),
        "surplus",
        stages.text(surplus),
        "votes",
        stages.text(total));
    List<Integer> papers = parcels.set(from, new ArrayList<>());
    for (int i : papers) {
      // [48(3)] Five decimals, any remainder being ignored.
      value[i] = surplus * value[i] / total;
    }
    votes[from] = quota;
    residual += surplus - transfer(from, papers);
  }

  /** [50, 51] Who has least goes, and the papers go on at the value at which they came. */
  private void exclude() throws Stages.LotNeeded {
    List<Integer> continuing = who(c -> state[c] == CandidateState.CONTINUING);
    long least = continuing.stream().mapToLong(c -> votes[c]).min().orElseThrow();
    List<Integer> lowest = continuing.stream().filter(c -> votes[c] == least).toList();
    boolean isLast = continuing.size() == 2 && seats - elected.size() == 1;
    // Whoever has no vote passes none on, so where all of them go it does not matter who is first.
    boolean allGo = least == 0 && continuing.size() - lowest.size() >= seats - elected.size();
    int from =
        lowest.size() == 1 || allGo
            ? lowest.getFirst()
            : stages.decide(lowest, false, Stages.EXCLUSION, isLast);
    state[from] = CandidateState.EXCLUDED;
    stages.happens(Happening.HappeningKind.EXCLUDED, List.of(from), "votes", stages.text(least));
    votes[from] = 0;
    transfer(from, parcels.set(from, new ArrayList<>()));
  }

  /** Each paper to the next who continues; returns how much all of them are worth. */
  private long transfer(int from, List<Integer> papers) {
    long[] received = new long[votes.length + 1];
    int[] number = new int[votes.length + 1];
    int nobody = votes.length;
    long sum = 0;
    for (int i : papers) {
      int to = next(i);
      long worth = times[i] * value[i];
      received[to] += worth;
      number[to] += times[i];
      sum += worth;
      if (to != nobody) {
        parcels.get(to).add(i);
      }
    }
    for (int to = 0; to < votes.length; to++) {
      votes[to] += received[to];
      if (number[to] > 0) {
        tell(List.of(from, to), received[to], number[to]);
      }
    }
    exhausted += received[nobody];
    if (number[nobody] > 0) {
      tell(List.of(from), received[nobody], number[nobody]);
    }
    return sum;
  }

  /** From the first to the second; from one alone to nobody. */
  private void tell(List<Integer> fromTo, long worth, int papers) {
    stages.happens(
        Happening.HappeningKind.TRANSFER, fromTo, "votes", stages.text(worth), "papers", papers);
  }

  /** Moves on to the next available preference. */
  private int next(int ballot) {
    int[] preferences = ballots[ballot];
    while (++place[ballot] < preferences.length) {
      if (state[preferences[place[ballot]]] == CandidateState.CONTINUING) {
        return preferences[place[ballot]];
      }
    }
    return votes.length;
  }

  private List<Integer> who(Predicate<Integer> isMeant) {
    return IntStream.range(0, votes.length).boxed().filter(isMeant).toList();
  }
}
