package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.WITH_PROPOSAL;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.assembly.Scenes.openOn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** Proposals say something else, are supported, withdrawn and readmitted. */
class VersionsTest {
  private static final Story CHANGED =
      WITH_PROPOSAL.afterSeconds(60).and(EVA, changing(1, null, "Nur sonntags.", null));
  private static final Story WITHDRAWN =
      WITH_PROPOSAL.and(EVA, new Command.WithdrawProposal(proposal(1)));
  private static final Story NO_RESULT =
      WITH_PROPOSAL.and(MODERATOR, recorded(0, 0)).afterSeconds(60);

  @Test
  void whoHandedItInAndTheModerationMakeNewVersions() {
    WordRef text = ref("a1/text", 2, "Nur sonntags.");
    Event changed =
        new ProposalEvent.ProposalChanged(
            proposal(1), 2, null, text, null, List.of(new Change(0, 16, 13)));

    given(WITH_PROPOSAL)
        .when(EVA, changing(1, null, "Nur sonntags.", null))
        .saying(text)
        .then(changed);
    given(WITH_PROPOSAL).when(MODERATOR, changing(1, null, "Nur sonntags.", null)).then(changed);
    given(WITH_PROPOSAL)
        .when(ALI, changing(1, null, "Nur sonntags.", null))
        .thenRefused(Refusal.Code.NOT_YOURS);
  }

  @Test
  void eachVersionIsKeptWithItsTime() {
    Story story =
        given(CHANGED)
            .afterSeconds(60)
            .and(MODERATOR, changing(2, "Spielstraße", null, "Kinder brauchen Platz."));
    Proposal proposal = story.state().proposals().get(proposal(1));

    assertThat(proposal.version()).isEqualTo(3);
    assertThat(proposal.versions())
        .containsExactly(
            new Proposal.Version(
                ref("a1/title", 1, "Spielstraße jeden Sonntag"),
                ref("a1/text", 1, "Mai bis Oktober."),
                null,
                0),
            new Proposal.Version(
                ref("a1/title", 1, "Spielstraße jeden Sonntag"),
                Composed.of(ref("a1/text", 2, "Nur sonntags.")),
                null,
                60_000,
                List.of(new Change(0, 16, 13))),
            new Proposal.Version(
                ref("a1/title", 2, "Spielstraße"),
                ref("a1/text", 2, "Nur sonntags."),
                ref("a1/reasons", 1, "Kinder brauchen Platz."),
                120_000));
  }

  @Test
  void whoHasNotReadTheLatestVersionChangesNothing() {
    given(CHANGED)
        .when(EVA, changing(1, null, "Nur samstags.", null))
        .thenRefused(Refusal.Code.PROPOSAL_CHANGED);
    given(CHANGED)
        .when(EVA, changing(3, null, "Nur samstags.", null))
        .thenRefused(Refusal.Code.PROPOSAL_CHANGED);
  }

  @Test
  void whatSaysTheSameIsNoVersion() {
    given(WITH_PROPOSAL).when(EVA, changing(1, null, null, null)).thenNothingHappens();
    given(WITH_PROPOSAL)
        .when(EVA, changing(1, "Spielstraße jeden Sonntag", "Mai bis Oktober.", ""))
        .thenNothingHappens();
    given(WITH_PROPOSAL)
        .when(EVA, changing(1, "Spielstraße jeden Sonntag", "Mai bis August.", ""))
        .then(
            new ProposalEvent.ProposalChanged(
                proposal(1),
                2,
                null,
                ref("a1/text", 2, "Mai bis August."),
                null,
                List.of(new Change(8, 15, 6))));
  }

  @Test
  void reasonsAreTakenBackByEmptyOnes() {
    given(WITH_PROPOSAL)
        .and(EVA, changing(1, null, null, "Darum."))
        .when(EVA, changing(2, null, null, ""))
        .saying(ref("a1/reasons", 2, ""))
        .then(
            new ProposalEvent.ProposalChanged(proposal(1), 3, null, null, ref("a1/reasons", 2, "")))
        .when(EVA, changing(3, null, null, ""))
        .thenNothingHappens();
  }

  @Test
  void whatItSaysIsBoundedAsWhenItIsHandedIn() {
    given(WITH_PROPOSAL)
        .when(EVA, changing(1, "", null, null))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given(WITH_PROPOSAL)
        .when(EVA, changing(1, null, "", null))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given(WITH_PROPOSAL)
        .when(EVA, changing(1, "ä".repeat(201), null, null))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 200));
    given(WITH_PROPOSAL)
        .when(EVA, changing(1, null, null, "ä".repeat(10_001)))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 20_000));
  }

  @Test
  void thereAreAtMostAHundredVersions() {
    given(WITH_PROPOSAL)
        .times(99, EVA, i -> changing(i + 1, null, "Fassung " + i, null))
        .when(EVA, changing(100, null, "Noch eine.", null))
        .thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 100));
  }

  @ParameterizedTest
  @MethodSource("closed")
  void whatIsVotedOnDecidedOrWithdrawnStaysAsItIs(Story story) {
    given(story)
        .when(EVA, changing(1, null, "Anders.", null))
        .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    given(story).when(ALI, supporting(true)).thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    if (!story.state().proposals().get(proposal(1)).isWithdrawn()) {
      given(story)
          .when(EVA, new Command.WithdrawProposal(proposal(1)))
          .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
      given(story)
          .when(MODERATOR, new Command.ReadmitProposal(proposal(1)))
          .thenRefused(Refusal.Code.PROPOSAL_CLOSED);
    }
  }

  static List<Story> closed() {
    return List.of(VOTING, decided(2, 1), decided(1, 2), WITHDRAWN);
  }

  @Test
  void whatFoundNoResultMayBeChangedAndPutAgain() {
    Story again =
        given(NO_RESULT)
            .and(EVA, changing(1, null, "Nur sonntags.", null))
            .when(MODERATOR, openOn(proposal(1)))
            .making(decision(2))
            .isAccepted();

    assertThat(again.state().decisions().get(decision(1)).proposalVersion()).isEqualTo(1);
    assertThat(again.state().decisions().get(decision(2)).proposalVersion()).isEqualTo(2);
  }

  @Test
  void theNextRoundIsAboutWhatItSaysByThen() {
    Command consent =
        new Command.OpenPoll(proposal(1), null, "consent", List.of(), 1, Settings.DEFAULT, null);
    Story objected =
        given(WITH_PROPOSAL)
            .and(MODERATOR, new Command.StatePresent(8))
            .and(MODERATOR, consent)
            .phonesSay(Map.of("consent", 7, "objection", 1))
            .and(MODERATOR, new Command.CloseDecision(decision(1)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
    Story integrated =
        objected
            .and(EVA, changing(1, null, "Mit Ausnahmen für Lieferungen.", null))
            .and(MODERATOR, new Command.NextRound(decision(1)));

    assertThat(integrated.state().decisions().get(decision(2)).proposalVersion()).isEqualTo(2);
    given(objected)
        .and(EVA, new Command.WithdrawProposal(proposal(1)))
        .when(MODERATOR, new Command.NextRound(decision(1)))
        .thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE);
  }

  @Test
  void whatIsWithdrawnIsNotPutToTheVoteUntilItIsReadmitted() {
    given(WITH_PROPOSAL)
        .when(EVA, new Command.WithdrawProposal(proposal(1)))
        .then(new ProposalEvent.ProposalWithdrawn(proposal(1)))
        .when(EVA, new Command.WithdrawProposal(proposal(1)))
        .thenNothingHappens()
        .when(MODERATOR, openOn(proposal(1)))
        .thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE)
        .when(MODERATOR, recorded(3, 1))
        .thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE)
        .when(MODERATOR, new Command.ReadmitProposal(proposal(1)))
        .then(new ProposalEvent.ProposalReadmitted(proposal(1)))
        .when(MODERATOR, new Command.ReadmitProposal(proposal(1)))
        .thenNothingHappens()
        .when(MODERATOR, openOn(proposal(1)))
        .isAccepted();
  }

  @Test
  void nobodyElseWithdrawsItButTheModeration() {
    given(WITH_PROPOSAL)
        .when(ALI, new Command.WithdrawProposal(proposal(1)))
        .thenRefused(Refusal.Code.NOT_YOURS);
    given(WITH_PROPOSAL)
        .and(ALI, new Command.TakeRole(Role.LIST_KEEPER))
        .when(ALI, new Command.WithdrawProposal(proposal(1)))
        .thenRefused(Refusal.Code.NOT_YOURS);
    given(WITH_PROPOSAL)
        .when(MODERATOR, new Command.WithdrawProposal(proposal(1)))
        .then(new ProposalEvent.ProposalWithdrawn(proposal(1)));
  }

  @Test
  void readmittedItIsWhatItWas() {
    Story back =
        given(NO_RESULT)
            .and(EVA, new Command.WithdrawProposal(proposal(1)))
            .and(MODERATOR, new Command.ReadmitProposal(proposal(1)));

    assertThat(back.state().proposals()).isEqualTo(NO_RESULT.state().proposals());
  }

  /** Taking back what was recorded must not bring back what its person has withdrawn. */
  @Test
  void aStepIsNotTakenBackOnceSomethingElseHasBecomeOfItsProposal() {
    Story adopted =
        given(NO_RESULT)
            .and(MODERATOR, openOn(proposal(1)))
            .phonesSay(2, 1, 0)
            .and(MODERATOR, new Command.CloseDecision(decision(2)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));

    given(NO_RESULT)
        .and(EVA, new Command.WithdrawProposal(proposal(1)))
        .when(MODERATOR, new Command.Undo(NO_RESULT.state().steps().last()))
        .thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
    given(adopted)
        .when(MODERATOR, new Command.Undo(NO_RESULT.state().steps().last()))
        .thenRefused(Refusal.Code.TOO_LATE_TO_UNDO);
    given(NO_RESULT)
        .when(MODERATOR, new Command.Undo(NO_RESULT.state().steps().last()))
        .isAccepted();
  }

  @Test
  void itIsTheirsForWhomItWasHandedInAlsoUnderAnotherNumber() {
    Story entered =
        given(ON_ITEM)
            .and(
                MODERATOR,
                new Command.HandInFor(
                    new Command.Who(null, 204, null),
                    new Command.HandInProposal(said("Bänke"), said("Drei."), null)));
    Proposal proposal = entered.state().proposals().get(proposal(1));

    given(entered)
        .and(MODERATOR, mergePeople(proposal.person(), BO))
        .when(BO, changing(1, null, "Vier.", null))
        .isAccepted();
  }

  @Test
  void everybodySupportsAProposalOnce() {
    Story story =
        given(WITH_PROPOSAL)
            .when(ALI, supporting(true))
            .then(new ProposalEvent.ProposalSupported(proposal(1), ALI))
            .when(ALI, supporting(true))
            .thenNothingHappens()
            .and(BO, supporting(true));

    assertThat(supporters(story)).isEqualTo(2);
    given(story)
        .when(ALI, supporting(false))
        .then(new ProposalEvent.SupportWithdrawn(proposal(1), ALI))
        .when(ALI, supporting(false))
        .thenNothingHappens();
  }

  @Test
  void twoWhoTurnOutToBeOneAreForItOnce() {
    Story both = given(WITH_PROPOSAL).and(ALI, supporting(true)).and(BO, supporting(true));

    assertThat(supporters(both.and(MODERATOR, mergePeople(BO, ALI)))).isEqualTo(1);
    Story moved =
        given(WITH_PROPOSAL).and(BO, supporting(true)).and(MODERATOR, mergePeople(BO, ALI));
    given(moved)
        .when(ALI, supporting(false))
        .then(new ProposalEvent.SupportWithdrawn(proposal(1), ALI));
  }

  @Test
  void whatIsNotThereIsUnknown() {
    Refusal.Code unknown = Refusal.Code.UNKNOWN_PROPOSAL;

    given(ON_ITEM).when(ALI, changing(1, null, "x", null)).thenRefused(unknown);
    given(ON_ITEM).when(ALI, new Command.WithdrawProposal(proposal(1))).thenRefused(unknown);
    given(ON_ITEM).when(ALI, supporting(true)).thenRefused(unknown);
    given(ON_ITEM).when(MODERATOR, new Command.ReadmitProposal(proposal(1))).thenRefused(unknown);
    given(ENDED).when(ALI, supporting(true)).thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  private static int supporters(Story story) {
    return story.state().proposals().get(proposal(1)).supporters().size();
  }

  private static Story decided(int yes, int no) {
    return WITH_PROPOSAL.and(MODERATOR, recorded(yes, no));
  }

  private static Command recorded(int yes, int no) {
    return new Command.RecordCount(proposal(1), null, new Hands(yes, no, 5), null, null);
  }

  private static Command supporting(boolean on) {
    return new Command.SupportProposal(proposal(1), on);
  }

  private static Command changing(
      int version, @Nullable String title, @Nullable String text, @Nullable String reasons) {
    return new Command.ChangeProposal(
        proposal(1), version, wording(title), wording(text), wording(reasons));
  }

  private static @Nullable Wording wording(@Nullable String text) {
    return text == null ? null : said(text);
  }
}
