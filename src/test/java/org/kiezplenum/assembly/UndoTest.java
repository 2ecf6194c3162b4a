package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callAfter;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.note;
import static org.kiezplenum.assembly.Scenes.said;

import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.PlainMethod;

/** Every step of the moderation can be taken back while what it did is still as it left it. */
class UndoTest {
  private static final Story THREE_WAIT =
      ON_ITEM.and(ALI, askToSpeak()).and(BO, askToSpeak()).and(CEM, askToSpeak());

  private static Command undo(Story story) {
    Step latest = Undoing.latest(story.state());
    assertThat(latest).isNotNull();
    return new Command.Undo(latest.number());
  }

  private static Story undone(Story story) {
    return story.and(MODERATOR, undo(story));
  }

  @Test
  void aWrongCallPutsTheEntryInFrontAgainAndLetsTheSpeechBeforeGoOn() {
    Story aliSpeaks = THREE_WAIT.and(MODERATOR, callFirst()).afterSeconds(38);
    Story boCalled = aliSpeaks.and(MODERATOR, callAfter(1)).afterSeconds(4);

    Story back =
        boCalled.when(MODERATOR, undo(boCalled)).then(new FloorEvent.CallTakenBack(4, entry(2)));

    assertThat(back.state().floor().queue()).containsExactly(entry(2), entry(3));
    Speech speech = back.state().floor().speech();
    assertThat(speech.entry().id()).isEqualTo(entry(1));
    assertThat(speech.spokenMillis(back.at())).isEqualTo(30_000);
    assertThat(speech.spokenMillis(back.at() + 5_000)).isEqualTo(35_000);
  }

  @Test
  void aFirstCallTakenBackLeavesNobodySpeaking() {
    Story back = undone(THREE_WAIT.and(MODERATOR, callFirst()));

    assertThat(back.state().floor().speech()).isNull();
    assertThat(back.state().floor().queue()).containsExactly(entry(1), entry(2), entry(3));
  }

  @Test
  void aCallIsNotTakenBackOnceTheNextWasCalled() {
    Story first = THREE_WAIT.and(MODERATOR, callFirst());
    int step = Undoing.latest(first.state()).number();

    first
        .and(MODERATOR, callAfter(1))
        .when(MODERATOR, new Command.Undo(step))
        .thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
  }

  @Test
  void aStepIsTakenBackOnce() {
    Story called = THREE_WAIT.and(MODERATOR, callFirst());
    Command undo = undo(called);

    called.and(MODERATOR, undo).when(MODERATOR, undo).thenRefused(Refusal.Code.NOTHING_TO_UNDO);
  }

  @Test
  void whoWasThankedTooEarlyGoesOn() {
    Story thanked =
        THREE_WAIT
            .and(MODERATOR, callFirst())
            .afterSeconds(28)
            .and(MODERATOR, new Command.EndSpeech(entry(1)));

    assertThat(undone(thanked).state().floor().speech().spokenMillis(thanked.at()))
        .isEqualTo(20_000);
  }

  @Test
  void whoWasStruckWaitsWhereTheyWaited() {
    Story struck = THREE_WAIT.and(MODERATOR, new Command.StrikeEntry(entry(2)));

    assertThat(undone(struck).state().floor().queue())
        .containsExactly(entry(1), entry(2), entry(3));
  }

  @Test
  void whoAskedAgainAfterBeingStruckHasOnePlaceOnly() {
    Story again =
        THREE_WAIT.and(MODERATOR, new Command.StrikeEntry(entry(2))).and(BO, askToSpeak());
    int step = again.state().steps().last();

    again.when(MODERATOR, new Command.Undo(step)).thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
  }

  @Test
  void whatPeopleDoThemselvesIsNoStepOfTheModeration() {
    Story withdrawn = THREE_WAIT.and(BO, new Command.WithdrawEntry(null));

    assertThat(withdrawn.state().steps()).isEqualTo(THREE_WAIT.state().steps());
  }

  @Test
  void whoWasNotHereAndIsAfterAllSpeaks() {
    Story absent =
        THREE_WAIT.and(MODERATOR, callFirst()).and(MODERATOR, new Command.NotHere(entry(1)));
    assertThat(absent.state().floor().queue()).containsExactly(entry(2), entry(3), entry(1));

    Story back = undone(absent);
    assertThat(back.state().floor().queue()).containsExactly(entry(2), entry(3));
    assertThat(back.state().floor().speaks(entry(1))).isTrue();
  }

  @Test
  void aMoveInTheListIsTakenBack() {
    Story moved = THREE_WAIT.and(MODERATOR, new Command.MoveEntry(entry(3), 0));
    assertThat(moved.state().floor().queue()).containsExactly(entry(3), entry(1), entry(2));

    assertThat(undone(moved).state().floor().queue()).containsExactly(entry(1), entry(2), entry(3));
  }

  @Test
  void aListClosedTurnedOffOrOpenedIsAsBefore() {
    Story closed = ON_ITEM.and(MODERATOR, new Command.CloseList());
    assertThat(undone(closed).state().floor().list()).isEqualTo(SpeakersList.OPEN);

    Story off = closed.and(MODERATOR, new Command.TurnOffList());
    assertThat(undone(off).state().floor().list()).isEqualTo(SpeakersList.CLOSED);
  }

  @Test
  void leavingAnItemForAnotherIsOneStepAndBringsListAndSpeechBack() {
    Story left =
        THREE_WAIT
            .and(MODERATOR, callFirst())
            .afterSeconds(18)
            .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
            .afterSeconds(5);

    Story back = undone(left);

    assertThat(back.state().agenda().current()).isEqualTo(PLAY_STREET);
    assertThat(back.state().agenda().get(OTHER_MATTERS).isPlanned()).isTrue();
    assertThat(back.state().floor().queue()).containsExactly(entry(2), entry(3));
    assertThat(back.state().floor().speech().spokenMillis(back.at())).isEqualTo(10_000);
  }

  @Test
  void onceSomebodyHasAskedToSpeakToTheNewItemItStays() {
    Story left =
        THREE_WAIT
            .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
            .and(ALI, askToSpeak());
    int step = left.state().steps().last();

    left.when(MODERATOR, new Command.Undo(step)).thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
  }

  @Test
  void aLineThatWasRemovedStandsWhereItStood() {
    Story two =
        ON_ITEM
            .and(MODERATOR, line("eins"))
            .and(MODERATOR, line("zwei"))
            .and(MODERATOR, new Command.RemoveNote(note(1)));

    assertThat(undone(two).state().notes().of(PLAY_STREET)).containsExactly(note(1), note(2));
  }

  private static Command line(String text) {
    return new Command.WriteNote(null, Note.NoteKind.NOTE, said(text), null, null, null);
  }

  @Test
  void whatWasDecidedBySightIsSetAside() {
    Story seen =
        ON_ITEM.and(
            MODERATOR,
            new Command.DecideBySight(
                null, said("Lüften?"), PlainMethod.MAJORITY_SEEN, true, null, null));

    Story back = undone(seen);
    assertThat(back.state().decisions().get(Scenes.decision(1)).state())
        .isInstanceOf(Decision.SetAside.class);
    assertThat(back.state().decisions().shown()).isNull();
  }

  @Test
  void endingIsUndoable() {
    Story ended = ON_ITEM.and(MODERATOR, new Command.EndAssembly());
    Story open = undone(ended);
    assertThat(open.state().isLive()).isTrue();
    assertThat(undone(open).state().agenda().current()).isEqualTo(PLAY_STREET);
  }

  @Test
  void aNameThatWasHiddenByMistakeIsShownAgain() {
    Story hidden = ON_ITEM.and(MODERATOR, new Command.HideName(ALI));
    assertThat(undone(hidden).state().people().get(ALI).isHidden()).isFalse();
  }

  @Test
  void aSeatOfTheRoundHasTheWordAgain() {
    Story second =
        ON_ITEM
            .and(MODERATOR, new Command.BeginRound(3))
            .and(MODERATOR, new Command.NextInRound(0, true));
    Interlude.Round back = (Interlude.Round) undone(second).state().interlude();
    assertThat(back.place()).isZero();
    assertThat(back.passed()).isZero();
  }

  /** A vote by sight, the next item, a secret election: what was decided first stays. */
  @Test
  void aResolutionIsNotTakenBackBehindWhatCameLater() {
    Story seen = ON_ITEM.and(MODERATOR, seenOn("Lüften?"));
    int step = seen.state().steps().last();
    Story voting =
        seen.and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
            .and(MODERATOR, new Command.OpenDecision(null, said("Mehr Bäume?")));

    assertThat(Undoing.latest(voting.state())).isNull();
    voting.when(MODERATOR, new Command.Undo(step)).thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
  }

  @Test
  void anItemThatSomethingWasDecidedOnStaysBegun() {
    Story voting = ON_ITEM.and(MODERATOR, new Command.OpenDecision(null, said("Mehr Bäume?")));
    int step = ON_ITEM.state().steps().last();
    Story announced =
        voting
            .phonesSay(3, 1, 0)
            .and(MODERATOR, new Command.CloseDecision(Scenes.decision(1)))
            .and(MODERATOR, new Command.AnnounceDecision(Scenes.decision(1)));

    assertThat(Undoing.latest(ON_ITEM.state())).isNotNull();
    assertThat(Undoing.latest(voting.state())).isNull();
    assertThat(Undoing.latest(announced.state())).isNull();
    announced.when(MODERATOR, new Command.Undo(step)).thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);

    Story takenBack = undone(ON_ITEM.and(MODERATOR, seenOn("Lüften?")));
    assertThat(Undoing.latest(takenBack.state())).isNull();
  }

  @Test
  void theLatestStepIsTakenBackAndNoEarlierOne() {
    Story two =
        THREE_WAIT
            .and(MODERATOR, new Command.StrikeEntry(entry(2)))
            .and(MODERATOR, new Command.CloseList());
    int first = two.state().steps().last() - 1;

    two.when(MODERATOR, new Command.Undo(first)).thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
    assertThat(undone(undone(two)).state().floor().queue())
        .containsExactly(entry(1), entry(2), entry(3));
  }

  /** Where the latest cannot be taken back any more, the one before is not offered instead. */
  @Test
  void whatStandsBeforeALaterStepIsNotReachedByItsFailure() {
    Story again =
        THREE_WAIT
            .and(MODERATOR, new Command.CloseList())
            .and(MODERATOR, new Command.OpenList())
            .and(MODERATOR, new Command.StrikeEntry(entry(2)))
            .and(BO, askToSpeak());

    assertThat(Undoing.latest(again.state())).isNull();
  }

  /** Each goes further back, and none does again what was taken back. */
  @Test
  void severalStepsAreTakenBackOneAfterTheOther() {
    Story three =
        ON_ITEM
            .and(MODERATOR, new Command.CloseList())
            .and(MODERATOR, new Command.HideName(ALI))
            .and(MODERATOR, new Command.TakeBreak(10, null));

    Story back = undone(undone(undone(three)));

    assertThat(back.state().interlude()).isEqualTo(new Interlude.None());
    assertThat(back.state().people().get(ALI).isHidden()).isFalse();
    assertThat(back.state().floor().list()).isEqualTo(SpeakersList.OPEN);
    assertThat(Undoing.latest(back.state())).isEqualTo(Undoing.latest(ON_ITEM.state()));
  }

  /** What a motion brought about was decided by the assembly. */
  @Test
  void whatAMotionBroughtAboutIsNoStepOfItsOwn() {
    Story motion =
        ON_ITEM
            .and(
                ALI,
                new Command.AskToSpeak(
                    EntryKind.POINT_OF_ORDER, null, null, MotionKind.ADJOURN_ITEM, null))
            .and(MODERATOR, callFirst());
    Story carried =
        motion.and(
            MODERATOR,
            new Command.SettleMotion(entry(1), Motion.How.NO_OBJECTION, true, null, null, null));

    assertThat(carried.state().agenda().current()).isNull();
    assertThat(Undoing.latest(carried.state())).isNull();
  }

  /** Of former times: an event may name a step that could not be taken back today. */
  @Test
  void whatWasOnceTakenBackBehindSomethingIsToldAsItWas() {
    Story begun = ON_ITEM;
    int step = begun.state().steps().last();
    Assembly state = begun.and(MODERATOR, new Command.TakeTemperature(null)).state();

    Assembly then = state.after(new AgendaEvent.ItemTakenBack(step, PLAY_STREET), begun.at(), "p1");

    assertThat(then.agenda().get(PLAY_STREET).isPlanned()).isTrue();
  }

  private static Command seenOn(String question) {
    return new Command.DecideBySight(
        null, said(question), PlainMethod.MAJORITY_SEEN, true, null, null);
  }

  @Test
  void onlyTheLatestTwentyStepsAreKept() {
    Story many = ON_ITEM;
    for (int i = 0; i < 15; i++) {
      many = many.and(MODERATOR, new Command.CloseList()).and(MODERATOR, new Command.OpenList());
    }
    assertThat(many.state().steps().recent()).hasSize(Steps.MOST_KEPT);
  }
}
