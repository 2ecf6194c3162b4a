package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.voting.counting.DrawnLot;
import org.kiezplenum.assembly.voting.counting.Lots;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** Nobody draws for the same ballots until it suits, and what was entered wrongly is put right. */
class LotsTest {
  private static final DecisionId IT = decision(1);
  private static final Command CLOSE = new Command.CloseDecision(IT);
  private static final Command ANNOUNCE = new Command.AnnounceDecision(IT);
  private static final Command BY_HALL = new Command.DrawLot(IT, List.of("a"));

  /** Four and four. */
  private static Story tied(Settings settings) {
    return given(ON_ITEM)
        .and(
            MODERATOR,
            new Command.OpenPoll(
                null, said("Wer?"), "irv", List.of(said("Ada"), said("Bo")), 1, settings, null))
        .phonesSay(Map.of("a", 4, "b", 4))
        .and(MODERATOR, CLOSE);
  }

  private static Story secret() {
    return tied(Settings.DEFAULT.with(Setting.BALLOTS, "secret"));
  }

  private static Command instead(String... drawn) {
    return new Command.DrawLot(IT, List.of(drawn), "", null, true);
  }

  private static Lots lots(Story story) {
    return story.state().decisions().get(IT).poll().lots();
  }

  private static List<List<String>> fell(List<DrawnLot> lots) {
    return lots.stream().map(DrawnLot::fell).toList();
  }

  private static List<String> elected(Story closed) {
    Story announced = closed.and(MODERATOR, ANNOUNCE);
    return ((Decision.Found) announced.state().decisions().get(IT).state()).finding().elected();
  }

  /** As many as a secret vote can show. */
  private static Command abstentions() {
    return new Command.EnterPaper(IT, "abstain", 3);
  }

  private static Command without(Story counted) {
    BlockId block = counted.state().decisions().get(IT).poll().papers().keySet().iterator().next();
    return new Command.RemoveHands(IT, block);
  }

  private static VotingEvent.LotDrawn byServer(String seed, @Nullable String fell) {
    return new VotingEvent.LotDrawn(
        IT, seed, null, null, fell == null ? null : List.of(fell), null);
  }

  @Test
  void whatWasEnteredWronglyIsPutRightBeforeTheAnnouncement() {
    Story wrong = secret().and(MODERATOR, BY_HALL);
    wrong.when(MODERATOR, new Command.DrawLot(IT, List.of("b"))).thenRefused(Refusal.Code.NO_LOT);
    assertThat(drawnFrom(wrong)).containsExactly("a", "b");
    Story right =
        wrong
            .when(MODERATOR, instead("b"))
            .then(new VotingEvent.LotDrawn(IT, null, null, List.of("b"), null, true));
    assertThat(fell(lots(right).wrong())).containsExactly(List.of("a"));
    assertThat(fell(lots(right).standing())).containsExactly(List.of("b"));
    assertThat(elected(right)).containsExactly("b");
  }

  private static List<String> drawnFrom(Story closed) {
    Decision decision = closed.state().decisions().get(IT);
    return Reckoned.of(decision, null).drawnFrom(decision, null);
  }

  @Test
  void whatWasEnteredWronglyIsPutRightInACorrection() {
    Story announced = secret().and(MODERATOR, BY_HALL).and(MODERATOR, ANNOUNCE);
    announced.when(MODERATOR, instead("b")).thenRefused(Refusal.Code.ALREADY_ANNOUNCED);
    Story corrected =
        announced
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Vertippt")))
            .and(MODERATOR, instead("b"));
    assertThat(elected(corrected)).containsExactly("b");
    assertThat(fell(lots(corrected).wrong())).containsExactly(List.of("a"));
  }

  @Test
  void onlyWhatTheHallDrewIsEnteredAnew() {
    secret().when(MODERATOR, instead("b")).thenRefused(Refusal.Code.NO_LOT);
    Story byHall = secret().and(MODERATOR, BY_HALL);
    byHall.when(MODERATOR, instead("x")).thenRefused(Refusal.Code.NOT_TIED);
    byHall
        .when(MODERATOR, new Command.DrawLot(IT, List.of(), "417", null, true))
        .thenRefused(Refusal.Code.NO_LOT);
    Story byServer = secret().and(MODERATOR, new Command.DrawLot(IT, "417"));
    byServer.when(MODERATOR, instead("b")).thenRefused(Refusal.Code.NO_LOT);
    assertThat(drawnFrom(byServer)).isEmpty();
  }

  @Test
  void whoSawTheRightLotIsSaidBesideIt() {
    Story wrong = secret().and(MODERATOR, new Command.DrawLot(IT, List.of("a"), "", said("Eva")));
    Story right =
        wrong.and(MODERATOR, new Command.DrawLot(IT, List.of("b"), "", said("Eva"), true));
    assertThat(lots(right).witness()).isNotEqualTo(lots(wrong).witness());
    assertThat(lots(right).wrong()).containsExactlyElementsOf(lots(wrong).standing());
  }

  @Test
  void sameBallotsHaveTheSameLotAgain() {
    Story first = secret().and(MODERATOR, new Command.DrawLot(IT, "417"));
    List<String> fell = lots(first).standing().getFirst().fell();
    assertThat(fell).hasSize(1);
    Story changed = first.and(MODERATOR, abstentions());
    assertThat(lots(changed).standing()).isEmpty();
    assertThat(fell(lots(changed).dropped())).containsExactly(fell);
    Story again =
        changed
            .when(MODERATOR, without(changed))
            .then(
                new VotingEvent.HandsRemoved(IT, new BlockId("b1")),
                byServer("417", fell.getFirst()));
    again.when(MODERATOR, new Command.DrawLot(IT, "418")).thenRefused(Refusal.Code.NO_LOT);
    assertThat(lots(again)).isEqualTo(lots(first));
    assertThat(elected(again)).isEqualTo(elected(first));
  }

  @Test
  void everyLotThatWasDroppedStaysTold() {
    Story first = secret().and(MODERATOR, new Command.DrawLot(IT, "417"));
    Story second =
        first.and(MODERATOR, abstentions()).and(MODERATOR, new Command.DrawLot(IT, "418"));
    Story back = second.and(MODERATOR, without(second));
    assertThat(lots(back).standing()).isEqualTo(lots(first).standing());
    assertThat(lots(back).dropped()).isEqualTo(lots(second).standing());
    // And the other once more.
    Story forth = back.and(MODERATOR, abstentions());
    assertThat(lots(forth).standing()).isEqualTo(lots(second).standing());
    assertThat(lots(forth).dropped()).isEqualTo(lots(first).standing());
  }

  @Test
  void sameBallotsHaveTheLotOfTheHallAgainAndNotTheWrongOne() {
    Story right = secret().and(MODERATOR, BY_HALL).and(MODERATOR, instead("b"));
    Story changed = right.and(MODERATOR, abstentions());
    Story again = changed.and(MODERATOR, without(changed));
    assertThat(lots(again)).isEqualTo(lots(right));
    assertThat(elected(again)).containsExactly("b");
  }

  @Test
  void whoOpensItAgainDrawsOnlyForOtherBallots() {
    Story reopened =
        tied(Settings.DEFAULT)
            .and(MODERATOR, new Command.DrawLot(IT, "417"))
            .and(MODERATOR, new Command.ReopenDecision(IT));
    assertThat(lots(reopened).standing()).isEmpty();
    Story same = reopened.phonesSay(Map.of("a", 4, "b", 4)).and(MODERATOR, CLOSE);
    assertThat(lots(same).standing()).extracting(DrawnLot::seed).containsExactly("417");
    Story others = reopened.phonesSay(Map.of("a", 5, "b", 5)).and(MODERATOR, CLOSE);
    others.when(MODERATOR, ANNOUNCE).thenRefused(Refusal.Code.LOT_NEEDED);
  }

  /** As it was before the server said on whom its lot fell, and before lots came back. */
  @Test
  void whatWasDrawnInFormerTimesStandsAsItWasDrawn() {
    Story changed =
        secret()
            .happened(new VotingEvent.LotDrawn(IT, null, null, List.of("a")))
            .and(MODERATOR, abstentions());
    Story former =
        changed
            .happened(new VotingEvent.HandsRemoved(IT, new BlockId("b1")))
            .happened(new VotingEvent.LotDrawn(IT, null, null, List.of("b")));
    assertThat(elected(former)).containsExactly("b");
    assertThat(fell(lots(former).dropped())).containsExactly(List.of("a"));
    Story bySeed = secret().happened(byServer("417", null)).and(MODERATOR, abstentions());
    bySeed
        .when(MODERATOR, without(bySeed))
        .then(new VotingEvent.HandsRemoved(IT, new BlockId("b1")), byServer("417", null));
  }
}
