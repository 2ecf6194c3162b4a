package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.Seeds;

/**
 * The hall draws as long as it is asked, in every way in which it can: each lot that any method
 * asks for changes who can be elected. Plays {@code -Dpolls=} polls from {@code -Dseed=}.
 */
class LotsMatterTest {
  private static final int POLLS = Integer.getInteger("polls", 150);
  private static final long SEED = Seeds.of("seed", 4_711L);

  private int lots;

  static List<String> methods() {
    return RandomPolls.methods();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyLotThatIsAskedForMatters(String method) {
    for (int i = 0; i < POLLS; i++) {
      Random random = new Random(SEED + i);
      Ask ask = RandomPolls.ask(method, random);
      Bag bag = Bag.EMPTY;
      for (int ballots = 1 + random.nextInt(6); ballots > 0; ballots--) {
        bag = bag.plus(RandomPolls.read(ask, RandomPolls.written(ask, random)), 1);
      }
      try {
        outcomes(ask, bag, List.of());
      } catch (AssertionError failure) {
        throw new AssertionError("-Dseed=" + (SEED + i) + " " + ask + " " + bag, failure);
      }
    }
    if (List.of("irv", "stv-scottish", "stv-meek", "schulze", "score", "quota-election")
        .contains(method)) {
      assertThat(lots).isPositive();
    }
  }

  /** Who can be elected together, whatever is drawn further. */
  private Set<Set<String>> outcomes(Ask ask, Bag bag, List<String> drawn) {
    Finding finding = Polls.find(ask.with(Setting.DRAWN, String.join(" ", drawn)), bag);
    if (finding.outcome() != Outcome.LOT_NEEDED) {
      return Set.of(new TreeSet<>(finding.elected()));
    }
    lots++;
    Set<Set<String>> all = new HashSet<>();
    for (String one : finding.among()) {
      List<String> further = new ArrayList<>(drawn);
      further.add(one);
      all.addAll(outcomes(ask, bag, further));
    }
    assertThat(all).as("after %s, between %s", drawn, finding.among()).hasSizeGreaterThan(1);
    return all;
  }

  /** What a seed draws is what the hall could have drawn, and it draws nowhere else. */
  @Test
  void aSeedDrawsWhereTheHallWould() {
    int drawn = 0;
    for (int i = 0; i < 4 * POLLS; i++) {
      Random random = new Random(SEED + i);
      String method = List.of("irv", "stv-scottish", "stv-meek").get(i % 3);
      Ask ask = RandomPolls.ask(method, random);
      Bag bag = Bag.EMPTY;
      for (int ballots = 1 + random.nextInt(6); ballots > 0; ballots--) {
        bag = bag.plus(RandomPolls.read(ask, RandomPolls.written(ask, random)), 1);
      }
      Finding seeded = Polls.find(ask.with(Setting.SEED, "23 7 42"), bag);
      long told =
          seeded.rounds().stream()
              .flatMap(round -> round.happenings().stream())
              .filter(happening -> happening.kind() == Happening.HappeningKind.LOT)
              .count();
      boolean isAsked = Polls.find(ask, bag).outcome() == Outcome.LOT_NEEDED;
      assertThat(told > 0).as("-Dseed=%s %s %s", SEED + i, ask, bag).isEqualTo(isAsked);
      assertThat(outcomes(ask, bag, List.of())).contains(new TreeSet<>(seeded.elected()));
      drawn += isAsked ? 1 : 0;
    }
    assertThat(drawn).isGreaterThan(POLLS / 4);
  }
}
