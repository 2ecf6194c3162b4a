package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.voting.methods.Settings;

/** One seat has one winner: what a later vote was built upon falls only together with that. */
class BuiltUponTest {
  private static final DecisionId FIRST = decision(1);
  private static final DecisionId SECOND = decision(2);
  private static final Command CORRECT = new Command.CorrectDecision(FIRST, said("Verzählt"));

  /** 40, 35 and 25: the run-off elects Bo. */
  private static final Story RUN_OFF =
      given(ON_ITEM)
          .and(
              MODERATOR,
              new Command.OpenPoll(
                  null,
                  said("Wer spricht für uns?"),
                  "absolute-election",
                  List.of(said("Ada"), said("Bo"), said("Cleo")),
                  1,
                  Settings.DEFAULT,
                  null))
          .phonesSay(Map.of("a", 40, "b", 35, "c", 25))
          .and(MODERATOR, new Command.CloseDecision(FIRST))
          .and(MODERATOR, new Command.AnnounceDecision(FIRST))
          .and(MODERATOR, new Command.NextRound(FIRST))
          .phonesSay(Map.of("a", 45, "b", 55));

  private static final Story ELECTED =
      given(RUN_OFF)
          .and(MODERATOR, new Command.CloseDecision(SECOND))
          .and(MODERATOR, new Command.AnnounceDecision(SECOND));

  @Test
  void noSecondWinnerIsFoundByCorrectingTheRoundBefore() {
    given(ELECTED).when(MODERATOR, CORRECT).thenRefused(Refusal.Code.BUILT_UPON);
    given(ELECTED)
        .when(MODERATOR, new Command.NextRound(FIRST))
        .thenRefused(Refusal.Code.BUILT_UPON);
  }

  @Test
  void whatWasBuiltUponItIsSetAsideVisibly() {
    Story taken =
        given(ELECTED).and(MODERATOR, new Command.CorrectDecision(FIRST, said("Verzählt"), true));
    assertThat(taken.events()).contains(new VotingEvent.DecisionSetAside(SECOND, null, FIRST));
    assertThat(taken.state().decisions().get(SECOND).state())
        .isEqualTo(new Decision.SetAside(FIRST));
    assertThat(taken.state().decisions().voting()).isEqualTo(FIRST);

    Story again = given(ELECTED).and(MODERATOR, new Command.NextRound(FIRST, true));
    assertThat(again.state().decisions().get(SECOND).isAnnounced()).isFalse();
    assertThat(again.state().decisions().voting()).isEqualTo(decision(3));
  }

  @Test
  void whatEndedWithoutAResultHoldsNothingUp() {
    given(RUN_OFF)
        .and(MODERATOR, new Command.EndDecision(SECOND))
        .when(MODERATOR, CORRECT)
        .isAccepted();
  }

  @Test
  void whatIsToBeDecidedAnewHoldsNothingUp() {
    Story anew =
        given(ELECTED)
            .and(
                ALI,
                new Command.AskToSpeak(
                    EntryKind.POINT_OF_ORDER, null, null, MotionKind.RECONSIDER, null))
            .and(MODERATOR, new Command.CallNext(null, null))
            .and(
                MODERATOR,
                new Command.SettleMotion(
                    EntryId.of(1), Motion.How.NO_OBJECTION, true, null, null, null));
    assertThat(anew.state().decisions().get(SECOND).holds()).isFalse();
    given(anew).when(MODERATOR, CORRECT).isAccepted();
    given(anew).when(MODERATOR, new Command.NextRound(FIRST)).isAccepted();
  }

  /** The first of two that exclude each other was rejected, and so the second was put. */
  @Test
  void twoThatExcludeEachOtherAreNotBothAdopted() {
    Story second = put(put(competing(), 1, FIRST, Map.of("no", 5)), 2, SECOND, Map.of("yes", 5));
    given(second).when(MODERATOR, CORRECT).thenRefused(Refusal.Code.BUILT_UPON);
    Story taken =
        given(second).and(MODERATOR, new Command.CorrectDecision(FIRST, said("Verzählt"), true));
    assertThat(taken.state().proposals().get(proposal(2)).state())
        .isNotEqualTo(Proposal.ProposalState.ADOPTED);
  }

  private static Story competing() {
    return given(ON_ITEM)
        .and(EVA, handIn("Spielstraße"))
        .and(EVA, handIn("Parkplatz"))
        .and(MODERATOR, new Command.CompeteProposals(proposal(1), proposal(2)));
  }

  private static Story put(Story story, int proposal, DecisionId it, Map<String, Integer> urn) {
    return story
        .and(MODERATOR, new Command.OpenDecision(proposal(proposal), null))
        .phonesSay(urn)
        .and(MODERATOR, new Command.CloseDecision(it))
        .and(MODERATOR, new Command.AnnounceDecision(it));
  }
}
