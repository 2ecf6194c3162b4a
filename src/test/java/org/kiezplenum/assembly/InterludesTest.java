package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.said;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Rules.Circumstances;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.signals.Wall;

/** Not everything is a queue. */
class InterludesTest {
  private static final Story ROUND = ON_ITEM.and(MODERATOR, new Command.BeginRound(2));

  @Test
  void aBreakOfTenMinutesEndsInTenMinutesAndPausesTheSpeech() {
    Story speaking = ON_ITEM.and(ALI, askToSpeak()).and(MODERATOR, callFirst()).afterSeconds(18);
    Story pause =
        speaking
            .when(MODERATOR, new Command.TakeBreak(10, null))
            .then(
                new FloorEvent.SpeechPaused(entry(1), 10_000),
                new InterludeEvent.BreakBegun(speaking.at() + 600_000));
    pause.when(MODERATOR, new Command.GoOn()).then(new InterludeEvent.InterludeEnded());
  }

  /** In Berlin, summer and winter; a time that has passed is tomorrow's. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-07T18:00:00Z, 19:20, 2026-03-07T18:20:00Z",
    "2026-07-07T17:00:00Z, 19:20, 2026-07-07T17:20:00Z",
    "2026-03-07T22:50:00Z, 00:05, 2026-03-07T23:05:00Z",
    "2026-03-28T22:50:00Z, 03:30, 2026-03-29T01:30:00Z"
  })
  void aBreakUntilATimeEndsThen(String now, String until, String then) {
    long at = Instant.parse(now).toEpochMilli();
    assertThat(TimeOfDay.nextAfter(at, until)).isEqualTo(Instant.parse(then).toEpochMilli());
  }

  @Test
  void aBreakNeedsAnEnd() {
    for (Command.TakeBreak command :
        new Command.TakeBreak[] {
          new Command.TakeBreak(null, null), new Command.TakeBreak(null, "gleich")
        }) {
      ON_ITEM.when(MODERATOR, command).thenRefused(Refusal.Code.NOT_A_TIME);
    }
    ON_ITEM
        .when(MODERATOR, new Command.TakeBreak(0, null))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    PLANNED
        .when(MODERATOR, new Command.TakeBreak(5, null))
        .thenRefused(Refusal.Code.ASSEMBLY_NOT_OPEN);
  }

  @Test
  void startingAnItemEndsTheMurmuring() {
    Story murmuring = ON_ITEM.and(MODERATOR, new Command.Murmur(5));
    Story next = murmuring.and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false));
    assertThat(next.state().interlude()).isEqualTo(new Interlude.None());
  }

  /** Where it is would be lost, and who has not spoken yet would wait for nothing. */
  @Test
  void nothingIsLeftWhileARoundGoesOn() {
    for (Command leaves :
        new Command[] {
          new Command.StartItem(OTHER_MATTERS, false),
          new Command.CloseItem(PLAY_STREET, false),
          new Command.EndAssembly()
        }) {
      ROUND.when(MODERATOR, leaves).thenRefused(Refusal.Code.ROUND_RUNS);
      ROUND.and(MODERATOR, new Command.GoOn()).when(MODERATOR, leaves).isAccepted();
    }
    ON_ITEM
        .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
        .and(MODERATOR, new Command.BeginRound(2))
        .when(MODERATOR, new Command.ReopenItem(PLAY_STREET))
        .thenRefused(Refusal.Code.ROUND_RUNS);
  }

  @Test
  void theRoundGoesFromSeatToSeatAndPhonesJoinAtTheEnd() {
    Story joined = ROUND.and(ALI, new Command.JoinRound());
    joined.when(ALI, new Command.JoinRound()).thenNothingHappens();
    Story atAli =
        joined
            .and(MODERATOR, new Command.NextInRound(0, false))
            .and(MODERATOR, new Command.NextInRound(1, true));
    Interlude.Round round = (Interlude.Round) atAli.state().interlude();
    assertThat(round.speaker()).isEqualTo(ALI);
    assertThat(round.passed()).isEqualTo(1);
  }

  /** Who has joined and who has spoken would be gone; a break may well become a longer one. */
  @Test
  void nothingElseBeginsWhileARoundGoesOn() {
    for (Command other :
        new Command[] {
          new Command.BeginRound(2), new Command.TakeBreak(10, null), new Command.Murmur(3)
        }) {
      ROUND.when(MODERATOR, other).thenRefused(Refusal.Code.ROUND_RUNS);
      ROUND.and(MODERATOR, new Command.GoOn()).when(MODERATOR, other).isAccepted();
    }
    Story pause = ON_ITEM.and(MODERATOR, new Command.TakeBreak(10, null));
    pause
        .when(MODERATOR, new Command.TakeBreak(20, null))
        .then(
            new InterludeEvent.InterludeEnded(),
            new InterludeEvent.BreakBegun(pause.at() + 1_200_000));
  }

  @Test
  void whoHasTheWordMayPassItOnThemselvesAndNobodyElse() {
    Story atAli =
        ON_ITEM
            .and(MODERATOR, new Command.BeginRound(0))
            .and(ALI, new Command.JoinRound())
            .and(BO, new Command.JoinRound());
    atAli.when(BO, new Command.NextInRound(0, true)).thenRefused(Refusal.Code.NOT_ALLOWED);
    atAli
        .when(ALI, new Command.NextInRound(0, true))
        .then(new InterludeEvent.RoundAdvanced(0, true));
  }

  @Test
  void twoWhoTapAtOnceSkipNobody() {
    ROUND
        .and(MODERATOR, new Command.NextInRound(0, false))
        .when(MODERATOR, new Command.NextInRound(0, false))
        .thenRefused(Refusal.Code.ALREADY_MOVED_ON);
  }

  @Test
  void afterTheLastSeatTheRoundIsOver() {
    ROUND
        .and(MODERATOR, new Command.NextInRound(0, false))
        .when(MODERATOR, new Command.NextInRound(1, false))
        .then(new InterludeEvent.RoundAdvanced(1, false), new InterludeEvent.InterludeEnded());
  }

  private static Story excluding(Story story, PersonId person) {
    Story excluded = story;
    for (int i = 0; i < 3; i++) {
      excluded = excluded.and(MODERATOR, new Command.CallToOrder(person));
    }
    return excluded;
  }

  private static Interlude.Round round(Story story) {
    return (Interlude.Round) story.state().interlude();
  }

  private static Story joined(PersonId... people) {
    Story story = ON_ITEM.and(MODERATOR, new Command.BeginRound(0));
    for (PersonId person : people) {
      story = story.and(person, new Command.JoinRound());
    }
    return story;
  }

  @Test
  void whoWasExcludedMeanwhileIsPassedOver() {
    Story excluded = excluding(joined(ALI, BO, CEM), BO).afterSeconds(9);
    Story atCem =
        excluded
            .when(MODERATOR, new Command.NextInRound(0, false))
            .then(new InterludeEvent.RoundAdvanced(0, false, 2));
    assertThat(round(atCem).speaker()).isEqualTo(CEM);
    assertThat(round(atCem).heard()).isEqualTo(2);
    Story back = atCem.and(MODERATOR, new Command.Undo(atCem.state().steps().last()));
    assertThat(round(back).speaker()).isEqualTo(ALI);
    assertThat(round(back).heard()).isEqualTo(1);
  }

  @Test
  void afterTheLastWhoMaySpeakTheRoundIsOver() {
    excluding(joined(ALI, BO), BO)
        .when(MODERATOR, new Command.NextInRound(0, false))
        .then(new InterludeEvent.RoundAdvanced(0, false, 2), new InterludeEvent.InterludeEnded());
  }

  @Test
  void whoIsExcludedWhileTheyHaveTheWordHasItNoLonger() {
    Story atBo = excluding(joined(ALI, BO), ALI);
    assertThat(round(atBo).speaker()).isEqualTo(BO);
    Story none = excluding(atBo, BO);
    assertThat(round(none).speaker()).isNull();
    none.when(MODERATOR, new Command.NextInRound(2, false))
        .then(new InterludeEvent.InterludeEnded());
    // Whoever comes only then has the word at once.
    assertThat(round(none.and(CEM, new Command.JoinRound())).speaker()).isEqualTo(CEM);
  }

  /** A seat, then Ali, who is also Bo, then Cem; who passed is named by the place. */
  @ParameterizedTest
  @CsvSource({
    "0, '', 0, 1",
    "1, '', 1, 2",
    "2, '', 1, 2",
    "2, '1', 1, 2",
    "3, '', 2, 3",
    "3, '1', 2, 3",
    "3, '12', 2, 2"
  })
  void whoWasTwoHasOneTurn(int turns, String passed, int place, int heard) {
    Story story = ON_ITEM.and(MODERATOR, new Command.BeginRound(1));
    story = story.and(ALI, new Command.JoinRound()).and(BO, new Command.JoinRound());
    story = story.and(CEM, new Command.JoinRound());
    for (int i = 0; i < turns; i++) {
      story = story.and(MODERATOR, new Command.NextInRound(i, passed.contains("" + i)));
    }
    Interlude.Round merged = round(story).merged(BO, ALI);
    assertThat(merged.circle()).hasSize(3);
    assertThat(merged.circle().stream().filter(seat -> seat.isOf(ALI::equals))).hasSize(1);
    assertThat(merged.place()).isEqualTo(place);
    assertThat(merged.heard()).isEqualTo(heard);
  }

  /** As it was stored before anybody was passed over. */
  @Test
  void anAdvanceOfAnOlderEveningMeansWhatItMeant() {
    Assembly excluded = excluding(joined(ALI, BO, CEM), BO).state();
    Assembly then = excluded.after(new InterludeEvent.RoundAdvanced(0, false), 1, "");
    assertThat(((Interlude.Round) then.interlude()).speaker()).isEqualTo(BO);
  }

  @Test
  void withoutARoundThereIsNothingToJoin() {
    ON_ITEM.when(ALI, new Command.JoinRound()).thenRefused(Refusal.Code.NO_ROUND);
  }

  @Test
  void aMessageOnTheWallNeedsWords() {
    ON_ITEM
        .when(MODERATOR, new Command.ShowOnWall(Wall.Mode.MESSAGE, null))
        .thenRefused(Refusal.Code.TEXT_MISSING);
  }

  @Test
  void aMessageStaysThereForLaterWhateverTheWallShows() {
    Story shown = ON_ITEM.and(MODERATOR, new Command.ShowOnWall(Wall.Mode.MESSAGE, said("Wer?")));
    Story next =
        shown
            .and(MODERATOR, new Command.ShowOnWall(Wall.Mode.QR, null))
            .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false));
    assertThat(next.state().wall())
        .isEqualTo(new Wall(Wall.Mode.FOLLOW, shown.state().wall().message(), 1));
    Story again =
        next.when(MODERATOR, new Command.ShowOnWall(Wall.Mode.MESSAGE, null))
            .then(new AssemblyEvent.WallSet(Wall.Mode.MESSAGE, null));
    assertThat(again.state().wall()).isEqualTo(shown.state().wall());
    again.when(MODERATOR, new Command.ShowOnWall(Wall.Mode.MESSAGE, null)).thenNothingHappens();
  }

  @Test
  void aNewItemBringsTheWallBackUnlessItIsBlack() {
    Story qr = ON_ITEM.and(MODERATOR, new Command.ShowOnWall(Wall.Mode.QR, null));
    assertThat(wallAfterNext(qr)).isEqualTo(Wall.Mode.FOLLOW);
    Story black = ON_ITEM.and(MODERATOR, new Command.ShowOnWall(Wall.Mode.BLACK, null));
    assertThat(wallAfterNext(black)).isEqualTo(Wall.Mode.BLACK);
  }

  private static Wall.Mode wallAfterNext(Story story) {
    return story.and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false)).state().wall().mode();
  }

  /** By the clock of Berlin. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-08T00:01, 00:00, TIME_IS_OVER",
    "2026-03-07T19:20:30, 19:20, TIME_IS_OVER",
    "2026-03-07T19:20, 19:20, TIME_IS_OVER",
    "2026-03-07T19:20, 18:00, TIME_IS_OVER",
    "2026-03-07T17:59, 00:00, TIME_IS_OVER",
    "2026-03-07T08:00, 20:00, TIME_TOO_FAR",
    "2026-03-07T23:50, 00:10, ",
    "2026-03-07T18:00, 00:00, ",
    "2026-03-07T23:30, 05:00, ",
    "2026-03-07T19:20, 19:21, ",
    "2026-03-08T00:01, 00:15, "
  })
  void aTimeThatIsOverIsNotMeantForTomorrow(String now, String until, Refusal.Code refused) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    long at = LocalDateTime.parse(now).atZone(berlin).toInstant().toEpochMilli();
    Ruling decided =
        Rules.decide(
            ON_ITEM.state(), MODERATOR, new Command.TakeBreak(null, until), Circumstances.at(at));

    if (refused == null) {
      var begun = (InterludeEvent.BreakBegun) ((Ruling.Accepted) decided).events().getLast();
      assertThat(begun.until() - at).isBetween(1L, 6 * 3_600_000L);
      assertThat(Instant.ofEpochMilli(begun.until()).atZone(berlin).toLocalTime())
          .isEqualTo(LocalTime.parse(until));
    } else {
      assertThat(((Ruling.Refused) decided).refusal().code()).isEqualTo(refused);
    }
  }
}
