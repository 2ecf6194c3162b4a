package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.voting.methods.Polls.find;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;

/**
 * Random elections are counted again by {@link NaiveCounts}, and every draw that could be is tried
 * to see whether a lot is needed. Plays {@code -Dpolls=} elections from {@code -Dseed=}.
 */
class NaiveRankedTest {
  private static final int POLLS = Integer.getInteger("polls", 400);
  private static final long SEED = Seeds.of("seed", 20_260_101L);

  private void play(String method, Function<Poll, Boolean> compare) {
    int compared = 0;
    for (int i = 0; i < POLLS; i++) {
      Random random = new Random(SEED + i);
      int options = 2 + random.nextInt(6);
      int seats = method.equals("irv") ? 1 : 1 + random.nextInt(options);
      // Every second one with few ballots, so that many are equal.
      int mostTimes = i % 2 == 0 ? 40 : 1;
      Bag bag =
          Polls.random(random, options, 1 + random.nextInt(30), 1 + random.nextInt(mostTimes));
      Poll poll = new Poll(Ask.among(method, options, seats), bag);
      try {
        compared += compare.apply(poll) ? 1 : 0;
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("-Dseed=" + (SEED + i) + " " + poll, failure);
      }
    }
    assertThat(compared).as("elections without a lot").isGreaterThan(POLLS / 3);
  }

  private record Poll(Ask ask, Bag bag) {
    List<List<String>> papers() {
      List<List<String>> papers = new ArrayList<>();
      bag.times()
          .forEach((ballot, times) ->
              papers.addAll(Collections.nCopies(times, List.of(ballot.split(">")))));
      return papers;
    }

    NaiveCounts.Counted count(NaiveLots lots) {
      return NaiveCounts.of(ask.method()).count(ask.options(), ask.seats(), papers(), lots);
    }

    Set<String> elected(NaiveLots lots) {
      return Set.copyOf(count(lots).elected());
    }
  }

  /** Ties that were met, by whether a lot was asked for. */
  private final Map<Boolean, Integer> ties = new HashMap<>(Map.of(true, 0, false, 0));

  /** True if nobody has to draw. */
  private boolean compare(Poll poll) {
    Finding finding = find(poll.ask, poll.bag);
    NaiveLots.Course course = NaiveLots.course(poll::elected);
    NaiveCounts.Counted naive = poll.count(new NaiveLots(course.goes(), true));

    // Where all are elected at once, their votes are told all the same.
    assertThat(finding.rounds()).hasSize(Math.max(1, naive.rounds().size()));
    for (int i = 0; i < naive.rounds().size(); i++) {
      compare(finding.rounds().get(i), naive.rounds().get(i), poll.bag.size());
    }
    assertThat(finding.elected()).containsExactlyInAnyOrderElementsOf(naive.elected());
    List<List<String>> without = new ArrayList<>();
    for (Round round : finding.rounds()) {
      for (Happening happening : round.happenings()) {
        assertThat(happening.kind()).isNotEqualTo(Happening.HappeningKind.LOT);
        if (happening.kind() == Happening.HappeningKind.WITHOUT_LOT) {
          without.add(happening.options());
        }
      }
    }
    assertThat(without).isEqualTo(course.without().stream().map(NaiveLots.Tie::between).toList());
    ties.merge(false, without.size(), Integer::sum);
    assertThat(naive.isTied()).isEqualTo(course.asked() != null);
    if (course.asked() == null) {
      assertThat(finding.outcome()).isEqualTo(Outcome.ELECTED);
      assertThat(finding.elected()).hasSize(poll.ask.seats());
      // Whatever is drawn in every tie, these are elected.
      assertThat(NaiveLots.all(poll::elected, List.of()))
          .containsExactly(Set.copyOf(finding.elected()));
      return true;
    }
    ties.merge(true, 1, Integer::sum);
    assertThat(finding.outcome()).isEqualTo(Outcome.LOT_NEEDED);
    assertThat(finding.among()).containsExactlyElementsOf(course.asked().between());
    assertThat(NaiveLots.all(poll::elected, List.of())).hasSizeGreaterThan(1);
    return false;
  }

  private static void compare(Round round, NaiveCounts.NaiveRound naive, long ballots) {
    naive
        .votes()
        .forEach((option, number) -> {
          if (!option.isEmpty()) {
            assertThat(new BigDecimal(round.votes().get(option))).isEqualByComparingTo(number);
          }
        });
    BigDecimal sum = new BigDecimal(round.exhausted()).add(new BigDecimal(round.residual()));
    for (String votes : round.votes().values()) {
      sum = sum.add(new BigDecimal(votes));
    }
    assertThat(sum).as("nothing is lost").isEqualByComparingTo("" + ballots);
    if (naive.quota() != null) {
      assertThat(new BigDecimal(round.quota())).isEqualByComparingTo(naive.quota());
    }
    if (naive.rest() != null) {
      assertThat(new BigDecimal(round.exhausted())).isEqualByComparingTo(naive.rest());
    }
  }

  @Test
  void irv() {
    play("irv", this::compare);
    bothKindsOfTies();
  }

  @Test
  void scottish() {
    play("stv-scottish", this::compare);
    bothKindsOfTies();
  }

  @Test
  void meek() {
    play("stv-meek", this::compare);
    bothKindsOfTies();
  }

  private void bothKindsOfTies() {
    assertThat(ties.get(true)).as("lots that were asked for").isGreaterThan(POLLS / 40);
    assertThat(ties.get(false)).as("ties without a lot").isGreaterThan(POLLS / 40);
  }

  /** The strongest of all paths without a circle, one by one. */
  @Test
  void schulze() {
    play(
        "schulze",
        poll -> {
          List<String> options = poll.ask.options();
          if (options.size() > 6) {
            return true;
          }
          Finding finding = find(poll.ask, poll.bag);
          Map<String, Integer> prefer = new HashMap<>();
          for (List<String> paper : poll.papers()) {
            for (String one : options) {
              for (String other : options) {
                int first = paper.indexOf(one);
                int second = paper.indexOf(other);
                if (first >= 0 && (second < 0 || first < second)) {
                  prefer.merge(one + other, 1, Integer::sum);
                }
              }
            }
          }
          Map<String, Integer> strongest = new HashMap<>();
          for (String from : options) {
            walk(from, from, List.of(from), Integer.MAX_VALUE, options, prefer, strongest);
          }
          List<String> unbeaten = new ArrayList<>();
          for (String one : options) {
            boolean isBeaten = false;
            for (String other : options) {
              if (!one.equals(other)) {
                int there = strongest.getOrDefault(one + other, 0);
                assertThat(finding.figures())
                    .containsEntry("path/" + one + ">" + other, Integer.toString(there));
                isBeaten |= strongest.getOrDefault(other + one, 0) > there;
              }
            }
            if (!isBeaten) {
              unbeaten.add(one);
            }
          }
          assertThat(finding.ranking().getFirst()).containsExactlyElementsOf(unbeaten);
          return finding.outcome() == Outcome.ELECTED;
        });
  }

  private static void walk(
      String from,
      String at,
      List<String> path,
      int weakest,
      List<String> options,
      Map<String, Integer> prefer,
      Map<String, Integer> strongest) {
    for (String next : options) {
      int there = prefer.getOrDefault(at + next, 0);
      if (!path.contains(next) && there > prefer.getOrDefault(next + at, 0)) {
        int strength = Math.min(weakest, there);
        strongest.merge(from + next, strength, Math::max);
        List<String> longer = new ArrayList<>(path);
        longer.add(next);
        walk(from, next, longer, strength, options, prefer, strongest);
      }
    }
  }
}
