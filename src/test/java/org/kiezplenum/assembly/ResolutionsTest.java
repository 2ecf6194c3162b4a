package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.voting.Adopting;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Resolutions;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** Whatever the assembly adopts has a number, in the order of announcement, and keeps it. */
class ResolutionsTest {
  private static final Story WITH_PROPOSAL = ON_ITEM.and(EVA, handIn("Spielstraße"));

  @Test
  void questionsChoicesAndProposalsAreNumberedTogether() {
    Story all =
        WITH_PROPOSAL
            .and(MODERATOR, seen("Lüften?"))
            .and(MODERATOR, counted(null, "Pause?", 1, 5))
            .and(MODERATOR, counted(proposal(1), null, 5, 1))
            .and(MODERATOR, choice())
            .phonesSay(Map.of("a", 5, "b", 2))
            .and(MODERATOR, new Command.CloseDecision(decision(4)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(4)));

    assertThat(resolutions(all)).containsExactly(1, null, 2, 3);
    assertThat(ofProposal(all, 1)).isEqualTo(2);
  }

  @Test
  void whatIsSeenIsSaidWithItsNumber() {
    assertThat(newest(WITH_PROPOSAL.and(MODERATOR, seen("Lüften?"))))
        .isEqualTo(new VotingEvent.ResolutionNumbered(decision(1), 1));
  }

  @Test
  void whereEverythingStaysNothingIsResolved() {
    Command weighed =
        new Command.OpenPoll(
            null,
            said("Wohin?"),
            "resistance",
            List.of(said("Nord"), said("Alles bleibt")),
            1,
            Settings.of(Map.of(Setting.PASSIVE, "b")),
            null);
    Story stays =
        ON_ITEM
            .and(MODERATOR, weighed)
            .phonesSay(Map.of("a:9 b:0", 3))
            .and(MODERATOR, new Command.CloseDecision(decision(1)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(1)));

    assertThat(stays.state().decisions().get(decision(1)).isAnnounced()).isTrue();
    assertThat(resolutions(stays)).containsExactly((Integer) null);
  }

  @Test
  void anAmendmentIsPartOfWhatItAmends() {
    Story amended =
        WITH_PROPOSAL
            .and(ALI, new Command.AmendProposal(proposal(1), 1, said(""), said("Kurz."), null))
            .and(MODERATOR, seen(2, true))
            .and(MODERATOR, seen(1, true));

    assertThat(resolutions(amended)).containsExactly(null, 1);
    assertThat(ofProposal(amended, 2)).isNull();
  }

  /** Corrected to the contrary, its number is nobody's; the next is another. */
  @Test
  void aNumberIsNotGivenOnceMoreAfterACorrection() {
    Story corrected = corrected(announced(ON_ITEM, 1, 5, 1), 1, 1, 5);
    Story next = corrected.and(MODERATOR, seen("Lüften?"));

    assertThat(resolutions(next)).containsExactly(null, 2);
    assertThat(next.state().decisions().get(decision(1)).history().number()).isEqualTo(1);
  }

  @Test
  void correctedBackItIsTheSameResolution() {
    Story next = corrected(announced(ON_ITEM, 1, 5, 1), 1, 1, 5).and(MODERATOR, seen("Lüften?"));

    assertThat(resolutions(corrected(next, 1, 6, 2))).containsExactly(1, 2);
  }

  @Test
  void adoptedOnlyByTheCorrectionItIsNumberedThen() {
    Story rejected = announced(ON_ITEM, 1, 1, 5).and(MODERATOR, seen("Lüften?"));

    assertThat(resolutions(corrected(rejected, 1, 5, 1))).containsExactly(2, 1);
  }

  @Test
  void whatWasTakenBackGivesItsNumberToNobody() {
    Story seen = WITH_PROPOSAL.and(MODERATOR, seen(1, true));
    Story back = seen.and(MODERATOR, new Command.Undo(seen.state().steps().last()));

    assertThat(ofProposal(back, 1)).isNull();
    Story again = back.and(MODERATOR, seen(1, true));
    assertThat(resolutions(again)).containsExactly(null, 2);
    assertThat(ofProposal(again, 1)).isEqualTo(2);
  }

  @Test
  void countedOnDemandItIsAnotherResolution() {
    Story counted =
        WITH_PROPOSAL
            .and(MODERATOR, seen(1, true))
            .and(MODERATOR, new Command.DemandCount(decision(1)))
            .phonesSay(5, 2, 0)
            .and(MODERATOR, new Command.CloseDecision(decision(2)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));

    assertThat(resolutions(counted)).containsExactly(null, 2);
    assertThat(ofProposal(counted, 1)).isEqualTo(2);
  }

  /** No event said a number then: proposals have theirs, and what was adopted in words has none. */
  @Test
  void journalsOfFormerTimesTellTheirNumbersAsTheyDid() {
    Story then =
        WITH_PROPOSAL
            .and(ALI, handIn("Bänke"))
            .and(MODERATOR, seen("Lüften?"))
            .and(MODERATOR, seen(2, true))
            .and(MODERATOR, seen(1, true));
    Story old = ofFormerTimes(then);

    assertThat(resolutions(old)).containsExactly(null, null, null);
    assertThat(ofProposal(old, 2)).isEqualTo(1);
    assertThat(ofProposal(old, 1)).isEqualTo(2);

    Story undone = old.and(MODERATOR, new Command.Undo(old.state().steps().last()));
    Story since = undone.and(MODERATOR, seen("Pause?")).and(MODERATOR, seen(1, true));
    assertThat(resolutions(since)).containsExactly(null, null, null, 3, 4);
    assertThat(ofProposal(since, 2)).isEqualTo(1);
    assertThat(ofProposal(since, 1)).isEqualTo(4);
  }

  @Test
  void whatWasAnnouncedFirstStaysBesideWhatHolds() {
    Story twice = corrected(corrected(announced(ON_ITEM, 1, 5, 1), 1, 1, 5), 1, 4, 2);

    Decision decision = twice.state().decisions().get(decision(1));
    assertThat(decision.history().former()).hasSize(2);
    assertThat(Adopting.by(decision, decision.history().former().get(0).result())).isTrue();
    assertThat(Adopting.by(decision, decision.history().former().get(1).result())).isFalse();
    assertThat(decision.history().former().get(0).reason())
        .isNotEqualTo(decision.history().former().get(1).reason());
  }

  @Test
  void whatWasPutByMistakeIsMarkedAtOnceOrAfterwards() {
    Story open = ON_ITEM.and(MODERATOR, new Command.OpenDecision(null, said("Test?")));
    Command mistake = new Command.EndDecision(decision(1), true);
    Event ended = new VotingEvent.DecisionEnded(decision(1));
    Event marked = new VotingEvent.DecisionMistaken(decision(1));

    Story done = open.when(MODERATOR, mistake).then(ended, marked);
    done.when(MODERATOR, mistake).thenNothingHappens();
    open.and(MODERATOR, new Command.EndDecision(decision(1))).when(MODERATOR, mistake).then(marked);
    assertThat(done.state().decisions().get(decision(1)).history().mistaken()).isTrue();
  }

  /** Everybody knows a result of it. */
  @Test
  void whatWasOnceAnnouncedWasNoMistake() {
    Story announced = announced(ON_ITEM, 1, 5, 1);
    Command mistake = new Command.EndDecision(decision(1), true);

    announced.when(MODERATOR, mistake).thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
    Story takenUp =
        announced.and(MODERATOR, new Command.CorrectDecision(decision(1), said("Verzählt")));
    takenUp.when(MODERATOR, mistake).thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
    takenUp
        .and(MODERATOR, new Command.EndDecision(decision(1)))
        .when(MODERATOR, mistake)
        .thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
  }

  private static Story announced(Story before, int number, int yes, int no) {
    return counting(
        before.and(MODERATOR, new Command.OpenDecision(null, said("Mehr Bäume?"))),
        number,
        yes,
        no);
  }

  private static Story corrected(Story before, int number, int yes, int no) {
    Story takenUp =
        before.and(MODERATOR, new Command.CorrectDecision(decision(number), said("Verzählt")));
    Story cleared = takenUp;
    for (var block : takenUp.state().decisions().get(decision(number)).handBlocks()) {
      cleared = cleared.and(MODERATOR, new Command.RemoveHands(decision(number), block));
    }
    return counting(cleared, number, yes, no);
  }

  private static Story counting(Story open, int number, int yes, int no) {
    return open.and(MODERATOR, new Command.EnterHands(decision(number), new Hands(yes, no, 0)))
        .phonesSay(0, 0, 0)
        .and(MODERATOR, new Command.CloseDecision(decision(number)))
        .and(MODERATOR, new Command.AnnounceDecision(decision(number)));
  }

  private static Story ofFormerTimes(Story story) {
    Assembly state = Assembly.NONE;
    List<Event> events = new ArrayList<>();
    for (Event event : story.events()) {
      if (!(event instanceof VotingEvent.ResolutionNumbered)) {
        state = state.after(event, story.at(), MODERATOR.value());
        events.add(event);
      }
    }
    return new Story(state, story.at(), story.bag(), story.texts(), List.copyOf(events));
  }

  private static List<Integer> resolutions(Story story) {
    List<Integer> numbers = new ArrayList<>();
    for (var id : story.state().decisions().order()) {
      numbers.add(story.state().decisions().get(id).resolution());
    }
    return numbers;
  }

  private static Integer ofProposal(Story story, int number) {
    Proposal proposal = story.state().proposals().get(proposal(number));
    return Resolutions.of(story.state(), proposal);
  }

  private static Event newest(Story story) {
    return story.events().getLast();
  }

  private static Command handIn(String title) {
    return new Command.HandInProposal(said(title), said("Wir wollen das. Wirklich."), null);
  }

  private static Command seen(String question) {
    return new Command.DecideBySight(
        null, said(question), PlainMethod.MAJORITY_SEEN, true, null, null);
  }

  private static Command seen(int number, boolean isFor) {
    return new Command.DecideBySight(
        proposal(number), null, PlainMethod.MAJORITY_SEEN, isFor, null, null);
  }

  private static Command counted(
      org.kiezplenum.assembly.proposals.ProposalId about, String question, int yes, int no) {
    Wording asked = question == null ? null : said(question);
    return new Command.RecordCount(about, asked, new Hands(yes, no, 0), null, null);
  }

  private static Command choice() {
    return new Command.OpenPoll(
        null,
        said("Welche Farbe?"),
        "relative-election",
        List.of(said("Rot"), said("Blau")),
        1,
        Settings.DEFAULT,
        null);
  }
}
