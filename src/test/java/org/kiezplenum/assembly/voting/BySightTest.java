package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.WITH_PROPOSAL;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** Most decisions of an evening are not counted, and no figure says that they were. */
class BySightTest {

  private static Command sight(PlainMethod method, boolean isFor, @Nullable String question) {
    return new Command.DecideBySight(
        null, question == null ? null : said(question), method, isFor, null, null);
  }

  private static PlainFinding finding(Story story, int number) {
    Decision decision = story.state().decisions().get(decision(number));
    return PlainFinding.of(decision.poll(), ((Decision.Found) decision.state()).finding());
  }

  @Test
  void withoutObjectionIsAlwaysAdoptedAndHasNoFigures() {
    Story seen = ON_ITEM.and(MODERATOR, sight(PlainMethod.NO_OBJECTION, false, "Lüften?"));
    PlainFinding finding = finding(seen, 1);
    assertThat(finding.outcome()).isEqualTo(PlainFinding.Outcome.ADOPTED);
    assertThat(finding.reason()).isEqualTo(PlainFinding.FindingReason.NO_OBJECTION);
    assertThat(finding.total()).isNull();
    assertThat(seen.state().decisions().shown()).isEqualTo(decision(1));
  }

  @Test
  void aMajorityIsSeenForOrAgainst() {
    Story seen = ON_ITEM.and(MODERATOR, sight(PlainMethod.MAJORITY_SEEN, false, "Lüften?"));
    assertThat(finding(seen, 1).outcome()).isEqualTo(PlainFinding.Outcome.REJECTED);
  }

  @Test
  void aProposalThatIsDecidedBySightIsDecided() {
    Story seen =
        WITH_PROPOSAL.and(
            MODERATOR,
            new Command.DecideBySight(
                proposal(1), null, PlainMethod.NO_OBJECTION, true, null, null));
    assertThat(seen.state().proposals().get(proposal(1)).state())
        .isEqualTo(Proposal.ProposalState.ADOPTED);
  }

  @Test
  void withNeitherProposalNorQuestionItIsOnTheItemItself() {
    Story seen = ON_ITEM.and(MODERATOR, sight(PlainMethod.NO_OBJECTION, true, null));
    Decision decided = seen.state().decisions().get(decision(1));
    assertThat(decided.question()).isNull();
    assertThat(decided.item()).isEqualTo(Scenes.PLAY_STREET);
  }

  @Test
  void onePersonIsEnoughToHaveItCounted() {
    Story seen =
        WITH_PROPOSAL.and(
            MODERATOR,
            new Command.DecideBySight(
                proposal(1), null, PlainMethod.MAJORITY_SEEN, true, null, null));

    Story counting =
        seen.when(MODERATOR, new Command.DemandCount(decision(1))).making(decision(2)).isAccepted();

    assertThat(counting.state().decisions().get(decision(1)).state())
        .isInstanceOf(Decision.SetAside.class);
    assertThat(counting.state().decisions().voting()).isEqualTo(decision(2));
    assertThat(counting.state().proposals().get(proposal(1)).state())
        .isEqualTo(Proposal.ProposalState.VOTING);
    counting
        .when(MODERATOR, new Command.DemandCount(decision(1)))
        .thenRefused(Refusal.Code.NOT_BY_SIGHT);
  }

  @Test
  void whileAVoteIsOnNothingElseIsDecided() {
    VOTING
        .when(MODERATOR, sight(PlainMethod.NO_OBJECTION, true, "Lüften?"))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void aCountFromPaperIsEnteredWithItsTime() {
    Story recorded =
        ON_ITEM.and(
            MODERATOR,
            new Command.RecordCount(
                null, said("Spielstraße?"), new Hands(70, 41, 20), OTHER_MATTERS, "19:20"));
    Decision decided = recorded.state().decisions().get(decision(1));
    assertThat(decided.happened()).isEqualTo("19:20");
    assertThat(decided.item()).isEqualTo(OTHER_MATTERS);
    assertThat(finding(recorded, 1).total()).isEqualTo(new Tally(70, 41, 20));
    assertThat(recorded.state().decisions().shown()).isNull();
  }

  @Test
  void aCountFromPaperIsWhole() {
    ON_ITEM
        .when(
            MODERATOR,
            new Command.RecordCount(null, said("Und?"), new Hands(70, null, null), null, "19:20"))
        .thenRefused(Refusal.Code.INCOMPLETE_COUNT, Map.of("missing", List.of("no", "abstain")));
  }

  @Test
  void whatIsNoTimeIsRefused() {
    ON_ITEM
        .when(
            MODERATOR,
            new Command.DecideBySight(
                null, said("Und?"), PlainMethod.NO_OBJECTION, true, null, "gegen sieben"))
        .thenRefused(Refusal.Code.NOT_A_TIME);
  }
}
