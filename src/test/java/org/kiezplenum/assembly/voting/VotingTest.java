package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.LIVE;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.WITH_PROPOSAL;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.openOn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Scenes.vote;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** Put to the vote, close, announce. */
class VotingTest {
  private static final DecisionId IT = decision(1);
  private static final Command CLOSE = new Command.CloseDecision(IT);
  private static final Command REOPEN = new Command.ReopenDecision(IT);
  private static final Command ANNOUNCE = new Command.AnnounceDecision(IT);
  private static final Command END = new Command.EndDecision(IT);

  @Test
  void aProposalIsPutToTheVoteInTheVersionItHas() {
    given(WITH_PROPOSAL)
        .when(MODERATOR, openOn(proposal(1)))
        .making(IT)
        .then(
            new VotingEvent.DecisionOpened(
                IT, PLAY_STREET, proposal(1), 1, null, PlainMethod.SIMPLE_MAJORITY));
  }

  @Test
  void aQuestionThatWasOnlySpokenIsPutToTheVoteInItsWords() {
    WordRef question = ref("d1/question", 1, "Machen wir Pause?");

    given(ON_ITEM)
        .when(MODERATOR, ask("Machen wir Pause?"))
        .making(IT)
        .saying(question)
        .then(
            new VotingEvent.DecisionOpened(
                IT, PLAY_STREET, null, null, question, PlainMethod.SIMPLE_MAJORITY));
  }

  @Test
  void exactlyOneOfProposalAndQuestionIsAsked() {
    given(WITH_PROPOSAL)
        .when(MODERATOR, new Command.OpenDecision(null, null))
        .thenRefused(Refusal.Code.NOTHING_TO_ASK);
    given(WITH_PROPOSAL)
        .when(MODERATOR, new Command.OpenDecision(proposal(1), said("Und?")))
        .thenRefused(Refusal.Code.NOTHING_TO_ASK);
    given(WITH_PROPOSAL)
        .when(MODERATOR, openOn(proposal(2)))
        .thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    given(ON_ITEM).when(MODERATOR, ask("")).thenRefused(Refusal.Code.TEXT_MISSING);
    given(ON_ITEM)
        .when(MODERATOR, ask("x".repeat(201)))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 200));
  }

  @Test
  void aVoteBelongsToTheCurrentItem() {
    given(PLANNED).when(MODERATOR, ask("Und?")).thenRefused(Refusal.Code.ASSEMBLY_NOT_OPEN);
    given(LIVE).when(MODERATOR, ask("Und?")).thenRefused(Refusal.Code.NO_CURRENT_ITEM);
    given(ENDED).when(MODERATOR, ask("Und?")).thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  @Test
  void thereIsOneVoteAtATimeUntilItIsAnnouncedOrEnded() {
    given(VOTING).when(MODERATOR, ask("Und?")).thenRefused(Refusal.Code.VOTING_ALREADY);
    given(VOTING)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, ask("Und?"))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    given(VOTING).and(MODERATOR, END).when(MODERATOR, ask("Und?")).making(decision(2)).isAccepted();
    given(VOTING)
        .and(MODERATOR, CLOSE)
        .and(MODERATOR, ANNOUNCE)
        .when(MODERATOR, ask("Und?"))
        .making(decision(2))
        .isAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"YES", "NO", "ABSTAIN"})
  void aBallotGoesIntoTheUrnAndNotIntoTheJournal(Choice choice) {
    given(VOTING)
        .when(ALI, new Command.CastBallot(IT, choice, 3))
        .casting(new Decided.Ballot(IT, choice.wireName(), 3, 0))
        .saying()
        .then();
  }

  @Test
  void aBallotThatComesAfterTheCloseIsTooLate() {
    Story closed = given(VOTING).and(MODERATOR, CLOSE);

    given(closed).when(ALI, vote(IT, Choice.YES)).thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
    given(closed)
        .and(MODERATOR, ANNOUNCE)
        .when(ALI, vote(IT, Choice.YES))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
    given(VOTING)
        .and(MODERATOR, END)
        .when(ALI, vote(IT, Choice.YES))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
    given(VOTING)
        .and(MODERATOR, END)
        .and(MODERATOR, new Command.EndAssembly())
        .and(MODERATOR, new Command.PublishMinutes(null, null))
        .when(ALI, vote(IT, Choice.YES))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
  }

  @Test
  void nobodyVotesOnWhatIsNotAsked() {
    given(VOTING)
        .when(ALI, vote(decision(2), Choice.YES))
        .thenRefused(Refusal.Code.UNKNOWN_DECISION);
  }

  /** The vote of the play street: phones 2 yes 1 no, hands 70 yes 41 no 20 abstentions. */
  @Test
  void phonesAndTwoBlocksOfHandsAreSummed() {
    Tally total = new Tally(72, 42, 20);
    Tally phones = new Tally(2, 1, 0);
    Tally hands = new Tally(70, 41, 20);

    given(VOTING)
        .and(MODERATOR, count(IT, 40, 21, 12))
        .and(MODERATOR, count(IT, 30, 20, 8))
        .phonesSay(2, 1, 0)
        .when(MODERATOR, CLOSE)
        .then(new VotingEvent.DecisionClosed(IT, phones))
        .when(MODERATOR, ANNOUNCE)
        .then(
            announced(
                PlainFinding.Outcome.ADOPTED,
                PlainFinding.FindingReason.MORE_YES,
                total,
                phones,
                hands));
  }

  /** P-01. */
  @Test
  void theGymnasiumDecides() {
    given(VOTING)
        .and(MODERATOR, count(IT, 70, 41, 20))
        .phonesSay(31, 6, 3)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, ANNOUNCE)
        .then(
            announced(
                PlainFinding.Outcome.ADOPTED,
                PlainFinding.FindingReason.MORE_YES,
                new Tally(101, 47, 23),
                new Tally(31, 6, 3),
                new Tally(70, 41, 20)));
  }

  @Test
  void aBlockOfHandsIsEnteredAndTakenBack() {
    given(VOTING)
        .when(MODERATOR, count(IT, 40, 21, 12))
        .making(block(1))
        .then(new VotingEvent.HandsEntered(IT, block(1), new Hands(40, 21, 12)))
        .when(MODERATOR, new Command.RemoveHands(IT, block(1)))
        .then(new VotingEvent.HandsRemoved(IT, block(1)))
        .when(MODERATOR, new Command.RemoveHands(IT, block(1)))
        .thenRefused(Refusal.Code.UNKNOWN_BLOCK)
        .when(MODERATOR, count(IT, 41, 21, 12))
        .making(block(2))
        .isAccepted();
  }

  @Test
  void blocksOfOneVoteAreNotThoseOfAnother() {
    given(VOTING)
        .and(MODERATOR, count(IT, 1, 1, 1))
        .and(MODERATOR, END)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, new Command.RemoveHands(decision(2), block(1)))
        .thenRefused(Refusal.Code.UNKNOWN_BLOCK)
        .when(MODERATOR, count(decision(2), 1, 1, 1))
        .making(block(2))
        .isAccepted();
  }

  @Test
  void handsMayBeEnteredUntilTheAnnouncement() {
    given(VOTING)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, count(IT, 1, 0, 0))
        .isAccepted()
        .and(MODERATOR, ANNOUNCE)
        .when(MODERATOR, count(IT, 1, 0, 0))
        .thenRefused(Refusal.Code.ALREADY_ANNOUNCED)
        .when(MODERATOR, new Command.RemoveHands(IT, block(1)))
        .thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void aBlockCountsSomethingAndNothingImpossible(Hands hands) {
    given(VOTING)
        .when(MODERATOR, new Command.EnterHands(IT, hands))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 100_000));
  }

  static List<Hands> impossible() {
    return List.of(
        new Hands(null, null, null),
        new Hands(-1, 0, 0),
        new Hands(0, -1, 0),
        new Hands(0, 0, -1),
        new Hands(100_001, null, null));
  }

  /** 79 yes, and nobody counted the others. */
  @Test
  void aCountWithoutNoAndAbstentionsCannotBeAnnounced() {
    Story counted = given(VOTING).and(MODERATOR, count(IT, 79, null, null)).and(MODERATOR, CLOSE);

    given(counted)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.INCOMPLETE_COUNT, Map.of("missing", List.of("no", "abstain")));
    given(counted)
        .and(MODERATOR, count(IT, null, 70, null))
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.INCOMPLETE_COUNT, Map.of("missing", List.of("abstain")))
        .and(MODERATOR, count(IT, null, null, 0))
        .when(MODERATOR, ANNOUNCE)
        .isAccepted();
    given(VOTING)
        .and(MODERATOR, count(IT, null, 3, 4))
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.INCOMPLETE_COUNT, Map.of("missing", List.of("yes")));
  }

  @Test
  void whereNoHandsWereCountedThePhonesAlonesAreAnnounced() {
    given(VOTING)
        .phonesSay(3, 4, 0)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, ANNOUNCE)
        .then(
            announced(
                PlainFinding.Outcome.REJECTED,
                PlainFinding.FindingReason.MORE_NO,
                new Tally(3, 4, 0),
                new Tally(3, 4, 0),
                Tally.NONE));
  }

  @Test
  void nothingIsAnnouncedBeforeTheClose() {
    given(VOTING).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.NOT_CLOSED);
    given(VOTING)
        .and(MODERATOR, CLOSE)
        .and(MODERATOR, REOPEN)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.NOT_CLOSED);
  }

  @Test
  void untilTheAnnouncementAVoteIsReopenedAndCountedAnew() {
    given(VOTING)
        .phonesSay(1, 0, 0)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, REOPEN)
        .then(new VotingEvent.DecisionReopened(IT))
        .when(ALI, vote(IT, Choice.NO))
        .isAccepted()
        .phonesSay(1, 1, 0)
        .when(MODERATOR, CLOSE)
        .then(new VotingEvent.DecisionClosed(IT, new Tally(1, 1, 0)));
  }

  @Test
  void whatWasAnnouncedStands() {
    Story announced = given(VOTING).and(MODERATOR, CLOSE).and(MODERATOR, ANNOUNCE);

    for (Command command : List.of(REOPEN, CLOSE, ANNOUNCE, END)) {
      given(announced).when(MODERATOR, command).thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
    }
  }

  @Test
  void closingAClosedVoteAndReopeningAnOpenOneIsNoEvent() {
    given(VOTING).when(MODERATOR, REOPEN).thenNothingHappens();
    given(VOTING).and(MODERATOR, CLOSE).when(MODERATOR, CLOSE).thenNothingHappens();
  }

  @Test
  void aVoteEndsWithoutAResultWhenTheModerationSaysSo() {
    Story ended = given(VOTING).when(MODERATOR, END).then(new VotingEvent.DecisionEnded(IT));

    assertThat(ended.state().decisions().voting()).isNull();
    for (Command command : List.of(REOPEN, CLOSE, ANNOUNCE, END, count(IT, 1, 1, 1))) {
      given(ended).when(MODERATOR, command).thenRefused(Refusal.Code.NOT_VOTING);
    }
    given(VOTING)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, END)
        .then(new VotingEvent.DecisionEnded(IT));
  }

  @Test
  void whatIsNotAskedIsUnknown() {
    DecisionId unknown = decision(77);
    for (Command command :
        List.of(
            count(unknown, 1, 1, 1),
            new Command.RemoveHands(unknown, block(1)),
            new Command.CloseDecision(unknown),
            new Command.ReopenDecision(unknown),
            new Command.AnnounceDecision(unknown),
            new Command.EndDecision(unknown))) {
      given(VOTING).when(MODERATOR, command).thenRefused(Refusal.Code.UNKNOWN_DECISION);
    }
  }

  @Test
  void theAnnouncedResultIsShownUntilTheAssemblyGoesOn() {
    Story announced = given(VOTING).and(MODERATOR, CLOSE).and(MODERATOR, ANNOUNCE);

    assertThat(announced.state().decisions().shown()).isEqualTo(IT);
    assertThat(announced.and(ALI, askToSpeak()).state().decisions().shown()).isEqualTo(IT);
    for (Story on :
        List.of(
            announced.and(BO, askToSpeak()).and(MODERATOR, callFirst()),
            announced.and(MODERATOR, new Command.CloseItem(PLAY_STREET, false)),
            announced.and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false)),
            announced.and(MODERATOR, ask("Und?")),
            announced.and(MODERATOR, new Command.EndAssembly()))) {
      assertThat(on.state().decisions().shown()).isNull();
    }
  }

  @Test
  void theFloorGoesOnDuringAVote() {
    given(VOTING).when(ALI, askToSpeak()).isAccepted().when(MODERATOR, callFirst()).isAccepted();
  }

  private static Event announced(
      PlainFinding.Outcome outcome,
      PlainFinding.FindingReason reason,
      Tally total,
      Tally phones,
      Tally hands) {
    return new VotingEvent.DecisionAnnounced(
        IT, new PlainFinding(PlainMethod.SIMPLE_MAJORITY, outcome, reason, total, phones, hands));
  }
}
