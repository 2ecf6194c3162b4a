package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.voting.methods.Polls.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is added up is added up again from single ballots, as tables of numbers; and lots from a
 * seed. Plays {@code -Dpolls=} polls from {@code -Dseed=}.
 */
class NaiveAddedTest {
  private static final int POLLS = Integer.getInteger("polls", 300);
  private static final long SEED = Long.getLong("seed", 815L);

  /** One number for each option of each ballot, small enough that there are many ties. */
  private record Table(int options, int seats, int[][] rows) {

    static Table random(Random random, int highest) {
      int options = 2 + random.nextInt(4);
      int[][] rows = new int[1 + random.nextInt(12)][options];
      for (int[] row : rows) {
        for (int i = 0; i < options; i++) {
          row[i] = random.nextInt(highest + 1);
        }
      }
      return new Table(options, 1 + random.nextInt(options), rows);
    }

    Bag rated() {
      Bag bag = Bag.EMPTY;
      List<String> ids = Ask.ids(options);
      for (int[] row : rows) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < options; i++) {
          parts.add(ids.get(i) + ":" + row[i]);
        }
        bag = bag.plus(String.join(" ", parts), 1);
      }
      return bag;
    }

    int sum(int option) {
      int sum = 0;
      for (int[] row : rows) {
        sum += row[option];
      }
      return sum;
    }

    int least(int option, int number) {
      int many = 0;
      for (int[] row : rows) {
        many += row[option] >= number ? 1 : 0;
      }
      return many;
    }

    int worst(int option) {
      int worst = 0;
      for (int[] row : rows) {
        worst = Math.max(worst, row[option]);
      }
      return worst;
    }

    /** Options best first, those that compare equal together. */
    List<List<String>> order(Comparator<Integer> better) {
      List<Integer> sorted =
          new ArrayList<>(IntStream.range(0, options).boxed().sorted(better).toList());
      List<List<String>> order = new ArrayList<>();
      while (!sorted.isEmpty()) {
        int first = sorted.getFirst();
        List<Integer> same =
            sorted.stream().filter(other -> better.compare(first, other) == 0).toList();
        order.add(same.stream().map(Ask.ids(options)::get).toList());
        sorted.removeAll(same);
      }
      return order;
    }
  }

  @Test
  void score() {
    for (int i = 0; i < POLLS; i++) {
      Table table = Table.random(new Random(SEED + i), 5);
      Finding finding = find(Ask.among("score", table.options, table.seats), table.rated());
      List<List<String>> order =
          table.order(
              Comparator.comparingInt((Integer option) -> -table.sum(option))
                  .thenComparingInt(option -> -table.least(option, 5))
                  .thenComparingInt(option -> -table.least(option, 1)));
      if (table.sum("abcdef".indexOf(order.getFirst().getFirst())) > 0) {
        assertThat(finding.ranking()).as("-Dseed=%s", SEED + i).isEqualTo(order);
      }
    }
  }

  @Test
  void resistance() {
    for (int i = 0; i < POLLS; i++) {
      Table table = Table.random(new Random(SEED + i), 10);
      Ask ask = Ask.among("resistance", table.options, 1).with(Setting.PASSIVE, "b");
      Finding finding = find(ask, table.rated());
      List<List<String>> order =
          table.order(
              Comparator.comparingInt(table::sum)
                  .thenComparingInt(table::worst)
                  .thenComparingInt(option -> table.least(option, 8)));
      assertThat(finding.ranking()).as("-Dseed=%s", SEED + i).isEqualTo(order);
      List<String> best = new ArrayList<>(order.getFirst());
      best.remove("b");
      if (best.isEmpty()) {
        assertThat(finding.outcome()).isEqualTo(Outcome.REJECTED);
      }
      if (finding.outcome() == Outcome.ADOPTED) {
        int winner = "abcdef".indexOf(finding.elected().getFirst());
        assertThat(table.sum(winner)).isLessThan(table.sum(1));
        assertThat(best).containsExactlyElementsOf(finding.elected());
      }
    }
  }

  @Test
  void approvalAndDots() {
    for (int i = 0; i < POLLS; i++) {
      Table table = Table.random(new Random(SEED + i), 1);
      List<String> ids = Ask.ids(table.options);
      Bag approvals = Bag.EMPTY;
      Bag dots = Bag.EMPTY;
      for (int[] row : table.rows) {
        List<String> named =
            IntStream.range(0, table.options)
                .filter(option -> row[option] > 0)
                .mapToObj(ids::get)
                .toList();
        approvals = approvals.plus(named.isEmpty() ? "none" : String.join(",", named), 1);
        if (!named.isEmpty()) {
          dots = dots.plus(String.join(":1 ", named) + ":1", 1);
        }
      }
      List<List<String>> order =
          table.order(Comparator.comparingInt((Integer option) -> -table.sum(option)));
      Ask ask = Ask.among("dots", table.options, 1).with(Setting.BUDGET, 9);
      if (dots.size() > 0) {
        assertThat(find(ask, dots).ranking()).as("-Dseed=%s", SEED + i).isEqualTo(order);
      }
      int percent = new Random(SEED + i).nextInt(100);
      Finding finding =
          find(
              Ask.among("approval", table.options, table.options).with(Setting.THRESHOLD, percent),
              approvals);
      List<String> over =
          ids.stream()
              .filter(id -> {
                int votes = table.sum(ids.indexOf(id));
                return votes > 0 && votes * 100 > percent * table.rows.length;
              })
              .toList();
      assertThat(finding.elected()).containsExactlyInAnyOrderElementsOf(over);
    }
  }

  /** With a seed every count comes to its end, and goes as it did without until the first lot. */
  @ParameterizedTest
  @ValueSource(strings = {"irv", "stv-scottish", "stv-meek", "schulze"})
  void aSeedDecidesWhatNothingElseDoes(String method) {
    int lots = 0;
    for (int i = 0; i < POLLS; i++) {
      Random random = new Random(SEED + i);
      int options = 2 + random.nextInt(6);
      int seats = method.equals("irv") ? 1 : 1 + random.nextInt(options);
      Bag bag = Polls.random(random, options, 1 + random.nextInt(8), 2);
      Ask ask = Ask.among(method, options, seats);
      Finding open = find(ask, bag);
      Finding drawn = find(ask.with(Setting.SEED, "seed " + i), bag);
      assertThat(drawn.outcome()).isEqualTo(Outcome.ELECTED);
      assertThat(drawn.elected()).hasSize(seats).doesNotHaveDuplicates();
      assertThat(find(ask.with(Setting.SEED, "seed " + i), bag)).isEqualTo(drawn);
      if (open.outcome() == Outcome.ELECTED) {
        assertThat(drawn).isEqualTo(open);
        continue;
      }
      lots++;
      assertThat(open.outcome()).isEqualTo(Outcome.LOT_NEEDED);
      assertThat(open.among()).hasSizeGreaterThan(1);
      assertThat(drawn.elected().subList(0, open.elected().size())).isEqualTo(open.elected());
      int same = Math.max(0, open.rounds().size() - 1);
      assertThat(drawn.rounds().subList(0, same)).isEqualTo(open.rounds().subList(0, same));
      List<Happening> drawings =
          drawn.rounds().stream()
              .flatMap(round -> round.happenings().stream())
              .filter(happening -> happening.kind() == Happening.HappeningKind.LOT)
              .toList();
      assertThat(drawings).isNotEmpty();
      assertThat(drawings.getFirst().options()).containsExactlyInAnyOrderElementsOf(open.among());
      assertThat(open.among()).contains(drawings.getFirst().details().get("drawn"));
    }
    assertThat(lots).isPositive();
  }
}
