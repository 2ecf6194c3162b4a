package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.WITH_PROPOSAL;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.openOn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.WordRef;

/** Handing in proposals, and what becomes of them. */
class ProposalsTest {

  @Test
  void anybodyMayHandInAProposalBeforeAndDuringTheAssembly() {
    WordRef title = ref("a1/title", 1, "Bänke");
    WordRef text = ref("a1/text", 1, "Zwei Bänke am Platz.");
    WordRef reasons = ref("a1/reasons", 1, "Es fehlen welche.");
    Command handIn = proposing("Bänke", "Zwei Bänke am Platz.", "Es fehlen welche.");
    Event handedIn = new ProposalEvent.ProposalHandedIn(proposal(1), 1, ALI, title, text, reasons);

    given(PLANNED)
        .when(ALI, handIn)
        .making(proposal(1))
        .saying(title, text, reasons)
        .then(handedIn);
    given(ON_ITEM).when(ALI, handIn).then(handedIn);
  }

  @Test
  void afterTheEndItIsTooLate() {
    given(ENDED).when(ALI, handIn("Bänke")).thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  @Test
  void reasonsNeedNotBeGiven() {
    WordRef title = ref("a1/title", 1, "Bänke");
    WordRef text = ref("a1/text", 1, "Zwei.");

    given(ON_ITEM)
        .when(ALI, proposing("Bänke", "Zwei.", ""))
        .saying(title, text)
        .then(new ProposalEvent.ProposalHandedIn(proposal(1), 1, ALI, title, text, null));
  }

  @Test
  void titleAndTextAreNeeded() {
    given(ON_ITEM).when(ALI, proposing("", "Zwei.", null)).thenRefused(Refusal.Code.TEXT_MISSING);
    given(ON_ITEM).when(ALI, proposing("Bänke", "", null)).thenRefused(Refusal.Code.TEXT_MISSING);
  }

  @Test
  void titlesAreBoundedInCharactersAndTextsInBytes() {
    Map<String, Object> bytes = Map.of("n", 20_000);

    given(ON_ITEM).when(ALI, proposing("ä".repeat(200), "ä".repeat(10_000), null)).isAccepted();
    given(ON_ITEM)
        .when(ALI, proposing("ä".repeat(201), "x", null))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 200));
    given(ON_ITEM)
        .when(ALI, proposing("x", "ä".repeat(10_000) + "x", null))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, bytes);
    given(ON_ITEM)
        .when(ALI, proposing("x", "x", "ä".repeat(10_000) + "x"))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, bytes);
  }

  @Test
  void proposalsAreNumberedInTheOrderInWhichTheyCome() {
    Story story = given(WITH_PROPOSAL).and(ALI, handIn("Bänke"));

    assertThat(story.state().proposals().order()).containsExactly(proposal(1), proposal(2));
    assertThat(story.state().proposals().get(proposal(2)).number()).isEqualTo(2);
    assertThat(story.state().proposals().get(proposal(1)).person()).isEqualTo(EVA);
  }

  @ParameterizedTest
  @CsvSource({"2,1,0,ADOPTED", "1,2,0,REJECTED", "1,1,0,REJECTED", "0,0,9,NO_RESULT"})
  void aProposalBecomesWhatWasAnnounced(
      int yes, int no, int abstain, Proposal.ProposalState state) {
    assertThat(after(VOTING, 1, yes, no, abstain)).isEqualTo(state);
    assertThat(VOTING.state().proposals().get(proposal(1)).state())
        .isEqualTo(Proposal.ProposalState.VOTING);
  }

  @Test
  void decidedIsDecided() {
    Story adopted = announced(VOTING, 1, 2, 1, 0);
    Story rejected = announced(VOTING, 1, 1, 2, 0);

    given(adopted)
        .when(MODERATOR, openOn(proposal(1)))
        .thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE);
    given(rejected)
        .when(MODERATOR, openOn(proposal(1)))
        .thenRefused(Refusal.Code.PROPOSAL_NOT_VOTABLE);
  }

  @Test
  void whatFoundNoResultMayBePutToTheVoteAgain() {
    given(announced(VOTING, 1, 0, 0, 5))
        .when(MODERATOR, openOn(proposal(1)))
        .making(decision(2))
        .isAccepted();
  }

  @Test
  void aVoteEndedWithoutAResultLeavesTheProposalAsItWas() {
    Story never = given(VOTING).and(MODERATOR, new Command.EndDecision(decision(1)));
    Story again =
        given(announced(VOTING, 1, 0, 0, 5))
            .and(MODERATOR, openOn(proposal(1)))
            .and(MODERATOR, new Command.EndDecision(decision(2)));

    assertThat(never.state().proposals()).isEqualTo(WITH_PROPOSAL.state().proposals());
    assertThat(again.state().proposals().get(proposal(1)).state())
        .isEqualTo(Proposal.ProposalState.NO_RESULT);
  }

  private static Proposal.ProposalState after(
      Story story, int decision, int yes, int no, int abstain) {
    return announced(story, decision, yes, no, abstain)
        .state()
        .proposals()
        .get(proposal(1))
        .state();
  }

  private static Story announced(Story story, int decision, int yes, int no, int abstain) {
    return story
        .phonesSay(yes, no, abstain)
        .and(MODERATOR, new Command.CloseDecision(decision(decision)))
        .and(MODERATOR, new Command.AnnounceDecision(decision(decision)));
  }

  private static Command proposing(String title, String text, String reasons) {
    return new Command.HandInProposal(
        said(title), said(text), reasons == null ? null : said(reasons));
  }
}
