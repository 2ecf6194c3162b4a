package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.voting.methods.Polls.find;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Random elections are counted again by slow programs that are written in another way: every single
 * ballot a list of names, votes as decimals. Plays {@code -Dpolls=} elections from {@code -Dseed=}.
 */
class NaiveRankedTest {
  private static final int POLLS = Integer.getInteger("polls", 400);
  private static final long SEED = Long.getLong("seed", 20_260_101L);

  private void play(String method, Function<Poll, Boolean> compare) {
    int compared = 0;
    for (int i = 0; i < POLLS; i++) {
      Random random = new Random(SEED + i);
      int options = 2 + random.nextInt(6);
      int seats = method.equals("irv") ? 1 : 1 + random.nextInt(options);
      Bag bag = Polls.random(random, options, 1 + random.nextInt(30), 1 + random.nextInt(40));
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
  }

  /** Thrown by the naive counts: they draw no lots. */
  private static final class Tied extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void irv() {
    play(
        "irv",
        poll -> {
          Finding finding = find(poll.ask, poll.bag);
          List<String> left = new ArrayList<>(poll.ask.options());
          List<Map<String, Integer>> rounds = new ArrayList<>();
          String winner = null;
          try {
            while (winner == null) {
              Map<String, Integer> tops = new HashMap<>();
              left.forEach(option -> tops.put(option, 0));
              for (List<String> paper : poll.papers()) {
                paper.stream()
                    .filter(left::contains)
                    .findFirst()
                    .ifPresent(top -> tops.merge(top, 1, Integer::sum));
              }
              int all = tops.values().stream().mapToInt(Integer::intValue).sum();
              rounds.add(tops);
              for (String option : left) {
                if (tops.get(option) > all - tops.get(option)) {
                  winner = option;
                }
              }
              if (winner == null && tops.containsValue(0)) {
                left.removeIf(option -> tops.get(option) == 0);
              } else if (winner == null) {
                left.remove(lowest(left, rounds));
              }
            }
          } catch (Tied tied) {
            assertThat(finding.outcome()).isEqualTo(Outcome.LOT_NEEDED);
          }
          for (int i = 0; i < rounds.size(); i++) {
            Map<String, String> votes = finding.rounds().get(i).votes();
            rounds
                .get(i)
                .forEach(
                    (option, number) -> assertThat(votes).containsEntry(option, number.toString()));
          }
          assertThat(finding.rounds()).hasSize(rounds.size());
          assertThat(finding.elected()).isEqualTo(winner == null ? List.of() : List.of(winner));
          return winner != null;
        });
  }

  /** Who is lowest now; among equals whoever was lower before, looking back one by one. */
  private static <N extends Comparable<N>> String lowest(
      List<String> among, List<Map<String, N>> rounds) {
    List<String> left = new ArrayList<>(among);
    for (int i = rounds.size() - 1; i >= 0; i--) {
      Map<String, N> then = rounds.get(i);
      N least = left.stream().map(then::get).min(Comparable::compareTo).orElseThrow();
      left.removeIf(option -> then.get(option).compareTo(least) > 0);
      if (left.size() == 1) {
        return left.getFirst();
      }
    }
    throw new Tied();
  }

  /** One paper of the naive Scottish count: who holds it, and what it is worth. */
  private static final class Paper {
    final List<String> names;
    String holder;
    BigDecimal worth = new BigDecimal("1.00000");

    Paper(List<String> names) {
      this.names = names;
      this.holder = names.getFirst();
    }

    void goOn(List<String> continuing) {
      int after = names.indexOf(holder);
      holder = "";
      for (String name : names.subList(after + 1, names.size())) {
        if (continuing.contains(name)) {
          holder = name;
          return;
        }
      }
    }
  }

  @Test
  void scottish() {
    play(
        "stv-scottish",
        poll -> {
          Finding finding = find(poll.ask, poll.bag);
          List<Paper> papers = new ArrayList<>(poll.papers().stream().map(Paper::new).toList());
          List<String> continuing = new ArrayList<>(poll.ask.options());
          List<String> elected = new ArrayList<>();
          List<String> settled = new ArrayList<>();
          int seats = poll.ask.seats();
          BigDecimal quota = BigDecimal.valueOf(papers.size() / (seats + 1) + 1);
          List<Map<String, BigDecimal>> stages = new ArrayList<>();
          boolean isTied = false;
          try {
            while (true) {
              Map<String, BigDecimal> votes = new TreeMap<>();
              poll.ask.options().forEach(option -> votes.put(option, BigDecimal.ZERO));
              for (Paper paper : papers) {
                votes.merge(paper.holder, paper.worth, BigDecimal::add);
              }
              settled.forEach(option -> votes.put(option, quota));
              stages.add(votes);
              List<String> now =
                  new ArrayList<>(
                      continuing.stream().filter(c -> votes.get(c).compareTo(quota) >= 0).toList());
              now.sort((a, b) -> votes.get(b).compareTo(votes.get(a)));
              elected.addAll(now);
              continuing.removeAll(now);
              if (elected.size() == seats || continuing.size() <= seats - elected.size()) {
                elected.addAll(elected.size() == seats ? List.of() : continuing);
                break;
              }
              List<String> over =
                  elected.stream()
                      .filter(c -> !settled.contains(c) && votes.get(c).compareTo(quota) > 0)
                      .toList();
              if (over.isEmpty()) {
                List<String> without =
                    continuing.stream().filter(c -> votes.get(c).signum() == 0).toList();
                // Nobody has a paper of theirs to pass on, so they go as they stand.
                boolean allGo =
                    !without.isEmpty()
                        && continuing.size() - without.size() >= seats - elected.size();
                String out = allGo ? without.getFirst() : lowest(continuing, stages);
                continuing.remove(out);
                papers.stream().filter(p -> p.holder.equals(out)).forEach(p -> p.goOn(continuing));
              } else {
                List<Map<String, BigDecimal>> negated =
                    stages.stream()
                        .map(stage -> {
                          Map<String, BigDecimal> map = new HashMap<>();
                          stage.forEach((option, number) -> map.put(option, number.negate()));
                          return map;
                        })
                        .toList();
                String from = lowest(over, negated);
                BigDecimal total = votes.get(from);
                settled.add(from);
                for (Paper paper : papers) {
                  if (paper.holder.equals(from)) {
                    paper.worth =
                        total
                            .subtract(quota)
                            .multiply(paper.worth)
                            .divide(total, 5, RoundingMode.DOWN);
                    paper.goOn(continuing);
                  }
                }
              }
            }
          } catch (Tied tied) {
            isTied = true;
            assertThat(finding.outcome()).isEqualTo(Outcome.LOT_NEEDED);
          }
          assertThat(finding.rounds()).hasSize(stages.size());
          for (int i = 0; i < stages.size(); i++) {
            Round round = finding.rounds().get(i);
            BigDecimal sum = BigDecimal.ZERO;
            for (String option : poll.ask.options()) {
              BigDecimal votes = new BigDecimal(round.votes().get(option));
              assertThat(votes).isEqualByComparingTo(stages.get(i).get(option));
              sum = sum.add(votes);
            }
            sum = sum.add(new BigDecimal(round.exhausted())).add(new BigDecimal(round.residual()));
            assertThat(sum).as("nothing is lost").isEqualByComparingTo("" + poll.bag.size());
          }
          assertThat(finding.elected()).containsExactlyInAnyOrderElementsOf(elected);
          if (!isTied) {
            assertThat(elected).hasSize(seats);
          }
          return !isTied;
        });
  }

  @Test
  void meek() {
    play(
        "stv-meek",
        poll -> {
          Finding finding = find(poll.ask, poll.bag);
          List<List<String>> papers = poll.papers();
          Map<String, BigDecimal> keep = new HashMap<>();
          List<String> hopeful = new ArrayList<>(poll.ask.options());
          hopeful.forEach(option -> keep.put(option, BigDecimal.ONE));
          List<String> elected = new ArrayList<>();
          int seats = poll.ask.seats();
          int round = 0;
          while (elected.size() < seats && elected.size() + hopeful.size() > seats) {
            round++;
            BigDecimal previous = null;
            while (true) {
              Map<String, BigDecimal> votes = new HashMap<>();
              poll.ask.options().forEach(option -> votes.put(option, BigDecimal.ZERO));
              BigDecimal rest = BigDecimal.ZERO;
              for (List<String> paper : papers) {
                BigDecimal weight = BigDecimal.ONE;
                for (String name : paper) {
                  BigDecimal part =
                      weight.multiply(keep.get(name)).setScale(9, RoundingMode.CEILING);
                  votes.merge(name, part, BigDecimal::add);
                  weight = weight.subtract(part);
                }
                rest = rest.add(weight);
              }
              BigDecimal sum = votes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
              assertThat(sum.add(rest)).isEqualByComparingTo("" + papers.size());
              BigDecimal quota =
                  sum.divide(BigDecimal.valueOf(seats + 1), 9, RoundingMode.FLOOR)
                      .add(new BigDecimal("0.000000001"));
              List<String> winners =
                  hopeful.stream().filter(c -> votes.get(c).compareTo(quota) >= 0).toList();
              elected.addAll(winners);
              hopeful.removeAll(winners);
              BigDecimal surplus = BigDecimal.ZERO;
              for (String option : elected) {
                surplus = surplus.add(votes.get(option).subtract(quota));
              }
              surplus = surplus.max(BigDecimal.ZERO);
              boolean isStable = previous != null && surplus.compareTo(previous) >= 0;
              if (!winners.isEmpty()
                  || surplus.compareTo(new BigDecimal("0.000001")) < 0
                  || isStable) {
                Round found = finding.rounds().get(round - 1);
                votes.forEach((option, number) ->
                    assertThat(new BigDecimal(found.votes().get(option)))
                        .isEqualByComparingTo(number));
                assertThat(new BigDecimal(found.quota())).isEqualByComparingTo(quota);
                assertThat(new BigDecimal(found.exhausted())).isEqualByComparingTo(rest);
                if (winners.isEmpty()) {
                  BigDecimal least =
                      hopeful.stream().map(votes::get).min(BigDecimal::compareTo).orElseThrow();
                  BigDecimal reach = least.add(surplus);
                  List<String> tied =
                      hopeful.stream().filter(c -> votes.get(c).compareTo(reach) <= 0).toList();
                  boolean allGo =
                      tied.stream().allMatch(c -> votes.get(c).signum() == 0)
                          && hopeful.size() - tied.size() >= seats - elected.size();
                  if (tied.size() > 1 && !allGo) {
                    assertThat(finding.outcome()).isEqualTo(Outcome.LOT_NEEDED);
                    assertThat(finding.among()).containsExactlyElementsOf(tied);
                    assertThat(finding.rounds()).hasSize(round);
                    return false;
                  }
                  hopeful.remove(tied.getFirst());
                  keep.put(tied.getFirst(), BigDecimal.ZERO);
                }
                break;
              }
              previous = surplus;
              for (String option : elected) {
                keep.put(
                    option,
                    keep.get(option)
                        .multiply(quota)
                        .setScale(9, RoundingMode.CEILING)
                        .divide(votes.get(option), 9, RoundingMode.CEILING));
              }
            }
          }
          if (elected.size() < seats) {
            elected.addAll(hopeful);
          }
          assertThat(finding.elected()).containsExactlyInAnyOrderElementsOf(elected);
          return true;
        });
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
