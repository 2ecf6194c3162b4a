package org.kiezplenum.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.kiezplenum.minutes.Evening.say;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

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
    assertThat(((PlainRecord) record.result()).blocks()).containsExactly(new Hands(5, 1, 0));
    assertThat(record.context())
        .containsEntry("outcome", "rejected")
        .containsEntry("reason", "more-no")
        .containsEntry("yes", 9)
        .containsEntry("no", 21)
        .containsEntry("abstain", 1);
  }

  @Test
  void countPeopleAndNotNumbersWhereSomebodyVotedUnderSeveral() {
    DecisionId vote = DecisionId.of(1);
    Story merged =
        Scenes.ON_ITEM
            .and(Scenes.MODERATOR, Scenes.mergePeople(Scenes.ALI, Scenes.BO))
            .and(Scenes.MODERATOR, Scenes.mergePeople(Scenes.BO, Scenes.CEM));
    Puts puts = new Puts();
    for (PersonId into : List.of(Scenes.BO, Scenes.CEM)) {
      puts.remember(new VotingEvent.TwoBallotsCounted(vote, into, null), merged.state(), 0);
    }
    assertThat(doubled(puts, vote, merged)).containsOnly(entry("counted", 1), entry("ballots", 3));
    puts.remember(new VotingEvent.TwoBallotsCounted(vote, Scenes.EVA, null), merged.state(), 0);
    assertThat(doubled(puts, vote, merged)).containsOnly(entry("counted", 2), entry("ballots", 5));

    DecisionId secret = DecisionId.of(2);
    for (PersonId into : List.of(Scenes.BO, Scenes.CEM)) {
      puts.remember(new VotingEvent.TwoBallotsCounted(secret, into, true), merged.state(), 0);
    }
    assertThat(doubled(puts, secret, merged)).containsOnly(entry("possible", 1));
    assertThat(puts.doubled(DecisionId.of(3), merged.state().people())).isNull();
  }

  private static Map<String, Object> doubled(Puts puts, DecisionId decision, Story story) {
    return Objects.requireNonNull(puts.doubled(decision, story.state().people())).context();
  }

  @Test
  void tellWhichLotWasDrawnForAResultThatWasCorrected() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Kasse", 20));
    evening.desk(
        new Command.OpenPoll(
            null, say("Wer?"), "irv", List.of(say("Ada"), say("Bo")), 1, Settings.DEFAULT, null));
    DecisionId vote = DecisionId.of(1);
    evening.close(vote, Map.of("a", 4, "b", 4));
    evening.desk(new Command.DrawLot(vote, List.of("b"), "", say("Frau Nowak")));
    evening.announce(vote);
    evening.desk(new Command.CorrectDecision(vote, say("Eine Hand vergessen")));
    evening.desk(new Command.EnterPaper(vote, "a", 1));
    evening.announce(vote);

    DecisionRecord record = evening.minutes().items().getFirst().decisions().getFirst();
    assertThat(record.fate().former()).hasSize(1);
    assertThat(record.fate().former().getFirst())
        .containsKey("elected")
        .containsEntry("drawn", List.of("Bo"))
        .containsEntry("witness", "Frau Nowak");
    assertThat(record.context().get("poll"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .doesNotContainKey("witness")
        .containsEntry("dropped", List.of(Map.of("drawn", List.of("Bo"), "witness", "Frau Nowak")));
  }

  @Test
  void tellEveryLotThatWasDrawnAndDoesNotHold() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Kasse", 20));
    Settings secret = Settings.DEFAULT.with(Setting.BALLOTS, "secret");
    evening.desk(
        new Command.OpenPoll(
            null, say("Wer?"), "irv", List.of(say("Ada"), say("Bo")), 1, secret, null));
    DecisionId vote = DecisionId.of(1);
    evening.close(vote, Map.of("a", 4, "b", 4));
    evening.desk(new Command.DrawLot(vote, List.of("a"), "", say("Frau Nowak")));
    evening.desk(new Command.DrawLot(vote, List.of("b"), "", say("Herr Yildiz"), true));
    evening.desk(new Command.EnterPaper(vote, "abstain", 3));
    evening.desk(new Command.DrawLot(vote, "417"));
    evening.desk(new Command.RemoveHands(vote, new BlockId("b1")));
    evening.announce(vote);

    DecisionRecord record = evening.minutes().items().getFirst().decisions().getFirst();
    Map<String, Object> wrong =
        Map.of("drawn", List.of("Ada"), "witness", "Frau Nowak", "wrong", true);
    assertThat(record.context().get("poll"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("drawn", List.of("Bo"))
        .containsEntry("witness", "Herr Yildiz")
        .containsEntry("dropped", List.of(wrong, Map.of("fell", List.of("Ada"), "seed", "417")));
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

  @Test
  void keepTheFiguresOfWhatFellAndSayWhyItsNumberDoesNotHold() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Spielstraße", 20));
    PersonId eva = evening.guest(null);
    ProposalId first = evening.proposal(eva, "Bank", "Eine Bank.", null);
    ProposalId second = evening.proposal(eva, "Brunnen", "Ein Brunnen.", null);
    evening.desk(new Command.CompeteProposals(first, second));
    DecisionId rejected = evening.vote(first);
    evening.close(rejected, 1, 2, 0);
    evening.announce(rejected);
    DecisionId adopted = evening.vote(second);
    evening.close(adopted, 7, 2, 1);
    evening.announce(adopted);
    evening.desk(new Command.CorrectDecision(rejected, Evening.say("Verzählt"), true));

    ItemRecord item = evening.minutes().items().getFirst();

    assertThat(item.lapsed()).containsExactly(new ItemRecord.Lapsed(1, "Brunnen", "overtaken"));
    assertThat(item.decisions().getLast().context())
        .containsEntry("overtaken", true)
        .containsEntry("outcome", "adopted")
        .containsEntry("yes", 7)
        .containsEntry("no", 2)
        .containsEntry("abstain", 1)
        .doesNotContainKey("resolution");
  }

  @Test
  void sayThatAResolutionWasReconsideredAndNumberOnlyTheVoteThatHolds() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Spielstraße", 20));
    PersonId eva = evening.guest(null);
    ProposalId proposal = evening.proposal(eva, "Bank", "Eine Bank.", null);
    DecisionId first = evening.vote(proposal);
    evening.close(first, 7, 2, 1);
    evening.announce(first);
    String motion =
        evening.send(
            eva,
            new Command.AskToSpeak(
                EntryKind.POINT_OF_ORDER, null, null, MotionKind.RECONSIDER, null));
    evening.desk(new Command.CallNext(null, null));
    evening.desk(
        new Command.SettleMotion(
            new EntryId(motion), Motion.How.COUNTED, true, new Hands(20, 10, 0), null, null));
    DecisionId again = evening.vote(proposal);
    evening.close(again, 8, 2, 1);
    evening.announce(again);

    ItemRecord item = evening.minutes().items().getFirst();

    assertThat(item.lapsed()).containsExactly(new ItemRecord.Lapsed(1, "Bank", "reconsidered"));
    assertThat(item.decisions().getFirst().context())
        .containsEntry("reconsidered", true)
        .doesNotContainKey("resolution");
    assertThat(item.decisions().getFirst().proposal().context()).doesNotContainKey("resolution");
    assertThat(item.decisions().getLast().context()).containsEntry("resolution", 2);
    assertThat(item.orders().getFirst().context()).containsEntry("twothirds", true);
  }
}
