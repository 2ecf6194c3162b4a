package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.openOn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.proposals.Proposal.ProposalState;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Resolutions;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** Proposals that exclude each other: in order, one after the other, or all at once. */
class CompetingTest {
  private static final Story THREE =
      ON_ITEM
          .and(EVA, proposing("Spielstraße", "Jeden Sonntag."))
          .and(ALI, proposing("Spielstraße", "Jeden Sonntag, und im Sommer auch am Samstag."))
          .and(BO, proposing("Einbahnstraße", "Sie wird Einbahnstraße."));

  private static final Story RIVALS = THREE.and(MODERATOR, compete(1, 2));
  private static final Story ALL_RIVALS = RIVALS.and(MODERATOR, compete(3, 1));

  @Test
  void whatReachesFurtherIsSuggestedFirst() {
    given(THREE)
        .when(MODERATOR, compete(1, 2))
        .then(new ProposalEvent.ProposalsCompeting(List.of(proposal(2), proposal(1))));
    assertThat(group(ALL_RIVALS, 3)).containsExactly(proposal(2), proposal(3), proposal(1));
    given(ALL_RIVALS).when(MODERATOR, compete(2, 3)).thenNothingHappens();
  }

  @Test
  void theModerationPutsThemInAnotherOrder() {
    Story moved =
        given(RIVALS)
            .when(MODERATOR, new Command.MoveCompeting(proposal(1), 0))
            .then(new ProposalEvent.ProposalsCompeting(List.of(proposal(1), proposal(2))));
    given(moved).when(MODERATOR, new Command.MoveCompeting(proposal(1), 0)).thenNothingHappens();
    given(moved)
        .when(MODERATOR, new Command.MoveCompeting(proposal(1), 2))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 1));
    given(moved)
        .when(MODERATOR, new Command.MoveCompeting(proposal(3), 0))
        .thenRefused(Refusal.Code.NOT_COMPETING);
    given(moved)
        .when(MODERATOR, new Command.MoveCompeting(proposal(9), 0))
        .thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
  }

  @Test
  void onlyOpenProposalsCompeteAndNoneWithItself() {
    given(THREE).when(MODERATOR, compete(1, 9)).thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    given(THREE).when(MODERATOR, compete(1, 1)).thenRefused(Refusal.Code.SAME_PROPOSAL);
    given(THREE)
        .and(MODERATOR, seen(2, false))
        .when(MODERATOR, compete(1, 2))
        .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    given(THREE)
        .and(ALI, new Command.AmendProposal(proposal(1), 1, said(""), said("Nie."), null))
        .when(MODERATOR, compete(4, 2))
        .thenRefused(Refusal.Code.IS_AN_AMENDMENT);
  }

  @Test
  void itCompetesNoMore() {
    Story parted =
        given(ALL_RIVALS)
            .when(MODERATOR, new Command.PartProposal(proposal(3)))
            .then(new ProposalEvent.ProposalParted(proposal(3)));
    assertThat(group(parted, 1)).containsExactly(proposal(2), proposal(1));
    assertThat(group(parted, 3)).isEmpty();
    given(parted).when(MODERATOR, new Command.PartProposal(proposal(3))).thenNothingHappens();
    given(parted)
        .when(MODERATOR, new Command.PartProposal(proposal(9)))
        .thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    assertThat(group(RIVALS.and(MODERATOR, new Command.PartProposal(proposal(1))), 2)).isEmpty();
  }

  // one after the other

  @Test
  void ifOneIsAdoptedTheOthersAreSettled() {
    Story adopted = ALL_RIVALS.and(MODERATOR, seen(3, true));
    assertThat(adopted.events())
        .contains(
            new ProposalEvent.ProposalSettled(proposal(1), proposal(3)),
            new ProposalEvent.ProposalSettled(proposal(2), proposal(3)));
    assertThat(state(adopted, 1)).isEqualTo(ProposalState.SETTLED);
    assertThat(adopted.state().proposals().get(proposal(1)).gaveWayTo()).isEqualTo(proposal(3));
    given(adopted)
        .when(MODERATOR, openOn(proposal(1)))
        .thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE);

    Story rejected = ALL_RIVALS.and(MODERATOR, seen(3, false));
    assertThat(state(rejected, 1)).isEqualTo(ProposalState.HANDED_IN);
  }

  @Test
  void theyComeBackAsTheyWereIfThatDoesNotHold() {
    Story adopted =
        ALL_RIVALS
            .and(MODERATOR, new Command.AdmitProposal(proposal(1)))
            .and(MODERATOR, seen(3, true));
    Story undone =
        given(adopted).when(MODERATOR, new Command.DemandCount(decision(1))).isAccepted();
    assertThat(state(undone, 1)).isEqualTo(ProposalState.ADMITTED);
    assertThat(state(undone, 2)).isEqualTo(ProposalState.HANDED_IN);
    assertThat(undone.events())
        .contains(
            new ProposalEvent.ProposalReadmitted(proposal(1)),
            new ProposalEvent.ProposalReadmitted(proposal(2)));
  }

  @Test
  void theAmendmentsOfWhatIsSettledAreSettledWithIt() {
    Story amended =
        RIVALS
            .and(BO, new Command.AmendProposal(proposal(1), 1, said(""), said("Nie."), null))
            .and(MODERATOR, seen(2, true));
    assertThat(state(amended, 4)).isEqualTo(ProposalState.SETTLED);
    Story undone = amended.and(MODERATOR, new Command.DemandCount(decision(1)));
    assertThat(state(undone, 4)).isEqualTo(ProposalState.HANDED_IN);
  }

  @Test
  void whatWasSettledComesBackOnlyWithoutBeingARival() {
    Story adopted = ALL_RIVALS.and(MODERATOR, seen(3, true));
    Story back =
        given(adopted)
            .when(MODERATOR, new Command.ReadmitProposal(proposal(1)))
            .then(
                new ProposalEvent.ProposalParted(proposal(1)),
                new ProposalEvent.ProposalReadmitted(proposal(1)));
    assertThat(state(back, 1)).isEqualTo(ProposalState.HANDED_IN);
    assertThat(state(back, 2)).isEqualTo(ProposalState.SETTLED);

    given(adopted)
        .when(MODERATOR, new Command.PartProposal(proposal(2)))
        .then(
            new ProposalEvent.ProposalParted(proposal(2)),
            new ProposalEvent.ProposalReadmitted(proposal(2)));
  }

  // all at once

  @Test
  void aChoiceBetweenThemCallsThemByNumberAndTitle() {
    given(RIVALS)
        .when(MODERATOR, choice("resistance", true, 1, 2))
        .saying(
            ref("d1/question", 1, "Was soll gelten?"),
            ref("d1/option-a", 1, "Antrag 1: Spielstraße"),
            ref("d1/option-b", 1, "Antrag 2: Spielstraße"),
            ref("d1/option-c", 1, "Alles bleibt"))
        .isAccepted();
    VotingEvent.PollOpened opened =
        (VotingEvent.PollOpened)
            RIVALS.and(MODERATOR, choice("resistance", true, 1, 2)).events().getLast();
    assertThat(opened.proposals())
        .containsExactly(
            Map.entry("a", new Variant(proposal(1), 1)),
            Map.entry("b", new Variant(proposal(2), 1)));
    assertThat(opened.ask().settings().values()).containsEntry(Setting.PASSIVE, "c");
  }

  @Test
  void whileItRunsAllOfThemAreVotedOn() {
    Story voting = RIVALS.and(MODERATOR, choice("approval", false, 1, 2));
    assertThat(state(voting, 1)).isEqualTo(ProposalState.VOTING);
    assertThat(state(voting, 2)).isEqualTo(ProposalState.VOTING);
    given(voting)
        .when(EVA, new Command.ChangeProposal(proposal(1), 1, said("Neu"), null, null))
        .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    Story ended = voting.and(MODERATOR, new Command.EndDecision(decision(1)));
    assertThat(state(ended, 1)).isEqualTo(ProposalState.HANDED_IN);
    assertThat(state(ended, 2)).isEqualTo(ProposalState.HANDED_IN);
  }

  @Test
  void whatIsChosenIsAdoptedAndTheOthersAreSettled() {
    Story chosen = found(ALL_RIVALS.and(MODERATOR, choice("approval", true, 2, 1)), "a", 5, "b", 3);
    assertThat(state(chosen, 2)).isEqualTo(ProposalState.ADOPTED);
    assertThat(state(chosen, 1)).isEqualTo(ProposalState.SETTLED);
    // It was no option, and it is excluded all the same.
    assertThat(state(chosen, 3)).isEqualTo(ProposalState.SETTLED);
    assertThat(Resolutions.of(chosen.state(), chosen.state().proposals().get(proposal(2))))
        .isEqualTo(1);
  }

  @Test
  void ifEverythingStaysAsItIsAllAreRejected() {
    Story none = found(RIVALS.and(MODERATOR, choice("approval", true, 2, 1)), "c", 5, "b", 3);
    assertThat(state(none, 1)).isEqualTo(ProposalState.REJECTED);
    assertThat(state(none, 2)).isEqualTo(ProposalState.REJECTED);

    Story resisted =
        foundBallots(
            RIVALS.and(MODERATOR, choice("resistance", true, 1, 2)),
            Map.of("a:9 b:8 c:2", 4, "a:3 b:9 c:4", 1));
    assertThat(state(resisted, 1)).isEqualTo(ProposalState.REJECTED);
    assertThat(state(resisted, 2)).isEqualTo(ProposalState.REJECTED);
  }

  @Test
  void resistanceAdoptsWhatIsResistedLeast() {
    Story least =
        foundBallots(
            RIVALS.and(MODERATOR, choice("resistance", true, 1, 2)),
            Map.of("a:1 b:8 c:9", 4, "a:3 b:0 c:4", 1));
    assertThat(state(least, 1)).isEqualTo(ProposalState.ADOPTED);
    assertThat(state(least, 2)).isEqualTo(ProposalState.SETTLED);
  }

  @Test
  void aTieOrNobodyChangesNothing() {
    Story admitted = RIVALS.and(MODERATOR, new Command.AdmitProposal(proposal(1)));
    Story tied = found(admitted.and(MODERATOR, choice("approval", false, 1, 2)), "a", 3, "b", 3);
    assertThat(state(tied, 1)).isEqualTo(ProposalState.ADMITTED);
    assertThat(state(tied, 2)).isEqualTo(ProposalState.HANDED_IN);
    Story nobody = foundBallots(admitted.and(MODERATOR, choice("approval", false, 1, 2)), Map.of());
    assertThat(state(nobody, 1)).isEqualTo(ProposalState.ADMITTED);
  }

  @Test
  void theNextRoundIsAmongThoseThatAreLeft() {
    Story runOff = firstRound(true, "a", 4, "b", 3, "c", 1);
    Story second = runOff.and(MODERATOR, new Command.NextRound(decision(1)));
    VotingEvent.PollOpened opened = (VotingEvent.PollOpened) second.events().getLast();
    assertThat(opened.proposals()).containsOnlyKeys("a", "b");
    assertThat(state(second, 3)).isEqualTo(ProposalState.HANDED_IN);
    Story chosen =
        second
            .phonesSay(Map.of("a", 2, "b", 6))
            .and(MODERATOR, new Command.CloseDecision(decision(2)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));
    assertThat(states(chosen))
        .containsExactly(ProposalState.SETTLED, ProposalState.ADOPTED, ProposalState.SETTLED);
  }

  @Test
  void whereEverythingStaysInTheRunOffThoseAreRejectedTooThatFellOutBefore() {
    Story first = firstRound(true, "a", 4, "b", 2, "c", 1, "d", 4);
    Story stays = second(first, "a", 2, "d", 9);
    assertThat(states(stays))
        .containsExactly(ProposalState.REJECTED, ProposalState.REJECTED, ProposalState.REJECTED);
    Story taken =
        stays.and(MODERATOR, new Command.CorrectDecision(decision(2), said("Ein Block fehlte")));
    assertThat(state(taken, 1)).isEqualTo(ProposalState.VOTING);
    assertThat(state(taken, 2)).isEqualTo(ProposalState.HANDED_IN);
    Story other =
        taken
            .and(MODERATOR, new Command.EnterPaper(decision(2), "a", 9))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));
    assertThat(states(other))
        .containsExactly(ProposalState.ADOPTED, ProposalState.SETTLED, ProposalState.SETTLED);
  }

  @Test
  void whatWasRejectedByAVoteOfItsOwnStaysSoWhateverIsCorrected() {
    Story alone =
        firstRound(true, "a", 4, "b", 2, "c", 1, "d", 4)
            .and(MODERATOR, new Command.PartProposal(proposal(3)))
            .and(MODERATOR, seen(3, false));
    Story corrected =
        second(alone, "a", 2, "d", 9, decision(3))
            .and(MODERATOR, new Command.CorrectDecision(decision(3), said("Ein Block fehlte")));
    assertThat(states(corrected))
        .containsExactly(ProposalState.VOTING, ProposalState.HANDED_IN, ProposalState.REJECTED);
  }

  @Test
  void whatIsPutOffBetweenTheRoundsIsNotRejectedByTheSecond() {
    Story first =
        firstRound(true, "a", 4, "b", 2, "c", 1, "d", 4)
            .and(MODERATOR, new Command.AdjournProposal(proposal(2)));
    Story stays = second(first, "a", 2, "d", 9);
    assertThat(state(stays, 2)).isEqualTo(ProposalState.ADJOURNED);
    assertThat(state(stays, 3)).isEqualTo(ProposalState.REJECTED);
  }

  /** What was adopted since falls with the result that it was built upon, if the desk says so. */
  @Test
  void aRunOffIsCorrectedTogetherWithWhatWasDecidedSinceOnWhatFellOut() {
    Story tied =
        second(firstRound(false, "a", 4, "b", 4, "c", 1), "a", 3, "b", 3)
            .and(MODERATOR, seen(3, true));
    given(tied)
        .when(MODERATOR, new Command.CorrectDecision(decision(2), said("Verzählt")))
        .thenRefused(Refusal.Code.BUILT_UPON);
    Story corrected =
        tied.and(MODERATOR, new Command.CorrectDecision(decision(2), said("Verzählt"), true))
            .and(MODERATOR, new Command.EnterPaper(decision(2), "a", 9))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));
    assertThat(states(corrected))
        .containsExactly(ProposalState.ADOPTED, ProposalState.SETTLED, ProposalState.SETTLED);
  }

  /** Of two in a run-off one is withdrawn: the other is asked about, and only it is rejected. */
  @Test
  void theLastOneLeftIsAskedWithYesAndNo() {
    Story first =
        firstRound(false, "a", 4, "b", 4, "c", 1)
            .and(ALI, new Command.WithdrawProposal(proposal(2)));
    Story lost = second(first, "yes", 2, "no", 9);
    assertThat(states(lost))
        .containsExactly(ProposalState.REJECTED, ProposalState.WITHDRAWN, ProposalState.HANDED_IN);
    // What was withdrawn before was not put, and stands in nobody's way.
    Story mended =
        lost.and(MODERATOR, new Command.CorrectDecision(decision(2), said("Ein Block fehlte")))
            .and(MODERATOR, new Command.EnterPaper(decision(2), "yes", 20))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));
    assertThat(states(mended))
        .containsExactly(ProposalState.ADOPTED, ProposalState.WITHDRAWN, ProposalState.SETTLED);
    Story won = second(first, "yes", 9, "no", 2);
    assertThat(state(won, 1)).isEqualTo(ProposalState.ADOPTED);
    assertThat(state(won, 3)).isEqualTo(ProposalState.SETTLED);
  }

  @Test
  void aRoundAmongWhatIsDecidedMeanwhileIsRefused() {
    given(firstRound(false, "a", 4, "b", 3, "c", 2))
        .and(MODERATOR, new Command.AdjournProposal(proposal(1)))
        .when(MODERATOR, new Command.NextRound(decision(1)))
        .thenRefused(Refusal.Code.PROPOSAL_PUT_OFF);
  }

  @Test
  void aCorrectedChoiceBringsEverythingBackAndMayChooseAnother() {
    Story chosen =
        found(ALL_RIVALS.and(MODERATOR, choice("approval", false, 1, 2)), "a", 5, "b", 3);
    Story taken =
        chosen.and(MODERATOR, new Command.CorrectDecision(decision(1), said("Ein Block fehlte")));
    assertThat(states(taken))
        .containsExactly(ProposalState.VOTING, ProposalState.VOTING, ProposalState.HANDED_IN);
    Story other =
        taken
            .and(MODERATOR, new Command.EnterPaper(decision(1), "b", 9))
            .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
    assertThat(states(other))
        .containsExactly(ProposalState.SETTLED, ProposalState.ADOPTED, ProposalState.SETTLED);
  }

  @Test
  void aFirstBallotIsCorrectedIfItsNextRoundIsSetAside() {
    Story first = firstRound(false, "a", 4, "b", 4, "c", 1);
    Story chosen = second(first, "a", 6, "b", 2);
    assertThat(state(chosen, 1)).isEqualTo(ProposalState.ADOPTED);
    chosen
        .when(MODERATOR, new Command.CorrectDecision(decision(1), said("Verzählt")))
        .thenRefused(Refusal.Code.BUILT_UPON);
    Story taken =
        chosen.and(MODERATOR, new Command.CorrectDecision(decision(1), said("Verzählt"), true));
    assertThat(taken.state().decisions().get(decision(2)).holds()).isFalse();
    assertThat(states(taken))
        .containsExactly(ProposalState.VOTING, ProposalState.VOTING, ProposalState.VOTING);
    Story other =
        taken
            .and(MODERATOR, new Command.EnterPaper(decision(1), "b", 9))
            .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
    assertThat(states(other))
        .containsExactly(ProposalState.SETTLED, ProposalState.ADOPTED, ProposalState.SETTLED);
  }

  /** Something else than a further round of it. */
  @Test
  void aFirstBallotWhoseWinnerWasPutAgainLaterIsOvertaken() {
    second(firstRound(false, "a", 4, "b", 4, "c", 1), "a", 4, "b", 4)
        .and(MODERATOR, seen(1, true))
        .when(MODERATOR, new Command.CorrectDecision(decision(1), said("Verzählt"), true))
        .thenRefused(Refusal.Code.CHOICE_OVERTAKEN);
  }

  @Test
  void aChoiceThatWasOvertakenIsNotCorrectedAnyMore() {
    Story tied = found(RIVALS.and(MODERATOR, choice("approval", false, 1, 2)), "a", 3, "b", 3);
    Command correct = new Command.CorrectDecision(decision(1), said("Verzählt"));
    given(tied).when(MODERATOR, correct).isAccepted();
    given(tied)
        .and(MODERATOR, seen(1, true))
        .when(MODERATOR, correct)
        .thenRefused(Refusal.Code.CHOICE_OVERTAKEN);
    given(tied)
        .and(ALI, new Command.WithdrawProposal(proposal(2)))
        .when(MODERATOR, correct)
        .thenRefused(Refusal.Code.CHOICE_OVERTAKEN);
  }

  @Test
  void aChoiceIsOnlyBetweenCompetingProposalsThatCanBePut() {
    given(THREE)
        .when(MODERATOR, choice("approval", false, 1, 2))
        .thenRefused(Refusal.Code.NOT_COMPETING);
    given(RIVALS)
        .when(MODERATOR, choice("approval", false, 1, 3))
        .thenRefused(Refusal.Code.NOT_COMPETING);
    given(RIVALS)
        .when(MODERATOR, choice("approval", true, 1))
        .thenRefused(Refusal.Code.NOT_COMPETING);
    given(RIVALS)
        .when(MODERATOR, choice("approval", false, 1, 1))
        .thenRefused(Refusal.Code.SAME_PROPOSAL);
    given(RIVALS)
        .when(MODERATOR, choice("approval", false, 1, 9))
        .thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    given(RIVALS)
        .and(MODERATOR, new Command.AdjournProposal(proposal(2)))
        .when(MODERATOR, choice("approval", false, 1, 2))
        .thenRefused(Refusal.Code.PROPOSAL_PUT_OFF);
    given(RIVALS)
        .when(
            MODERATOR,
            new Command.OpenPoll(
                null,
                said("?"),
                "approval",
                List.of(said(""), said(""), said("Nichts"), said("Beides")),
                1,
                Settings.DEFAULT,
                null,
                List.of(proposal(1), proposal(2))))
        .thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 3));
    given(RIVALS)
        .when(
            MODERATOR,
            new Command.OpenPoll(
                proposal(3),
                null,
                "approval",
                List.of(said(""), said("")),
                1,
                Settings.DEFAULT,
                null,
                List.of(proposal(1), proposal(2))))
        .thenRefused(Refusal.Code.NOTHING_TO_ASK);
  }

  private static Command proposing(String title, String text) {
    return new Command.HandInProposal(said(title), said(text), null);
  }

  private static Command compete(int one, int other) {
    return new Command.CompeteProposals(proposal(one), proposal(other));
  }

  private static Command seen(int number, boolean isFor) {
    return new Command.DecideBySight(
        proposal(number), null, PlainMethod.MAJORITY_SEEN, isFor, null, null);
  }

  private static Command choice(String method, boolean withNone, int... numbers) {
    List<ProposalId> among = new ArrayList<>();
    List<Wording> options = new ArrayList<>();
    for (int number : numbers) {
      among.add(proposal(number));
      options.add(said(""));
    }
    if (withNone) {
      options.add(said("Alles bleibt"));
    }
    return new Command.OpenPoll(
        null, said("Was soll gelten?"), method, options, 1, Settings.DEFAULT, null, among);
  }

  /** Each of these ballots so often, closed and announced. */
  private static Story found(Story voting, Object... pairs) {
    Map<String, Integer> ballots = new java.util.TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      ballots.put((String) pairs[i], (Integer) pairs[i + 1]);
    }
    return foundBallots(voting, ballots);
  }

  /** The first round of an election between all three, closed and announced. */
  private static Story firstRound(boolean orNone, Object... pairs) {
    return found(ALL_RIVALS.and(MODERATOR, choice("absolute-election", orNone, 1, 2, 3)), pairs);
  }

  /** The next round, closed and announced. */
  private static Story second(Story first, String one, int votes, String other, int more) {
    return second(first, one, votes, other, more, decision(2));
  }

  private static Story second(
      Story first, String one, int votes, String other, int more, DecisionId second) {
    return first
        .and(MODERATOR, new Command.NextRound(decision(1)))
        .phonesSay(Map.of(one, votes, other, more))
        .and(MODERATOR, new Command.CloseDecision(second))
        .and(MODERATOR, new Command.AnnounceDecision(second));
  }

  private static Story foundBallots(Story voting, Map<String, Integer> ballots) {
    return voting
        .phonesSay(ballots)
        .and(MODERATOR, new Command.CloseDecision(decision(1)))
        .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
  }

  private static List<ProposalId> group(Story story, int number) {
    return story.state().proposals().competing().groupOf(proposal(number));
  }

  /** Of all three, in their order. */
  private static List<ProposalState> states(Story story) {
    return List.of(state(story, 1), state(story, 2), state(story, 3));
  }

  private static ProposalState state(Story story, int number) {
    return story.state().proposals().get(proposal(number)).state();
  }
}
