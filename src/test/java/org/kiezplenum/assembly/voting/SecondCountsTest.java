package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.counting.SecondCount.Takes;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** Two people count the same hands; where they differ the assembly hears no result yet. */
class SecondCountsTest {
  private static final DecisionId IT = decision(1);
  private static final Command CLOSE = new Command.CloseDecision(IT);
  private static final Command ANNOUNCE = new Command.AnnounceDecision(IT);
  private static final Story COUNTED =
      given(ON_ITEM)
          .and(MODERATOR, ask("Machen wir das?"))
          .and(MODERATOR, count(IT, 70, 41, 20))
          .and(MODERATOR, CLOSE);
  private static final Cells OTHER = Cells.of(Map.of("yes", 69, "no", 41, "abstain", 20));

  @Test
  void whoeverCountsTheSameConfirmsIt() {
    Story twice =
        given(COUNTED)
            .when(MODERATOR, again(Cells.of(Map.of("yes", 70, "no", 41, "abstain", 20))))
            .then(
                new VotingEvent.SecondCountEntered(
                    IT, block(1), Cells.of(Map.of("yes", 70, "no", 41, "abstain", 20))));
    assertThat(state(twice)).isEqualTo(SecondCount.SecondCountState.SAME);
    given(twice).when(MODERATOR, ANNOUNCE).isAccepted();
    given(twice).when(MODERATOR, settle(Takes.FIRST)).thenRefused(Refusal.Code.COUNTS_AGREE);
  }

  @Test
  void nothingIsAnnouncedWhileTwoCountsDiffer() {
    Story twice = given(COUNTED).and(MODERATOR, again(OTHER));
    assertThat(state(twice)).isEqualTo(SecondCount.SecondCountState.DIFFERS);
    assertThat(SecondCounts.differing(twice.state().decisions().get(IT))).containsExactly(1);
    given(twice).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.COUNTS_DIFFER, Map.of("n", 1));
    assertThat(hands(twice)).isEqualTo(new Tally(70, 41, 20));
  }

  /** To go on without a result, or to vote anew, is never blocked. */
  @Test
  void closingReopeningAndEndingAreNotBlocked() {
    Story twice = given(COUNTED).and(MODERATOR, again(OTHER));
    given(twice).when(MODERATOR, new Command.ReopenDecision(IT)).isAccepted();
    given(twice).when(MODERATOR, new Command.EndDecision(IT)).isAccepted();
  }

  @Test
  void theSecondHoldsIfThatIsSaid() {
    Story settled =
        given(COUNTED)
            .and(MODERATOR, again(OTHER))
            .when(MODERATOR, settle(Takes.SECOND))
            .then(new VotingEvent.CountSettled(IT, block(1), Takes.SECOND));
    assertThat(hands(settled)).isEqualTo(new Tally(69, 41, 20));
    assertThat(state(settled)).isEqualTo(SecondCount.SecondCountState.SECOND_TAKEN);
    Story announced = given(settled).and(MODERATOR, ANNOUNCE);
    VotingEvent.DecisionAnnounced last = announced.newest(VotingEvent.DecisionAnnounced.class);
    assertThat(last.finding().hands()).isEqualTo(new Tally(69, 41, 20));
  }

  @Test
  void theFirstHoldsIfThatIsSaid() {
    Story settled = given(COUNTED).and(MODERATOR, again(OTHER)).and(MODERATOR, settle(Takes.FIRST));
    assertThat(hands(settled)).isEqualTo(new Tally(70, 41, 20));
    assertThat(state(settled)).isEqualTo(SecondCount.SecondCountState.FIRST_TAKEN);
    given(settled).when(MODERATOR, ANNOUNCE).isAccepted();
    given(settled).when(MODERATOR, settle(Takes.SECOND)).thenRefused(Refusal.Code.COUNTS_AGREE);
  }

  /** After one was taken it is counted against that one. */
  @Test
  void countingOnceMoreBeginsAnew() {
    Story anew =
        given(COUNTED)
            .and(MODERATOR, again(OTHER))
            .and(MODERATOR, settle(Takes.SECOND))
            .and(MODERATOR, again(OTHER));
    assertThat(state(anew)).isEqualTo(SecondCount.SecondCountState.SAME);
    Story corrected =
        given(COUNTED)
            .and(MODERATOR, again(OTHER))
            .and(MODERATOR, again(Cells.of(Map.of("yes", 70, "no", 41, "abstain", 20))));
    assertThat(state(corrected)).isEqualTo(SecondCount.SecondCountState.SAME);
  }

  @Test
  void aBlockThatIsRemovedTakesItsSecondCountAlong() {
    Story removed =
        given(COUNTED)
            .and(MODERATOR, again(OTHER))
            .and(MODERATOR, new Command.RemoveHands(IT, block(1)));
    given(removed).when(MODERATOR, ANNOUNCE).isAccepted();
    given(removed).when(MODERATOR, again(OTHER)).thenRefused(Refusal.Code.UNKNOWN_BLOCK);
    given(removed).when(MODERATOR, settle(Takes.FIRST)).thenRefused(Refusal.Code.UNKNOWN_BLOCK);
  }

  /** What somebody did not count is not zero. */
  @Test
  void whatIsMissingDiffersFromZero() {
    Story twice =
        given(ON_ITEM)
            .and(MODERATOR, ask("Und?"))
            .and(MODERATOR, count(IT, 3, 2, 0))
            .and(MODERATOR, again(Cells.of(Map.of("yes", 3, "no", 2))));
    assertThat(state(twice)).isEqualTo(SecondCount.SecondCountState.DIFFERS);
  }

  @Test
  void whatCannotBeCountedIsRefused() {
    given(COUNTED)
        .when(MODERATOR, again(Cells.NONE))
        .thenRefused(Refusal.Code.BAD_BALLOT, Map.of("fault", "empty"));
    given(COUNTED)
        .when(MODERATOR, again(Cells.of(Map.of("maybe", 1))))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    given(COUNTED)
        .when(MODERATOR, again(Cells.of(Map.of("yes", 100_001))))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    given(COUNTED)
        .and(MODERATOR, ANNOUNCE)
        .when(MODERATOR, again(OTHER))
        .thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
  }

  @Test
  void inAPollItIsTheSame() {
    Cells first = Cells.of(Map.of("consent", 24, "objection", 1));
    Cells second = Cells.of(Map.of("consent", 25, "objection", 0));
    Story twice =
        given(ON_ITEM)
            .and(
                MODERATOR,
                new Command.OpenPoll(
                    null, said("Und?"), "consent", List.of(), 1, Settings.DEFAULT, null))
            .and(MODERATOR, new Command.StatePresent(27))
            .and(MODERATOR, new Command.EnterPaper(IT, "consent", 2))
            .and(MODERATOR, new Command.EnterCells(IT, first))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, new Command.CountAgain(IT, block(2), second));
    given(twice).when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.COUNTS_DIFFER, Map.of("n", 1));
    Story settled =
        given(twice).and(MODERATOR, new Command.SettleCount(IT, block(2), Takes.SECOND));
    assertThat(settled.state().decisions().get(IT).poll().raised()).isEqualTo(second);
    given(settled).when(MODERATOR, ANNOUNCE).isAccepted();
    given(twice)
        .when(MODERATOR, new Command.CountAgain(IT, block(1), second))
        .thenRefused(Refusal.Code.UNKNOWN_BLOCK);
    given(twice)
        .when(MODERATOR, new Command.CountAgain(IT, block(2), Cells.of(Map.of("yes", 1))))
        .thenRefused(Refusal.Code.BAD_BALLOT);
  }

  private static SecondCount.SecondCountState state(Story story) {
    return story.state().decisions().get(IT).seconds().find(block(1)).state();
  }

  private static Tally hands(Story story) {
    return Tally.of(story.state().decisions().get(IT).poll().raised());
  }

  private static Command again(Cells counted) {
    return new Command.CountAgain(IT, block(1), counted);
  }

  private static Command settle(Takes takes) {
    return new Command.SettleCount(IT, block(1), takes);
  }
}
