package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.Why;

/** What is asked when a count was not the end of it, and what a lot is drawn from. */
class FurtherRoundsTest {

  private static Story asked(
      String method,
      int seats,
      Settings settings,
      List<String> options,
      Map<String, Integer> said) {
    return counted(given(ON_ITEM).and(MODERATOR, poll(method, seats, settings, options)), 1, said);
  }

  private static Story asked(String method, List<String> options, Map<String, Integer> said) {
    return asked(method, 1, Settings.DEFAULT, options, said);
  }

  private static Command poll(String method, int seats, Settings settings, List<String> options) {
    List<Wording> named = options.stream().<Wording>map(option -> said(option)).toList();
    return new Command.OpenPoll(null, said("Und?"), method, named, seats, settings, null);
  }

  /** Only a lot can decide it. */
  private static Story tied() {
    return given(ON_ITEM)
        .and(MODERATOR, poll("irv", 1, Settings.DEFAULT, List.of("Dana", "Jo")))
        .phonesSay(Map.of("a", 5, "b", 5))
        .and(MODERATOR, new Command.CloseDecision(decision(1)));
  }

  /** Two papers that leave it undecided. */
  private static Story oneMoreOfEach(Story tied) {
    return tied.and(MODERATOR, new Command.EnterPaper(decision(1), "a", 1))
        .and(MODERATOR, new Command.EnterPaper(decision(1), "b", 1));
  }

  private static void needsALot(Story closed, int round) {
    given(closed)
        .when(MODERATOR, new Command.AnnounceDecision(decision(round)))
        .thenRefused(Refusal.Code.LOT_NEEDED);
  }

  private static Story counted(Story open, int round, Map<String, Integer> said) {
    return open.phonesSay(said)
        .and(MODERATOR, new Command.CloseDecision(decision(round)))
        .and(MODERATOR, new Command.AnnounceDecision(decision(round)));
  }

  private static Story next(Story story, int round) {
    return story.and(MODERATOR, new Command.NextRound(decision(round)));
  }

  private static Ask ask(Story story, int round) {
    return Objects.requireNonNull(story.state().decisions().get(decision(round)).poll()).ask();
  }

  private static Finding found(Story story, int round) {
    return ((Decision.Found) story.state().decisions().get(decision(round)).state()).finding();
  }

  @Test
  void thePassiveOptionStaysTheYardstickInTheSecondRound() {
    Story tied =
        asked(
            "resistance",
            1,
            Settings.DEFAULT.with(Setting.PASSIVE, "c"),
            List.of("Park", "Bank", "Alles bleibt"),
            Map.of("a:3 b:3 c:9", 5));
    assertThat(found(tied, 1).outcome()).isEqualTo(Outcome.REPEAT);
    Story second = next(tied, 1);
    assertThat(ask(second, 2).options()).containsExactly("a", "b", "c");
    assertThat(ask(second, 2).settings().values()).containsEntry(Setting.PASSIVE, "c");
    Finding rejected = found(counted(second, 2, Map.of("a:10 b:9 c:4", 5)), 2);
    assertThat(rejected.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rejected.reason().why()).isEqualTo(Why.PASSIVE_STAYS);
  }

  /** A choice between proposals says of every method under which option all stays as it is. */
  @Test
  void inARunOffOnlyThoseAreLeftWhoWereNamed() {
    Story open =
        asked(
            "absolute-election",
            1,
            Settings.DEFAULT.with(Setting.PASSIVE, "c"),
            List.of("Park", "Bank", "Alles bleibt"),
            Map.of("a", 5, "b", 4, "c", 1, "abstain", 3));
    assertThat(found(open, 1).among()).containsExactly("a", "b");
    Ask second = ask(next(open, 1), 2);
    assertThat(second.options()).containsExactly("a", "b");
    assertThat(second.settings().values()).doesNotContainKey(Setting.PASSIVE);
  }

  @Test
  void aRunOffHasNoMoreSeatsThanPeople() {
    Story few =
        asked(
            "absolute-election",
            3,
            Settings.DEFAULT,
            List.of("Dana", "Finn", "Jo"),
            Map.of("a", 5, "b", 4, "abstain", 10));
    assertThat(found(few, 1).outcome()).isEqualTo(Outcome.RUN_OFF);
    Story second = next(few, 1);
    assertThat(ask(second, 2).options()).containsExactly("a", "b");
    assertThat(ask(second, 2).seats()).isEqualTo(2);
    Story chosen = counted(second, 2, Map.of("a,b", 3, "a", 1));
    assertThat(found(chosen, 2).elected()).containsExactly("a", "b");
  }

  @Test
  void aRunOffForOneSeatIsAboutOneName() {
    Story open =
        asked(
            "absolute-election",
            3,
            Settings.DEFAULT.with(Setting.CHOICES, "3"),
            List.of("Dana", "Finn", "Jo", "Kim"),
            Map.of("a,b", 6, "c", 3, "d", 2));
    assertThat(found(open, 1).elected()).containsExactly("a", "b");
    Story second = next(open, 1);
    assertThat(ask(second, 2).options()).containsExactly("c", "d");
    second
        .when(MODERATOR, new Command.EnterPaper(decision(2), "c,d", 1))
        .thenRefused(Refusal.Code.BAD_BALLOT);
  }

  @Test
  void whereNobodyElseHasAVoteTheSentenceIsAboutWhoIsElected() {
    Finding finding =
        found(
            asked(
                "absolute-election",
                2,
                Settings.DEFAULT,
                List.of("Dana", "Finn"),
                Map.of("a", 5, "abstain", 3)),
            1);
    assertThat(finding.outcome()).isEqualTo(Outcome.ELECTED);
    assertThat(finding.reason().why()).isEqualTo(Why.MORE_THAN_HALF);
    assertThat(finding.reason().arguments())
        .containsEntry("seats", "1")
        .containsEntry("votes", "5");
  }

  @Test
  void aLotIsDrawnFromWhatNobodyKnewBefore() {
    given(ON_ITEM)
        .when(
            MODERATOR,
            poll("irv", 1, Settings.DEFAULT.with(Setting.SEED, "mine"), List.of("Dana", "Jo")))
        .thenRefused(
            Refusal.Code.BAD_POLL,
            Map.of("fault", "bad-setting", "setting", "seed", "value", "mine"));
  }

  @Test
  void whatWasDrawnForOneCountDoesNotDecideTheNext() {
    Story drawn =
        tied()
            .and(MODERATOR, new Command.DrawLot(decision(1), "23 7"))
            .and(MODERATOR, new Command.ReopenDecision(decision(1)))
            .phonesSay(Map.of("a", 6, "b", 6))
            .and(MODERATOR, new Command.CloseDecision(decision(1)));
    needsALot(drawn, 1);
    given(drawn).when(MODERATOR, new Command.DrawLot(decision(1), "5 6")).isAccepted();
  }

  @Test
  void whatIsCountedAfterTheDrawNeedsAnother() {
    Story drawn =
        tied().and(MODERATOR, new Command.DrawLot(decision(1), List.of(), "23 7", said("Eva")));
    Story changed = oneMoreOfEach(drawn);
    needsALot(changed, 1);
    // Nobody says that a lot decided what it did not.
    Story broken = drawn.and(MODERATOR, new Command.EnterPaper(decision(1), "a", 1));
    Poll poll = Objects.requireNonNull(broken.state().decisions().get(decision(1)).poll());
    assertThat(poll.ask().settings().values()).doesNotContainKey(Setting.SEED);
    assertThat(poll.lots().witness()).isNull();
    given(broken).when(MODERATOR, new Command.AnnounceDecision(decision(1))).isAccepted();
  }

  @Test
  void whoSawTheDrawStandsBesideIt() {
    Story tied = tied();
    Command drawing =
        new Command.DrawLot(decision(1), List.of(), "23 7", said("Eva und zwei Kinder"));
    Story drawn =
        tied.when(MODERATOR, drawing)
            .saying(ref("d1/witness-1", 1, "Eva und zwei Kinder"))
            .then(
                new VotingEvent.LotDrawn(
                    decision(1),
                    "23 7",
                    ref("d1/witness-1", 1, "Eva und zwei Kinder"),
                    null,
                    List.of("b"),
                    null));
    // Each draw has words of its own, so that nothing overwrites what was said of another.
    drawn
        .and(MODERATOR, new Command.ReopenDecision(decision(1)))
        .phonesSay(Map.of("a", 6, "b", 6))
        .and(MODERATOR, new Command.CloseDecision(decision(1)))
        .when(MODERATOR, drawing)
        .saying(ref("d1/witness-2", 1, "Eva und zwei Kinder"));
    tied.and(MODERATOR, new Command.DrawLot(decision(1), List.of("a"), "", said("Zoe"), false))
        .when(MODERATOR, new Command.DrawLot(decision(1), List.of("b"), "", said("Yim"), true))
        .saying(ref("d1/witness-2", 1, "Yim"));
    tied.when(MODERATOR, new Command.DrawLot(decision(1), List.of(), "23 7", said("x".repeat(201))))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG);
  }

  @Test
  void whoIsDrawnInTheHallIsElected() {
    for (String drawn : List.of("a", "b")) {
      Story elected =
          tied()
              .when(MODERATOR, new Command.DrawLot(decision(1), List.of(drawn)))
              .then(new VotingEvent.LotDrawn(decision(1), null, null, List.of(drawn)))
              .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
      assertThat(found(elected, 1).elected()).containsExactly(drawn);
    }
  }

  @Test
  void theOrderOfDrawingIsTheOrderOfSeats() {
    Story tied = tiedForTwo();
    Story both = tied.and(MODERATOR, new Command.DrawLot(decision(2), List.of("c", "a")));
    assertThat(elected(both)).containsExactly("d", "c", "a");
    // One after another is the same, and between the two the second is still to be drawn.
    Story one = tied.and(MODERATOR, new Command.DrawLot(decision(2), List.of("c")));
    needsALot(one, 2);
    given(one)
        .when(MODERATOR, new Command.DrawLot(decision(2), List.of("c")))
        .thenRefused(Refusal.Code.NOT_TIED);
    assertThat(elected(one.and(MODERATOR, new Command.DrawLot(decision(2), List.of("a")))))
        .containsExactly("d", "c", "a");
    assertThat(elected(one.and(MODERATOR, new Command.DrawLot(decision(2), "417"))))
        .startsWith("d", "c")
        .hasSize(3);
  }

  /** Three of four are equal in the second round, and two of them have a seat. */
  private static Story tiedForTwo() {
    Story first =
        asked(
            "relative-election",
            3,
            Settings.DEFAULT.with(Setting.CHOICES, 1 + ""),
            List.of("Dana", "Finn", "Jo", "Kim"),
            Map.of("a", 2, "b", 2, "c", 2, "d", 2));
    return next(first, 1)
        .phonesSay(Map.of("a", 2, "b", 2, "c", 2, "d", 5))
        .and(MODERATOR, new Command.CloseDecision(decision(2)));
  }

  private static List<String> elected(Story closed) {
    return found(closed.and(MODERATOR, new Command.AnnounceDecision(decision(2))), 2).elected();
  }

  @Test
  void onlyOneOfThoseWhoAreTiedCanBeDrawn() {
    Story tied = tiedForTwo();
    for (List<String> drawn : List.of(List.of("d"), List.of("x"), List.of("a", "a"))) {
      given(tied)
          .when(MODERATOR, new Command.DrawLot(decision(2), drawn))
          .thenRefused(Refusal.Code.NOT_TIED);
    }
    given(tied)
        .when(MODERATOR, new Command.DrawLot(decision(2), List.of("a", "b", "c")))
        .thenRefused(Refusal.Code.NOT_TIED);
    given(tied)
        .when(MODERATOR, new Command.DrawLot(decision(2), List.of("a"), "417", null))
        .thenRefused(Refusal.Code.TEXT_MISSING);
  }

  @Test
  void whatTheHallDrewForOneCountDoesNotDecideTheNext() {
    Story drawn = tied().and(MODERATOR, new Command.DrawLot(decision(1), List.of("b")));
    Story changed = oneMoreOfEach(drawn);
    needsALot(changed, 1);
    given(ON_ITEM)
        .when(
            MODERATOR,
            poll("irv", 1, Settings.DEFAULT.with(Setting.DRAWN, "a"), List.of("Dana", "Jo")))
        .thenRefused(
            Refusal.Code.BAD_POLL,
            Map.of("fault", "bad-setting", "setting", "drawn", "value", "a"));
  }

  @Test
  void aSingleCandidateIsAskedWithYesAndNo() {
    for (String method :
        List.of(
            "relative-election",
            "absolute-election",
            "quota-election",
            "approval",
            "score",
            "resistance",
            "irv",
            "stv-scottish",
            "stv-meek",
            "schulze")) {
      Story asked =
          given(ON_ITEM).and(MODERATOR, poll(method, 1, Settings.DEFAULT, List.of("Ada")));
      assertThat(ask(asked, 1).method()).as(method).isEqualTo("single-candidate");
      Finding lost = found(counted(asked, 1, Map.of("yes", 1, "no", 3, "abstain", 96)), 1);
      assertThat(lost.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(lost.elected()).isEmpty();
      Finding won = found(counted(asked, 1, Map.of("yes", 60, "no", 3, "abstain", 37)), 1);
      assertThat(won.outcome()).isEqualTo(Outcome.ELECTED);
      assertThat(won.elected()).containsExactly("a");
    }
  }

  /** Ten of a hundred are no absolute majority, and no run-off among one follows. */
  @Test
  void anAbsoluteElectionOfOneNeedsMoreThanHalf() {
    Story asked = asked("absolute-election", List.of("Ada"), Map.of("yes", 10, "abstain", 90));
    assertThat(found(asked, 1).outcome()).isEqualTo(Outcome.REJECTED);
    given(asked)
        .when(MODERATOR, new Command.NextRound(decision(1)))
        .thenRefused(Refusal.Code.NO_FURTHER_ROUND);
  }

  @Test
  void whoIsLeftInTheRunOffIsAskedWithYesAndNo() {
    Story open =
        asked("absolute-election", List.of("Dana", "Finn", "Jo"), Map.of("a", 5, "b", 4, "c", 3));
    Command withdrawn = new Command.NextRound(decision(1), List.of("b"));
    Story second = open.and(MODERATOR, withdrawn);
    assertThat(ask(second, 2).method()).isEqualTo("single-candidate");
    assertThat(ask(second, 2).options()).containsExactly("a");
    assertThat(found(counted(second, 2, Map.of("yes", 5, "no", 6, "abstain", 1)), 2).outcome())
        .isEqualTo(Outcome.REJECTED);
    given(open)
        .when(MODERATOR, new Command.NextRound(decision(1), List.of("a", "b")))
        .thenRefused(Refusal.Code.NO_FURTHER_ROUND);
    given(open)
        .when(MODERATOR, new Command.NextRound(decision(1), List.of("x")))
        .thenRefused(Refusal.Code.NO_FURTHER_ROUND);
  }

  @Test
  void ofThoseWhoStandNoMoreNobodyIsAsked() {
    Story asked =
        given(ON_ITEM)
            .and(
                MODERATOR,
                poll(
                    "irv",
                    1,
                    Settings.DEFAULT.with(Setting.WITHDRAWN, "a"),
                    List.of("Dana", "Finn")));
    assertThat(ask(asked, 1).method()).isEqualTo("single-candidate");
    assertThat(ask(asked, 1).options()).containsExactly("b");
  }
}
