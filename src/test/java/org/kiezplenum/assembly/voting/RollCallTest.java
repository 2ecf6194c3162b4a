package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** Votes by name, and the countdown to a close. */
class RollCallTest {
  private static final DecisionId IT = decision(1);
  private static final Story OPEN = given(ON_ITEM).and(MODERATOR, byName("simple-majority"));

  private static Command byName(String method, String... options) {
    return poll(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME), method, options);
  }

  private static Command openly(String method, String... options) {
    return poll(Settings.DEFAULT, method, options);
  }

  private static Command secretly(String method, String... options) {
    return poll(Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET), method, options);
  }

  private static Command poll(Settings settings, String method, String... options) {
    return new Command.OpenPoll(
        null,
        said("Und?"),
        method,
        List.of(options).stream().<Wording>map(option -> said(option)).toList(),
        1,
        settings,
        null);
  }

  private static Command answer(PersonId person, String answer) {
    return new Command.AnswerRoll(IT, new Command.Who(person, null, null), answer);
  }

  /** As by their own phone. */
  @Test
  void whoIsExcludedIsNotCalled() {
    Story called =
        given(ON_ITEM)
            .and(ALI, new Command.AskToSpeak(EntryKind.CONTRIBUTION, null, null, null, null))
            .and(MODERATOR, new Command.CallNext(null, null))
            .and(MODERATOR, new Command.CallToOrder(ALI))
            .and(MODERATOR, new Command.CallToOrder(ALI));
    Story excluded =
        called
            .and(MODERATOR, new Command.CallToOrder(ALI))
            .and(MODERATOR, byName("simple-majority"));
    excluded.when(MODERATOR, answer(ALI, "yes")).thenRefused(Refusal.Code.EXCLUDED_WAS_CALLED);
    excluded.when(MODERATOR, answer(BO, "yes")).isAccepted();
    called
        .and(MODERATOR, byName("simple-majority"))
        .when(MODERATOR, answer(ALI, "yes"))
        .isAccepted();
  }

  @Test
  void theDeskEntersWhatSomebodySaidWhenTheyWereCalled() {
    OPEN.when(MODERATOR, answer(BO, "yes"))
        .making(BO)
        .casting(new Decided.Ballot(IT, BO, "yes", 0, 0));
    Ruling.Accepted accepted =
        (Ruling.Accepted)
            OPEN.when(MODERATOR, new Command.AnswerRoll(IT, new Command.Who(null, 204, null), "no"))
                .decided();
    assertThat(accepted.events())
        .containsExactly(
            new PeopleEvent.PersonEntered(PersonId.of(8), 204, null),
            new VotingEvent.RollAnswered(IT, PersonId.of(8), null, null, null));
    assertThat(accepted.ballots())
        .containsExactly(new Decided.Ballot(IT, PersonId.of(8), "no", 0, 0));
  }

  @Test
  void nobodysOwnVoteIsReplacedUnlessTheDeskSaysSo() {
    Story voted = OPEN.and(BO, new Command.FillBallot(IT, "yes", 1));
    voted
        .when(MODERATOR, answer(BO, "no"))
        .thenRefused(Refusal.Code.VOTED_BY_PHONE, Map.of("person", BO));
    // As long as it can be counted at all.
    voted.when(MODERATOR, instead(BO, "vielleicht")).thenRefused(Refusal.Code.BAD_BALLOT);
    Story replaced =
        voted.when(MODERATOR, instead(BO, "no")).then(entered(BO, true)).and(MODERATOR, close());
    assertThat(roll(replaced).entered()).containsExactly(new RollAnswer(BO, false));
    voted.when(MODERATOR, answer(ALI, "no")).then(entered(ALI, false));
  }

  @Test
  void whatTheDeskHasEnteredItMayMendAndWhoVotesThemselvesIsHeard() {
    Story once = OPEN.and(MODERATOR, answer(BO, "yes"));
    Story twice = once.when(MODERATOR, instead(BO, "no")).then(entered(BO, false));
    assertThat(roll(twice).entered()).containsExactly(new RollAnswer(BO, false));
    Story byPhone =
        twice
            .when(BO, new Command.FillBallot(IT, "yes", 3))
            .then(new VotingEvent.RollAnswered(IT, BO, true, null, null));
    assertThat(roll(byPhone).entered()).isEmpty();
    byPhone.when(MODERATOR, answer(BO, "no")).thenRefused(Refusal.Code.VOTED_BY_PHONE);
    byPhone.when(BO, new Command.FillBallot(IT, "no", 4)).thenNothingButABallot();
  }

  @Test
  void whatWasEnteredForTheWrongPersonIsTakenOutAgain() {
    Story wrong = OPEN.and(MODERATOR, answer(BO, "yes"));
    Story out =
        wrong
            .when(MODERATOR, withdraw(BO, false))
            .then(new VotingEvent.RollAnswerWithdrawn(IT, BO, null, null));
    assertThat(roll(out).entered()).isEmpty();
    assertThat(roll(out).withdrawn()).containsExactly(BO);
    out.when(MODERATOR, withdraw(BO, false)).thenRefused(Refusal.Code.NOT_ANSWERED);
    out.when(MODERATOR, answer(BO, "no")).then(entered(BO, false));
    out.when(BO, new Command.FillBallot(IT, "no", 1)).thenNothingButABallot();
    // Nobody comes in by being looked for.
    out.when(MODERATOR, new Command.WithdrawAnswer(IT, new Command.Who(null, 204, null), false))
        .thenRefused(Refusal.Code.NOT_ANSWERED);
  }

  @Test
  void whatSomebodyHasSaidThemselvesIsNotTakenOutUnlessTheDeskSaysSo() {
    Story own = OPEN.and(BO, new Command.FillBallot(IT, "yes", 1));
    own.when(MODERATOR, withdraw(BO, false))
        .thenRefused(Refusal.Code.VOTED_BY_PHONE, Map.of("person", BO));
    own.when(MODERATOR, withdraw(BO, true))
        .then(new VotingEvent.RollAnswerWithdrawn(IT, BO, true, null));
    own.and(MODERATOR, close())
        .when(MODERATOR, withdraw(BO, true))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
    given(ON_ITEM)
        .and(MODERATOR, openly("simple-majority"))
        .and(BO, new Command.FillBallot(IT, "yes", 1))
        .when(MODERATOR, withdraw(BO, true))
        .thenRefused(Refusal.Code.NOT_BY_NAME);
  }

  private static Command withdraw(PersonId person, boolean instead) {
    return new Command.WithdrawAnswer(IT, new Command.Who(person, null, null), instead);
  }

  @Test
  void whoWasEnteredIsKnownAcrossReopeningAndCorrection() {
    Map<PersonId, String> said = Map.of(ALI, "yes", BO, "no");
    Story closed =
        OPEN.and(ALI, new Command.FillBallot(IT, "yes", 1))
            .and(MODERATOR, answer(BO, "no"))
            .tells(closed(said));
    assertThat(roll(closed).atDesk("simple-majority")).containsExactly(new RollAnswer(BO, false));
    Story corrected =
        closed
            .and(MODERATOR, new Command.AnnounceDecision(IT, false, "seed"))
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Verzählt."), false))
            .and(MODERATOR, new Command.ReopenDecision(IT));
    assertThat(roll(corrected).said()).isEmpty();
    assertThat(roll(corrected).entered()).containsExactly(new RollAnswer(BO, false));
    corrected.when(MODERATOR, answer(ALI, "no")).thenRefused(Refusal.Code.VOTED_BY_PHONE);
    corrected.when(MODERATOR, answer(BO, "yes")).then(entered(BO, false));
    assertThat(corrected.state().decisions().get(IT).history().former().getFirst().poll().roll())
        .isEqualTo(roll(closed));
  }

  /** Ali has voted by phone, for card 204 the desk has; then both are somebody else. */
  @Test
  void whoeverGetsTheBallotOfAnotherGetsItAsItCame() {
    PersonId card = PersonId.of(8);
    Story both =
        OPEN.and(ALI, new Command.FillBallot(IT, "yes", 1))
            .and(MODERATOR, new Command.AnswerRoll(IT, new Command.Who(null, 204, null), "no"))
            .tells(closed(Map.of(ALI, "yes", card, "no")));
    Story one = both.and(MODERATOR, new Command.MergePeople(card, new Command.Who(BO, null, null)));
    assertThat(roll(one).atDesk("simple-majority")).containsExactly(new RollAnswer(card, false));
    assertThat(roll(one.and(MODERATOR, new Command.ReopenDecision(IT))).entered())
        .containsExactly(new RollAnswer(BO, false));
    Story same =
        both.and(MODERATOR, new Command.MergePeople(card, new Command.Who(ALI, null, null)))
            .and(MODERATOR, new Command.ReopenDecision(IT));
    assertThat(roll(same).entered()).isEmpty();
  }

  /** Ali speaks for the choir too: what he says for it is another answer than his own. */
  @Test
  void whatIsSaidForAnInitiativeReplacesNothingThatWasSaidForOneself() {
    Story open =
        given(ON_ITEM)
            .and(MODERATOR, new Command.AddInitiative(said("Chor")))
            .and(MODERATOR, new Command.AddInitiative(said("Garten")))
            .and(
                MODERATOR,
                new Command.NameDelegate(new Command.Who(ALI, null, null), InitiativeId.of(1)))
            .and(MODERATOR, byName("double-majority"))
            .and(ALI, new Command.FillBallot(IT, "yes", 1));
    RollAnswer forChoir = new RollAnswer(ALI, true);
    Story entered =
        open.when(MODERATOR, answer(ALI, ":no"))
            .then(new VotingEvent.RollAnswered(IT, ALI, null, null, true));
    assertThat(roll(entered).entered()).containsExactly(forChoir);
    open.when(MODERATOR, answer(ALI, "no")).thenRefused(Refusal.Code.VOTED_BY_PHONE);
    open.when(MODERATOR, answer(ALI, "no :no")).thenRefused(Refusal.Code.VOTED_BY_PHONE);
    open.when(MODERATOR, instead(ALI, "no :no"))
        .then(
            new VotingEvent.RollAnswered(IT, ALI, null, true, null),
            new VotingEvent.RollAnswered(IT, ALI, null, null, true));
    entered.when(ALI, new Command.FillBallot(IT, "abstain", 3)).thenNothingButABallot();
    assertThat(roll(entered.and(ALI, new Command.FillBallot(IT, ":yes", 3))).entered()).isEmpty();
  }

  /** Whose phone has cast what is told of no other vote, not even that it was changed. */
  @Test
  void ofBallotsThatAreNotByNameNothingIsTold() {
    for (Story open :
        List.of(
            given(ON_ITEM).and(MODERATOR, ask("Und?")),
            given(ON_ITEM).and(MODERATOR, openly("simple-majority")),
            given(ON_ITEM).and(MODERATOR, secretly("simple-majority")))) {
      Story voted = open;
      for (int change = 1; change < 3; change++) {
        voted = voted.when(BO, new Command.FillBallot(IT, "yes", change)).thenNothingButABallot();
      }
      voted.when(MODERATOR, instead(BO, "no")).thenRefused(Refusal.Code.NOT_BY_NAME);
      assertThat(roll(voted)).isEqualTo(Roll.NONE);
    }
  }

  private static Command instead(PersonId person, String answer) {
    return new Command.AnswerRoll(IT, new Command.Who(person, null, null), answer, true);
  }

  private static Event entered(PersonId person, boolean instead) {
    return new VotingEvent.RollAnswered(IT, person, null, instead ? true : null, null);
  }

  private static Command close() {
    return new Command.CloseDecision(IT);
  }

  private static Event closed(Map<PersonId, String> said) {
    Map<String, Integer> bag = new TreeMap<>();
    said.values().forEach(ballot -> bag.merge(ballot, 1, Integer::sum));
    return new VotingEvent.PollClosed(IT, Bag.of(bag), null, null, said);
  }

  private static Roll roll(Story story) {
    return story.state().decisions().get(IT).poll().roll();
  }

  @Test
  void onlyAVoteByNameIsAnsweredForOthers() {
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, answer(BO, "yes"))
        .thenRefused(Refusal.Code.NOT_BY_NAME);
    OPEN.when(MODERATOR, answer(BO, "vielleicht")).thenRefused(Refusal.Code.BAD_BALLOT);
    OPEN.and(MODERATOR, new Command.CloseDecision(IT))
        .when(MODERATOR, answer(BO, "yes"))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
    given(ON_ITEM)
        .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
        .and(MODERATOR, byName("simple-majority"))
        .when(MODERATOR, answer(EVA, "yes"))
        .thenRefused(Refusal.Code.GUEST_WAS_CALLED);
  }

  @Test
  void everyMethodCanBeVotedByName() {
    Map<String, String> said = new TreeMap<>();
    for (var method : Methods.ALL) {
      if (!method.asksInitiatives() && !method.wireName().equals("temperature")) {
        Story open =
            given(ON_ITEM).and(MODERATOR, byName(method.wireName(), options(method.wireName())));
        Ask ask = open.state().decisions().get(IT).poll().ask();
        Form form = Methods.form(ask);
        String ballot =
            switch (form.shape()) {
              case WORD -> form.words().getLast();
              case SPEAK_FOR -> "a:" + form.words().getFirst();
              case ONE -> "b";
              case SOME -> "b";
              case SCALE, DOTS -> "a:1 b:0";
              case ORDER -> "b>a";
            };
        String canonical = ((Reading.Ballot) Methods.read(ask, ballot)).text();
        open.when(MODERATOR, answer(BO, ballot))
            .making(BO)
            .casting(new Decided.Ballot(IT, BO, canonical, 0, 0));
        said.put(method.wireName(), canonical);
      }
    }
    assertThat(said)
        .containsEntry("score", "a:1 b:0")
        .containsEntry("stv-meek", "b>a")
        .containsEntry("approval", "b")
        .containsEntry("simple-majority", "abstain")
        .hasSize(Methods.ALL.size() - 3);
  }

  /** Two where a method has options. */
  private static String[] options(String method) {
    Ask none = new Ask(method, List.of(), 1, Settings.DEFAULT);
    return Methods.check(none).isEmpty() ? new String[0] : new String[] {"Park", "Bank"};
  }

  @Test
  void whatTheAssemblyWantsByNameIsByName() {
    Story named = carried(given(ON_ITEM), 1, MotionKind.ROLL_CALL, Motion.How.MAJORITY_SEEN, null);
    assertThat(named.events().getLast())
        .isEqualTo(new VotingEvent.NamedVotesDemanded(ItemId.of(2), false));
    assertThat(isByName(named, ask("Und?"))).isTrue();
    assertThat(isByName(named, openly("score", "Park", "Bank"))).isTrue();
    assertThat(isByName(named, openly("temperature"))).isFalse();
    named
        .when(
            MODERATOR,
            new Command.DecideBySight(
                null, said("Und?"), PlainMethod.MAJORITY_SEEN, true, null, null))
        .thenRefused(Refusal.Code.NAMES_DEMANDED);
    // Elections may be secret all the same, and what was carried holds for this item alone.
    assertThat(isSecret(named, secretly("relative-election", "Dana", "Jo"))).isTrue();
    Story next =
        named
            .and(MODERATOR, Scenes.addItem("Bank", 5))
            .and(MODERATOR, new Command.StartItem(ItemId.of(3), false));
    assertThat(isByName(next, openly("simple-majority"))).isFalse();
    // A motion that is lost changes nothing.
    assertThat(
            isByName(
                carried(given(ON_ITEM), 1, MotionKind.ROLL_CALL, Motion.How.COUNTED, hands(2, 2)),
                openly("simple-majority")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "MAJORITY_SEEN, , ,false",
    "NO_OBJECTION, , ,true",
    "COUNTED, 3, 2, false",
    "COUNTED, 4, 2, true",
    "COUNTED, 39, 20, false"
  })
  void secretWinsAgainstByNameUnlessTwoThirdsWantNames(
      Motion.How how, @Nullable Integer yes, @Nullable Integer no, boolean namesWin) {
    Hands counted = yes == null ? null : hands(yes, no);
    Story secret = carried(given(ON_ITEM), 1, MotionKind.SECRET_BALLOT, Motion.How.DEMANDED, null);
    Story named = carried(given(ON_ITEM), 1, MotionKind.ROLL_CALL, how, counted);
    if (namesWin) {
      Story both = carried(secret, 2, MotionKind.ROLL_CALL, how, counted);
      assertThat(isByName(both, openly("simple-majority"))).isTrue();
      // Nobody is to believe that votes are secret while they are by name.
      settled(named, 2, MotionKind.SECRET_BALLOT, Motion.How.DEMANDED, null)
          .thenRefused(Refusal.Code.NAMES_DEMANDED);
    } else {
      Story both = carried(named, 2, MotionKind.SECRET_BALLOT, Motion.How.DEMANDED, null);
      assertThat(isSecret(both, ask("Und?"))).isTrue();
      settled(secret, 2, MotionKind.ROLL_CALL, how, counted)
          .thenRefused(Refusal.Code.SECRET_DEMANDED);
    }
  }

  @Test
  void whatTwoThirdsWantedIsNotTakenBackByFewer() {
    Story weaker =
        carried(
            carried(given(ON_ITEM), 1, MotionKind.ROLL_CALL, Motion.How.NO_OBJECTION, null),
            2,
            MotionKind.ROLL_CALL,
            Motion.How.MAJORITY_SEEN,
            null);
    settled(weaker, 3, MotionKind.SECRET_BALLOT, Motion.How.DEMANDED, null)
        .thenRefused(Refusal.Code.NAMES_DEMANDED);
    assertThat(isByName(weaker, openly("simple-majority"))).isTrue();
  }

  @Test
  void whatWasWantedOnAnItemHoldsWhenItIsTakenUpAgain() {
    Story first = carried(given(ON_ITEM), 1, MotionKind.SECRET_BALLOT, Motion.How.DEMANDED, null);
    Story second =
        carried(
            first
                .and(MODERATOR, Scenes.addItem("Bank", 5))
                .and(MODERATOR, new Command.StartItem(ItemId.of(3), false)),
            2,
            MotionKind.ROLL_CALL,
            Motion.How.MAJORITY_SEEN,
            null);
    assertThat(isByName(second, openly("simple-majority"))).isTrue();
    Story again = second.and(MODERATOR, new Command.ReopenItem(ItemId.of(2)));
    assertThat(again.state().agenda().current()).isEqualTo(ItemId.of(2));
    assertThat(isSecret(again, openly("simple-majority"))).isTrue();
  }

  /** Names may have been called while nothing worked. */
  @Test
  void whatWasCountedWhileNothingWorkedIsEnteredAlsoWhereNamesAreWanted() {
    carried(given(ON_ITEM), 1, MotionKind.ROLL_CALL, Motion.How.NO_OBJECTION, null)
        .when(
            MODERATOR, new Command.RecordCount(null, said("Und?"), new Hands(5, 3, 0), null, null))
        .isAccepted();
  }

  private static Story carried(
      Story story, int entry, MotionKind kind, Motion.How how, @Nullable Hands hands) {
    return settled(story, entry, kind, how, hands).isAccepted();
  }

  private static Story.Outcome settled(
      Story story, int entry, MotionKind kind, Motion.How how, @Nullable Hands hands) {
    return story
        .and(ALI, new Command.AskToSpeak(EntryKind.POINT_OF_ORDER, null, null, kind, null))
        .and(MODERATOR, new Command.CallNext(null, null))
        .when(
            MODERATOR, new Command.SettleMotion(Scenes.entry(entry), how, true, hands, null, null));
  }

  private static Hands hands(int yes, int no) {
    return new Hands(yes, no, 0);
  }

  private static boolean isByName(Story story, Command put) {
    return story.and(MODERATOR, put).state().decisions().get(IT).isByName();
  }

  private static boolean isSecret(Story story, Command put) {
    return story.and(MODERATOR, put).state().decisions().get(IT).isSecret();
  }

  @Test
  void aPictureOfTheMoodNamesNobody() {
    given(ON_ITEM)
        .when(MODERATOR, byName("temperature"))
        .thenRefused(Refusal.Code.BAD_POLL, Map.of("fault", "never-by-name"));
  }

  @Test
  void aRatingThatIsNoneIsRefused() {
    given(ON_ITEM)
        .and(MODERATOR, byName("score", "Park", "Bank"))
        .when(MODERATOR, answer(BO, "a:99"))
        .thenRefused(Refusal.Code.BAD_BALLOT);
  }

  @Test
  void whoSaidWhatStandsInTheRecordOfAVoteByNameAndInNoOther() {
    UrnCount urn = new UrnCount(Map.of("yes", 1, "no", 1), Map.of(), Map.of(BO, "no", ALI, "yes"));

    VotingEvent.PollClosed closed = (VotingEvent.PollClosed) close(OPEN, urn);
    assertThat(closed.roll()).containsExactly(Map.entry(ALI, "yes"), Map.entry(BO, "no"));
    assertThat(closed.ballots()).isEqualTo(Bag.of(Map.of("yes", 1, "no", 1)));

    Story open = given(ON_ITEM).and(MODERATOR, openly("simple-majority"));
    assertThat(((VotingEvent.PollClosed) close(open, urn)).roll()).isNull();
  }

  @Test
  void aClosingIsAnnouncedAndDoesNothingByItself() {
    Story announced =
        OPEN.afterSeconds(10)
            .when(MODERATOR, new Command.AnnounceClosing(IT, 60))
            .then(new VotingEvent.ClosingAnnounced(IT, 70_000L));

    assertThat(announced.state().decisions().get(IT).until()).isEqualTo(70_000L);
    announced.afterSeconds(100).when(ALI, new Command.FillBallot(IT, "yes", 1)).isAccepted();
    announced
        .when(MODERATOR, new Command.AnnounceClosing(IT, 0))
        .then(new VotingEvent.ClosingAnnounced(IT, null));
    assertThat(
            announced
                .and(MODERATOR, new Command.CloseDecision(IT))
                .and(MODERATOR, new Command.ReopenDecision(IT))
                .state()
                .decisions()
                .get(IT)
                .until())
        .isNull();
    OPEN.when(MODERATOR, new Command.AnnounceClosing(IT, 0)).thenNothingHappens();
    OPEN.when(MODERATOR, new Command.AnnounceClosing(IT, 3_601))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 3_600));
    OPEN.and(MODERATOR, new Command.CloseDecision(IT))
        .when(MODERATOR, new Command.AnnounceClosing(IT, 60))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
  }

  /** One no by phone, and somebody enters three hands that are nobody's. */
  @Test
  void everyVoteByNameHasAName() {
    for (Story it : List.of(OPEN, OPEN.and(MODERATOR, new Command.CloseDecision(IT)))) {
      for (Command nameless :
          List.of(
              new Command.EnterCells(IT, Cells.of(Map.of("yes", 3, "no", 0, "abstain", 0))),
              new Command.EnterPaper(IT, "yes", 3),
              new Command.EnterRemainder(IT, Cells.NONE, "yes"))) {
        it.when(MODERATOR, nameless).thenRefused(Refusal.Code.NAMES_NEEDED);
      }
    }
    Story ranked = given(ON_ITEM).and(MODERATOR, byName("irv", "Dana", "Jo"));
    ranked
        .when(MODERATOR, new Command.EnterPaper(IT, "a>b", 1))
        .thenRefused(Refusal.Code.NAMES_NEEDED);
  }

  /** Blocks of hands from before names were needed are still read, and can be removed. */
  @Test
  void handsThatStandInAnEarlierVoteByNameStay() {
    Event entered =
        new VotingEvent.CellsEntered(
            IT, Scenes.block(1), Cells.of(Map.of("yes", 3, "no", 0, "abstain", 0)));
    Story old =
        new Story(
            OPEN.state().after(entered, OPEN.at(), "p1"), OPEN.at(), Map.of(), Map.of(), List.of());
    old.when(
            MODERATOR,
            new Command.CountAgain(
                IT, Scenes.block(1), Cells.of(Map.of("yes", 2, "no", 0, "abstain", 0))))
        .thenRefused(Refusal.Code.NAMES_NEEDED);
    assertThat(old.state().decisions().get(IT).poll().raised().get("yes")).isEqualTo(3);
    old.when(MODERATOR, new Command.RemoveHands(IT, Scenes.block(1))).isAccepted();
  }

  private static Event close(Story open, UrnCount urn) {
    Ruling decided =
        Rules.decide(
            open.state(),
            MODERATOR,
            new Command.CloseDecision(IT),
            new Rules.Circumstances(open.at(), urn, key -> null));
    return ((Ruling.Accepted) decided).events().getFirst();
  }
}
