package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.signals.Mood;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Signals;

/** Hand signals are counted, seen by whom they are meant for, and pass. */
class RaisedTest {
  private static final Signals ALL =
      Signals.USUAL.after(
          new SignalEvent.SignalsSet(EnumSet.allOf(Signal.class).stream().toList()));
  private static final PersonId ALI = PersonId.of(1);
  private static final PersonId BO = PersonId.of(2);

  private final Raised raised = new Raised();

  @Test
  void aPersonCountsOnceAndEachSignalPasses() {
    raised.give(ALI, Signal.AGREE, 1_000);
    raised.give(BO, Signal.AGREE, 2_000);
    raised.give(ALI, Signal.AGREE, 5_000);
    assertThat(raised.counts(ALL, false, 11_999)).isEqualTo(Map.of("agree", 2));
    assertThat(raised.counts(ALL, false, 12_000)).isEqualTo(Map.of("agree", 1));
    assertThat(raised.counts(ALL, false, 14_999)).isEqualTo(Map.of("agree", 1));
    assertThat(raised.counts(ALL, false, 15_000)).isEmpty();
  }

  @Test
  void aSignalIsTakenDown() {
    raised.give(ALI, Signal.BREAK, 0);
    raised.takeBack(ALI, Signal.BREAK);
    raised.takeBack(BO, Signal.QUIET);
    assertThat(raised.counts(ALL, true, 1)).isEmpty();
  }

  @Test
  void someAreForTheDeskAlone() {
    for (Signal signal : Signal.values()) {
      raised.give(ALI, signal, 0);
    }
    assertThat(raised.counts(ALL, true, 1)).hasSize(Signal.values().length);
    assertThat(raised.counts(ALL, false, 1))
        .containsOnlyKeys("agree", "louder", "slower", "disagree", "unsure", "repeat");
  }

  @Test
  void whatWasTurnedOffIsNotShown() {
    raised.give(ALI, Signal.AGREE, 0);
    assertThat(
            raised.counts(
                new Signals(Set.of(), ALL.legend(), ALL.legends(), 0, false, null), true, 1))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "9,9", "10,10", "14,10", "49,45", "50,50", "187,180"})
  void figuresOfALargeHallAreRound(int count, int shown) {
    assertThat(Raised.damped(count)).isEqualTo(shown);
  }

  @Test
  void aTemperatureIsToldInNumbersAndPercent() {
    Signals asks = ALL.after(new SignalEvent.TemperatureTaken(1, null));
    answers(asks, 12, Mood.UP, 100);
    answers(asks, 6, Mood.MIDDLE, 200);
    answers(asks, 2, Mood.DOWN, 300);
    assertThat(raised.temperature(asks))
        .isEqualTo(
            Map.of(
                "n",
                1,
                "answers",
                20,
                "up",
                12,
                "middle",
                6,
                "down",
                2,
                "percent",
                Map.of("up", 60, "middle", 30, "down", 10)));
  }

  @Test
  void theLatestAnswerCountsAndTheNextCheckBeginsAnew() {
    Signals first = ALL.after(new SignalEvent.TemperatureTaken(1, null));
    raised.answer(ALI, Mood.UP, first);
    raised.answer(ALI, Mood.DOWN, first);
    assertThat(raised.temperature(first)).containsEntry("up", 0).containsEntry("down", 1);
    Signals second = first.after(new SignalEvent.TemperatureTaken(2, null));
    assertThat(raised.temperature(second)).containsEntry("n", 2).containsEntry("answers", 0);
    assertThat(raised.temperature(second.after(new SignalEvent.TemperatureEnded(2)))).isEmpty();
  }

  private void answers(Signals asks, int people, Mood mood, int from) {
    for (int i = 0; i < people; i++) {
      raised.answer(PersonId.of(from + i), mood, asks);
    }
  }
}
