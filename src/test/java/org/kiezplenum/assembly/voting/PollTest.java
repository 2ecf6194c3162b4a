package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.LIVE;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.WITH_PROPOSAL;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** What is counted by one of the methods: from the question to the announcement, and further. */
class PollTest {
  private static final DecisionId IT = decision(1);
  private static final Command CLOSE = new Command.CloseDecision(IT);
  private static final Command ANNOUNCE = new Command.AnnounceDecision(IT);
  private static final Story ELECTION =
      given(ON_ITEM).and(MODERATOR, poll("relative-election", 1, "Dana", "Finn", "Jo"));
  private static final Story SCORES =
      given(ON_ITEM).and(MODERATOR, poll("score", 1, "Park", "Bank"));

  @Test
  void whatIsAskedIsPutWithTheWordsOfItsOptions() {
    Story story =
        given(ON_ITEM).when(MODERATOR, poll("score", 1, "Park", "Bank")).making(IT).isAccepted();
    VotingEvent.PollOpened opened = (VotingEvent.PollOpened) story.events().getLast();
    assertThat(opened.item()).isEqualTo(PLAY_STREET);
    assertThat(opened.ask().options()).containsExactly("a", "b");
    assertThat(story.texts()).containsEntry("d1/option-a", "Park");
    assertThat(story.texts()).containsEntry("d1/option-b", "Bank");
    assertThat(opened.labels().get("b").digest()).isEqualTo(said("Bank").digest());
    assertThat(story.state().decisions().voting()).isEqualTo(IT);
  }

  @Test
  void whatCannotBeAskedIsRefusedWithAReason() {
    given(ON_ITEM)
        .when(MODERATOR, poll("by-shouting", 1))
        .thenRefused(
            Refusal.Code.BAD_POLL, Map.of("fault", "unknown-method", "method", "by-shouting"));
    given(ON_ITEM)
        .when(MODERATOR, poll("schulze", 1))
        .thenRefused(Refusal.Code.BAD_POLL, Map.of("fault", "too-few-options", "least", "1"));
    given(ON_ITEM)
        .when(MODERATOR, poll("score", 3, "Park", "Bank"))
        .thenRefused(
            Refusal.Code.BAD_POLL, Map.of("fault", "bad-seats", "seats", "3", "most", "2"));
    given(ON_ITEM)
        .when(MODERATOR, poll("unanimity", 1, "Park"))
        .thenRefused(Refusal.Code.BAD_POLL, Map.of("fault", "no-options-here"));
    given(ON_ITEM)
        .when(MODERATOR, poll("score", 1, "Park", ""))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given(LIVE).when(MODERATOR, poll("unanimity", 1)).thenRefused(Refusal.Code.NO_CURRENT_ITEM);
    given(SCORES).when(MODERATOR, poll("unanimity", 1)).thenRefused(Refusal.Code.VOTING_ALREADY);
    given(ON_ITEM)
        .when(
            MODERATOR,
            new Command.OpenPoll(null, null, "unanimity", List.of(), 1, Settings.DEFAULT, null))
        .thenRefused(Refusal.Code.NOTHING_TO_ASK);
    given(ON_ITEM)
        .when(
            MODERATOR,
            new Command.OpenPoll(null, said("?"), "unanimity", List.of(), 1, Settings.DEFAULT, 0))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", 1_000_000));
  }

  @Test
  void aBallotIsOneTextHoweverItIsWritten() {
    given(SCORES)
        .when(ALI, new Command.FillBallot(IT, " b:3,a:0 ", 2))
        .casting(new Decided.Ballot(IT, "a:0 b:3", 2, 0));
    given(SCORES)
        .when(ALI, new Command.FillBallot(IT, "a:9", 1))
        .thenRefused(
            Refusal.Code.BAD_BALLOT,
            Map.of(
                "fault",
                "out-of-scale",
                "option",
                said("Park").as("d1/option-a", 1),
                "value",
                "9",
                "least",
                "0",
                "most",
                "5"));
    given(SCORES).when(ALI, new Command.FillBallot(IT, "", 1)).thenRefused(Refusal.Code.BAD_BALLOT);
    given(SCORES)
        .and(MODERATOR, CLOSE)
        .when(ALI, new Command.FillBallot(IT, "a:1", 1))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
    given(ON_ITEM)
        .and(MODERATOR, ask("Machen wir das?"))
        .when(ALI, new Command.FillBallot(IT, "vielleicht", 1))
        .thenRefused(Refusal.Code.BAD_BALLOT);
    given(ON_ITEM)
        .and(MODERATOR, poll("two-thirds-majority", 1))
        .when(ALI, new Command.CastBallot(IT, Choice.NO, 1))
        .casting(new Decided.Ballot(IT, "no", 1, 0));
  }

  @Test
  void handsAndPaperAreCountedWithThePhones() {
    Story story =
        given(ELECTION)
            .phonesSay(Map.of("a", 3, "b", 2, "abstain", 1))
            .and(MODERATOR, cells("a", 4, "b", 9, "c", 0, "abstain", 2))
            .when(MODERATOR, new Command.EnterPaper(IT, "c", 7))
            .making(block(2))
            .then(new VotingEvent.PaperEntered(IT, block(2), new Poll.Paper("c", 7)))
            .when(MODERATOR, CLOSE)
            .then(new VotingEvent.PollClosed(IT, Bag.of(Map.of("a", 3, "b", 2, "abstain", 1))))
            .and(MODERATOR, ANNOUNCE);
    Finding finding = story.newest(VotingEvent.PollAnnounced.class).finding();
    assertThat(finding.elected()).containsExactly("b");
    assertThat(finding.cells().counts())
        .isEqualTo(Map.of("a", 7L, "b", 11L, "c", 7L, "abstain", 3L));
    assertThat(story.state().decisions().shown()).isEqualTo(IT);
    given(story).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
  }

  @Test
  void aBlockThatWasWrongIsTakenOut() {
    Story story =
        given(ELECTION)
            .and(MODERATOR, cells("a", 4, "b", 9, "c", 0, "abstain", 2))
            .and(MODERATOR, new Command.EnterPaper(IT, "c", 7))
            .and(MODERATOR, new Command.RemoveHands(IT, block(1)))
            .and(MODERATOR, new Command.RemoveHands(IT, block(2)));
    Poll poll = story.state().decisions().get(IT).poll();
    assertThat(poll.raised()).isEqualTo(Cells.NONE);
    assertThat(poll.written()).isEqualTo(Bag.EMPTY);
    given(story)
        .when(MODERATOR, new Command.RemoveHands(IT, block(2)))
        .thenRefused(Refusal.Code.UNKNOWN_BLOCK);
    assertThat(story.state().decisions().lastBlock()).isEqualTo(2);
  }

  @Test
  void whatIsNoHandOrPaperOfItIsRefused() {
    given(ELECTION)
        .when(MODERATOR, cells("zz", 1))
        .thenRefused(Refusal.Code.BAD_BALLOT, Map.of("fault", "unknown-cell", "cell", "zz"));
    given(ELECTION).when(MODERATOR, cells("a", -1)).thenRefused(Refusal.Code.BAD_BALLOT);
    given(ELECTION).when(MODERATOR, cells()).thenRefused(Refusal.Code.BAD_BALLOT);
    given(ELECTION)
        .when(MODERATOR, new Command.EnterPaper(IT, "a", 0))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    given(ELECTION)
        .when(MODERATOR, new Command.EnterPaper(IT, "a,b", 1))
        .thenRefused(Refusal.Code.BAD_BALLOT);
    given(ELECTION).when(MODERATOR, count(IT, 1, 1, 1)).thenRefused(Refusal.Code.IS_A_POLL);
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, new Command.EnterPaper(IT, "yes", 1))
        .thenRefused(Refusal.Code.NOT_A_POLL);
  }

  /** Hands are hands, whether they come by the names of answers or as yes, no and abstention. */
  @Test
  void handsForYesAndNoAreCountedWhicheverWayTheyAreEntered() {
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, cells("yes", 3, "no", 1))
        .then(new VotingEvent.HandsEntered(IT, BlockId.of(1), new Hands(3, 1, null)));
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, cells("a", 3))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    given(ON_ITEM)
        .and(
            MODERATOR,
            new Command.OpenPoll(
                null, said("Und?"), "simple-majority", List.of(), 1, Settings.DEFAULT, null))
        .when(MODERATOR, count(IT, 3, 1, 0))
        .then(
            new VotingEvent.CellsEntered(
                IT, BlockId.of(1), Cells.of(Map.of("yes", 3, "no", 1, "abstain", 0))));
  }

  /** DM: a count without its abstentions cannot be stated; nobody knows how many would consent. */
  @Test
  void whatIsNotCountedYetCannotBeAnnounced() {
    given(ELECTION).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.NOT_CLOSED);
    given(ELECTION)
        .and(MODERATOR, cells("a", 4))
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.POLL_INCOMPLETE);
    Story consent =
        given(ON_ITEM)
            .and(MODERATOR, poll("consent", 1))
            .phonesSay(Map.of("consent", 12))
            .and(MODERATOR, CLOSE);
    given(consent).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.POLL_INCOMPLETE);
    assertThat(finding(given(consent).and(MODERATOR, new Command.StatePresent(12))).outcome())
        .isEqualTo(Outcome.CONSENTED);
  }

  @Test
  void aLotIsDrawnFromWhatWasSaidInPublic() {
    Story equal = given(SCORES).phonesSay(Map.of("a:3 b:3", 2)).and(MODERATOR, CLOSE);
    given(equal).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.LOT_NEEDED);
    given(equal)
        .when(MODERATOR, new Command.DrawLot(IT, "  "))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given(equal)
        .when(MODERATOR, new Command.DrawLot(IT, "9".repeat(201)))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 200));
    Story drawn =
        given(equal)
            .when(MODERATOR, new Command.DrawLot(IT, "417"))
            .then(new VotingEvent.LotDrawn(IT, "417", null, null, List.of("b"), null));
    given(drawn).when(MODERATOR, new Command.DrawLot(IT, "418")).thenRefused(Refusal.Code.NO_LOT);
    assertThat(finding(drawn).elected()).hasSize(1);
    assertThat(finding(drawn).rounds()).hasSize(1);
    given(SCORES)
        .when(MODERATOR, new Command.DrawLot(IT, "417"))
        .thenRefused(Refusal.Code.NOT_CLOSED);
  }

  /** Finn and Jo have one vote each, so both go, whoever is first. */
  @Test
  void noLotIsDrawnWhereNothingHangsOnIt() {
    Story orders = given(ON_ITEM).and(MODERATOR, poll("irv", 1, "Dana", "Ela", "Finn", "Jo"));
    Story closed =
        given(orders).phonesSay(Map.of("a", 9, "b", 8, "c>a", 1, "d>a", 1)).and(MODERATOR, CLOSE);
    given(closed).when(MODERATOR, new Command.DrawLot(IT, "417")).thenRefused(Refusal.Code.NO_LOT);
    given(closed)
        .when(MODERATOR, new Command.DrawLot(IT, List.of("c")))
        .thenRefused(Refusal.Code.NO_LOT);
    assertThat(finding(closed).elected()).containsExactly("a");
    assertThat(lots(finding(closed))).containsExactly("without-lot c,d");

    Story equal =
        given(orders).phonesSay(Map.of("a", 9, "b", 9, "c", 1, "d", 1)).and(MODERATOR, CLOSE);
    given(equal)
        .when(MODERATOR, new Command.DrawLot(IT, List.of("c")))
        .thenRefused(Refusal.Code.NOT_TIED);
    Story drawn = given(equal).and(MODERATOR, new Command.DrawLot(IT, List.of("b")));
    assertThat(finding(drawn).elected()).containsExactly("b");
    assertThat(lots(finding(drawn))).containsExactly("without-lot c,d", "lot a,b");
  }

  /** It was drawn when every tie was, and its result stands in the journal or is yet to come. */
  @Test
  void aLotThatWasDrawnInFormerTimesStaysDrawn() {
    Story drawn =
        given(ON_ITEM)
            .and(MODERATOR, poll("irv", 1, "Dana", "Ela", "Finn", "Jo"))
            .phonesSay(Map.of("a", 9, "b", 9, "c", 1, "d", 1))
            .and(MODERATOR, CLOSE)
            .happened(new VotingEvent.LotDrawn(IT, null, null, List.of("d")));
    Finding open = Reckoned.of(drawn.state().decisions().get(IT), null).finding();
    assertThat(open.among()).containsExactly("a", "b");
    assertThat(lots(open)).containsExactly("lot c,d");
    Finding both = finding(given(drawn).and(MODERATOR, new Command.DrawLot(IT, List.of("b"))));
    assertThat(both.elected()).containsExactly("b");
    assertThat(lots(both)).containsExactly("lot c,d", "lot a,b");
  }

  private static List<String> lots(Finding finding) {
    return finding.rounds().stream()
        .flatMap(round -> round.happenings().stream())
        .filter(happening -> happening.kind().wireName().endsWith("lot"))
        .map(happening -> happening.kind().wireName() + " " + String.join(",", happening.options()))
        .toList();
  }

  @Test
  void aRunOffIsOneStepAmongThoseWhoAreEqual() {
    Story first =
        given(ELECTION)
            .phonesSay(Map.of("a", 2, "b", 5, "c", 5))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE);
    Story second = given(first).and(MODERATOR, new Command.NextRound(IT));
    VotingEvent.PollOpened opened = (VotingEvent.PollOpened) second.events().getLast();
    assertThat(opened.decision()).isEqualTo(decision(2));
    assertThat(opened.ask().options()).containsExactly("b", "c");
    assertThat(opened.ask().settings().round()).isEqualTo(2);
    assertThat(opened.labels()).containsOnlyKeys("b", "c");
    given(second)
        .when(MODERATOR, new Command.NextRound(IT))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    given(ELECTION)
        .phonesSay(Map.of("a", 2))
        .and(MODERATOR, CLOSE)
        .and(MODERATOR, ANNOUNCE)
        .when(MODERATOR, new Command.NextRound(IT))
        .thenRefused(Refusal.Code.NO_FURTHER_ROUND);
    given(ELECTION)
        .when(MODERATOR, new Command.NextRound(decision(9)))
        .thenRefused(Refusal.Code.UNKNOWN_DECISION);
    given(first)
        .and(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
        .when(MODERATOR, new Command.NextRound(IT))
        .thenRefused(Refusal.Code.ITEM_NOT_CURRENT);
  }

  /** Who has a seat already has it, so that the round that follows is about the others alone. */
  @Test
  void whatIsAskedAgainIsAskedForTheSeatsThatAreOpen() {
    Story second =
        given(ON_ITEM)
            .and(MODERATOR, poll("resistance", 3, "Park", "Bank", "Brunnen", "Beet"))
            .phonesSay(Map.of("a:0 b:1 c:5 d:5", 3))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE)
            .and(MODERATOR, new Command.NextRound(IT));
    VotingEvent.PollOpened opened = (VotingEvent.PollOpened) second.events().getLast();
    assertThat(opened.ask().options()).containsExactly("c", "d");
    assertThat(opened.ask().seats()).isEqualTo(1);
  }

  /** More than can be counted would break every page that shows the count. */
  @Test
  void papersAreNeverMoreThanCanBeCountedWithThePhones() {
    Story full = ELECTION;
    for (int block = 1; block <= 9; block++) {
      full = given(full).and(MODERATOR, new Command.EnterPaper(IT, "a", Poll.MOST_PAPERS));
    }
    given(full)
        .when(MODERATOR, new Command.EnterPaper(IT, "b", 1))
        .thenRefused(
            Refusal.Code.BAD_BALLOT, Map.of("fault", "too-many-ballots", "most", "900000"));
    Story counted = given(full).phonesSay(Map.of("b", 10_000)).and(MODERATOR, CLOSE);
    assertThat(finding(counted).cells().get("a")).isEqualTo(900_000);
    given(full)
        .and(MODERATOR, new Command.RemoveHands(IT, block(1)))
        .when(MODERATOR, new Command.EnterPaper(IT, "b", 1))
        .isAccepted();
  }

  /** A block was entered twice, and somebody noticed after the announcement. */
  @Test
  void whatWasAnnouncedWronglyIsMendedWithAReason() {
    Command correct = new Command.CorrectDecision(IT, said("Block doppelt"));
    Story wrong =
        given(ELECTION)
            .phonesSay(Map.of("a", 5))
            .and(MODERATOR, cells("a", 0, "b", 4, "c", 0, "abstain", 0))
            .and(MODERATOR, cells("a", 0, "b", 4, "c", 0, "abstain", 0))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE);
    Story again =
        given(wrong)
            .when(MODERATOR, correct)
            .saying(said("Block doppelt").as("d1/correction", 1))
            .isAccepted();
    assertThat(again.state().decisions().voting()).isEqualTo(IT);
    assertThat(again.state().decisions().shown()).isNull();
    Story mended = given(again).and(MODERATOR, new Command.RemoveHands(IT, block(2)));
    assertThat(finding(mended).elected()).containsExactly("a");
    given(mended)
        .and(MODERATOR, ANNOUNCE)
        .when(MODERATOR, correct)
        .saying(said("Block doppelt").as("d1/correction-2", 1));
    given(ELECTION).when(MODERATOR, correct).thenRefused(Refusal.Code.NOT_ANNOUNCED);
    given(again).when(MODERATOR, correct).thenRefused(Refusal.Code.NOT_ANNOUNCED);
    given(wrong)
        .when(MODERATOR, new Command.CorrectDecision(decision(9), said("?")))
        .thenRefused(Refusal.Code.UNKNOWN_DECISION);
    given(wrong)
        .when(MODERATOR, new Command.CorrectDecision(IT, said("")))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given(wrong)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, correct)
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    given(wrong)
        .and(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
        .when(MODERATOR, correct)
        .thenRefused(Refusal.Code.ITEM_NOT_CURRENT);
    given(wrong)
        .and(MODERATOR, new Command.EndAssembly())
        .when(MODERATOR, correct)
        .thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  /** It was put again since, and what was found last holds. */
  @Test
  void whatIsTakenUpAgainDoesNotUndoALaterResultOnTheSameProposal() {
    Command ask = new Command.OpenDecision(proposal(1), null);
    Command correct = new Command.CorrectDecision(IT, said("Zahlendreher"));
    Story adopted =
        given(WITH_PROPOSAL)
            .and(MODERATOR, ask)
            .phonesSay(0, 0, 3)
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE)
            .and(MODERATOR, ask)
            .phonesSay(3, 0, 0)
            .and(MODERATOR, new Command.CloseDecision(decision(2)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));
    assertThat(stateOf(adopted)).isEqualTo(Proposal.ProposalState.ADOPTED);
    Story takenUp = given(adopted).and(MODERATOR, correct);
    assertThat(stateOf(takenUp)).isEqualTo(Proposal.ProposalState.VOTING);
    assertThat(stateOf(given(takenUp).and(MODERATOR, new Command.EndDecision(IT))))
        .isEqualTo(Proposal.ProposalState.ADOPTED);
    assertThat(stateOf(given(takenUp).and(MODERATOR, count(IT, 0, 5, 0)).and(MODERATOR, ANNOUNCE)))
        .isEqualTo(Proposal.ProposalState.ADOPTED);
    Story last =
        given(adopted)
            .and(MODERATOR, new Command.CorrectDecision(decision(2), said("Zahlendreher")))
            .and(MODERATOR, new Command.EndDecision(decision(2)));
    assertThat(stateOf(last)).isEqualTo(Proposal.ProposalState.NO_RESULT);
  }

  private static Proposal.ProposalState stateOf(Story story) {
    return story.state().proposals().get(proposal(1)).state();
  }

  @Test
  void aSimpleMajorityIsMendedTheSameWay() {
    Story wrong =
        given(ON_ITEM)
            .and(MODERATOR, ask("Machen wir das?"))
            .and(MODERATOR, count(IT, 10, 4, 0))
            .phonesSay(1, 2, 0)
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE)
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Zahlendreher")))
            .and(MODERATOR, new Command.RemoveHands(IT, block(1)))
            .and(MODERATOR, count(IT, 1, 4, 0))
            .and(MODERATOR, ANNOUNCE);
    VotingEvent.DecisionAnnounced announced = wrong.newest(VotingEvent.DecisionAnnounced.class);
    assertThat(announced.finding().total()).isEqualTo(new Tally(2, 6, 0));
    assertThat(announced.finding().outcome().wireName()).isEqualTo("rejected");
  }

  @Test
  void whatWasReopenedIsCountedAnew() {
    Story again =
        given(ELECTION)
            .phonesSay(Map.of("a", 2))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, new Command.ReopenDecision(IT))
            .phonesSay(Map.of("a", 2, "b", 3))
            .and(MODERATOR, CLOSE);
    assertThat(finding(again).elected()).containsExactly("b");
  }

  @Test
  void aProposalIsAdoptedByItToo() {
    Command onIt =
        new Command.OpenPoll(
            proposal(1),
            null,
            "two-thirds-majority",
            List.of(),
            1,
            Settings.DEFAULT.with(Setting.BASE, "valid"),
            null);
    Story put = given(WITH_PROPOSAL).and(MODERATOR, onIt);
    Story adopted =
        given(put)
            .phonesSay(Map.of("yes", 8, "no", 2, "abstain", 2))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE);
    assertThat(state(adopted)).isEqualTo("adopted");
    Story rejected =
        given(put)
            .phonesSay(Map.of("yes", 7, "no", 2, "abstain", 3))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE);
    assertThat(state(rejected)).isEqualTo("rejected");
  }

  private static String state(Story story) {
    return story.state().proposals().get(proposal(1)).state().wireName();
  }

  private static Finding finding(Story closed) {
    Story announced = given(closed).and(MODERATOR, ANNOUNCE);
    return announced.newest(VotingEvent.PollAnnounced.class).finding();
  }

  private static Command poll(String method, int seats, String... options) {
    return new Command.OpenPoll(
        null,
        said("Was zuerst?"),
        method,
        Arrays.stream(options).map(option -> said(option)).toList(),
        seats,
        Settings.DEFAULT,
        null);
  }

  private static Command cells(Object... pairs) {
    Map<String, Long> cells = new java.util.TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      cells.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
    }
    return new Command.EnterCells(IT, Cells.of(cells));
  }

  /** What is blocked goes back to whoever works on it, and is asked again as it then reads. */
  @Test
  void aBlockLeadsToRework() {
    Story blocked =
        given(ON_ITEM)
            .and(EVA, Scenes.handIn("Spielstraße"))
            .and(
                MODERATOR,
                new Command.OpenPoll(
                    Scenes.proposal(1),
                    null,
                    "consensus-levels",
                    List.of(),
                    1,
                    Settings.DEFAULT,
                    null))
            .phonesSay(Map.of("level-1", 15, "level-6", 1))
            .and(MODERATOR, new Command.CloseDecision(Scenes.decision(1)))
            .and(MODERATOR, new Command.AnnounceDecision(Scenes.decision(1)));
    assertThat(blocked.state().proposals().get(Scenes.proposal(1)).state())
        .isEqualTo(Proposal.ProposalState.NO_RESULT);
    Story changed =
        blocked.and(
            EVA,
            new Command.ChangeProposal(
                Scenes.proposal(1), 1, null, Scenes.said("Nur sonntags."), null));
    Story again = changed.and(MODERATOR, new Command.NextRound(Scenes.decision(1)));
    assertThat(again.state().decisions().get(Scenes.decision(2)).proposalVersion()).isEqualTo(2);
  }

  /** As it was read before a block was said to lead to rework. */
  @Test
  void aBlockInAnOldRecordStaysARejection() {
    Story blocked =
        given(ON_ITEM)
            .and(EVA, Scenes.handIn("Spielstraße"))
            .and(
                MODERATOR,
                new Command.OpenPoll(
                    Scenes.proposal(1),
                    null,
                    "consensus-levels",
                    List.of(),
                    1,
                    Settings.DEFAULT,
                    null))
            .phonesSay(Map.of("level-6", 1))
            .and(MODERATOR, new Command.CloseDecision(Scenes.decision(1)));
    VotingEvent.PollAnnounced now =
        (VotingEvent.PollAnnounced)
            blocked
                .and(MODERATOR, new Command.AnnounceDecision(Scenes.decision(1)))
                .events()
                .getLast();
    Event old = new VotingEvent.PollAnnounced(now.decision(), now.finding());
    assertThat(blocked.state().after(old, 0, "p1").proposals().get(Scenes.proposal(1)).state())
        .isEqualTo(Proposal.ProposalState.REJECTED);
  }
}
