package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.proposals.Proposal.ProposalState;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.methods.Settings;

/** A proposal is amended: found, moved, taken over, voted on, in conflict, settled. */
class AmendmentsTest {
  private static final String TEXT = "Die Straße wird von Mai bis Oktober jeden Sonntag gesperrt.";
  private static final Story PROPOSED =
      ON_ITEM.and(EVA, new Command.HandInProposal(said("Spielstraße"), said(TEXT), null));

  /** Ali and Bo speak of the same words, Ali's second amendment of others. */
  private static final Story AMENDED =
      PROPOSED
          .and(ALI, amending(TEXT.replace("Mai", "April")))
          .and(BO, amending(TEXT.replace("von Mai bis Oktober", "im ganzen Sommer")))
          .and(ALI, amending(TEXT.replace("jeden Sonntag", "jeden ersten Sonntag")));

  // handing in

  @Test
  void whatIsFoundIsTheSmallestPassage() {
    given(PROPOSED)
        .when(ALI, amending(TEXT.replace("Mai", "April")))
        .saying(ref("a2/title", 1, "Änderung 1 zu Antrag 1"), ref("a2/text", 1, "April"))
        .making("a2")
        .then(
            new ProposalEvent.AmendmentHandedIn(
                proposal(2),
                2,
                ALI,
                ref("a2/title", 1, "Änderung 1 zu Antrag 1"),
                ref("a2/text", 1, "April"),
                null,
                new Amends(proposal(1), 1, 1, 20, 23, 5, null)));
  }

  @Test
  void whatItsAuthorCallsItFollowsItsNumbers() {
    Story named =
        PROPOSED.and(
            ALI,
            new Command.AmendProposal(
                proposal(1), 1, said("Früher anfangen"), said("Nichts davon!"), said("Darum.")));

    assertThat(named.state().proposals().get(proposal(2)).title())
        .isEqualTo(ref("a2/title", 1, "Änderung 1 zu Antrag 1: Früher anfangen"));
    assertThat(amends(named, 2).isWhole()).isTrue();
    given(named)
        .when(ALI, new Command.ChangeProposal(proposal(2), 1, said("Neu"), null, null))
        .saying(ref("a2/title", 2, "Änderung 1 zu Antrag 1: Neu"))
        .isAccepted();
  }

  @Test
  void withoutAnyChangeThereIsNothingToHandIn() {
    given(PROPOSED).when(ALI, amending(TEXT)).thenRefused(Refusal.Code.NOTHING_CHANGED);
    given(PROPOSED).when(ALI, amending("")).thenRefused(Refusal.Code.TEXT_MISSING);
    given(PROPOSED)
        .when(ALI, new Command.AmendProposal(proposal(7), 1, said(""), said("Neu"), null))
        .thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    given(PROPOSED)
        .when(ALI, new Command.AmendProposal(proposal(1), 2, said(""), said("Neu"), null))
        .thenRefused(Refusal.Code.PROPOSAL_CHANGED);
  }

  @Test
  void theDeskTakesOneDownForSomebodyWithoutAPhone() {
    Story entered =
        PROPOSED.and(
            MODERATOR,
            new Command.AmendFor(
                new Command.Who(null, 204, null), amending(TEXT.replace("Mai", "April"))));

    Proposal amendment = entered.state().proposals().get(proposal(2));
    assertThat(entered.state().people().get(amendment.person()).number()).isEqualTo(204);
    given(PROPOSED)
        .when(MODERATOR, new Command.AmendFor(new Command.Who(null, 204, null), amending(TEXT)))
        .thenRefused(Refusal.Code.NOTHING_CHANGED);
  }

  @Test
  void anAmendmentCanBeAmendedButNotDeeper() {
    Story deeper =
        AMENDED.and(
            EVA,
            new Command.AmendProposal(proposal(3), 1, said(""), said("im halben Sommer"), null));

    assertThat(deeper.state().proposals().get(proposal(5)).title())
        .isEqualTo(ref("a5/title", 1, "Änderung 1 zu Änderung 2 zu Antrag 1"));
    given(deeper)
        .when(ALI, new Command.AmendProposal(proposal(5), 1, said(""), said("Neu"), null))
        .thenRefused(Refusal.Code.AMENDMENT_TOO_DEEP);

    Story taken = deeper.and(BO, takingOver(5));
    assertThat(text(taken, 3)).isEqualTo("im halben Sommer");
    assertThat(text(taken.and(EVA, takingOver(3)), 1))
        .isEqualTo("Die Straße wird im halben Sommer jeden Sonntag gesperrt.");
  }

  @Test
  void anAmendmentOfWhatIsDecidedComesTooLate() {
    given(PROPOSED)
        .and(MODERATOR, seen(1, true))
        .when(ALI, amending(TEXT.replace("Mai", "April")))
        .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
  }

  // conflicts, and texts that change

  @Test
  void thoseThatSpeakOfTheSameWordsAreShownToConflict() {
    assertThat(conflicts(AMENDED, 2)).containsExactly(proposal(3));
    assertThat(conflicts(AMENDED, 3)).containsExactly(proposal(2));
    assertThat(conflicts(AMENDED, 4)).isEmpty();
    assertThat(conflicts(AMENDED.and(BO, new Command.WithdrawProposal(proposal(3))), 2)).isEmpty();
  }

  @Test
  void passagesMoveWithANewTextAndThoseThatAreGoneSaySo() {
    Story changed =
        AMENDED.and(
            EVA,
            changing(1, "Unsere Spielstraße wird von März bis Oktober jeden Sonntag gesperrt."));

    assertThat(isOutdated(changed, 2)).isTrue();
    assertThat(isOutdated(changed, 3)).isTrue();
    assertThat(isOutdated(changed, 4)).isFalse();
    given(changed).when(EVA, takingOver(2)).thenRefused(Refusal.Code.AMENDMENT_OUTDATED);
    given(changed).when(MODERATOR, seen(2, true)).thenRefused(Refusal.Code.AMENDMENT_OUTDATED);
    assertThat(text(changed.and(EVA, takingOver(4)), 1))
        .isEqualTo("Unsere Spielstraße wird von März bis Oktober jeden ersten Sonntag gesperrt.");
  }

  @Test
  void whoHadReadAnOlderTextIsFollowed() {
    Story changed = PROPOSED.and(EVA, changing(1, TEXT.replace("Die Straße", "Unsere Straße")));
    Story moved = changed.and(ALI, amending(TEXT.replace("Mai", "April")));
    Story lost = changed.and(ALI, amending(TEXT.replace("Die Straße", "Der Platz")));

    assertThat(isOutdated(moved, 2)).isFalse();
    assertThat(text(moved.and(EVA, takingOver(2)), 1))
        .isEqualTo("Unsere Straße wird von April bis Oktober jeden Sonntag gesperrt.");
    assertThat(isOutdated(lost, 2)).isTrue();
  }

  @Test
  void whatIsPutInRightBesideAPassageConflictsWithIt() {
    Story both =
        PROPOSED
            .and(ALI, amending(TEXT.replace("Sonntag", "Samstag")))
            .and(BO, amending(TEXT.replace("Sonntag", "Samstag und Sonntag")))
            .and(BO, amending(TEXT.replace("Sonntag", "Sonntag um zehn")))
            .and(ALI, amending(TEXT.replace("Die Straße", "Der Platz")));
    assertThat(conflicts(both, 2)).containsExactly(proposal(3));
    assertThat(conflicts(both, 3)).containsExactly(proposal(2));
    assertThat(conflicts(both, 5)).isEmpty();

    Story adopted = both.and(MODERATOR, seen(3, true));
    assertThat(state(adopted, 2)).isEqualTo(ProposalState.SETTLED);
    assertThat(state(adopted, 4)).isEqualTo(ProposalState.HANDED_IN);
    Story again = adopted.and(MODERATOR, new Command.ReadmitProposal(proposal(2)));
    given(again).when(MODERATOR, seen(2, true)).thenRefused(Refusal.Code.AMENDMENT_OUTDATED);
    assertThat(text(again.and(MODERATOR, seen(4, true)).and(EVA, takingOver(5)), 1))
        .isEqualTo(
            "Der Platz wird von Mai bis Oktober jeden Samstag und Sonntag um zehn gesperrt.");
  }

  @Test
  void wordsPutInBesideAPassageByANewVersionLeaveItBehind() {
    Story changed =
        PROPOSED
            .and(ALI, amending(TEXT.replace("Sonntag", "Samstag")))
            .and(EVA, changing(1, TEXT.replace("jeden", "jeden ersten")));
    assertThat(isOutdated(changed, 2)).isTrue();
  }

  @Test
  void wordsThatAreStruckAndTakenBackLeaveTheirNeighboursWhereTheyWere() {
    Story both =
        PROPOSED
            .and(ALI, amending(TEXT.replace("jeden ", "")))
            .and(BO, amending(TEXT.replace("Sonntag", "Samstag")));
    Story back =
        both.and(EVA, takingOver(2)).and(MODERATOR, new Command.ReadmitProposal(proposal(2)));
    assertThat(isOutdated(back, 3)).isFalse();
    assertThat(text(back.and(EVA, takingOver(3)), 1)).isEqualTo(TEXT.replace("Sonntag", "Samstag"));
  }

  @Test
  void recordsOfFormerTimesSayWhatTheySaid() {
    Story both =
        PROPOSED
            .and(ALI, amending(TEXT.replace("Sonntag", "Samstag")))
            .and(BO, amending(TEXT.replace("Sonntag", "ersten Sonntag")));
    Assembly then =
        both.state()
            .after(new ProposalEvent.AmendmentTakenOver(proposal(3)), 1, "")
            .after(new ProposalEvent.AmendmentWorkedIn(proposal(3), proposal(1), 2), 1, "")
            .after(new ProposalEvent.AmendmentTakenOver(proposal(2)), 1, "")
            .after(new ProposalEvent.AmendmentWorkedIn(proposal(2), proposal(1), 3), 1, "");
    Amends amends = then.proposals().get(proposal(2)).amends();
    assertThat(amends.from()).isEqualTo(TEXT.indexOf("Sonntag") + "ersten ".length());
    assertThat(amends.version()).isEqualTo(2);
  }

  // fates

  @Test
  void whatIsTakenOverStandsInTheTextAndSettlesWhatConflicts() {
    given(AMENDED)
        .when(EVA, takingOver(3))
        .then(
            new ProposalEvent.AmendmentTakenOver(proposal(3)),
            new ProposalEvent.AmendmentWorkedIn(proposal(3), proposal(1), 2),
            new ProposalEvent.AmendmentSettled(proposal(2), proposal(3)));
    Story taken = AMENDED.and(EVA, takingOver(3));

    assertThat(text(taken, 1))
        .isEqualTo("Die Straße wird im ganzen Sommer jeden Sonntag gesperrt.");
    assertThat(state(taken, 2)).isEqualTo(ProposalState.SETTLED);
    given(taken).when(EVA, takingOver(3)).thenNothingHappens();
    given(taken).when(EVA, takingOver(2)).thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    assertThat(text(taken.and(MODERATOR, takingOver(4)), 1))
        .isEqualTo("Die Straße wird im ganzen Sommer jeden ersten Sonntag gesperrt.");
  }

  @Test
  void onlyWhoseProposalItIsAndTheModerationTakeOver() {
    given(AMENDED).when(BO, takingOver(3)).thenRefused(Refusal.Code.NOT_YOURS);
    given(AMENDED).when(EVA, takingOver(1)).thenRefused(Refusal.Code.NOT_AN_AMENDMENT);
    given(AMENDED).when(EVA, takingOver(9)).thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    given(AMENDED).when(MODERATOR, takingOver(3)).isAccepted();
  }

  @Test
  void whatWasTakenOverByMistakeIsTakenOutAgain() {
    Story taken = AMENDED.and(EVA, takingOver(3));

    given(taken)
        .when(MODERATOR, new Command.ReadmitProposal(proposal(3)))
        .then(
            new ProposalEvent.ProposalReadmitted(proposal(3)),
            new ProposalEvent.AmendmentTakenOut(proposal(3), proposal(1), 3),
            new ProposalEvent.ProposalReadmitted(proposal(2)));
    Story back = taken.and(MODERATOR, new Command.ReadmitProposal(proposal(3)));
    assertThat(text(back, 1)).isEqualTo(TEXT);
    assertThat(conflicts(back, 2)).containsExactly(proposal(3));
    assertThat(isOutdated(back, 4)).isFalse();

    given(taken)
        .and(EVA, changing(2, "Ganz anders."))
        .when(MODERATOR, new Command.ReadmitProposal(proposal(3)))
        .thenRefused(Refusal.Code.AMENDMENT_STAYS);
  }

  @Test
  void whatIsSettledCanBeAdmittedAndThenNeedsAttention() {
    Story admitted =
        AMENDED.and(EVA, takingOver(3)).and(MODERATOR, new Command.ReadmitProposal(proposal(2)));

    assertThat(state(admitted, 2)).isEqualTo(ProposalState.HANDED_IN);
    assertThat(isOutdated(admitted, 2)).isTrue();
  }

  @Test
  void whatIsVotedIsWorkedInOrRejected() {
    Story adopted = AMENDED.and(MODERATOR, seen(3, true));
    assertThat(state(adopted, 3)).isEqualTo(ProposalState.ADOPTED);
    assertThat(state(adopted, 2)).isEqualTo(ProposalState.SETTLED);
    assertThat(text(adopted, 1)).contains("im ganzen Sommer");

    Story rejected = AMENDED.and(MODERATOR, seen(3, false));
    assertThat(state(rejected, 3)).isEqualTo(ProposalState.REJECTED);
    assertThat(state(rejected, 2)).isEqualTo(ProposalState.HANDED_IN);
    assertThat(text(rejected, 1)).isEqualTo(TEXT);
  }

  @Test
  void whatWasSeenIsUndoneWithAllThatFollowed() {
    Story adopted = AMENDED.and(MODERATOR, seen(3, true));
    int step = adopted.state().steps().recent().getLast().number();
    Story undone = adopted.and(MODERATOR, new Command.Undo(step));

    assertThat(text(undone, 1)).isEqualTo(TEXT);
    assertThat(state(undone, 3)).isEqualTo(ProposalState.HANDED_IN);
    assertThat(state(undone, 2)).isEqualTo(ProposalState.HANDED_IN);

    given(adopted)
        .and(EVA, takingOver(4))
        .when(MODERATOR, new Command.Undo(step))
        .thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
  }

  @Test
  void whatIsCountedOnDemandIsTakenOutUntilItIsCounted() {
    Story counted =
        AMENDED.and(MODERATOR, seen(3, true)).and(MODERATOR, new Command.DemandCount(decision(1)));
    assertThat(text(counted, 1)).isEqualTo(TEXT);
    assertThat(state(counted, 3)).isEqualTo(ProposalState.VOTING);
    given(counted).when(EVA, changing(3, "Neu.")).thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    given(counted).when(EVA, takingOver(4)).thenRefused(Refusal.Code.PROPOSAL_CLOSED);

    Story announced =
        counted
            .phonesSay(5, 2, 0)
            .and(MODERATOR, new Command.CloseDecision(decision(2)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));
    assertThat(text(announced, 1)).contains("im ganzen Sommer");
    assertThat(state(announced, 2)).isEqualTo(ProposalState.SETTLED);

    Story corrected =
        announced.and(MODERATOR, new Command.CorrectDecision(decision(2), said("Verzählt")));
    assertThat(text(corrected, 1)).isEqualTo(TEXT);
  }

  @Test
  void noFurtherRoundIsAboutAPassageThatIsGone() {
    Command consent =
        new Command.OpenPoll(proposal(2), null, "consent", List.of(), 1, Settings.DEFAULT, null);
    Story objected =
        AMENDED
            .and(MODERATOR, new Command.StatePresent(8))
            .and(MODERATOR, consent)
            .phonesSay(Map.of("consent", 7, "objection", 1))
            .and(MODERATOR, new Command.CloseDecision(decision(1)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
    given(objected).when(MODERATOR, new Command.NextRound(decision(1))).isAccepted();
    given(objected)
        .and(EVA, changing(1, "Wir bauen lieber eine Bank."))
        .when(MODERATOR, new Command.NextRound(decision(1)))
        .thenRefused(Refusal.Code.AMENDMENT_OUTDATED);
  }

  @Test
  void onceTheProposalIsDecidedWhatIsOpenIsSettled() {
    Story done = AMENDED.and(MODERATOR, seen(1, true));
    assertThat(List.of(state(done, 2), state(done, 3), state(done, 4)))
        .containsOnly(ProposalState.SETTLED);
    given(done)
        .when(MODERATOR, new Command.ReadmitProposal(proposal(2)))
        .thenRefused(Refusal.Code.PROPOSAL_CLOSED);

    int step = done.state().steps().recent().getLast().number();
    assertThat(state(done.and(MODERATOR, new Command.Undo(step)), 2))
        .isEqualTo(ProposalState.HANDED_IN);
    Story withdrawn = AMENDED.and(EVA, new Command.WithdrawProposal(proposal(1)));
    assertThat(state(withdrawn, 4)).isEqualTo(ProposalState.SETTLED);
    assertThat(state(withdrawn.and(MODERATOR, new Command.ReadmitProposal(proposal(1))), 4))
        .isEqualTo(ProposalState.HANDED_IN);
  }

  // the order of votes

  @Test
  void theFurthestReachingIsPutFirst() {
    Story whole = AMENDED.and(BO, amending("Nichts davon!"));

    assertThat(open(whole)).containsExactly(proposal(5), proposal(3), proposal(2), proposal(4));
  }

  @Test
  void theModerationArrangesThemAnotherWay() {
    Story arranged = AMENDED.and(MODERATOR, new Command.MoveAmendment(proposal(4), 0));
    assertThat(open(arranged)).containsExactly(proposal(4), proposal(3), proposal(2));

    // What comes later stands before the first that reaches less far.
    assertThat(open(arranged.and(BO, amending("Nichts davon!"))))
        .containsExactly(proposal(5), proposal(4), proposal(3), proposal(2));
    assertThat(open(arranged.and(EVA, takingOver(4)))).containsExactly(proposal(3), proposal(2));
    given(arranged).when(MODERATOR, new Command.MoveAmendment(proposal(4), 0)).thenNothingHappens();
    given(arranged)
        .when(MODERATOR, new Command.MoveAmendment(proposal(4), 3))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 2));
    given(arranged)
        .and(EVA, takingOver(4))
        .when(MODERATOR, new Command.MoveAmendment(proposal(4), 0))
        .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    given(arranged)
        .when(MODERATOR, new Command.MoveAmendment(proposal(1), 0))
        .thenRefused(Refusal.Code.NOT_AN_AMENDMENT);
  }

  private static Command.AmendProposal amending(String text) {
    return new Command.AmendProposal(proposal(1), 1, said(""), said(text), null);
  }

  private static Command takingOver(int amendment) {
    return new Command.TakeOverAmendment(proposal(amendment));
  }

  private static Command changing(int version, String text) {
    return new Command.ChangeProposal(proposal(1), version, null, said(text), null);
  }

  private static Command seen(int proposal, boolean isFor) {
    return new Command.DecideBySight(
        proposal(proposal), null, PlainMethod.MAJORITY_SEEN, isFor, null, null, true);
  }

  private static Amends amends(Story story, int proposal) {
    return story.state().proposals().get(proposal(proposal)).amends();
  }

  private static ProposalState state(Story story, int proposal) {
    return story.state().proposals().get(proposal(proposal)).state();
  }

  private static boolean isOutdated(Story story, int proposal) {
    Proposals proposals = story.state().proposals();
    return proposals.amendments().isOutdated(proposals.get(proposal(proposal)));
  }

  private static List<ProposalId> conflicts(Story story, int proposal) {
    Proposals proposals = story.state().proposals();
    return proposals.amendments().conflicts(proposals.get(proposal(proposal)));
  }

  private static List<ProposalId> open(Story story) {
    return story.state().proposals().amendments().open(proposal(1));
  }

  /** What a proposal says, put together from all that was said. */
  private static String text(Story story, int proposal) {
    return story
        .state()
        .proposals()
        .get(proposal(proposal))
        .text()
        .says(Composed.in(story.texts()::get));
  }

  // before the text that they would change

  @Test
  void aTextIsPutWithItsChangesOpenOnlyIfSomebodySaysSo() {
    Map<String, Object> open = Map.of("n", 3);
    given(AMENDED)
        .when(MODERATOR, new Command.OpenDecision(proposal(1), null))
        .thenRefused(Refusal.Code.AMENDMENTS_OPEN, open)
        .when(
            MODERATOR,
            new Command.DecideBySight(
                proposal(1), null, PlainMethod.NO_OBJECTION, true, null, null, false))
        .thenRefused(Refusal.Code.AMENDMENTS_OPEN, open)
        .when(MODERATOR, poll(false))
        .thenRefused(Refusal.Code.AMENDMENTS_OPEN, open);
    given(AMENDED).when(MODERATOR, new Command.OpenDecision(proposal(1), null, true)).isAccepted();
    given(AMENDED).when(MODERATOR, poll(true)).isAccepted();
    given(AMENDED).when(MODERATOR, new Command.OpenDecision(proposal(2), null)).isAccepted();
  }

  private static Command poll(boolean asItStands) {
    return new Command.OpenPoll(
        proposal(1), null, "consent", List.of(), 1, Settings.DEFAULT, null, List.of(), asItStands);
  }
}
