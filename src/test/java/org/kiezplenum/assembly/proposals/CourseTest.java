package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.LIVE;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.WITH_PROPOSAL;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.openOn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.Proposal.ProposalState;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Resolutions;

/** A proposal is admitted, debated, referred, adjourned, numbered; who may hand one in. */
class CourseTest {
  private static final Command ADMIT = new Command.AdmitProposal(proposal(1));
  private static final Command DEBATE = new Command.DebateProposal(proposal(1));
  private static final Command ADJOURN = new Command.AdjournProposal(proposal(1));
  private static final Command REFER = new Command.ReferProposal(proposal(1), said("AG Verkehr"));

  // admitted and debated

  @Test
  void theModerationLetsItOntoTheAgenda() {
    given(WITH_PROPOSAL)
        .when(MODERATOR, ADMIT)
        .then(new ProposalEvent.ProposalAdmitted(proposal(1)))
        .when(MODERATOR, ADMIT)
        .thenNothingHappens();
  }

  @Test
  void itIsDebatedAsLongAsItsItemIsTheCurrentOne() {
    Story debated =
        given(WITH_PROPOSAL)
            .when(MODERATOR, DEBATE)
            .then(new ProposalEvent.ProposalDebated(proposal(1), PLAY_STREET));
    given(debated).when(MODERATOR, DEBATE).thenNothingHappens();
    assertThat(isDebated(debated)).isTrue();

    Story left = debated.and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false));
    assertThat(isDebated(left)).isFalse();
    assertThat(state(left)).isEqualTo(ProposalState.ADMITTED);
    assertThat(isDebated(left.and(MODERATOR, new Command.ReopenItem(PLAY_STREET)))).isTrue();
    given(left)
        .when(MODERATOR, DEBATE)
        .then(new ProposalEvent.ProposalDebated(proposal(1), OTHER_MATTERS));
  }

  @Test
  void admittingItEndsItsDebate() {
    Story ended = WITH_PROPOSAL.and(MODERATOR, DEBATE).and(MODERATOR, ADMIT);
    assertThat(isDebated(ended)).isFalse();
    assertThat(state(ended)).isEqualTo(ProposalState.ADMITTED);
  }

  @Test
  void withoutACurrentItemNothingIsDebated() {
    given(LIVE)
        .and(EVA, handIn("Bänke"))
        .when(MODERATOR, DEBATE)
        .thenRefused(Refusal.Code.NO_CURRENT_ITEM);
    given(WITH_PROPOSAL)
        .and(MODERATOR, new Command.EndAssembly())
        .when(MODERATOR, DEBATE)
        .thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  @Test
  void whatIsDecidedVotedOnOrUnknownHasNoCourse() {
    Story voting = WITH_PROPOSAL.and(MODERATOR, openOn(proposal(1)));
    Story adopted = WITH_PROPOSAL.and(MODERATOR, seen(1, true));
    for (Command each : new Command[] {ADMIT, DEBATE, ADJOURN, REFER}) {
      given(voting).when(MODERATOR, each).thenRefused(Refusal.Code.PROPOSAL_CLOSED);
      given(adopted).when(MODERATOR, each).thenRefused(Refusal.Code.PROPOSAL_CLOSED);
      given(LIVE).when(MODERATOR, each).thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    }
  }

  @Test
  void anAmendmentSharesTheCourseOfItsProposal() {
    Story amended =
        WITH_PROPOSAL.and(
            ALI, new Command.AmendProposal(proposal(1), 1, said(""), said("Im April."), null));
    given(amended)
        .when(MODERATOR, new Command.AdmitProposal(proposal(2)))
        .thenRefused(Refusal.Code.IS_AN_AMENDMENT);
    Story adjourned = amended.and(MODERATOR, ADJOURN);
    given(adjourned).when(MODERATOR, seen(2, true)).thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE);
    assertThat(
            adjourned
                .and(MODERATOR, ADMIT)
                .and(MODERATOR, seen(2, true))
                .state()
                .proposals()
                .get(proposal(1))
                .version())
        .isEqualTo(2);
  }

  // put off

  @Test
  void itIsReferredToSomebody() {
    Story referred =
        given(WITH_PROPOSAL)
            .when(MODERATOR, REFER)
            .saying(ref("a1/referred", 1, "AG Verkehr"))
            .then(
                new ProposalEvent.ProposalReferred(
                    proposal(1), ref("a1/referred", 1, "AG Verkehr")));
    given(referred)
        .and(MODERATOR, ADMIT)
        .when(MODERATOR, new Command.ReferProposal(proposal(1), said("Bezirksamt")))
        .then(new ProposalEvent.ProposalReferred(proposal(1), ref("a1/referred", 2, "Bezirksamt")));
    given(WITH_PROPOSAL)
        .when(MODERATOR, new Command.ReferProposal(proposal(1), said("")))
        .thenRefused(Refusal.Code.TEXT_MISSING);
  }

  @Test
  void whatIsPutOffIsTakenUpBeforeItIsPut() {
    for (Command putOff : new Command[] {ADJOURN, REFER}) {
      Story story = WITH_PROPOSAL.and(MODERATOR, putOff);
      given(story).when(MODERATOR, openOn(proposal(1))).thenRefused(Refusal.Code.PROPOSAL_PUT_OFF);
      given(story).when(MODERATOR, seen(1, true)).thenRefused(Refusal.Code.PROPOSAL_PUT_OFF);
      given(story).when(MODERATOR, DEBATE).thenRefused(Refusal.Code.PROPOSAL_PUT_OFF);
      given(story).and(MODERATOR, ADMIT).when(MODERATOR, seen(1, true)).isAccepted();
    }
    given(WITH_PROPOSAL).and(MODERATOR, ADJOURN).when(MODERATOR, ADJOURN).thenNothingHappens();
  }

  @Test
  void whatIsPutOffCanStillBeChangedAndComesBackAsItWas() {
    Story adjourned = WITH_PROPOSAL.and(MODERATOR, ADJOURN);
    given(adjourned)
        .when(EVA, new Command.ChangeProposal(proposal(1), 1, null, said("Nur im Mai."), null))
        .isAccepted();
    Story back =
        adjourned
            .and(EVA, new Command.WithdrawProposal(proposal(1)))
            .and(MODERATOR, new Command.ReadmitProposal(proposal(1)));
    assertThat(state(back)).isEqualTo(ProposalState.ADJOURNED);
  }

  // votes

  @Test
  void aVoteThatEndsWithoutAResultLeavesItWhereItWas() {
    Story debated = WITH_PROPOSAL.and(MODERATOR, DEBATE);
    Story ended =
        debated
            .and(MODERATOR, openOn(proposal(1)))
            .and(MODERATOR, new Command.EndDecision(decision(1)));
    assertThat(isDebated(ended)).isTrue();

    Story undone =
        debated
            .and(MODERATOR, seen(1, true))
            .and(MODERATOR, new Command.DemandCount(decision(1)))
            .and(MODERATOR, new Command.EndDecision(decision(2)));
    assertThat(isDebated(undone)).isTrue();
  }

  @Test
  void whatFoundNoResultMayBeDebatedAgain() {
    Story noResult = WITH_PROPOSAL.and(MODERATOR, counted(1, 0, 0));
    assertThat(state(noResult)).isEqualTo(ProposalState.NO_RESULT);
    assertThat(isDebated(noResult.and(MODERATOR, DEBATE))).isTrue();
    Story again =
        noResult
            .and(MODERATOR, openOn(proposal(1)))
            .and(MODERATOR, new Command.EndDecision(decision(2)));
    assertThat(state(again)).isEqualTo(ProposalState.NO_RESULT);
  }

  // resolutions

  @Test
  void resolutionsCountInTheOrderOfTheirAdoption() {
    Story three =
        WITH_PROPOSAL
            .and(ALI, handIn("Bänke"))
            .and(ALI, handIn("Bäume"))
            .and(MODERATOR, seen(3, true))
            .and(MODERATOR, seen(1, false))
            .and(MODERATOR, counted(2, 5, 1));
    assertThat(resolution(three, 3)).isEqualTo(1);
    assertThat(resolution(three, 2)).isEqualTo(2);
    assertThat(resolution(three, 1)).isNull();
  }

  @Test
  void aNumberIsNeverGivenTwice() {
    Story two = WITH_PROPOSAL.and(ALI, handIn("Bänke")).and(MODERATOR, counted(1, 5, 1));
    Story last = two.and(MODERATOR, new Command.CorrectDecision(decision(1), said("Verzählt")));
    assertThat(
            resolution(
                last.and(MODERATOR, new Command.EndDecision(decision(1)))
                    .and(MODERATOR, seen(2, true)),
                2))
        .isEqualTo(2);

    Story both = two.and(MODERATOR, seen(2, true));
    Story corrected =
        both.and(MODERATOR, new Command.CorrectDecision(decision(1), said("Verzählt")));
    assertThat(resolution(corrected, 1)).isNull();
    assertThat(resolution(corrected, 2)).isEqualTo(2);
    Story again =
        corrected
            .and(MODERATOR, count(decision(1), 6, 1, 0))
            .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
    assertThat(resolution(again, 1)).isEqualTo(1);
  }

  // remarks, and who hands in

  @Test
  void theModerationSaysSomethingBesideIt() {
    Command remark = new Command.RemarkOnProposal(proposal(1), said("Bitte **annehmen**."));
    Story remarked =
        given(WITH_PROPOSAL)
            .when(MODERATOR, remark)
            .saying(ref("a1/remark", 1, "Bitte **annehmen**."))
            .then(
                new ProposalEvent.ProposalRemarked(
                    proposal(1), ref("a1/remark", 1, "Bitte **annehmen**.")));
    given(remarked)
        .and(MODERATOR, seen(1, true))
        .when(MODERATOR, new Command.RemarkOnProposal(proposal(1), said("")))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given(remarked)
        .and(MODERATOR, seen(1, true))
        .when(MODERATOR, new Command.RemarkOnProposal(proposal(1), said(""), true))
        .then(new ProposalEvent.ProposalRemarked(proposal(1), ref("a1/remark", 2, "")));
    assertThat(remarked.state().proposals().get(proposal(1)).version()).isEqualTo(1);
    given(WITH_PROPOSAL)
        .when(MODERATOR, new Command.RemarkOnProposal(proposal(1), said(""), true))
        .thenNothingHappens();
    given(WITH_PROPOSAL)
        .when(MODERATOR, new Command.RemarkOnProposal(proposal(1), said("x".repeat(4_001))))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Proposals.LONGEST_REMARK_BYTES));
    given(LIVE).when(MODERATOR, remark).thenRefused(Refusal.Code.UNKNOWN_PROPOSAL);
    given(WITH_PROPOSAL).when(EVA, remark).thenRefused(Refusal.Code.NOT_ALLOWED);
  }

  @Test
  void whereTheModerationTakesThemDownNobodyElseHandsIn() {
    Story closed =
        given(WITH_PROPOSAL)
            .when(MODERATOR, new Command.SetHandingIn(HandingIn.MODERATION))
            .then(new ProposalEvent.HandingInSet(HandingIn.MODERATION));
    given(closed)
        .when(MODERATOR, new Command.SetHandingIn(HandingIn.MODERATION))
        .thenNothingHappens();
    Command amends = new Command.AmendProposal(proposal(1), 1, said(""), said("Neu"), null);
    given(closed).when(ALI, handIn("Bänke")).thenRefused(Refusal.Code.HANDING_IN_CLOSED);
    given(closed).when(ALI, amends).thenRefused(Refusal.Code.HANDING_IN_CLOSED);
    given(closed).when(MODERATOR, handIn("Bänke")).isAccepted();
    given(closed)
        .and(ALI, new Command.TakeRole(Role.LIST_KEEPER))
        .when(
            ALI,
            new Command.HandInFor(
                new Command.Who(null, 204, null),
                new Command.HandInProposal(said("Bänke"), said("Drei."), null)))
        .isAccepted();
    // What is theirs stays theirs.
    given(closed)
        .when(EVA, new Command.ChangeProposal(proposal(1), 1, said("Neu"), null, null))
        .isAccepted();
    given(closed)
        .and(MODERATOR, new Command.SetHandingIn(HandingIn.EVERYBODY))
        .when(ALI, handIn("Bänke"))
        .isAccepted();
  }

  private static Command seen(int number, boolean isFor) {
    return new Command.DecideBySight(
        proposal(number), null, PlainMethod.MAJORITY_SEEN, isFor, null, null);
  }

  private static Command counted(int number, int yes, int no) {
    return new Command.RecordCount(
        proposal(number),
        null,
        new org.kiezplenum.assembly.voting.methods.majority.Hands(yes, no, 0),
        null,
        null);
  }

  private static ProposalState state(Story story) {
    return story.state().proposals().get(proposal(1)).state();
  }

  private static boolean isDebated(Story story) {
    return story.state().proposals().get(proposal(1)).isDebatedOn(story.state().agenda().current());
  }

  private static Integer resolution(Story story, int number) {
    Proposals proposals = story.state().proposals();
    return Resolutions.of(story.state(), proposals.get(proposal(number)));
  }
}
