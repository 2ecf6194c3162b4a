package org.kiezplenum.assembly.floor.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.FINN;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.callAfter;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.floor.Debate.asks;
import static org.kiezplenum.assembly.floor.Debate.called;
import static org.kiezplenum.assembly.floor.Debate.in;
import static org.kiezplenum.assembly.floor.Debate.quota;
import static org.kiezplenum.assembly.floor.Debate.rules;
import static org.kiezplenum.assembly.floor.Debate.spoke;
import static org.kiezplenum.assembly.floor.Debate.waiting;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Interlude;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.Debate;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.SpeechTime;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** Everything that is said beside contributions: responses, questions, points of order. */
class AsidesTest {

  private static Command ask(EntryKind kind) {
    return new Command.AskToSpeak(kind, null);
  }

  private static Command respondTo(int entry) {
    return new Command.AskToSpeak(EntryKind.DIRECT_RESPONSE, null, entry(entry), null, null);
  }

  private static Command move(MotionKind motion) {
    return new Command.AskToSpeak(EntryKind.POINT_OF_ORDER, null, null, motion, null);
  }

  private static Command settle(int entry, Motion.How how, boolean carried) {
    return new Command.SettleMotion(entry(entry), how, carried, null, null, null);
  }

  private static Command counted(int entry, int yes, int no) {
    return new Command.SettleMotion(
        entry(entry), Motion.How.COUNTED, false, new Hands(yes, no, 0), null, null);
  }

  /** Ali (e1) speaks and Bo (e2) waits. */
  private static final Story ALI_SPEAKS = asks(ON_ITEM, ALI, BO).and(MODERATOR, callFirst());

  private static final Story ALI_HAS_SPOKEN = ALI_SPEAKS.afterSeconds(20);

  @Test
  void kindsAreHeardInTheirOrder() {
    Story story =
        ALI_SPEAKS
            .and(CEM, respondTo(1))
            .and(DANA, ask(EntryKind.QUESTION))
            .and(EVA, ask(EntryKind.POINT_OF_ORDER))
            .and(FINN, ask(EntryKind.CORRECTION))
            .and(MODERATOR, ask(EntryKind.TECHNICAL));
    assertThat(waiting(story)).containsExactly("p1", "Eva", "Finn", "Dana", "Cem", "Bo");
  }

  @Test
  void sq15PointsOfOrderGoFirstByRankOrSimplyAsTheyCame() {
    Story story =
        ALI_SPEAKS
            .and(CEM, move(MotionKind.CLOSE_LIST))
            .and(DANA, move(MotionKind.BREAK))
            .and(EVA, move(MotionKind.QUORUM));
    assertThat(waiting(story)).containsExactly("Eva", "Dana", "Cem", "Bo");
    FloorRules simple =
        new FloorRules(Order.FIRST_COME, 180, null, null, null, null, null, true, null, null);
    assertThat(waiting(story.and(MODERATOR, rules(simple))))
        .containsExactly("Cem", "Dana", "Eva", "Bo");
  }

  @Test
  void sq16TwoRespondDirectlyAndTheListsDoNotNotice() {
    Story story =
        asks(
                Debate.DECLARED.and(
                    MODERATOR, rules(in(Order.FIRST_COME, quota(Lists.WhenEmpty.CONTINUE)))),
                DANA,
                ALI,
                EVA)
            .and(MODERATOR, callFirst());
    assertThat(waiting(story)).containsExactly("Ali", "Eva");
    Story asked = story.and(BO, respondTo(1)).and(CEM, respondTo(1));
    asked.when(FINN, respondTo(1)).thenRefused(Refusal.Code.RESPONSE_LIMIT);
    Story answered = asked.and(DANA, ask(EntryKind.ANSWER));
    assertThat(called(answered))
        .containsExactly("Bo", "Cem", "Dana", "Ali", "Eva", "nobody-waiting");
  }

  @Test
  void sq17AResponseToWhatIsOverIsTooLate() {
    Story boSpeaks = ALI_SPEAKS.and(MODERATOR, callAfter(1));
    boSpeaks.when(CEM, respondTo(1)).thenRefused(Refusal.Code.EXPIRED);
    boSpeaks.when(CEM, respondTo(2)).isAccepted();
    ON_ITEM.when(CEM, ask(EntryKind.DIRECT_RESPONSE)).thenRefused(Refusal.Code.EXPIRED);
  }

  @Test
  void thereIsNoResponseToAResponse() {
    Story responding = ALI_HAS_SPOKEN.and(CEM, respondTo(1)).and(MODERATOR, callAfter(1));
    responding
        .when(DANA, ask(EntryKind.QUESTION))
        .thenRefused(Refusal.Code.NO_RESPONSE_TO_RESPONSE);
    responding.when(DANA, respondTo(1)).isAccepted();
    responding.when(DANA, ask(EntryKind.ANSWER)).thenRefused(Refusal.Code.EXPIRED);
  }

  @Test
  void correctionsAndAnswersAreHeardOnce() {
    Story corrected = ALI_SPEAKS.and(CEM, ask(EntryKind.CORRECTION)).and(MODERATOR, callAfter(1));
    corrected.when(CEM, ask(EntryKind.CORRECTION)).thenRefused(Refusal.Code.ONLY_ONCE);
    Story answered = ALI_HAS_SPOKEN.and(ALI, ask(EntryKind.ANSWER)).and(MODERATOR, callAfter(1));
    answered
        .afterSeconds(20)
        .and(MODERATOR, new Command.EndSpeech(entry(3)))
        .when(ALI, ask(EntryKind.ANSWER))
        .thenRefused(Refusal.Code.ONLY_ONCE);
  }

  @Test
  void aTechnicalPointGoesBetweenAndWhoWasInterruptedGoesOn() {
    Story story =
        ALI_SPEAKS
            .afterSeconds(8 + 20)
            .and(CEM, ask(EntryKind.TECHNICAL))
            .when(MODERATOR, callAfter(1))
            .then(
                new FloorEvent.SpeechPaused(entry(1), 20_000),
                new FloorEvent.SpeakerCalled(entry(3), 30, null, null));
    assertThat(story.state().floor().interrupted()).isNotNull();
    story
        .afterSeconds(10)
        .when(MODERATOR, callAfter(3))
        .then(new FloorEvent.SpeechEnded(entry(3), 10_000), new FloorEvent.SpeechResumed(entry(1)));
    Story goesOn = story.and(MODERATOR, new Command.EndSpeech(entry(3)));
    assertThat(goesOn.state().floor().speech().spokenMillis(goesOn.at())).isEqualTo(20_000);
    assertThat(goesOn.state().floor().interrupted()).isNull();
  }

  @Test
  void aClosedListStillHearsAsides() {
    Story closed = ALI_SPEAKS.and(MODERATOR, new Command.CloseList());
    closed.when(CEM, Debate.ask()).thenRefused(Refusal.Code.LIST_CLOSED);
    closed.when(CEM, respondTo(1)).isAccepted();
    closed.when(CEM, ask(EntryKind.POINT_OF_ORDER)).isAccepted();
    FloorRules strict =
        new FloorRules(Order.FIRST_COME, 180, null, null, null, null, null, null, true, null);
    closed
        .and(MODERATOR, rules(strict))
        .when(CEM, ask(EntryKind.POINT_OF_ORDER))
        .thenRefused(Refusal.Code.LIST_CLOSED);
  }

  @Test
  void sq18TheListClosesAfterTheLastCall() {
    Story called = ON_ITEM.afterSeconds(100).and(MODERATOR, new Command.CloseList(60));
    long until = called.at() + 60_000;
    Story last =
        new Story(called.state(), until - 100, called.bag(), called.texts(), called.events());
    last.when(ALI, Debate.ask()).isAccepted();
    Story over = new Story(called.state(), until, called.bag(), called.texts(), called.events());
    over.when(ALI, Debate.ask()).thenRefused(Refusal.Code.LIST_CLOSED);
    over.afterSeconds(10).when(ALI, ask(EntryKind.POINT_OF_ORDER)).isAccepted();
    over.and(MODERATOR, new Command.OpenList()).when(ALI, Debate.ask()).isAccepted();
    ON_ITEM
        .when(MODERATOR, new Command.CloseList(601))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
  }

  /** Cem's point of order (e3) has the floor. */
  private static Story motion(MotionKind kind) {
    return ALI_SPEAKS.and(CEM, move(kind)).and(MODERATOR, callAfter(1));
  }

  @Test
  void whoMovedWhatWasDebatedSpeaksLastEvenOnAClosedList() {
    Command word =
        new Command.EnterSpeaker(
            new Command.Who(EVA, null, null),
            new Command.AskToSpeak(EntryKind.CLOSING_WORD, null),
            null);
    for (FloorRules rules : List.of(FloorRules.USUAL, Debate.in(Order.FIRST_SPEAKERS))) {
      Story story =
          Debate.asks(ON_ITEM.and(MODERATOR, Debate.rules(rules)), ALI)
              .and(MODERATOR, new Command.CloseList(null))
              .and(MODERATOR, word)
              .and(
                  MODERATOR,
                  new Command.EnterSpeaker(
                      new Command.Who(BO, null, null),
                      new Command.AskToSpeak(EntryKind.CONTRIBUTION, null),
                      null));
      assertThat(waiting(story)).containsExactly("Ali", "Bo", "Eva");
      Story over = story.and(MODERATOR, new Command.EndDebate());
      assertThat(waiting(over)).containsExactly("Eva");
      over.and(MODERATOR, callFirst());
    }
    ON_ITEM
        .when(ALI, new Command.AskToSpeak(EntryKind.CLOSING_WORD, null))
        .thenRefused(Refusal.Code.NOT_ALLOWED);
  }

  @Test
  void sq19TheEndOfTheDebateStrikesWhoeverWaits() {
    Story ended =
        motion(MotionKind.END_DEBATE).and(MODERATOR, settle(3, Motion.How.NO_OBJECTION, true));
    assertThat(waiting(ended)).isEmpty();
    assertThat(ended.state().floor().list()).isEqualTo(Floor.SpeakersList.CLOSED);
    assertThat(ended.state().floor().motion()).isNull();
  }

  @Test
  void withoutAnObjectionAMotionIsCarriedWithOneTap() {
    Story closed =
        motion(MotionKind.CLOSE_LIST)
            .afterSeconds(20)
            .when(MODERATOR, settle(3, Motion.How.NO_OBJECTION, true))
            .then(
                new FloorEvent.SpeechEnded(entry(3), 12_000),
                new FloorEvent.MotionSettled(
                    entry(3), MotionKind.CLOSE_LIST, true, Motion.How.NO_OBJECTION, null),
                new FloorEvent.ListClosing(org.kiezplenum.assembly.Scenes.PLAY_STREET, 80_000));
    closed.when(MODERATOR, callFirst()).isAccepted();
  }

  @Test
  void untilAMotionIsSettledNobodyElseIsCalled() {
    Story story = motion(MotionKind.CLOSE_LIST);
    story.when(MODERATOR, callAfter(3)).thenRefused(Refusal.Code.MOTION_FIRST);
    Story objected =
        story.and(
            MODERATOR, new Command.ObjectToMotion(entry(3), new Command.Who(DANA, null, null)));
    assertThat(objected.state().floor().speech().entry().person()).isEqualTo(DANA);
    objected
        .when(MODERATOR, new Command.ObjectToMotion(entry(3), null))
        .thenRefused(Refusal.Code.ONLY_ONCE);
    objected
        .when(MODERATOR, settle(3, Motion.How.NO_OBJECTION, true))
        .thenRefused(Refusal.Code.MOTION_OBJECTED);
    Story lost = objected.and(MODERATOR, settle(3, Motion.How.MAJORITY_SEEN, false));
    assertThat(lost.state().floor().list()).isEqualTo(Floor.SpeakersList.OPEN);
    assertThat(called(lost)).containsExactly("Bo", "nobody-waiting");
  }

  @Test
  void whoeverIsAgainstItWithoutAWordSpeaksNot() {
    Story story =
        motion(MotionKind.CLOSE_LIST).and(MODERATOR, new Command.ObjectToMotion(entry(3), null));
    assertThat(story.state().floor().speech()).isNull();
    assertThat(story.state().floor().motion().isObjected()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "END_DEBATE, 41, 20, true",
    "END_DEBATE, 40, 20, false",
    "END_DEBATE, 10, 9, false",
    "CLOSE_LIST, 5, 4, true",
    "CLOSE_LIST, 4, 4, false",
    "PUBLICITY, 4, 2, true",
    "PUBLICITY, 4, 3, false",
    "PUBLICITY, 0, 0, false",
  })
  void whatIsCountedDecidesByTheMajorityItNeeds(MotionKind kind, int yes, int no, boolean carried) {
    Story story = motion(kind).and(MODERATOR, counted(3, yes, no));
    FloorEvent.MotionSettled settled =
        story.events().stream()
            .filter(FloorEvent.MotionSettled.class::isInstance)
            .map(FloorEvent.MotionSettled.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(settled.carried()).isEqualTo(carried);
  }

  @Test
  void oneWhoAsksForASecretBallotIsEnoughAndForABreakIsNot() {
    motion(MotionKind.SECRET_BALLOT)
        .when(MODERATOR, settle(3, Motion.How.DEMANDED, true))
        .isAccepted();
    motion(MotionKind.BREAK)
        .when(MODERATOR, settle(3, Motion.How.DEMANDED, true))
        .thenRefused(Refusal.Code.MOTION_NEEDS_VOTE);
  }

  @Test
  void whatIsCarriedIsDone() {
    Story paused =
        motion(MotionKind.BREAK)
            .and(
                MODERATOR,
                new Command.SettleMotion(entry(3), Motion.How.NO_OBJECTION, true, null, 15, null));
    assertThat(paused.state().interlude()).isEqualTo(new Interlude.Break(15 * 60_000));
    Story limited =
        motion(MotionKind.LIMIT_TIME)
            .and(
                MODERATOR,
                new Command.SettleMotion(entry(3), Motion.How.NO_OBJECTION, true, null, null, 90));
    assertThat(limited.state().floor().rules().speechSeconds()).isEqualTo(90);
    motion(MotionKind.LIMIT_TIME)
        .when(MODERATOR, settle(3, Motion.How.NO_OBJECTION, true))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    Story adjourned =
        motion(MotionKind.ADJOURN_ITEM).and(MODERATOR, settle(3, Motion.How.NO_OBJECTION, true));
    assertThat(adjourned.state().agenda().current()).isNull();
    Story closed = ON_ITEM.and(MODERATOR, new Command.CloseList());
    Story reopened =
        closed
            .and(CEM, move(MotionKind.REOPEN_LIST))
            .and(MODERATOR, callFirst())
            .and(MODERATOR, settle(1, Motion.How.MAJORITY_SEEN, true));
    assertThat(reopened.state().floor().list()).isEqualTo(Floor.SpeakersList.OPEN);
  }

  @Test
  void sq25WhoHasSpokenMayNotAskForTheEnd() {
    Story story = spoke(ON_ITEM, ALI);
    story.when(ALI, move(MotionKind.END_DEBATE)).thenRefused(Refusal.Code.ALREADY_SPOKE);
    story.when(ALI, move(MotionKind.CLOSE_LIST)).thenRefused(Refusal.Code.ALREADY_SPOKE);
    story.when(ALI, move(MotionKind.BREAK)).isAccepted();
    Story raised = story.and(ALI, ask(EntryKind.POINT_OF_ORDER));
    raised
        .when(MODERATOR, new Command.SortMotion(entry(2), MotionKind.END_DEBATE))
        .thenRefused(Refusal.Code.ALREADY_SPOKE);
    FloorRules lenient =
        new FloorRules(Order.FIRST_COME, 180, null, null, null, null, null, null, null, true);
    story.and(MODERATOR, rules(lenient)).when(ALI, move(MotionKind.END_DEBATE)).isAccepted();
  }

  @Test
  void whileABallotRunsOnlyTheBallotCanBeTalkedOf() {
    VOTING.when(ALI, move(MotionKind.BREAK)).thenRefused(Refusal.Code.BALLOT_RUNS);
    VOTING.when(ALI, move(MotionKind.RECOUNT)).isAccepted();
    VOTING.when(ALI, move(MotionKind.SECRET_BALLOT)).isAccepted();
    VOTING.when(ALI, move(MotionKind.ROLL_CALL)).isAccepted();
  }

  /** Nobody would learn what has become of it. */
  @Test
  void nothingIsLeftWhileACalledMotionIsToBeSettled() {
    Story moved =
        Story.given(ON_ITEM)
            .and(MODERATOR, Scenes.addItem("Bank", 5))
            .and(ALI, move(MotionKind.END_ASSEMBLY))
            .and(MODERATOR, callFirst());
    List<Command> leaving =
        List.of(
            new Command.CloseItem(Scenes.PLAY_STREET, false),
            new Command.StartItem(moved.state().agenda().order().getLast(), false),
            new Command.EndAssembly());
    for (Command leaves : leaving) {
      moved.when(MODERATOR, leaves).thenRefused(Refusal.Code.MOTION_FIRST);
      moved
          .and(MODERATOR, settle(1, Motion.How.WITHDRAWN, false))
          .when(MODERATOR, leaves)
          .isAccepted();
    }
  }

  @Test
  void aMotionIsSortedAtTheDeskAndTakesItsRank() {
    Story story =
        ALI_SPEAKS.and(CEM, move(MotionKind.CLOSE_LIST)).and(DANA, ask(EntryKind.POINT_OF_ORDER));
    assertThat(waiting(story)).containsExactly("Cem", "Dana", "Bo");
    Story sorted = story.and(MODERATOR, new Command.SortMotion(entry(4), MotionKind.BREAK));
    assertThat(waiting(sorted)).containsExactly("Dana", "Cem", "Bo");
    Story called =
        story.and(MODERATOR, new Command.StrikeEntry(entry(3))).and(MODERATOR, callAfter(1));
    called
        .when(MODERATOR, settle(4, Motion.How.NO_OBJECTION, true))
        .thenRefused(Refusal.Code.MOTION_UNSORTED);
    called.when(MODERATOR, settle(4, Motion.How.WITHDRAWN, false)).isAccepted();
    called
        .when(MODERATOR, settle(9, Motion.How.WITHDRAWN, false))
        .thenRefused(Refusal.Code.NO_MOTION);
  }

  @Test
  void aWrongCallOfAMotionIsTakenBack() {
    Story story = motion(MotionKind.CLOSE_LIST);
    Story back = story.and(MODERATOR, new Command.Undo(story.state().steps().last()));
    assertThat(back.state().floor().motion()).isNull();
    assertThat(back.state().floor().speech().entry().id()).isEqualTo(entry(1));
    assertThat(waiting(back)).containsExactly("Cem", "Bo");
  }

  @ParameterizedTest
  @CsvSource({"4, 300", "5, 180", "13, 120", "20, 60"})
  void sq22TheMoreWaitTheShorter(int waiting, int seconds) {
    assertThat(SpeechTime.ladder(waiting)).isEqualTo(seconds);
    FloorRules ladder =
        new FloorRules(
            Order.FIRST_COME,
            180,
            null,
            null,
            FloorRules.TimeRule.LADDER,
            true,
            null,
            null,
            null,
            null);
    assertThat(ladder.secondsFor(EntryKind.CONTRIBUTION, waiting, 0)).isEqualTo(2 * seconds);
  }

  @ParameterizedTest
  @CsvSource({"2, 300", "14, 75", "30, 60"})
  void sq23WhatIsLeftOfTheItemIsShared(int waiting, int seconds) {
    assertThat(SpeechTime.budget(waiting, 1_200)).isEqualTo(seconds);
  }

  @Test
  void sq24PausesDoNotCount() {
    Story story =
        asks(ON_ITEM, ALI)
            .and(MODERATOR, callFirst())
            .afterSeconds(8 + 30)
            .and(MODERATOR, new Command.PauseSpeech(entry(1)))
            .afterSeconds(60)
            .and(MODERATOR, new Command.ResumeSpeech(entry(1)));
    assertThat(story.state().floor().speech().spokenMillis(8_000 + 150_000)).isEqualTo(90_000);
  }

  @Test
  void peopleWithdrawWhateverTheyWaitWith() {
    Story story = ALI_SPEAKS.and(BO, ask(EntryKind.POINT_OF_ORDER));
    List<EntryId> all = story.state().floor().allOf(BO);
    assertThat(all).containsExactly(entry(2), entry(3));
    Story without = story.and(BO, new Command.WithdrawEntry(entry(3)));
    assertThat(without.state().floor().allOf(BO)).containsExactly(entry(2));
    PersonId stranger = CEM;
    story.when(stranger, new Command.WithdrawEntry(entry(3))).thenRefused(Refusal.Code.NOT_ALLOWED);
  }

  @Test
  void aPointOfOrderWaitsWithItsMoverWhoWasNotThere() {
    Story away = motion(MotionKind.CLOSE_LIST).and(MODERATOR, new Command.NotHere(entry(3)));
    assertThat(away.state().floor().motion()).isNull();
    assertThat(away.state().floor().queue()).contains(entry(3));
    away.when(MODERATOR, settle(3, Motion.How.NO_OBJECTION, true))
        .thenRefused(Refusal.Code.NO_MOTION);
    away.when(MODERATOR, new Command.ObjectToMotion(entry(3), null))
        .thenRefused(Refusal.Code.NO_MOTION);
    Story there = away.and(MODERATOR, callFirst());
    assertThat(there.state().floor().motion().kind()).isEqualTo(MotionKind.CLOSE_LIST);
    Story never = there.and(MODERATOR, new Command.NotHere(entry(3)));
    assertThat(never.state().floor().motion()).isNull();
    assertThat(called(never)).containsExactly("Bo", "nobody-waiting");
  }

  @Test
  void aMoverWhoWasThereAfterAllHasMoved() {
    Story away = motion(MotionKind.CLOSE_LIST).and(MODERATOR, new Command.NotHere(entry(3)));
    Story back = away.and(MODERATOR, new Command.Undo(away.state().steps().last()));
    assertThat(back.state().floor().motion().entry()).isEqualTo(entry(3));
    back.when(MODERATOR, settle(3, Motion.How.NO_OBJECTION, true)).isAccepted();
  }

  @Test
  void whoDoesWithoutTheWordWithdrawsTheirPointOfOrder() {
    Story story = motion(MotionKind.CLOSE_LIST);
    story
        .when(CEM, new Command.YieldFloor(entry(3)))
        .then(
            new FloorEvent.FloorYielded(entry(3)),
            new FloorEvent.MotionSettled(
                entry(3), MotionKind.CLOSE_LIST, false, Motion.How.WITHDRAWN, null))
        .when(MODERATOR, callFirst())
        .isAccepted();
  }

  @Test
  void whoeverWasInterruptedGoesOnAlsoWhenNothingCameOfIt() {
    Story between =
        ALI_SPEAKS.afterSeconds(28).and(CEM, ask(EntryKind.TECHNICAL)).and(MODERATOR, callAfter(1));
    for (Story gone :
        List.of(
            between.and(MODERATOR, new Command.NotHere(entry(3))),
            between.and(CEM, new Command.YieldFloor(entry(3))))) {
      assertThat(gone.state().floor().speech().entry().person()).isEqualTo(ALI);
      assertThat(gone.state().floor().speech().isRunning()).isTrue();
      assertThat(gone.state().floor().interrupted()).isNull();
    }
  }

  @Test
  void nobodySpeaksAgainstTheirOwnPointOfOrder() {
    Story story = motion(MotionKind.BREAK);
    story
        .when(MODERATOR, new Command.ObjectToMotion(entry(3), new Command.Who(CEM, null, null)))
        .thenRefused(Refusal.Code.OWN_MOTION);
    int number = story.state().people().get(CEM).number();
    story
        .when(MODERATOR, new Command.ObjectToMotion(entry(3), new Command.Who(null, number, null)))
        .thenRefused(Refusal.Code.OWN_MOTION);
  }

  @Test
  void whatSomebodyElseWantsInTheirPlaceIsNotDroppedWithoutAWord() {
    Story story = ALI_SPEAKS.and(CEM, move(MotionKind.BREAK)).and(CEM, respondTo(1));
    story.when(CEM, move(MotionKind.BREAK)).making(entry(3)).thenNothingHappens();
    story.when(CEM, ask(EntryKind.POINT_OF_ORDER)).making(entry(3)).thenNothingHappens();
    story.when(CEM, move(MotionKind.CLOSE_LIST)).thenRefused(Refusal.Code.WAITS_WITH_ANOTHER);
    story.when(CEM, ask(EntryKind.QUESTION)).thenRefused(Refusal.Code.WAITS_WITH_ANOTHER);
    Command entered =
        new Command.EnterSpeaker(
            new Command.Who(CEM, null, null),
            new Command.AskToSpeak(EntryKind.POINT_OF_ORDER, null, null, MotionKind.QUORUM, null),
            null);
    story.when(MODERATOR, entered).thenRefused(Refusal.Code.WAITS_WITH_ANOTHER);
  }

  @Test
  void whoIsPassedOverOnTheWayHasNotSpoken() {
    Story passed =
        ALI_SPEAKS
            .afterSeconds(7)
            .when(MODERATOR, callAfter(1))
            .then(
                new FloorEvent.SpeechEnded(entry(1), 0, true),
                new FloorEvent.SpeakerCalled(entry(2), 180, 8, entry(1)));
    assertThat(passed.state().floor().hasSpoken(ALI)).isFalse();
    Story back = passed.and(MODERATOR, new Command.Undo(passed.state().steps().last()));
    assertThat(back.state().floor().speech().entry().person()).isEqualTo(ALI);
    assertThat(back.state().floor().hasSpoken(ALI)).isTrue();
    Story ended = ALI_SPEAKS.and(MODERATOR, new Command.EndSpeech(entry(1)));
    assertThat(ended.state().floor().hasSpoken(ALI)).isFalse();
    Story spoke = ALI_SPEAKS.afterSeconds(9).and(MODERATOR, callAfter(1));
    assertThat(spoke.state().floor().hasSpoken(ALI)).isTrue();
  }
}
