package org.kiezplenum.assembly.floor.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.STRANGER;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.mergePeople;

import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.Debate;
import org.kiezplenum.assembly.floor.Speech;

/** Rule R19: calls to the topic and to order. */
class OrderCallsTest {
  private static final Command TO_TOPIC = new Command.CallToTopic(entry(1));
  private static final Command TO_ORDER = new Command.CallToOrder(ALI);

  /** Ali speaks, Bo waits. */
  private static final Story SPEAKING =
      Debate.asks(ON_ITEM, ALI, BO).and(MODERATOR, new Command.CallNext(null, null));

  @Test
  void theThirdCallToTheTopicTakesTheWord() {
    Story twice = SPEAKING.and(MODERATOR, TO_TOPIC).and(MODERATOR, TO_TOPIC);
    assertThat(twice.state().floor().speech()).isNotNull();
    Story thrice =
        twice
            .afterSeconds(Speech.WALK_SECONDS + 20)
            .when(MODERATOR, TO_TOPIC)
            .then(
                new FloorEvent.CalledToTopic(entry(1), 3),
                new FloorEvent.SpeechEnded(entry(1), 20_000));
    assertThat(thrice.state().floor().speech()).isNull();
  }

  @Test
  void eachSpeechBeginsWithoutCallsToTheTopic() {
    SPEAKING
        .and(MODERATOR, TO_TOPIC)
        .and(MODERATOR, TO_TOPIC)
        .and(MODERATOR, new Command.CallNext(entry(1), null))
        .when(MODERATOR, new Command.CallToTopic(entry(2)))
        .then(new FloorEvent.CalledToTopic(entry(2), 1));
  }

  @Test
  void onlyWhoeverSpeaksIsCalledToTheTopic() {
    SPEAKING
        .when(MODERATOR, new Command.CallToTopic(entry(2)))
        .thenRefused(Refusal.Code.NOT_SPEAKING);
  }

  @Test
  void theThirdCallToOrderExcludes() {
    Story twice = SPEAKING.and(MODERATOR, TO_ORDER).and(MODERATOR, TO_ORDER).and(ALI, Debate.ask());
    Story thrice =
        twice
            .when(MODERATOR, TO_ORDER)
            .then(
                new FloorEvent.CalledToOrder(ALI, 3),
                new FloorEvent.SpeechEnded(entry(1), 0, true),
                new FloorEvent.EntryStruck(entry(3)));
    thrice.when(ALI, Debate.ask()).thenRefused(Refusal.Code.EXCLUDED);
    thrice.when(MODERATOR, TO_ORDER).thenNothingHappens();
    thrice.when(BO, Debate.ask()).isAccepted();
  }

  @Test
  void theAssemblyCanUpholdAnObjection() {
    Story excluded =
        SPEAKING.and(MODERATOR, TO_ORDER).and(MODERATOR, TO_ORDER).and(MODERATOR, TO_ORDER);
    Story lifted =
        excluded
            .when(MODERATOR, new Command.LiftOrderCall(ALI))
            .then(new FloorEvent.OrderCallLifted(ALI));
    lifted.when(ALI, Debate.ask()).isAccepted();
    lifted
        .when(MODERATOR, TO_ORDER)
        .isAccepted()
        .when(ALI, Debate.ask())
        .thenRefused(Refusal.Code.EXCLUDED);
  }

  @Test
  void nobodyEscapesByComingInOnceMore() {
    Story excluded =
        SPEAKING.and(MODERATOR, TO_ORDER).and(MODERATOR, TO_ORDER).and(MODERATOR, TO_ORDER);
    excluded
        .and(MODERATOR, mergePeople(ALI, BO))
        .when(BO, Debate.ask())
        .thenRefused(Refusal.Code.EXCLUDED);
  }

  @Test
  void whoWasNeverCalledHasNothingLifted() {
    SPEAKING.when(MODERATOR, new Command.LiftOrderCall(BO)).thenNothingHappens();
    SPEAKING
        .when(MODERATOR, new Command.LiftOrderCall(STRANGER))
        .thenRefused(Refusal.Code.UNKNOWN_PERSON);
    SPEAKING
        .when(MODERATOR, new Command.CallToOrder(STRANGER))
        .thenRefused(Refusal.Code.UNKNOWN_PERSON);
  }
}
