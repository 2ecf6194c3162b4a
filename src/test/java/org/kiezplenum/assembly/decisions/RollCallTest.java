package org.kiezplenum.assembly.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.decisions.methods.Bag;
import org.kiezplenum.assembly.decisions.methods.Setting;
import org.kiezplenum.assembly.decisions.methods.Settings;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.people.PersonId;

/** Votes by name, and the countdown to a close. */
class RollCallTest {
  private static final DecisionId IT = decision(1);
  private static final Story OPEN = given(ON_ITEM).and(MODERATOR, byName("simple-majority"));

  private static Command byName(String method, String... options) {
    return new Command.OpenPoll(
        null,
        said("Und?"),
        method,
        List.of(options).stream().<Wording>map(option -> said(option)).toList(),
        1,
        Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
        null);
  }

  private static Command answer(PersonId person, String answer) {
    return new Command.AnswerRoll(IT, new Command.Who(person, null, null), answer);
  }

  @Test
  void theDeskEntersWhatSomebodySaidWhenTheyWereCalled() {
    OPEN.when(MODERATOR, answer(BO, "yes"))
        .making(BO)
        .casting(new Decided.Ballot(IT, BO, "yes", 0, 0));
    Decided.Accepted accepted =
        (Decided.Accepted)
            OPEN.when(MODERATOR, new Command.AnswerRoll(IT, new Command.Who(null, 204, null), "no"))
                .decided();
    assertThat(accepted.events())
        .containsExactly(new Event.PersonEntered(PersonId.of(8), 204, null));
    assertThat(accepted.ballots())
        .containsExactly(new Decided.Ballot(IT, PersonId.of(8), "no", 0, 0));
  }

  @Test
  void onlyAVoteByNameIsAnsweredForOthers() {
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, answer(BO, "yes"))
        .thenRefused(Refusal.Code.NOT_BY_NAME);
    OPEN.when(MODERATOR, answer(BO, "vielleicht")).thenRefused(Refusal.Code.BAD_BALLOT);
    OPEN.and(MODERATOR, new Command.CloseDecision(IT))
        .when(MODERATOR, answer(BO, "yes"))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
    given(ON_ITEM)
        .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
        .and(MODERATOR, byName("simple-majority"))
        .when(MODERATOR, answer(EVA, "yes"))
        .thenRefused(Refusal.Code.GUEST_MAY_NOT_VOTE);
  }

  @Test
  void byNameIsOnlyWhatCanBeSaidInAWord() {
    given(ON_ITEM)
        .when(MODERATOR, byName("score", "Park", "Bank"))
        .thenRefused(Refusal.Code.NOT_FOR_ROLL_CALL);
    given(ON_ITEM).when(MODERATOR, byName("relative-election", "Dana", "Jo")).isAccepted();
  }

  @Test
  void whoSaidWhatStandsInTheRecordOfAVoteByNameAndInNoOther() {
    UrnCount urn = new UrnCount(Map.of("yes", 1, "no", 1), Map.of(), Map.of(BO, "no", ALI, "yes"));

    Event.PollClosed closed = (Event.PollClosed) close(OPEN, urn);
    assertThat(closed.roll()).containsExactly(Map.entry(ALI, "yes"), Map.entry(BO, "no"));
    assertThat(closed.ballots()).isEqualTo(Bag.of(Map.of("yes", 1, "no", 1)));

    Story open =
        given(ON_ITEM)
            .and(
                MODERATOR,
                new Command.OpenPoll(
                    null, said("Und?"), "simple-majority", List.of(), 1, Settings.DEFAULT, null));
    assertThat(((Event.PollClosed) close(open, urn)).roll()).isNull();
  }

  @Test
  void aClosingIsAnnouncedAndDoesNothingByItself() {
    Story announced =
        OPEN.afterSeconds(10)
            .when(MODERATOR, new Command.AnnounceClosing(IT, 60))
            .then(new Event.ClosingAnnounced(IT, 70_000L));

    assertThat(announced.state().decisions().get(IT).until()).isEqualTo(70_000L);
    announced.afterSeconds(100).when(ALI, new Command.FillBallot(IT, "yes", 1)).isAccepted();
    announced
        .when(MODERATOR, new Command.AnnounceClosing(IT, 0))
        .then(new Event.ClosingAnnounced(IT, null));
    assertThat(
            announced
                .and(MODERATOR, new Command.CloseDecision(IT))
                .and(MODERATOR, new Command.ReopenDecision(IT))
                .state()
                .decisions()
                .get(IT)
                .until())
        .isNull();
    OPEN.when(MODERATOR, new Command.AnnounceClosing(IT, 0)).thenNothingHappens();
    OPEN.when(MODERATOR, new Command.AnnounceClosing(IT, 3_601))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 3_600));
    OPEN.and(MODERATOR, new Command.CloseDecision(IT))
        .when(MODERATOR, new Command.AnnounceClosing(IT, 60))
        .thenRefused(Refusal.Code.TOO_LATE_TO_VOTE);
  }

  private static Event close(Story open, UrnCount urn) {
    Decided decided =
        Rules.decide(
            open.state(),
            MODERATOR,
            new Command.CloseDecision(IT),
            new Rules.Circumstances(open.at(), urn, key -> null));
    return ((Decided.Accepted) decided).events().getFirst();
  }
}
