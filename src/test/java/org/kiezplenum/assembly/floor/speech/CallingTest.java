package org.kiezplenum.assembly.floor.speech;

import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callAfter;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Story.given;

import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules;

/** A tap that comes late does what it was meant for, or nothing. */
class CallingTest {

  @Test
  void aHandForAnotherItemIsNotTakenIntoThisOne() {
    given(ON_ITEM)
        .when(ALI, new Command.AskToSpeak(EntryKind.CONTRIBUTION, OTHER_MATTERS))
        .thenRefused(Refusal.Code.ITEM_NOT_CURRENT);
  }

  @Test
  void whoIsNamedOnTheButtonIsCalled() {
    given(ON_ITEM.and(ALI, askToSpeak()))
        .when(MODERATOR, new Command.CallNext(null, entry(1)))
        .then(new FloorEvent.SpeakerCalled(entry(1), FloorRules.USUAL.speechSeconds(), 8, null));
  }

  @Test
  void ifTheOneOnTheButtonHasWithdrawnNobodyElseIsCalled() {
    given(
            ON_ITEM
                .and(ALI, askToSpeak())
                .and(BO, askToSpeak())
                .and(ALI, new Command.WithdrawEntry(null)))
        .when(MODERATOR, new Command.CallNext(null, entry(1)))
        .thenRefused(Refusal.Code.ALREADY_MOVED_ON);
  }

  @Test
  void aFirstCallThatArrivesAgainAfterThatSpeechCallsNobody() {
    given(
            ON_ITEM
                .and(ALI, askToSpeak())
                .and(BO, askToSpeak())
                .and(MODERATOR, new Command.CallNext(null, entry(1)))
                .and(MODERATOR, new Command.EndSpeech(entry(1))))
        .when(MODERATOR, new Command.CallNext(null, entry(1)))
        .thenRefused(Refusal.Code.ALREADY_MOVED_ON);
  }

  @Test
  void twoWhoPressAtOnceSkipNobody() {
    given(
            ON_ITEM
                .and(ALI, askToSpeak())
                .and(BO, askToSpeak())
                .and(MODERATOR, new Command.CallNext(null, null))
                .and(MODERATOR, callAfter(1)))
        .when(MODERATOR, callAfter(1))
        .thenRefused(Refusal.Code.ALREADY_MOVED_ON);
  }
}
