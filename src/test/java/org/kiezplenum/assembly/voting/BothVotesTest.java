package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.FINN;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Dropped.DropReason;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.told.PollTold;

/**
 * A double majority: what a delegate says for themselves and for their initiative, side by side.
 */
class BothVotesTest {
  private static final String DOUBLE = "double-majority";
  private static final DecisionId IT = decision(1);
  private static final List<PersonId> DELEGATES = List.of(ALI, BO, CEM, DANA, EVA);

  /** Five initiatives with a delegate each; everybody votes, and Finn speaks for nobody. */
  private static final Story FIVE = five(given(ON_ITEM));

  private static final Story LISTED =
      five(
          given(ON_ITEM)
              .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
              .and(MODERATOR, new Command.GrantVoteToAll()));

  private static Story five(Story before) {
    Story story = before;
    for (int i = 0; i < DELEGATES.size(); i++) {
      story =
          story
              .and(MODERATOR, new Command.AddInitiative(said("Initiative " + (i + 1))))
              .and(MODERATOR, name(DELEGATES.get(i), i + 1));
    }
    return story;
  }

  private static Command name(PersonId person, int initiative) {
    return new Command.NameDelegate(who(person), InitiativeId.of(initiative));
  }

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }

  private static Command open(Settings settings) {
    return new Command.OpenPoll(null, said("Und?"), DOUBLE, List.of(), 1, settings, null);
  }

  private static Command fill(String ballot) {
    return new Command.FillBallot(IT, ballot, 1);
  }

  private static Decided.Ballot ballot(String text) {
    return new Decided.Ballot(IT, text, 1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "yes, yes",
    "a:no, a:no",
    "a : no, a:no",
    "yes a:no, yes a:no",
    "abstain   a : yes, abstain a:yes",
    "invalid a:yes, invalid a:yes"
  })
  void oneWayOfWritingIsOneBallot(String written, String canonical) {
    Ask ask = Ask.among(DOUBLE, 2, 1);
    assertThat(Methods.read(ask, written)).isEqualTo(Reading.ballot(canonical));
    assertThat(Methods.cells(ask, canonical).counts().values())
        .hasSameSizeAs(BallotParts.of(DOUBLE, canonical))
        .containsOnly(1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yes no",
        "a:yes b:no",
        "a:yes no",
        "yes z:no",
        "well a:no",
        "yes a:",
        "yes :no"
      })
  void whatIsNotOneOfEachIsNoBallot(String written) {
    Ask ask = Ask.among(DOUBLE, 2, 1);
    assertThat(Methods.read(ask, written)).isInstanceOf(Reading.Unreadable.class);
    assertThatThrownBy(() -> Methods.cells(ask, written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDelegateGivesBothOrEither() {
    Story open = FIVE.and(MODERATOR, open(Settings.DEFAULT));

    open.when(ALI, fill("yes o1:no")).casting(ballot("yes o1:no"));
    open.when(ALI, fill("yes :no")).casting(ballot("yes o1:no"));
    open.when(ALI, fill(":no")).casting(ballot("o1:no"));
    open.when(ALI, fill("yes")).casting(ballot("yes"));
    open.when(BO, fill("yes o1:no")).thenRefused(Refusal.Code.NOT_YOUR_INITIATIVE);
    open.when(FINN, fill("yes o1:no")).thenRefused(Refusal.Code.NOT_A_DELEGATE);
    open.when(FINN, fill("yes :no")).thenRefused(Refusal.Code.NOT_A_DELEGATE);
    open.when(FINN, fill("yes")).casting(ballot("yes"));
    open.when(ALI, fill("yes :")).thenRefused(Refusal.Code.BAD_BALLOT);
  }

  @Test
  void aDelegateWithoutAVoteSpeaksForTheInitiativeAlone() {
    Story open =
        LISTED.and(MODERATOR, new Command.WithdrawVote(ALI)).and(MODERATOR, open(Settings.DEFAULT));

    open.when(ALI, fill("yes o1:no")).thenRefused(Refusal.Code.GUEST_MAY_NOT_VOTE);
    open.when(ALI, fill(":no")).casting(ballot("o1:no"));
    Decision decision = open.state().decisions().get(IT);
    assertThat(decision.isAskedOf(open.state().electorate(), ALI)).isTrue();
    assertThat(lacking(open, ALI, "o1:no")).isNull();
    assertThat(lacking(open, BO, "o2:no")).isEqualTo(BallotPart.SELF);
    assertThat(lacking(open, BO, "no")).isEqualTo(BallotPart.INITIATIVE);
    assertThat(lacking(open, BO, "no o2:no")).isNull();
    assertThat(lacking(open, FINN, "no")).isNull();
  }

  private static BallotPart lacking(Story story, PersonId person, String ballot) {
    return BallotPart.lacking(
        story.state().decisions().get(IT), story.state().electorate(), person, ballot);
  }

  @Test
  void whatIsNotGivenAnewStays() {
    assertThat(BallotParts.together(DOUBLE, "yes", "o1:no")).isEqualTo("yes o1:no");
    assertThat(BallotParts.together(DOUBLE, "o1:no", "yes")).isEqualTo("yes o1:no");
    assertThat(BallotParts.together(DOUBLE, "yes o1:no", "o1:yes")).isEqualTo("yes o1:yes");
    assertThat(BallotParts.together(DOUBLE, "yes o1:no", "abstain")).isEqualTo("abstain o1:no");
    assertThat(BallotParts.together(DOUBLE, "yes o1:no", "no o1:yes")).isEqualTo("no o1:yes");
    assertThat(BallotParts.together(DOUBLE, "yes", "no")).isEqualTo("no");
    assertThat(BallotParts.together("organisations", "o1:no", "o1:yes")).isEqualTo("o1:yes");
    assertThat(BallotParts.together("score", "a:1 b:2", "a:0 b:0")).isEqualTo("a:0 b:0");
  }

  /** Four yes and two no of people, for one votes for two; two yes and one no of initiatives. */
  @Test
  void bothAreCountedAndAProxyIsForThePersonAlone() {
    Story open =
        LISTED
            .and(MODERATOR, new Command.AllowProxies(2))
            .and(MODERATOR, new Command.GiveProxy(who(MODERATOR), who(ALI)))
            .and(MODERATOR, open(Settings.DEFAULT));
    Map<PersonId, String> urn =
        Map.of(
            ALI, "yes o1:no",
            BO, "no o2:yes",
            CEM, "yes o3:yes",
            DANA, "yes",
            EVA, "o5:abstain",
            FINN, "no");

    UrnCount count = open.state().decisions().get(IT).count(open.state(), urn);
    assertThat(count.bag())
        .isEqualTo(
            Map.of("yes", 4, "no", 2, "o1:no", 1, "o2:yes", 1, "o3:yes", 1, "o5:abstain", 1));
    assertThat(count.weights()).isEqualTo(Map.of(ALI, 2));
    assertThat(count.roll()).isEmpty();
    Finding found = found(open, count);
    assertThat(found.outcome()).isEqualTo(Outcome.ADOPTED);
    assertThat(found.reason())
        .isEqualTo(
            Reason.of(
                Why.BOTH_MAJORITIES,
                "yes",
                4,
                "no",
                2,
                "organisations-yes",
                2,
                "organisations-no",
                1));

    Map<PersonId, String> more = new HashMap<>(urn);
    more.put(DANA, "yes o4:no");
    count = open.state().decisions().get(IT).count(open.state(), more);
    assertThat(found(open, count).reason().why()).isEqualTo(Why.NOT_BOTH);
  }

  /** Whoever speaks for an initiative is here, and who votes only for it does so once. */
  @Test
  void nobodyIsRepresentedWhoHasAnyBallotAndNobodyByAnInitiative() {
    Story open =
        LISTED
            .and(MODERATOR, new Command.AllowProxies(2))
            .and(MODERATOR, new Command.GiveProxy(who(EVA), who(ALI)))
            .and(MODERATOR, new Command.GiveProxy(who(FINN), who(BO)))
            .and(MODERATOR, open(Settings.DEFAULT));
    UrnCount count =
        open.state()
            .decisions()
            .get(IT)
            .count(open.state(), Map.of(ALI, "yes o1:no", EVA, "o5:no", BO, "o2:yes"));
    assertThat(count.weights()).isEmpty();
    assertThat(count.bag()).isEqualTo(Map.of("yes", 1, "o1:no", 1, "o5:no", 1, "o2:yes", 1));
  }

  private static Finding found(Story open, UrnCount count) {
    return poll(open, count).find(null);
  }

  private static Poll poll(Story open, UrnCount count) {
    Decision decision = open.state().decisions().get(IT);
    Assembly closed =
        open.state()
            .after(
                new VotingEvent.PollClosed(
                    IT,
                    Bag.of(count.bag()),
                    6,
                    count.weights(),
                    decision.isByName() ? count.roll() : null),
                open.at(),
                "p1");
    return Objects.requireNonNull(closed.decisions().get(IT).poll());
  }

  @Test
  void theRollTellsBoth() {
    Story open = FIVE.and(MODERATOR, open(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME)));
    UrnCount count =
        open.state()
            .decisions()
            .get(IT)
            .count(
                open.state(), Map.of(ALI, "yes o1:no", BO, "yes", CEM, "no o3:yes", DANA, "o4:no"));
    Poll poll = poll(open, count);

    assertThat(poll.roll().said()).containsEntry(ALI, "yes o1:no");
    assertThat(
            new PollTold(poll, ref -> null, PersonId::value).counted(poll.find(null)).get("roll"))
        .isEqualTo(
            List.of(
                Map.of("ballot", "yes", "people", List.of("p2", "p3")),
                Map.of("ballot", "no", "people", List.of("p4")),
                Map.of("ballot", "o1:no", "people", List.of("p2")),
                Map.of("ballot", "o3:yes", "people", List.of("p4")),
                Map.of("ballot", "o4:no", "people", List.of("p5"))));
  }

  @Test
  void ofABallotOnlyThePartIsLeftBehindThatNobodyMayGiveAnyMore() {
    Map<PersonId, String> urn =
        Map.of(ALI, "yes o1:no", BO, "no o2:yes", CEM, "yes o3:yes", DANA, "o4:no", EVA, "no");
    Story later =
        LISTED
            .and(MODERATOR, open(Settings.DEFAULT))
            .and(MODERATOR, new Command.EndDecision(IT, false))
            .and(MODERATOR, new Command.WithdrawVote(ALI))
            .and(MODERATOR, new Command.DismissDelegate(BO))
            .and(MODERATOR, name(FINN, 2))
            .and(MODERATOR, new Command.WithdrawVote(CEM))
            .and(MODERATOR, name(CEM, 1))
            .and(MODERATOR, name(DANA, 5));

    Lapsed lapsed = lapsed(later, urn);
    assertThat(lapsed.left()).isEqualTo(Map.of(ALI, "o1:no", BO, "no", CEM, "", DANA, ""));
    assertThat(lapsed.dropped())
        .isEqualTo(new Dropped(5, DropReason.SEVERAL, Set.of(ALI, BO, CEM, DANA)));
    assertThat(lapsed(later, Map.of(EVA, "no"))).isEqualTo(new Lapsed(new TreeMap<>(), null));
  }

  /** Ali came twice: what the one said for himself and the other for the garden are both his. */
  @Test
  void whoCameTwiceKeepsEachPart() {
    Story merged =
        FIVE.and(MODERATOR, open(Settings.DEFAULT))
            .and(MODERATOR, new Command.EndDecision(IT, false))
            .and(MODERATOR, enter())
            .and(MODERATOR, mergePeople(PersonId.of(8), ALI));

    assertThat(lapsed(merged, Map.of(ALI, "o1:no", PersonId.of(8), "yes")).left())
        .isEqualTo(Map.of(ALI, "yes o1:no"));
    assertThat(lapsed(merged, Map.of(ALI, "no o1:no", PersonId.of(8), "yes")).left()).isEmpty();
    assertThat(lapsed(merged, Map.of(PersonId.of(8), "yes"))).isEqualTo(lapsed(merged, Map.of()));
  }

  /** Somebody without a phone, whose ballot the desk has entered. */
  private static Command enter() {
    return new Command.EnterSpeaker(new Command.Who(null, 204, null));
  }

  private static Lapsed lapsed(Story story, Map<PersonId, String> urn) {
    return Lapsed.of(story.state(), story.state().decisions().get(IT), urn);
  }

  /** A slip with both answers is written down as two, or nothing of it is. */
  @Test
  void paperOfBothIsTwoBlocks() {
    Story open = FIVE.and(MODERATOR, open(Settings.DEFAULT));

    open.when(MODERATOR, new Command.EnterPaper(IT, "yes o1:no", 1))
        .making(block(2))
        .then(
            new VotingEvent.PaperEntered(IT, block(1), new Poll.Paper("yes", 1)),
            new VotingEvent.PaperEntered(IT, block(2), new Poll.Paper("o1:no", 1)));
    open.when(MODERATOR, new Command.EnterPaper(IT, "yes o1:no", 2))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES);
    open.when(MODERATOR, new Command.EnterPaper(IT, "yes :no", 1))
        .thenRefused(Refusal.Code.BAD_BALLOT);
  }

  @Test
  void whoIsCalledSaysBothAloud() {
    Story open = FIVE.and(MODERATOR, open(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME)));

    open.when(MODERATOR, new Command.AnswerRoll(IT, who(CEM), "no :yes"))
        .casting(new Decided.Ballot(IT, CEM, "no o3:yes", 0, 0));
    open.when(MODERATOR, new Command.AnswerRoll(IT, who(FINN), "no :yes"))
        .thenRefused(Refusal.Code.NOT_A_DELEGATE);
  }
}
