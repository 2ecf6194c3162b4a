package org.kiezplenum.assembly.voting.methods;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of orders by slow programs that are written in another way: every single ballot a list of
 * names, votes as decimals.
 */
final class NaiveCounts {
  private NaiveCounts() {}

  /** What stands at the end of a round; nothing for what a method does not know. */
  record NaiveRound(Map<String, BigDecimal> votes, BigDecimal quota, BigDecimal rest) {}

  /**
   * What came out.
   *
   * @param isTied it ended at a tie of which nobody has said who goes
   */
  record Counted(List<NaiveRound> rounds, List<String> elected, boolean isTied) {}

  /** A method that is counted naively. */
  interface Naive {
    Counted count(List<String> options, int seats, List<List<String>> papers, NaiveLots lots);
  }

  static Naive of(String method) {
    return switch (method) {
      case "irv" -> NaiveCounts::irv;
      case "stv-scottish" -> NaiveCounts::scottish;
      case "stv-meek" -> NaiveCounts::meek;
      default -> throw new IllegalArgumentException(method);
    };
  }

  static Counted irv(List<String> options, int seats, List<List<String>> papers, NaiveLots lots) {
    List<String> left = new ArrayList<>(options);
    List<Map<String, BigDecimal>> rounds = new ArrayList<>();
    List<String> elected = new ArrayList<>();
    boolean isTied = false;
    try {
      while (elected.isEmpty()) {
        Map<String, BigDecimal> tops = new HashMap<>();
        left.forEach(option -> tops.put(option, BigDecimal.ZERO));
        for (List<String> paper : papers) {
          paper.stream()
              .filter(left::contains)
              .findFirst()
              .ifPresent(top -> tops.merge(top, BigDecimal.ONE, BigDecimal::add));
        }
        BigDecimal all = tops.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        rounds.add(tops);
        for (String option : left) {
          if (tops.get(option).compareTo(all.subtract(tops.get(option))) > 0) {
            elected.add(option);
          }
        }
        if (elected.isEmpty() && tops.containsValue(BigDecimal.ZERO)) {
          left.removeIf(option -> tops.get(option).signum() == 0);
        } else if (elected.isEmpty()) {
          left.remove(lowest(left, rounds, lots));
        }
      }
    } catch (NaiveLots.Tied tied) {
      isTied = true;
    }
    return new Counted(
        rounds.stream().map(votes -> new NaiveRound(votes, null, null)).toList(), elected, isTied);
  }

  /** Who is lowest now; among equals whoever was lower before, looking back one by one. */
  private static String lowest(
      List<String> among, List<Map<String, BigDecimal>> rounds, NaiveLots lots) {
    List<String> left = new ArrayList<>(among);
    for (int i = rounds.size() - 1; i >= 0; i--) {
      Map<String, BigDecimal> then = rounds.get(i);
      BigDecimal least = left.stream().map(then::get).min(BigDecimal::compareTo).orElseThrow();
      left.removeIf(option -> then.get(option).compareTo(least) > 0);
      if (left.size() == 1) {
        return left.getFirst();
      }
    }
    return lots.goes(rounds.size() + 1, List.copyOf(left));
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

  static Counted scottish(
      List<String> options, int seats, List<List<String>> ballots, NaiveLots lots) {
    List<Paper> papers = new ArrayList<>(ballots.stream().map(Paper::new).toList());
    List<String> continuing = new ArrayList<>(options);
    List<String> elected = new ArrayList<>();
    List<String> settled = new ArrayList<>();
    BigDecimal quota = BigDecimal.valueOf(papers.size() / (seats + 1) + 1);
    List<Map<String, BigDecimal>> stages = new ArrayList<>();
    boolean isTied = false;
    try {
      while (true) {
        Map<String, BigDecimal> votes = new TreeMap<>();
        options.forEach(option -> votes.put(option, BigDecimal.ZERO));
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
        // In the order of the ballot, whoever was elected first.
        List<String> over =
            options.stream()
                .filter(elected::contains)
                .filter(c -> !settled.contains(c) && votes.get(c).compareTo(quota) > 0)
                .toList();
        if (over.isEmpty()) {
          List<String> without =
              continuing.stream().filter(c -> votes.get(c).signum() == 0).toList();
          // Nobody has a paper of theirs to pass on, so they go as they stand.
          boolean allGo =
              !without.isEmpty() && continuing.size() - without.size() >= seats - elected.size();
          String out = allGo ? without.getFirst() : lowest(continuing, stages, lots);
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
          String from = lowest(over, negated, lots);
          BigDecimal total = votes.get(from);
          settled.add(from);
          for (Paper paper : papers) {
            if (paper.holder.equals(from)) {
              paper.worth =
                  total.subtract(quota).multiply(paper.worth).divide(total, 5, RoundingMode.DOWN);
              paper.goOn(continuing);
            }
          }
        }
      }
    } catch (NaiveLots.Tied tied) {
      isTied = true;
    }
    return new Counted(
        stages.stream().map(votes -> new NaiveRound(votes, quota, null)).toList(), elected, isTied);
  }

  static Counted meek(List<String> options, int seats, List<List<String>> papers, NaiveLots lots) {
    Map<String, BigDecimal> keep = new HashMap<>();
    List<String> hopeful = new ArrayList<>(options);
    hopeful.forEach(option -> keep.put(option, BigDecimal.ONE));
    List<String> elected = new ArrayList<>();
    List<NaiveRound> rounds = new ArrayList<>();
    boolean isTied = false;
    while (!isTied && elected.size() < seats && elected.size() + hopeful.size() > seats) {
      BigDecimal previous = null;
      while (true) {
        Map<String, BigDecimal> votes = new HashMap<>();
        options.forEach(option -> votes.put(option, BigDecimal.ZERO));
        BigDecimal rest = BigDecimal.ZERO;
        for (List<String> paper : papers) {
          BigDecimal weight = BigDecimal.ONE;
          for (String name : paper) {
            BigDecimal part = weight.multiply(keep.get(name)).setScale(9, RoundingMode.CEILING);
            votes.merge(name, part, BigDecimal::add);
            weight = weight.subtract(part);
          }
          rest = rest.add(weight);
        }
        BigDecimal sum = votes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
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
        if (!winners.isEmpty() || surplus.compareTo(new BigDecimal("0.000001")) < 0 || isStable) {
          rounds.add(new NaiveRound(votes, quota, rest));
          if (winners.isEmpty()) {
            BigDecimal least =
                hopeful.stream().map(votes::get).min(BigDecimal::compareTo).orElseThrow();
            BigDecimal reach = least.add(surplus);
            List<String> tied =
                hopeful.stream().filter(c -> votes.get(c).compareTo(reach) <= 0).toList();
            boolean allGo =
                tied.stream().allMatch(c -> votes.get(c).signum() == 0)
                    && hopeful.size() - tied.size() >= seats - elected.size();
            try {
              String goes =
                  tied.size() == 1 || allGo ? tied.getFirst() : lots.goes(rounds.size(), tied);
              hopeful.remove(goes);
              keep.put(goes, BigDecimal.ZERO);
            } catch (NaiveLots.Tied nobody) {
              isTied = true;
            }
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
    if (!isTied && elected.size() < seats) {
      elected.addAll(hopeful);
    }
    return new Counted(rounds, elected, isTied);
  }
}
