package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** How many a vote is about: never fewer than have voted, and as it was when it was closed. */
class HeadCountTest {
  private static final DecisionId IT = decision(1);
  private static final Command CLOSE = new Command.CloseDecision(IT);
  private static final Command ANNOUNCE = new Command.AnnounceDecision(IT);

  private static Command poll(
      String method, Settings settings, @Nullable Integer entitled, String... options) {
    return new Command.OpenPoll(
        null,
        said("Machen wir das?"),
        method,
        Arrays.stream(options).map(Scenes::said).toList(),
        1,
        settings,
        entitled);
  }

  private static Settings base(String base) {
    return Settings.DEFAULT.with(Setting.BASE, base);
  }

  private static Command present(int count) {
    return new Command.StatePresent(count);
  }

  private static Command figures(@Nullable Integer present, @Nullable Integer entitled) {
    return new Command.StateFigures(IT, present, entitled);
  }

  private static Command cells(Map<String, Integer> cells) {
    return new Command.EnterCells(IT, Cells.of(cells));
  }

  private static VotingEvent.PollAnnounced announcement(Story announced) {
    return announced.events().stream()
        .filter(VotingEvent.PollAnnounced.class::isInstance)
        .map(VotingEvent.PollAnnounced.class::cast)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static Outcome outcome(Story announced) {
    return announcement(announced).finding().outcome();
  }

  @Test
  void oneAgainstNineIsNotAdoptedByStatingThatNobodyIsHere() {
    Story closed =
        given(ON_ITEM)
            .and(MODERATOR, present(0))
            .and(MODERATOR, poll("absolute-majority", base("present"), null))
            .and(MODERATOR, cells(Map.of("yes", 1, "no", 9, "abstain", 0)))
            .and(MODERATOR, CLOSE);
    Map<String, Object> figures = Map.of("counted", "10", "stated", "0");
    given(closed)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_PRESENT, figures);
    // Whoever only looks sees no share of a whole that cannot be.
    assertThat(Reckoned.of(closed.state().decisions().get(IT), 0).finding().figures()).isEmpty();
    Story mended =
        given(closed)
            .when(MODERATOR, figures(12, null))
            .then(
                new VotingEvent.FiguresStated(IT, 12, null), new AssemblyEvent.PresenceStated(12));
    assertThat(outcome(given(mended).and(MODERATOR, ANNOUNCE))).isEqualTo(Outcome.REJECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "simple-majority, present",
    "simple-majority, yn",
    "relative-majority, disabled",
    "two-thirds-majority, valid",
    "qualified-majority, present",
    "unanimity, yes",
    "temperature, present",
    "consent, present",
    "consensus-levels, present"
  })
  void noMethodCountsMoreThanAreHereWhateverItsBase(String method, String base) {
    String word =
        method.equals("consent")
            ? "consent"
            : method.equals("temperature")
                ? "up"
                : method.startsWith("consensus") ? "level-1" : "yes";
    given(ON_ITEM)
        .and(MODERATOR, present(2))
        .and(MODERATOR, poll(method, base(base), 50))
        .phonesSay(Map.of(word, 3))
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_PRESENT);
  }

  @ParameterizedTest
  @CsvSource({
    "relative-election, a",
    "absolute-election, a",
    "approval, 'a,b'",
    "score, a:3 b:1",
    "resistance, a:3 b:1",
    "dots, a:1",
    "irv, a>b",
    "stv-scottish, b>a",
    "stv-meek, b",
    "schulze, a=b"
  })
  void norDoesAnyChoice(String method, String ballot) {
    Story closed =
        given(ON_ITEM)
            .and(MODERATOR, present(2))
            .and(MODERATOR, poll(method, Settings.DEFAULT, null, "Ada", "Bo"))
            .phonesSay(Map.of(ballot, 2))
            .and(MODERATOR, new Command.EnterPaper(IT, ballot, 1))
            .and(MODERATOR, CLOSE);
    given(closed)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_PRESENT, Map.of("counted", "3", "stated", "2"));
  }

  @Test
  void aCountWithoutAMethodIsNoOtherCase() {
    Story closed =
        given(ON_ITEM)
            .and(MODERATOR, present(9))
            .and(MODERATOR, ask("Und?"))
            .and(MODERATOR, count(IT, 1, 9, 0))
            .when(MODERATOR, CLOSE)
            .then(new VotingEvent.DecisionClosed(IT, Tally.NONE, null, null, 9));
    given(closed)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_PRESENT, Map.of("counted", "10", "stated", "9"));
    given(closed).and(MODERATOR, figures(10, null)).when(MODERATOR, ANNOUNCE).isAccepted();
    given(closed)
        .and(MODERATOR, new Command.RemoveHands(IT, block(1)))
        .when(MODERATOR, ANNOUNCE)
        .isAccepted();
    given(closed).when(MODERATOR, new Command.EndDecision(IT)).isAccepted();
  }

  /** 55 of 120 are said to be here, and 70 have voted: that is no missed quorum. */
  @Test
  void whoeverVotedIsHereForTheQuorumToo() {
    Story closed =
        given(ON_ITEM)
            .and(MODERATOR, present(55))
            .and(
                MODERATOR,
                poll(
                    "simple-majority", Settings.DEFAULT.with(Setting.QUORUM, "at-least-half"), 120))
            .phonesSay(70, 0, 0)
            .and(MODERATOR, CLOSE);
    given(closed).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.MORE_VOTES_THAN_PRESENT);
    assertThat(outcome(given(closed).and(MODERATOR, figures(70, null)).and(MODERATOR, ANNOUNCE)))
        .isEqualTo(Outcome.ADOPTED);
  }

  @Test
  void fewerAreNotEntitledThanHaveVoted() {
    Story closed =
        given(ON_ITEM)
            .and(MODERATOR, poll("absolute-majority", base("entitled"), 3))
            .phonesSay(2, 2, 0)
            .and(MODERATOR, CLOSE);
    given(closed)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_ENTITLED, Map.of("counted", "4", "stated", "3"));
    Story stated = given(closed).and(MODERATOR, figures(null, 4));
    assertThat(outcome(given(stated).and(MODERATOR, ANNOUNCE))).isEqualTo(Outcome.REJECTED);
    assertThat(stated.state().decisions().get(IT).heads().stated())
        .isEqualTo(new HeadCount.Stated(null, 4));
  }

  /** 6 may vote, 5 on phones say no, and somebody types 500 papers. */
  @Test
  void moreThanAreOnTheListIsAnnouncedOnlyIfAllAreToldSo() {
    Story listed =
        given(ON_ITEM)
            .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
            .and(MODERATOR, new Command.GrantVoteToAll());
    int voters = listed.state().electorate().size();
    for (Command put : List.of(poll("simple-majority", Settings.DEFAULT, 1_000), ask("Und?"))) {
      boolean isPoll = put instanceof Command.OpenPoll;
      Command many = isPoll ? new Command.EnterPaper(IT, "yes", 500) : count(IT, 500, 0, 0);
      Story closed =
          given(listed)
              .and(MODERATOR, put)
              .phonesSay(Map.of("no", voters - 1))
              .and(MODERATOR, many)
              .and(MODERATOR, CLOSE);
      given(closed)
          .when(MODERATOR, ANNOUNCE)
          .thenRefused(
              Refusal.Code.MORE_VOTES_THAN_LISTED,
              Map.of("counted", "" + (499 + voters), "stated", "" + voters));
      given(closed).and(MODERATOR, figures(null, 600)).when(MODERATOR, ANNOUNCE).isAccepted();
    }
  }

  @Test
  void namesThatTheBallotsCannotHoldAreNotCounted() {
    Story closed =
        given(ON_ITEM)
            .and(MODERATOR, poll("approval", Settings.DEFAULT, null, "Ada", "Bo"))
            .and(MODERATOR, cells(Map.of("a", 10, "b", 1, "ballots", 5, "abstain", 0)))
            .and(MODERATOR, CLOSE);
    given(closed).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.POLL_INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "n"})
  void oneSideOfTheVotesIsNoBase(String base) {
    for (String method : List.of("absolute-majority", "two-thirds-majority", "unanimity")) {
      Story closed =
          given(ON_ITEM)
              .and(MODERATOR, poll(method, base(base), null))
              .phonesSay(Map.of("yes", 5, "no", 9))
              .and(MODERATOR, CLOSE)
              .and(MODERATOR, ANNOUNCE);
      assertThat(outcome(closed)).isEqualTo(Outcome.REJECTED);
      var figures = announcement(closed).finding().figures();
      assertThat(figures.values()).noneMatch(value -> value.length() > "100.0".length());
      assertThat(figures).doesNotContainKey((base.equals("n") ? "yes" : "no") + "/percent");
    }
    Story election =
        given(ON_ITEM)
            .and(MODERATOR, poll("absolute-election", base(base), null, "Ada", "Bo"))
            .phonesSay(Map.of("a", 5, "b", 5))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE);
    assertThat(outcome(election)).isEqualTo(Outcome.RUN_OFF);
  }

  private static final Story QUORATE =
      given(ON_ITEM)
          .and(MODERATOR, present(65))
          .and(
              MODERATOR,
              poll("simple-majority", Settings.DEFAULT.with(Setting.QUORUM, "at-least-half"), 120))
          .phonesSay(9, 1, 0)
          .when(MODERATOR, CLOSE)
          .then(
              new VotingEvent.PollClosed(
                  IT, Bag.of(Map.of("yes", 9, "no", 1, "abstain", 0)), null, null, null, 65));

  @Test
  void aCorrectionCountsWithWhatWasKnownThen() {
    Story announced = given(QUORATE).and(MODERATOR, ANNOUNCE);
    assertThat(announcement(announced).present()).isEqualTo(65);
    Story corrected =
        given(announced)
            .and(MODERATOR, present(40))
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Block vergessen")));
    assertThat(outcome(given(corrected).and(MODERATOR, ANNOUNCE))).isEqualTo(Outcome.ADOPTED);
    // Only if it is said of this very vote another figure counts, and nothing is said of now.
    Story stated =
        given(corrected)
            .when(MODERATOR, figures(41, null))
            .then(new VotingEvent.FiguresStated(IT, 41, null));
    assertThat(outcome(given(stated).and(MODERATOR, ANNOUNCE))).isEqualTo(Outcome.NOT_QUORATE);
  }

  @Test
  void whatIsSaidBetweenCloseAndAnnouncementDecidesNothingByItself() {
    Story fewer = given(QUORATE).and(MODERATOR, present(40));
    assertThat(outcome(given(fewer).and(MODERATOR, ANNOUNCE))).isEqualTo(Outcome.ADOPTED);
    Story taken = given(fewer).when(MODERATOR, figures(40, null)).isAccepted();
    assertThat(outcome(given(taken).and(MODERATOR, ANNOUNCE))).isEqualTo(Outcome.NOT_QUORATE);
    // Whoever opens it again closes it with what is known then.
    Story again = given(fewer).and(MODERATOR, new Command.ReopenDecision(IT)).and(MODERATOR, CLOSE);
    assertThat(outcome(given(again).and(MODERATOR, ANNOUNCE))).isEqualTo(Outcome.NOT_QUORATE);
  }

  @Test
  void whereNobodyHadCountedALaterNumberChangesNothingThatDoesNotNeedIt() {
    Story announced =
        given(ON_ITEM)
            .and(MODERATOR, poll("simple-majority", Settings.DEFAULT, null))
            .phonesSay(9, 1, 0)
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, present(5))
            .and(MODERATOR, ANNOUNCE);
    assertThat(announcement(announced).present()).isNull();
    Story corrected =
        given(announced)
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Block vergessen")))
            .and(MODERATOR, ANNOUNCE);
    assertThat(outcome(corrected)).isEqualTo(Outcome.ADOPTED);
  }

  /** Nothing can be found without, so the first number that is said is taken and remembered. */
  @Test
  void whatWasUnknownAtTheCloseIsRememberedAtTheAnnouncement() {
    Story consent =
        given(ON_ITEM)
            .and(MODERATOR, poll("consent", Settings.DEFAULT, null))
            .phonesSay(Map.of("consent", 12))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, present(12))
            .and(MODERATOR, ANNOUNCE);
    assertThat(announcement(consent).present()).isEqualTo(12);
    Story corrected =
        given(consent)
            .and(MODERATOR, present(30))
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Noch einmal")))
            .and(MODERATOR, ANNOUNCE);
    assertThat(outcome(corrected)).isEqualTo(Outcome.CONSENTED);
  }

  @Test
  void whatIsEnteredLaterIsOfNoMoreThanAreOnTheListOrHere() {
    Command many = record(10, null);
    given(ON_ITEM)
        .and(MODERATOR, present(9))
        .when(MODERATOR, many)
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_PRESENT, Map.of("counted", "10", "stated", "9"));
    // How many were here at another time, nobody knows now.
    given(ON_ITEM).and(MODERATOR, present(9)).when(MODERATOR, record(10, "19:20")).isAccepted();
    given(ON_ITEM)
        .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
        .when(MODERATOR, record(1, "19:20"))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_LISTED);
  }

  private static Command record(int yes, @Nullable String happened) {
    return new Command.RecordCount(null, said("Und?"), new Hands(yes, 0, 0), null, happened);
  }

  /** As it was written before head counts stood in it. */
  @Test
  void anEventWithoutAHeadCountIsReadAsBefore() {
    Story open =
        given(ON_ITEM)
            .and(MODERATOR, present(65))
            .and(
                MODERATOR,
                poll(
                    "simple-majority",
                    Settings.DEFAULT.with(Setting.QUORUM, "at-least-half"),
                    120));
    Decision old =
        open.state()
            .after(
                new VotingEvent.PollClosed(IT, Bag.of(Map.of("yes", 9, "no", 1))), open.at(), "p1")
            .decisions()
            .get(IT);
    assertThat(Reckoned.of(old, 65)).extracting(Reckoned::present).isEqualTo(65);
    assertThat(Reckoned.of(old, 40).finding().outcome()).isEqualTo(Outcome.NOT_QUORATE);
  }

  @Test
  void figuresAreStatedOfWhatIsClosedAndWithinBounds() {
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, figures(3, null))
        .thenRefused(Refusal.Code.NOT_CLOSED);
    given(QUORATE)
        .when(MODERATOR, figures(-1, null))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 100_000));
    given(QUORATE)
        .when(MODERATOR, figures(null, 0))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", 1_000_000));
    given(QUORATE)
        .when(MODERATOR, figures(null, null))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 100_000));
    given(QUORATE).when(ALI, figures(3, null)).thenRefused(Refusal.Code.NOT_ALLOWED);
    given(QUORATE)
        .and(MODERATOR, ANNOUNCE)
        .when(MODERATOR, figures(3, null))
        .thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
  }
}
