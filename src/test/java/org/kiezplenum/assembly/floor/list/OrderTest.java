package org.kiezplenum.assembly.floor.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.FINN;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.floor.Debate.DECLARED;
import static org.kiezplenum.assembly.floor.Debate.SIX_WAIT;
import static org.kiezplenum.assembly.floor.Debate.asks;
import static org.kiezplenum.assembly.floor.Debate.called;
import static org.kiezplenum.assembly.floor.Debate.declare;
import static org.kiezplenum.assembly.floor.Debate.in;
import static org.kiezplenum.assembly.floor.Debate.quota;
import static org.kiezplenum.assembly.floor.Debate.rules;
import static org.kiezplenum.assembly.floor.Debate.spoke;
import static org.kiezplenum.assembly.floor.Debate.waiting;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.Debate;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Lists.Turns;
import org.kiezplenum.assembly.floor.order.Lists.WhenEmpty;
import org.kiezplenum.assembly.floor.order.Order;

/** Who speaks next, by each rule; the numbers are those of the worked examples. */
class OrderTest {

  /** Six who wait as in the examples, under this rule, with the debate so far forgotten by it. */
  private static Story six(FloorRules rules) {
    return asks(SIX_WAIT, ALI, BO, CEM, DANA, EVA, FINN).and(MODERATOR, rules(rules));
  }

  @Test
  void sq01WhoAskedFirstSpeaksFirst() {
    assertThat(called(six(in(Order.FIRST_COME))))
        .containsExactly("Ali", "Bo", "Cem", "Dana", "Eva", "Finn", "nobody-waiting");
  }

  @Test
  void sq02FirstSpeakersGoFirst() {
    assertThat(called(six(in(Order.FIRST_SPEAKERS))))
        .containsExactly("Ali", "Cem", "Eva", "Bo", "Dana", "Finn", "nobody-waiting");
  }

  @Test
  void whoSpokeLeastGoesFirst() {
    assertThat(called(six(in(Order.FEWEST))))
        .containsExactly("Ali", "Cem", "Eva", "Dana", "Finn", "Bo", "nobody-waiting");
  }

  @Test
  void whoSaysToBeSeldomHeardGoesBeforeTheirEqualsForThisItem() {
    Story marked =
        six(in(Order.PROGRESSIVE))
            .and(EVA, new Command.MarkSeldomHeard(said("yes")))
            .and(FINN, new Command.MarkSeldomHeard(said("yes")));
    assertThat(waiting(marked)).containsExactly("Eva", "Ali", "Cem", "Finn", "Bo", "Dana");
    assertThat(waiting(marked.and(EVA, new Command.MarkSeldomHeard(said("no")))))
        .containsExactly("Ali", "Cem", "Eva", "Finn", "Bo", "Dana");
    Story later = marked.and(MODERATOR, new Command.StartItem(Scenes.OTHER_MATTERS, true));
    assertThat(waiting(later)).containsExactly("Ali", "Bo", "Cem", "Dana", "Eva", "Finn");
  }

  /** The last to speak before was Finn, of the open list, so that it is the quoted one's turn. */
  @Test
  void sq04ListsTakeTurns() {
    assertThat(called(six(in(Order.FIRST_COME, quota(WhenEmpty.CONTINUE)))))
        .containsExactly("Dana", "Ali", "Eva", "Bo", "Cem", "Finn", "nobody-waiting");
  }

  @Test
  void sq05FirstSpeakersGoFirstWithinEachList() {
    assertThat(called(six(in(Order.FIRST_SPEAKERS, quota(WhenEmpty.CONTINUE)))))
        .containsExactly("Eva", "Ali", "Dana", "Cem", "Bo", "Finn", "nobody-waiting");
  }

  @Test
  void sq08TheQuotedListIsAskedOnceItIsEmpty() {
    Story story = six(in(Order.FIRST_SPEAKERS, quota(WhenEmpty.ASK_GROUP)));
    assertThat(called(story)).containsExactly("Eva", "Ali", "Dana", "Cem", "ask-group-first");
    Story asked = until(story, 4);
    Story goesOn = asked.and(MODERATOR, new Command.AnswerAsking(true));
    assertThat(called(goesOn)).containsExactly("Bo", "Finn", "nobody-waiting");
    Story ended = asked.and(MODERATOR, new Command.AnswerAsking(false));
    assertThat(waiting(ended)).isEmpty();
    assertThat(ended.state().floor().list()).isEqualTo(Floor.SpeakersList.CLOSED);
    ended.when(ALI, Debate.ask()).thenRefused(Refusal.Code.LIST_CLOSED);
  }

  @Test
  void theQuotedListIsAskedAgainOnlyAfterSomebodyOfItHasSpoken() {
    Story asked = until(six(in(Order.FIRST_SPEAKERS, quota(WhenEmpty.ASK_GROUP))), 4);
    Story goesOn = asks(asked.and(MODERATOR, new Command.AnswerAsking(true)), EVA);
    assertThat(called(asks(goesOn, ALI))).containsExactly("Bo", "Eva", "Finn", "ask-group-first");
  }

  @Test
  void sq09TheDebateEndsOnceTheQuotedListIsEmpty() {
    Story story = six(in(Order.FIRST_SPEAKERS, quota(WhenEmpty.END)));
    assertThat(called(story)).containsExactly("Eva", "Ali", "Dana", "Cem", "debate-is-over");
    Story over = until(story, 4);
    over.when(MODERATOR, new Command.AnswerAsking(true)).thenRefused(Refusal.Code.NOTHING_ASKED);
    assertThat(waiting(over.and(MODERATOR, new Command.EndDebate()))).isEmpty();
  }

  @Test
  void afterSomeOthersInARowAllAreAsked() {
    FloorRules two = in(Order.FIRST_COME, quota(Turns.LAST, WhenEmpty.MAX_RUN, 2, false));
    Story story = asks(spoke(DECLARED, DANA), ALI, BO, CEM, FINN).and(MODERATOR, rules(two));
    assertThat(called(story)).containsExactly("Ali", "Bo", "ask-all-first");
    Story goesOn = until(story, 2).and(MODERATOR, new Command.AnswerAsking(true));
    assertThat(called(goesOn)).containsExactly("Cem", "Finn", "nobody-waiting");
  }

  @Test
  void nobodyIsAskedBeforeTheFirstContribution() {
    Story story =
        asks(
            DECLARED.and(MODERATOR, rules(in(Order.FIRST_COME, quota(WhenEmpty.ASK_GROUP)))),
            ALI,
            BO);
    assertThat(called(story)).containsExactly("Ali", "ask-group-first");
  }

  @Test
  void theListThatSpokeLeastIsNext() {
    FloorRules counted = in(Order.FIRST_COME, quota(Turns.COUNT, WhenEmpty.CONTINUE, 3, false));
    Story story = asks(spoke(DECLARED, ALI, BO, CEM), FINN, DANA, EVA, ALI);
    assertThat(called(story.and(MODERATOR, rules(counted))))
        .containsExactly("Dana", "Eva", "Finn", "Ali", "nobody-waiting");
  }

  @Test
  void sq12ListsTakeTurnsBeforeFirstSpeakersOrTheOtherWayRound() {
    Story spoken = spoke(DECLARED, DANA, EVA);
    Story story = asks(spoken, ALI, BO, DANA, EVA);
    assertThat(
            waiting(
                story.and(MODERATOR, rules(in(Order.FIRST_SPEAKERS, startingWithQuoted(false))))))
        .containsExactly("Ali", "Dana", "Bo", "Eva");
    Story fresh = asks(spoke(DECLARED, DANA, EVA, FINN), ALI, BO, DANA, EVA);
    assertThat(
            waiting(
                fresh.and(MODERATOR, rules(in(Order.FIRST_SPEAKERS, startingWithQuoted(false))))))
        .containsExactly("Dana", "Ali", "Eva", "Bo");
    assertThat(
            waiting(
                fresh.and(MODERATOR, rules(in(Order.FIRST_SPEAKERS, startingWithQuoted(true))))))
        .containsExactly("Ali", "Bo", "Dana", "Eva");
  }

  private static Lists startingWithQuoted(boolean firstBefore) {
    return quota(Turns.LAST, WhenEmpty.CONTINUE, 3, firstBefore);
  }

  @Test
  void proAndContraTakeTurnsAndContraBegins() {
    Lists sides =
        new Lists(
            Lists.By.SIDE,
            List.of("pro", "contra"),
            "contra",
            Turns.LAST,
            WhenEmpty.CONTINUE,
            3,
            false);
    Story story =
        Scenes.ON_ITEM
            .and(MODERATOR, rules(in(Order.FIRST_COME, sides)))
            .and(ALI, on("pro"))
            .and(BO, on("pro"))
            .and(CEM, on("contra"))
            .and(DANA, on("contra"));
    assertThat(waiting(story)).containsExactly("Cem", "Ali", "Dana", "Bo");
    story.when(EVA, on("q")).thenRefused(Refusal.Code.UNKNOWN_GROUP);
  }

  private static Command on(String side) {
    return new Command.AskToSpeak(EntryKind.CONTRIBUTION, null, null, null, side);
  }

  @Test
  void threeListsTakeTurnsInTheirOrder() {
    Lists three =
        new Lists(
            Lists.By.GROUP, List.of("a", "b", "c"), "b", Turns.LAST, WhenEmpty.CONTINUE, 3, false);
    Story story =
        asks(
            Scenes.ON_ITEM
                .and(ALI, declare("a"))
                .and(BO, declare("a"))
                .and(CEM, declare("b"))
                .and(DANA, declare("c"))
                .and(EVA, declare("c"))
                .and(MODERATOR, rules(in(Order.FIRST_COME, three))),
            ALI,
            BO,
            CEM,
            DANA,
            EVA);
    assertThat(waiting(story)).containsExactly("Cem", "Dana", "Ali", "Eva", "Bo");
  }

  @Test
  void aPromisedPlaceStandsWhoeverComes() {
    Story story =
        asks(spoke(Scenes.ON_ITEM, BO), ALI, BO)
            .and(MODERATOR, rules(in(Order.FIRST_SPEAKERS)))
            .and(MODERATOR, Scenes.callFirst())
            .and(CEM, Debate.ask())
            .and(DANA, Debate.ask());
    assertThat(waiting(story)).containsExactly("Bo", "Cem", "Dana");
    assertThat(PlaceReason.of(story.state().floor(), story.state().floor().queue().getFirst()))
        .isEqualTo(PlaceReason.STANDS);
  }

  @Test
  void whoIsMovedStaysWhereTheyWerePutAndTheRuleHoldsForTheRest() {
    Story story =
        asks(spoke(Scenes.ON_ITEM, BO, CEM), ALI, BO, CEM)
            .and(MODERATOR, rules(in(Order.FIRST_SPEAKERS)));
    EntryId cem = story.state().floor().queue().getLast();
    Story moved = story.and(MODERATOR, new Command.MoveEntry(cem, 0));
    assertThat(waiting(moved)).containsExactly("Cem", "Ali", "Bo");
    assertThat(waiting(asks(moved, DANA))).containsExactly("Cem", "Ali", "Dana", "Bo");
    Story back = moved.and(MODERATOR, new Command.Undo(moved.state().steps().last()));
    assertThat(waiting(asks(back, DANA))).containsExactly("Ali", "Dana", "Bo", "Cem");
  }

  @Test
  void whoIsAbsentKeepsWhatTheyHaveNotSaid() {
    Story story =
        asks(spoke(Scenes.ON_ITEM, BO), ALI, BO, CEM)
            .and(MODERATOR, rules(in(Order.FIRST_SPEAKERS)))
            .and(MODERATOR, Scenes.callFirst());
    EntryId ali = story.state().floor().speech().entry().id();
    assertThat(waiting(story.and(MODERATOR, new Command.NotHere(ali))))
        .containsExactly("Cem", "Ali", "Bo");
  }

  @Test
  void whoYieldsHasNotSpoken() {
    Story story =
        asks(Scenes.ON_ITEM.and(MODERATOR, rules(in(Order.FIRST_SPEAKERS))), ALI, BO)
            .and(MODERATOR, Scenes.callFirst());
    EntryId ali = story.state().floor().speech().entry().id();
    story.when(BO, new Command.YieldFloor(ali)).thenRefused(Refusal.Code.NOT_ALLOWED);
    Story yielded = asks(story.and(ALI, new Command.YieldFloor(ali)), ALI);
    assertThat(yielded.state().floor().saidHere()).isEmpty();
    assertThat(PlaceReason.of(yielded.state().floor(), yielded.state().floor().queue().getLast()))
        .isEqualTo(PlaceReason.FIRST_SPEAKER);
  }

  @Test
  void whoWaitsWithSomethingNewIsNotPutBackBeforeTheyTakeThatBack() {
    Story story = asks(spoke(Scenes.ON_ITEM.and(MODERATOR, rules(in(Order.FEWEST))), ALI), BO, ALI);
    story.when(MODERATOR, new Command.PutBack()).thenRefused(Refusal.Code.WAITS_WITH_ANOTHER);
    Story back =
        story.and(ALI, new Command.WithdrawEntry(null)).and(MODERATOR, new Command.PutBack());
    assertThat(waiting(back)).containsExactly("Ali", "Bo");
  }

  @Test
  void whoGoesOnIsFirstAndHasSpokenOnce() {
    Story story = asks(spoke(Scenes.ON_ITEM.and(MODERATOR, rules(in(Order.FEWEST))), ALI), BO);
    Story back = story.and(MODERATOR, new Command.PutBack());
    assertThat(waiting(back)).containsExactly("Ali", "Bo");
    back.when(MODERATOR, new Command.PutBack()).thenNothingHappens();
    Story again = back.and(MODERATOR, Scenes.callFirst());
    assertThat(again.state().floor().saidHere().stream().filter(Contribution::counts)).hasSize(1);
    Scenes.ON_ITEM.when(MODERATOR, new Command.PutBack()).thenRefused(Refusal.Code.NOBODY_SPOKE);
  }

  @Test
  void whoeverHasNoTimeLeftWaitsBehindAllWhoHave() {
    FloorRules accounts =
        new FloorRules(
            Order.FIRST_COME,
            180,
            quota(WhenEmpty.CONTINUE),
            null,
            null,
            null,
            60,
            null,
            null,
            null);
    Story story =
        Scenes.ON_ITEM
            .and(DANA, declare("q"))
            .and(EVA, declare("q"))
            .and(DANA, Debate.ask())
            .and(MODERATOR, Scenes.callFirst())
            .afterSeconds(8 + 61)
            .and(MODERATOR, new Command.EndSpeech(entry(1)));
    assertThat(waiting(asks(story, EVA, ALI, BO).and(MODERATOR, rules(accounts))))
        .containsExactly("Ali", "Bo", "Eva");
    Story more =
        asks(story, EVA, ALI, BO)
            .and(MODERATOR, rules(accounts))
            .and(MODERATOR, new Command.AddTime("q", 10));
    assertThat(waiting(more)).containsExactly("Ali", "Eva", "Bo");
    assertThat(more.state().floor().usual().moreSeconds()).isNull();
    more.when(MODERATOR, new Command.AddTime("x", 10)).thenRefused(Refusal.Code.UNKNOWN_GROUP);
    more.when(MODERATOR, new Command.AddTime("q", 0)).thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    more.when(MODERATOR, new Command.AddTime("q", Integer.MAX_VALUE))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    more.when(MODERATOR, new Command.AddTime("q", 100_000))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    Scenes.ON_ITEM
        .when(MODERATOR, new Command.AddTime("q", 10))
        .thenRefused(Refusal.Code.UNKNOWN_GROUP);
  }

  @Test
  void whatWasSaidIsForgottenWithANewItemAndNotWithOneThatIsOpenedAgain() {
    Story story = spoke(Scenes.ON_ITEM.and(MODERATOR, rules(in(Order.FIRST_SPEAKERS))), ALI);
    Story next =
        asks(story.and(MODERATOR, new Command.StartItem(Scenes.OTHER_MATTERS, false)), ALI, BO);
    assertThat(waiting(next)).containsExactly("Ali", "Bo");
    Story again =
        asks(
            story
                .and(MODERATOR, new Command.StartItem(Scenes.OTHER_MATTERS, false))
                .and(MODERATOR, new Command.ReopenItem(ItemId.of(2))),
            ALI,
            BO);
    assertThat(waiting(again)).containsExactly("Bo", "Ali");
  }

  @Test
  void whoeverChangesTheListIsPlacedAnewAndTheJournalDoesNotSayWhere() {
    Story story = six(in(Order.FIRST_COME, quota(WhenEmpty.CONTINUE)));
    Story.Outcome outcome = story.when(CEM, declare("q"));
    Story changed = outcome.isAccepted();
    assertThat(waiting(changed)).containsExactly("Cem", "Ali", "Dana", "Bo", "Eva", "Finn");
    assertThat(changed.events().toString()).doesNotContain("\"q\"");
    story.when(FINN, declare("Frauen!")).thenRefused(Refusal.Code.UNKNOWN_GROUP);
  }

  @Test
  void sq27WhoeverAsksTwiceHasOnePlace() {
    Story story = Scenes.ON_ITEM.and(ALI, Debate.ask());
    story.when(ALI, Debate.ask()).making(entry(1)).thenNothingHappens();
  }

  @Test
  void sq28TheListKeeperEntersSomebodyWithoutAPhoneOnTheirList() {
    Command enter =
        new Command.EnterSpeaker(
            new Command.Who(null, null, said("Frau mit rotem Schal")),
            new Command.AskToSpeak(EntryKind.CONTRIBUTION, null),
            said("q"));
    Story story =
        asks(
                Scenes.ON_ITEM.and(
                    MODERATOR, rules(in(Order.FIRST_COME, quota(WhenEmpty.CONTINUE)))),
                ALI,
                BO)
            .and(MODERATOR, enter);
    assertThat(waiting(story)).containsExactly("p8", "Ali", "Bo");
    assertThat(story.events().getLast()).isInstanceOf(PeopleEvent.GroupDeclared.class);
  }

  @Test
  void rulesHaveBounds() {
    for (FloorRules wrong :
        List.of(
            new FloorRules(Order.FIRST_COME, 14),
            new FloorRules(Order.FIRST_COME, 180, null, 3, null, null, null, null, null, null),
            new FloorRules(Order.FIRST_COME, 180, null, null, null, null, 0, null, null, null),
            in(Order.FIRST_COME, quota(Turns.LAST, WhenEmpty.MAX_RUN, 0, false)))) {
      Scenes.ON_ITEM.when(MODERATOR, rules(wrong)).thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    }
    Scenes.ON_ITEM
        .when(
            MODERATOR,
            rules(
                in(
                    Order.FIRST_COME,
                    new Lists(
                        Lists.By.GROUP,
                        List.of("q"),
                        "q",
                        Turns.LAST,
                        WhenEmpty.CONTINUE,
                        3,
                        false))))
        .thenRefused(Refusal.Code.UNKNOWN_GROUP);
  }

  private static Story until(Story story, int calls) {
    Story now = story;
    for (int i = 0; i < calls; i++) {
      Floor floor = now.state().floor();
      EntryId follows = floor.speech() == null ? null : floor.speech().entry().id();
      now = now.and(MODERATOR, new Command.CallNext(follows, null)).afterSeconds(20);
    }
    return now;
  }
}
