package org.kiezplenum.assembly.floor.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callAfter;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Speech;

/** A speech and its clock. */
class SpeechTest {
  /** Ali has walked to the microphone, and the clock starts now. */
  private static final Story ALI_SPEAKS =
      given(ON_ITEM)
          .and(ALI, askToSpeak())
          .and(BO, askToSpeak())
          .and(MODERATOR, callFirst())
          .afterSeconds(Speech.WALK_SECONDS);

  private static final Command PAUSE = new Command.PauseSpeech(entry(1));
  private static final Command RESUME = new Command.ResumeSpeech(entry(1));
  private static final Command END = new Command.EndSpeech(entry(1));

  /** A limit, a pause at 30 s, on again at 90 s. */
  @Test
  void pausesDoNotCount() {
    Story paused =
        given(ALI_SPEAKS)
            .afterSeconds(30)
            .when(MODERATOR, PAUSE)
            .then(new FloorEvent.SpeechPaused(entry(1), 30_000));
    assertThat(paused.state().floor().speech().spokenMillis(88_000)).isEqualTo(30_000);

    Story resumed =
        given(paused)
            .afterSeconds(60)
            .when(MODERATOR, RESUME)
            .then(new FloorEvent.SpeechResumed(entry(1)));
    assertThat(resumed.state().floor().speech().spokenMillis(158_000)).isEqualTo(90_000);

    given(resumed)
        .afterSeconds(60)
        .when(MODERATOR, END)
        .then(new FloorEvent.SpeechEnded(entry(1), 90_000));
  }

  @Test
  void severalPausesAddUp() {
    given(ALI_SPEAKS)
        .afterSeconds(10)
        .and(MODERATOR, PAUSE)
        .afterSeconds(100)
        .and(MODERATOR, RESUME)
        .afterSeconds(20)
        .when(MODERATOR, PAUSE)
        .then(new FloorEvent.SpeechPaused(entry(1), 30_000))
        .afterSeconds(100)
        .when(MODERATOR, END)
        .then(new FloorEvent.SpeechEnded(entry(1), 30_000));
  }

  @Test
  void pausingAPausedSpeechAndResumingARunningOneIsNoEvent() {
    given(ALI_SPEAKS).when(MODERATOR, RESUME).thenNothingHappens();
    given(ALI_SPEAKS).and(MODERATOR, PAUSE).when(MODERATOR, PAUSE).thenNothingHappens();
  }

  @Test
  void nobodyIsCutOffWhenTheTimeIsUp() {
    given(ALI_SPEAKS)
        .afterSeconds(600)
        .when(MODERATOR, END)
        .then(new FloorEvent.SpeechEnded(entry(1), 600_000));
  }

  @Test
  void callingTheNextEndsTheSpeechBefore() {
    Story story =
        given(ALI_SPEAKS)
            .afterSeconds(95)
            .when(MODERATOR, callAfter(1))
            .then(
                new FloorEvent.SpeechEnded(entry(1), 95_000),
                new FloorEvent.SpeakerCalled(entry(2), 180, 8, entry(1)));

    assertThat(story.state().floor().speech())
        .isEqualTo(
            new Speech(
                new Entry(entry(2), BO, EntryKind.CONTRIBUTION, 2),
                180,
                new Speech.Running(8_000 + 95_000 + 8_000, 0)));
  }

  @Test
  void onlyTheSpeechUnderWayIsPausedResumedOrEnded() {
    for (Command late :
        List.of(
            new Command.PauseSpeech(entry(2)),
            new Command.ResumeSpeech(entry(2)),
            new Command.EndSpeech(entry(2)))) {
      given(ALI_SPEAKS).when(MODERATOR, late).thenRefused(Refusal.Code.NOT_SPEAKING);
    }
    for (Command none : List.of(PAUSE, RESUME, END)) {
      given(ON_ITEM).when(MODERATOR, none).thenRefused(Refusal.Code.NOT_SPEAKING);
    }
  }

  @Test
  void afterASpeechHasEndedNobodySpeaksUntilTheNextIsCalled() {
    Story silent =
        given(ALI_SPEAKS).when(MODERATOR, END).then(new FloorEvent.SpeechEnded(entry(1), 0));

    assertThat(silent.state().floor().speech()).isNull();
    given(silent)
        .when(MODERATOR, callFirst())
        .then(new FloorEvent.SpeakerCalled(entry(2), 180, 8, null));
  }

  @Test
  void aClockThatIsAskedForATimeBeforeItsStartShowsWhatItHad() {
    Speech speech = ALI_SPEAKS.afterSeconds(5).state().floor().speech();

    assertThat(speech.spokenMillis(-10_000)).isZero();
  }
}
