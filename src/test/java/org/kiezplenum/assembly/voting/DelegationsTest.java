package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.told.PollTold;

/** How many may speak for an initiative, and what is told of those who could. */
class DelegationsTest {
  private static final DecisionId IT = decision(1);
  private static final InitiativeId GARDEN = InitiativeId.of(1);
  private static final InitiativeId CHOIR = InitiativeId.of(2);
  private static final Command CLOSE = new Command.CloseDecision(IT);
  private static final Command ANNOUNCE = new Command.AnnounceDecision(IT);

  /** The garden has one delegate, the choir two, the parents nobody. */
  private static final Story COUNCIL =
      given(ON_ITEM)
          .and(MODERATOR, new Command.AddInitiative(said("Gartengruppe")))
          .and(MODERATOR, new Command.AddInitiative(said("Chor")))
          .and(MODERATOR, new Command.AddInitiative(said("Eltern")))
          .and(MODERATOR, new Command.NameDelegate(who(ALI), GARDEN))
          .and(MODERATOR, new Command.NameDelegate(who(BO), CHOIR))
          .and(MODERATOR, new Command.NameDelegate(who(CEM), CHOIR));

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }

  private static Command poll(String method, String... options) {
    return new Command.OpenPoll(
        null,
        said("Und?"),
        method,
        List.of(options).stream().map(option -> said(option)).toList(),
        1,
        Settings.DEFAULT,
        null);
  }

  private static Command hands(Map<String, Integer> cells) {
    return new Command.EnterCells(IT, Cells.of(cells));
  }

  private static Map<String, Object> figures(String name, String option, int counted, int stated) {
    return Map.of(
        "option",
        said(name).as(option + "/name", 1),
        "counted",
        "" + counted,
        "stated",
        "" + stated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"organisations", "double-majority"})
  void anInitiativeHasNoMoreHandsThanDelegates(String method) {
    Story open = COUNCIL.and(MODERATOR, poll(method));

    open.when(MODERATOR, hands(Map.of("o1/no", 5)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Gartengruppe", "o1", 5, 1));
    open.when(MODERATOR, hands(Map.of("o1/no", 1, "o2/yes", 2, "o3/abstain", 1))).isAccepted();
    open.when(MODERATOR, hands(Map.of("o2/yes", 1, "o2/no", 1, "o2/abstain", 1)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Chor", "o2", 3, 2));
    open.when(MODERATOR, hands(Map.of("o3/yes", 2)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Eltern", "o3", 2, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"organisations", "double-majority"})
  void blocksAndPapersAndSecondCountsAreSummed(String method) {
    Story block = COUNCIL.and(MODERATOR, poll(method)).and(MODERATOR, hands(Map.of("o2/no", 1)));

    block
        .when(MODERATOR, hands(Map.of("o2/no", 2)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Chor", "o2", 3, 2));
    block
        .when(MODERATOR, new Command.EnterPaper(IT, "o2:yes", 2))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Chor", "o2", 3, 2));
    block
        .and(MODERATOR, new Command.EnterPaper(IT, "o2:yes", 1))
        .when(MODERATOR, new Command.CountAgain(IT, block(1), Cells.of(Map.of("o2/no", 2))))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Chor", "o2", 3, 2));
    block
        .when(MODERATOR, new Command.CountAgain(IT, block(1), Cells.of(Map.of("o2/no", 2))))
        .isAccepted();
    COUNCIL
        .and(MODERATOR, poll(method, "Kneipe", "Kita"))
        .when(MODERATOR, hands(Map.of("a/no", 2)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES);
  }

  @Test
  void whatPhonesHaveSaidIsNotCountedByHandToo() {
    Story closed =
        COUNCIL
            .and(MODERATOR, poll("organisations"))
            .and(MODERATOR, hands(Map.of("o1/no", 1)))
            .phonesSay(Map.of("o1:no", 1, "o2:yes", 2))
            .and(MODERATOR, CLOSE);

    closed
        .when(MODERATOR, ANNOUNCE)
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Gartengruppe", "o1", 2, 1));
    closed
        .when(MODERATOR, hands(Map.of("o2/yes", 1)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES);
    closed
        .and(MODERATOR, new Command.RemoveHands(IT, block(1)))
        .when(MODERATOR, ANNOUNCE)
        .isAccepted();
  }

  /** The first for an initiative that nobody spoke for; then it is one as before. */
  @Test
  void whoIsNamedWhileItIsOpenIsTheOne() {
    Story late =
        COUNCIL
            .and(MODERATOR, poll("organisations"))
            .and(MODERATOR, new Command.NameDelegate(who(MODERATOR), InitiativeId.of(3)));

    late.when(MODERATOR, hands(Map.of("o3/no", 1))).isAccepted();
    late.when(MODERATOR, hands(Map.of("o3/no", 2)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES, figures("Eltern", "o3", 2, 1));
  }

  @Test
  void aCorrectionGoesByThoseWhoSpokeThen() {
    Story corrected =
        COUNCIL
            .and(MODERATOR, poll("organisations"))
            .and(MODERATOR, hands(Map.of("o2/no", 2)))
            .and(MODERATOR, CLOSE)
            .and(MODERATOR, ANNOUNCE)
            .and(MODERATOR, new Command.DismissDelegate(CEM))
            .and(MODERATOR, new Command.NameDelegate(who(CEM), GARDEN))
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Verzählt")));

    corrected.when(MODERATOR, ANNOUNCE).isAccepted();
    corrected
        .when(MODERATOR, hands(Map.of("o1/no", 2)))
        .thenRefused(Refusal.Code.MORE_VOTES_THAN_DELEGATES);
  }

  @Test
  void ofInitiativesInitiativesAreTold() {
    Map<String, Object> council = told("organisations", Bag.EMPTY.plus("o2:yes", 1));
    assertThat(council).containsEntry("initiatives", 3).doesNotContainKeys("voters", "represented");
    Map<String, Object> both = told("double-majority", Bag.EMPTY.plus("o2:yes", 1).plus("yes", 2));
    assertThat(both)
        .containsEntry("initiatives", 3)
        .containsEntry("voters", 2)
        .containsEntry("represented", 1);
    assertThat(told("simple-majority", Bag.EMPTY.plus("yes", 2)))
        .containsEntry("voters", 2)
        .doesNotContainKey("initiatives");
    assertThat(told("double-majority", Bag.EMPTY.plus("o2:yes", 1).plus("yes", 2), null))
        .doesNotContainKeys("initiatives", "voters");
  }

  private static Map<String, Object> told(String method, Bag ballots) {
    return told(method, ballots, 2);
  }

  /** Also of a vote that an older server closed, with a proxy that doubled a ballot. */
  private static Map<String, Object> told(String method, Bag ballots, @Nullable Integer voters) {
    Story open =
        COUNCIL
            .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
            .and(MODERATOR, new Command.GrantVote(who(ALI)))
            .and(MODERATOR, new Command.GrantVote(who(BO)))
            .and(MODERATOR, poll(method));
    Assembly closed =
        open.state()
            .after(
                new VotingEvent.PollClosed(IT, ballots, voters, Map.of(ALI, 2), null),
                open.at(),
                "p1");
    Poll poll = Objects.requireNonNull(closed.decisions().get(IT).poll());
    assertThat(poll.find(null).outcome()).isNotEqualTo(Outcome.INCOMPLETE);
    return new PollTold(poll, ref -> ref.key(), person -> Map.of()).counted(poll.find(null));
  }
}
