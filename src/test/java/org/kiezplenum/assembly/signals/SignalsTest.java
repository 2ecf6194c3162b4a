package org.kiezplenum.assembly.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.Wording;

/** Which hand signals there are, and what is asked. */
class SignalsTest {
  private static final Command AGREE = new Command.GiveSignal(Signal.AGREE, true);

  @Test
  void fourAreThereUnlessTheAssemblyChoosesOthers() {
    assertThat(ON_ITEM.state().signals().inOrder())
        .containsExactly(Signal.AGREE, Signal.LOUDER, Signal.SLOWER, Signal.LANGUAGE);
    Story chosen =
        ON_ITEM
            .when(MODERATOR, new Command.SetSignals(Set.of(Signal.BREAK, Signal.DISAGREE)))
            .then(new SignalEvent.SignalsSet(List.of(Signal.DISAGREE, Signal.BREAK)));
    chosen.when(ALI, AGREE).thenRefused(Refusal.Code.SIGNAL_OFF);
    chosen.when(ALI, new Command.GiveSignal(Signal.BREAK, true)).thenNothingHappens();
    chosen
        .when(MODERATOR, new Command.SetSignals(Set.of(Signal.DISAGREE, Signal.BREAK)))
        .thenNothingHappens();
  }

  @Test
  void nothingIsKeptOfASignal() {
    ON_ITEM.when(ALI, AGREE).thenNothingHappens();
  }

  @Test
  void nobodySignalsAfterTheEnd() {
    ON_ITEM
        .and(MODERATOR, new Command.EndAssembly())
        .when(ALI, AGREE)
        .thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  @Test
  void anAssemblyCallsASignalByAWordOfItsOwn() {
    Wording word = said("Wedeln");
    Story called =
        ON_ITEM
            .when(MODERATOR, new Command.SetLegend(Signal.AGREE, word))
            .then(new SignalEvent.LegendSet(Signal.AGREE, word.as("signal-agree", 1)));
    Wording none = said("");
    called
        .when(MODERATOR, new Command.SetLegend(Signal.AGREE, none))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    Command usually = new Command.SetLegend(Signal.AGREE, none, true);
    Story usual =
        called.when(MODERATOR, usually).then(new SignalEvent.LegendSet(Signal.AGREE, null));
    usual.when(MODERATOR, usually).thenNothingHappens();
    usual
        .when(MODERATOR, new Command.SetLegend(Signal.AGREE, word))
        .then(new SignalEvent.LegendSet(Signal.AGREE, word.as("signal-agree", 2)));
    usual
        .when(MODERATOR, new Command.SetLegend(Signal.AGREE, said("x".repeat(41))))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 40));
  }

  @Test
  void aTemperatureCheckIsOpenUntilItIsEnded() {
    Command up = new Command.AnswerTemperature(Mood.UP);
    ON_ITEM.when(ALI, up).thenRefused(Refusal.Code.NO_TEMPERATURE);
    Wording question = said("Weiter so?");
    Story asked =
        ON_ITEM
            .when(MODERATOR, new Command.TakeTemperature(question))
            .then(new SignalEvent.TemperatureTaken(1, question.as("temperature-1", 1)));
    asked.when(ALI, up).thenNothingHappens();
    asked
        .when(MODERATOR, new Command.TakeTemperature(said("Oder aufhören?")))
        .thenRefused(Refusal.Code.TEMPERATURE_RUNS);
    Story ended =
        asked
            .when(MODERATOR, new Command.EndTemperature())
            .then(new SignalEvent.TemperatureEnded(1));
    ended.when(ALI, up).thenRefused(Refusal.Code.NO_TEMPERATURE);
    ended.when(MODERATOR, new Command.EndTemperature()).thenNothingHappens();
    ended
        .when(MODERATOR, new Command.TakeTemperature(null))
        .then(new SignalEvent.TemperatureTaken(2, null));
  }

  /** What is asked is about what is spoken of. */
  @Test
  void aTemperatureCheckEndsWithItsItem() {
    Story asked = ON_ITEM.and(MODERATOR, new Command.TakeTemperature(null));
    SignalEvent ended = new SignalEvent.TemperatureEnded(1);
    for (Command leaves :
        List.of(
            new Command.StartItem(OTHER_MATTERS, false),
            new Command.CloseItem(PLAY_STREET, false),
            new Command.EndAssembly())) {
      Story left = asked.and(MODERATOR, leaves);
      assertThat(left.events()).contains(ended);
      assertThat(left.state().signals().asks()).isFalse();
    }
    Story between =
        ON_ITEM
            .and(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
            .and(MODERATOR, new Command.TakeTemperature(null));
    assertThat(between.and(MODERATOR, new Command.EndAssembly()).events()).contains(ended);
  }

  /** As it was ended before that was said: whoever reopens it is not asked again. */
  @Test
  void noTemperatureCheckOutlivesAnAssembly() {
    Story over =
        ON_ITEM
            .and(MODERATOR, new Command.TakeTemperature(null))
            .happened(new AssemblyEvent.AssemblyEnded());
    assertThat(over.and(MODERATOR, new Command.ReopenAssembly()).state().signals().asks())
        .isFalse();
  }

  @Test
  void aTemperatureCheckNeedsALiveAssembly() {
    ON_ITEM
        .and(MODERATOR, new Command.EndAssembly())
        .when(MODERATOR, new Command.TakeTemperature(null))
        .thenRefused(Refusal.Code.ASSEMBLY_ENDED);
    ON_ITEM
        .when(MODERATOR, new Command.TakeTemperature(said("x".repeat(1_000))))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG);
  }
}
