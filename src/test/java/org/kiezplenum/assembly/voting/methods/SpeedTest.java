package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.Effort;
import org.kiezplenum.assembly.voting.counting.Methods;

/**
 * How much work large counts are: a second or two, and a tenth of one, on a machine of today. The
 * bounds are five to ten times what it takes, so that only something that has gone wrong breaks
 * them.
 */
class SpeedTest {

  private static double effort(Ask ask, Bag bag) {
    Finding[] finding = new Finding[1];
    double effort =
        Effort.of(
            1, () -> finding[0] = Methods.find(ask, bag, Cells.NONE, Bag.EMPTY, Presence.UNKNOWN));
    System.out.printf(
        "%s: %,d ballots, %,d different, %d options: as %.0f million random numbers, %s%n",
        ask.method(),
        bag.size(),
        bag.times().size(),
        ask.options().size(),
        effort,
        finding[0].outcome().wireName());
    return effort;
  }

  @ParameterizedTest
  @ValueSource(strings = {"stv-scottish", "stv-meek", "irv", "schulze"})
  void aHundredThousandOrdersOfTwentyOptions(String method) {
    Bag bag = Polls.random(new Random(7), 20, 100_000, 1);
    Ask ask = Ask.among(method, 20, method.equals("irv") ? 1 : 5).with(Setting.SEED, "a seed");

    assertThat(effort(ask, bag)).isLessThan(5_000);
  }

  /** Six are equal, so that every order in which they can go is tried; many others vote. */
  @ParameterizedTest
  @ValueSource(strings = {"stv-scottish", "stv-meek", "irv"})
  void everyDrawBetweenSix(String method) {
    Random random = new Random(7);
    Map<String, Integer> times = new TreeMap<>();
    for (String option : List.of("a", "b", "c", "d", "e", "f")) {
      times.put(option, 1);
    }
    List<String> others = new ArrayList<>(Ask.ids(12).subList(6, 12));
    while (times.size() < 270) {
      Collections.shuffle(others, random);
      times.merge(
          String.join(">", others.subList(0, 1 + random.nextInt(6))),
          1 + random.nextInt(99),
          Integer::sum);
    }
    Bag bag = Bag.of(times);
    Ask ask = Ask.among(method, 12, method.equals("irv") ? 1 : 4);

    assertThat(effort(ask, bag)).isLessThan(5_000);
    assertThat(ties(Polls.find(ask, bag))).contains("without-lot a,b,c,d,e,f");
  }

  /** With a hundred thousand ballots two draws are tried. */
  @ParameterizedTest
  @ValueSource(strings = {"stv-scottish", "stv-meek", "irv"})
  void twoWhoAreEqualAmongAHundredThousandOrders(String method) {
    Bag bag = Polls.random(new Random(7), 18, 100_000, 1).plus("s", 1).plus("t", 1);
    Ask ask = Ask.among(method, 20, method.equals("irv") ? 1 : 5);

    assertThat(effort(ask, bag)).isLessThan(5_000);
    assertThat(ties(Polls.find(ask, bag))).contains("without-lot s,t");
  }

  /** A file that somebody has made so that it takes long: ties on and on, and a seed for all. */
  @ParameterizedTest
  @ValueSource(strings = {"stv-scottish", "stv-meek", "irv"})
  void tiesOnAndOn(String method) {
    List<String> ids = Ask.ids(100);
    Bag bag = Bag.EMPTY;
    for (int i = 0; i < 270; i++) {
      List<String> ballot = new ArrayList<>();
      for (int place = 0; place < 100; place++) {
        ballot.add(ids.get((i + place * (1 + 2 * (i / 100))) % 100));
      }
      bag = bag.plus(String.join(">", new LinkedHashSet<>(ballot)), 1);
    }
    Ask ask = Ask.among(method, 100, method.equals("irv") ? 1 : 3).with(Setting.SEED, "a seed");

    assertThat(effort(ask, bag)).isLessThan(5_000);
  }

  private static List<String> ties(Finding finding) {
    return finding.rounds().stream()
        .flatMap(round -> round.happenings().stream())
        .filter(happening -> happening.kind() == Happening.HappeningKind.WITHOUT_LOT)
        .map(tie -> tie.kind().wireName() + " " + String.join(",", tie.options()))
        .toList();
  }

  @Test
  void theResistanceOfTenThousandPeople() {
    Random random = new Random(7);
    Map<String, Integer> times = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      StringBuilder ballot = new StringBuilder();
      for (String option : Ask.ids(10)) {
        ballot.append(ballot.isEmpty() ? "" : " ").append(option).append(':');
        ballot.append(random.nextInt(11));
      }
      times.merge(ballot.toString(), 1, Integer::sum);
    }

    assertThat(effort(Ask.among("resistance", 10, 1), Bag.of(times))).isLessThan(500);
  }
}
