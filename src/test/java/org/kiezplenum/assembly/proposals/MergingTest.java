package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.openOn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Proposal.ProposalState;

/** Two proposals become one, and one of them can come back. */
class MergingTest {
  private static final Story THREE =
      ON_ITEM
          .and(EVA, proposing("Bänke", "Zwei Bänke."))
          .and(EVA, proposing("Tische", "Ein Tisch."))
          .and(ALI, proposing("Bäume", "Ein Baum."))
          .and(CEM, new Command.SupportProposal(proposal(1), true))
          .and(CEM, new Command.SupportProposal(proposal(2), true))
          .and(DANA, new Command.SupportProposal(proposal(2), true));

  private static final Story MERGED = THREE.and(EVA, merging(1, 2, "Zwei Bänke. Ein Tisch."));

  @Test
  void oneGetsANewVersionAndTheOtherGoesIntoIt() {
    given(THREE)
        .when(EVA, merging(1, 2, "Zwei Bänke. Ein Tisch."))
        .then(
            new ProposalEvent.ProposalChanged(
                proposal(1),
                2,
                null,
                ref("a1/text", 2, "Zwei Bänke. Ein Tisch."),
                null,
                List.of(new Change(11, 11, 11))),
            new ProposalEvent.ProposalMerged(proposal(2), proposal(1)));
    assertThat(MERGED.state().proposals().get(proposal(2)).state()).isEqualTo(ProposalState.MERGED);
    given(MERGED)
        .when(MODERATOR, openOn(proposal(2)))
        .thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE);
  }

  @Test
  void whoeverWasForEitherCountsOnce() {
    assertThat(supporters(MERGED, 1)).containsExactlyInAnyOrder(CEM, DANA);
    Story twice = MERGED.and(MODERATOR, merging(3, 1, "Alles davon."));
    assertThat(supporters(twice, 3)).containsExactlyInAnyOrder(CEM, DANA);
    given(MERGED).when(DANA, new Command.SupportProposal(proposal(1), true)).thenNothingHappens();
    Story left =
        given(MERGED)
            .when(CEM, new Command.SupportProposal(proposal(1), false))
            .then(
                new ProposalEvent.SupportWithdrawn(proposal(1), CEM),
                new ProposalEvent.SupportWithdrawn(proposal(2), CEM));
    assertThat(supporters(left, 1)).containsExactly(DANA);
  }

  @Test
  void readmittedItStandsForItselfAgain() {
    Story back =
        given(MERGED)
            .when(MODERATOR, new Command.ReadmitProposal(proposal(2)))
            .then(new ProposalEvent.ProposalReadmitted(proposal(2)));
    assertThat(back.state().proposals().get(proposal(2)).state())
        .isEqualTo(ProposalState.HANDED_IN);
    assertThat(supporters(back, 1)).containsExactly(CEM);
    assertThat(supporters(back, 2)).containsExactlyInAnyOrder(CEM, DANA);
  }

  @Test
  void theModerationMayAndWhoeverHandedInBoth() {
    given(THREE).when(MODERATOR, merging(1, 3, "Alles.")).isAccepted();
    given(THREE).when(EVA, merging(1, 3, "Alles.")).thenRefused(Refusal.Code.NOT_YOURS);
    given(THREE).when(ALI, merging(1, 3, "Alles.")).thenRefused(Refusal.Code.NOT_YOURS);
    given(THREE).when(BO, merging(1, 2, "Alles.")).thenRefused(Refusal.Code.NOT_YOURS);
  }

  @Test
  void onlyTwoDifferentOpenProposalsAreMerged() {
    given(THREE).when(EVA, merging(1, 9, "Alles.")).thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    given(THREE).when(EVA, merging(1, 1, "Alles.")).thenRefused(Refusal.Code.SAME_PROPOSAL);
    given(THREE).when(EVA, merging(1, 2, "")).thenRefused(Refusal.Code.TEXT_MISSING);
    given(MERGED).when(EVA, merging(1, 2, "Alles.")).thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    given(THREE)
        .and(EVA, new Command.ChangeProposal(proposal(1), 1, said("Neu"), null, null))
        .when(EVA, merging(1, 2, "Alles."))
        .thenRefused(Refusal.Code.PROPOSAL_CHANGED);
    given(THREE)
        .and(EVA, new Command.WithdrawProposal(proposal(1)))
        .when(EVA, merging(1, 2, "Alles."))
        .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    given(THREE)
        .and(ALI, new Command.AmendProposal(proposal(1), 1, said(""), said("Nichts."), null))
        .when(MODERATOR, merging(1, 4, "Alles."))
        .thenRefused(Refusal.Code.IS_AN_AMENDMENT);
  }

  @Test
  void itsAmendmentsAreSettledWithItAndComeBackWithIt() {
    Story amended =
        THREE
            .and(ALI, new Command.AmendProposal(proposal(2), 1, said(""), said("Nichts."), null))
            .and(EVA, merging(1, 2, "Alles."));
    assertThat(amended.state().proposals().get(proposal(4)).state())
        .isEqualTo(ProposalState.SETTLED);
    Story back = amended.and(MODERATOR, new Command.ReadmitProposal(proposal(2)));
    assertThat(back.state().proposals().get(proposal(4)).state())
        .isEqualTo(ProposalState.HANDED_IN);
  }

  private static Command proposing(String title, String text) {
    return new Command.HandInProposal(said(title), said(text), null);
  }

  private static Command merging(int into, int other, String text) {
    return new Command.MergeProposals(
        new Command.ChangeProposal(proposal(into), 1, null, said(text), null), proposal(other));
  }

  private static Iterable<PersonId> supporters(Story story, int number) {
    Proposals proposals = story.state().proposals();
    return proposals.supporters(proposals.get(proposal(number)));
  }
}
