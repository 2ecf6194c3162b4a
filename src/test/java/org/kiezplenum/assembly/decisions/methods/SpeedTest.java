package org.kiezplenum.assembly.decisions.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long large counts take. The figures are printed; the bounds are ten times what is wanted (2 s
 * and 200 ms), so that only something that has gone wrong breaks them.
 */
class SpeedTest {

  private static long millis(Ask ask, Bag bag) {
    long begin = System.nanoTime();
    Finding finding = Methods.find(ask, bag, Cells.NONE, Bag.EMPTY, Presence.UNKNOWN);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.out.printf(
        "%s: %,d ballots, %,d different, %d options: %d ms, %s%n",
        ask.method(),
        bag.size(),
        bag.times().size(),
        ask.options().size(),
        millis,
        finding.outcome().wireName());
    return millis;
  }

  @ParameterizedTest
  @ValueSource(strings = {"stv-scottish", "stv-meek", "irv", "schulze"})
  void aHundredThousandOrdersOfTwentyOptions(String method) {
    Bag bag = Polls.random(new Random(7), 20, 100_000, 1);
    Ask ask = Ask.among(method, 20, method.equals("irv") ? 1 : 5).with(Setting.SEED, "a seed");

    assertThat(millis(ask, bag)).isLessThan(20_000);
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

    assertThat(millis(Ask.among("resistance", 10, 1), Bag.of(times))).isLessThan(2_000);
  }
}
