package org.kiezplenum.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.proposals.ProposalId;

/** What the minutes say of what was put to the vote, and of what was not. */
class DecisionsInMinutesTest {

  @Test
  void countWhatStandsAfterADecisionWasReopenedAndHandsRemoved() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Spielstraße", 20));
    DecisionId decision = evening.ask("Vertagen wir den Punkt?");
    evening.hands(decision, 50, 1, 0);
    evening.close(decision, 3, 0, 0);
    evening.desk(new Command.ReopenDecision(decision));
    evening.desk(new Command.RemoveHands(decision, BlockId.of(1)));
    evening.hands(decision, 5, 1, 0);
    evening.close(decision, 4, 20, 1);
    evening.announce(decision);

    DecisionRecord record = evening.minutes().items().getFirst().decisions().getFirst();

    assertThat(record.question()).isEqualTo("Vertagen wir den Punkt?");
    assertThat(record.proposal()).isNull();
    assertThat(record.blocks()).containsExactly(new Hands(5, 1, 0));
    assertThat(record.context())
        .containsEntry("outcome", "rejected")
        .containsEntry("reason", "more-no")
        .containsEntry("yes", 9)
        .containsEntry("no", 21)
        .containsEntry("abstain", 1);
  }

  @Test
  void stateNoHandsThatNobodyCounted() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Spielstraße", 20));
    DecisionId decision = evening.ask("Vertagen wir den Punkt?");
    evening.close(decision, 3, 1, 0);
    evening.announce(decision);

    assertThat(evening.minutes().items().getFirst().decisions().getFirst().context())
        .containsKey("phones")
        .doesNotContainKeys("hands", "blocks");
  }

  @Test
  void sayOfAVoteWithoutResultOnlyThatItWas() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Spielstraße", 20));
    ProposalId proposal = evening.proposal(evening.guest(null), "Ein Antrag", "Sein Text.", null);
    DecisionId first = evening.vote(proposal);
    evening.hands(first, 50, 1, 0);
    evening.close(first, 3, 1, 0);
    evening.desk(new Command.EndDecision(first));
    DecisionId second = evening.vote(proposal);
    evening.close(second, 1, 1, 0);
    evening.announce(second);

    List<DecisionRecord> decisions = evening.minutes().items().getFirst().decisions();

    assertThat(decisions.getFirst().context())
        .containsEntry("outcome", "ended")
        .containsKey("proposal")
        .doesNotContainKeys("yes", "no", "abstain", "phones", "hands", "blocks", "reason");
    assertThat(decisions.getLast().context())
        .containsEntry("outcome", "rejected")
        .containsEntry("reason", "tie");
  }

  @Test
  void keepQuietAboutAVoteThatIsNotAnnounced() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Spielstraße", 20));
    ProposalId proposal = evening.proposal(evening.guest(null), "Ein Antrag", "Sein Text.", null);
    DecisionId decision = evening.vote(proposal);
    evening.close(decision, 3, 1, 0);

    Minutes draft = evening.minutes();

    assertThat(draft.items().getFirst().decisions()).isEmpty();
    assertThat(draft.proposalsWithoutVote()).isEmpty();
  }

  @Test
  void carryProposalsThatWereNotPutToTheVote() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.proposal(evening.guest("Eva"), "Mehr Bänke", "Am Kanal stehen *vier* Bänke.", null);

    assertThat(evening.minutes().proposalsWithoutVote())
        .containsExactly(
            new ProposalRecord(
                1,
                "Mehr Bänke",
                1,
                "Am Kanal stehen *vier* Bänke.",
                null,
                false,
                null,
                ProposalRecord.Course.NONE,
                null));
  }
}
