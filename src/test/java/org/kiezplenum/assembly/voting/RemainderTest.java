package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** The rare answers are counted, and all others are said in one word. */
class RemainderTest {
  private static final DecisionId IT = decision(1);
  private static final Command CLOSE = new Command.CloseDecision(IT);
  private static final Command TWENTY = new Command.StatePresent(20);
  private static final Story LEVELS = poll("consensus-levels");
  private static final Story CLOSED = given(LEVELS).and(MODERATOR, TWENTY).and(MODERATOR, CLOSE);

  @Test
  void allOthersAreWhoeverIsHereAndWasNotCounted() {
    given(CLOSED)
        .when(MODERATOR, rest("level-1", "level-4", 2, "level-5", 1))
        .then(
            new VotingEvent.CellsEntered(
                IT,
                block(1),
                cells(
                    "level-1", 17, "level-2", 0, "level-3", 0, "level-4", 2, "level-5", 1,
                    "level-6", 0)));
  }

  @Test
  void otherBlocksAndPapersAreNotCountedTwice() {
    Story counted =
        given(CLOSED)
            .and(MODERATOR, new Command.EnterCells(IT, cells("level-2", 5, "level-3", 1)))
            .and(MODERATOR, new Command.EnterPaper(IT, "level-1", 3));
    assertThat(left(counted.state())).isEqualTo(11);
    given(counted)
        .when(MODERATOR, rest("level-1", "level-6", 1))
        .then(
            new VotingEvent.CellsEntered(
                IT,
                block(3),
                cells(
                    "level-1", 10, "level-2", 0, "level-3", 0, "level-4", 0, "level-5", 0,
                    "level-6", 1)));
  }

  @Test
  void phonesAreNotCountedTwice() {
    Story story =
        given(ON_ITEM)
            .and(MODERATOR, ask("Machen wir das?"))
            .and(MODERATOR, TWENTY)
            .phonesSay(6, 2, 1)
            .and(MODERATOR, CLOSE);
    assertThat(left(story.state())).isEqualTo(11);
    given(story)
        .when(MODERATOR, rest("yes", "no", 3))
        .then(new VotingEvent.HandsEntered(IT, block(1), new Hands(8, 3, 0)));
  }

  /** A removed block gives its people back. */
  @Test
  void itIsTakenBackAsAnyBlockIs() {
    Story story = given(CLOSED).and(MODERATOR, rest("level-1"));
    assertThat(left(story.state())).isZero();
    Story removed = given(story).and(MODERATOR, new Command.RemoveHands(IT, block(1)));
    assertThat(left(removed.state())).isEqualTo(20);
  }

  /** The number that was typed for the word itself is what all others are, and not beside them. */
  @Test
  void theWordOfAllOthersIsNotCountedBesides() {
    given(CLOSED)
        .when(MODERATOR, rest("level-1", "level-1", 4, "level-2", 2))
        .then(
            new VotingEvent.CellsEntered(
                IT,
                block(1),
                cells(
                    "level-1", 18, "level-2", 2, "level-3", 0, "level-4", 0, "level-5", 0,
                    "level-6", 0)));
  }

  @Test
  void whatNobodyKnowsIsRefusedWithAReason() {
    given(LEVELS)
        .and(MODERATOR, TWENTY)
        .when(MODERATOR, rest("level-1"))
        .thenRefused(Refusal.Code.PHONES_STILL_VOTE);
    given(LEVELS)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, rest("level-1"))
        .thenRefused(Refusal.Code.PRESENT_UNKNOWN);
    given(CLOSED)
        .when(MODERATOR, rest("level-1", "level-2", 18, "level-3", 5))
        .thenRefused(Refusal.Code.MORE_THAN_PRESENT, Map.of("n", 3L));
    given(CLOSED).when(MODERATOR, rest("maybe")).thenRefused(Refusal.Code.BAD_BALLOT);
    given(CLOSED)
        .when(MODERATOR, rest("level-1", "level-9", 1))
        .thenRefused(Refusal.Code.BAD_BALLOT);
    given(CLOSED)
        .when(MODERATOR, rest("level-1", "level-2", -1))
        .thenRefused(Refusal.Code.BAD_BALLOT);
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .and(MODERATOR, TWENTY)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, rest("yes", "no", -1))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, new Command.EnterRemainder(decision(2), Cells.NONE, "yes"))
        .thenRefused(Refusal.Code.UNKNOWN_DECISION);
  }

  /** Points for options are no single word. */
  @Test
  void whereAnAnswerIsMoreThanAWordThereAreNoOthers() {
    Story scores = poll("score", "Park", "Bank");
    assertThat(Remainder.words(scores.state().decisions().get(IT))).isEmpty();
    given(scores)
        .and(MODERATOR, TWENTY)
        .and(MODERATOR, CLOSE)
        .when(MODERATOR, rest("abstain"))
        .thenRefused(Refusal.Code.BAD_BALLOT);
  }

  /** Five who approve of two options each are not fifteen, and so not more than are here. */
  @Test
  void whereOneIsCountedInManyCellsNobodyIsSaidToBeTooMany() {
    Story approval =
        given(poll("approval", "Park", "Bank"))
            .and(MODERATOR, new Command.StatePresent(6))
            .and(
                MODERATOR,
                new Command.EnterCells(IT, cells("a", 5, "b", 5, "ballots", 5, "abstain", 0)))
            .and(MODERATOR, CLOSE);
    assertThat(left(approval.state())).isNull();
  }

  @Test
  void whenMoreWereCountedThanAreHereThisIsKnown() {
    Story story =
        given(ON_ITEM)
            .and(MODERATOR, ask("Und?"))
            .and(MODERATOR, TWENTY)
            .and(MODERATOR, count(IT, 12, 9, 1))
            .and(MODERATOR, CLOSE);
    assertThat(left(story.state())).isEqualTo(-2);
    given(story).when(MODERATOR, rest("yes")).thenRefused(Refusal.Code.MORE_THAN_PRESENT);
  }

  /** Guests are in the room and do not vote. */
  @Test
  void whoMayNotVoteIsNotAmongAllOthers() {
    Story listed =
        given(ON_ITEM)
            .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
            .and(MODERATOR, new Command.GrantVote(new Command.Who(ALI, null, null)))
            .and(MODERATOR, new Command.GrantVote(new Command.Who(BO, null, null)))
            .and(MODERATOR, ask("Und?"))
            .and(MODERATOR, TWENTY)
            .phonesSay(1, 0, 0)
            .and(MODERATOR, CLOSE);
    assertThat(left(listed.state())).isEqualTo(1);
    given(listed)
        .when(MODERATOR, rest("no"))
        .then(new VotingEvent.HandsEntered(IT, block(1), new Hands(0, 1, 0)));
  }

  @Test
  void nobodySaysForAllOthersWhatIsSecret() {
    Story secret =
        given(ON_ITEM)
            .and(
                MODERATOR,
                new Command.OpenPoll(
                    null,
                    said("Und?"),
                    "simple-majority",
                    List.of(),
                    1,
                    Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET),
                    null))
            .and(MODERATOR, TWENTY)
            .and(MODERATOR, CLOSE);
    assertThat(left(secret.state())).isNull();
    given(secret).when(MODERATOR, rest("yes")).thenRefused(Refusal.Code.REST_OF_SECRET);
  }

  private static @Nullable Long left(Assembly assembly) {
    return Remainder.of(assembly, assembly.decisions().get(IT));
  }

  private static Story poll(String method, String... options) {
    return given(ON_ITEM)
        .and(
            MODERATOR,
            new Command.OpenPoll(
                null,
                said("Und?"),
                method,
                Arrays.stream(options).map(option -> said(option)).toList(),
                1,
                Settings.DEFAULT,
                null));
  }

  private static Command rest(String word, Object... counted) {
    return new Command.EnterRemainder(IT, cells(counted), word);
  }

  private static Cells cells(Object... pairs) {
    Map<String, Integer> cells = new java.util.TreeMap<>();
    List<Object> all = List.of(pairs);
    for (int i = 0; i < all.size(); i += 2) {
      cells.put((String) all.get(i), (Integer) all.get(i + 1));
    }
    return Cells.of(cells);
  }
}
