package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Scenes.vote;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Dropped.DropReason;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;

/**
 * What is left behind when a vote is opened again counts for nobody, and everybody learns of it.
 */
class LapsedTest {
  private static final DecisionId IT = decision(1);
  private static final Command REOPEN = new Command.ReopenDecision(IT);

  /** A list of four; Ali votes for Bo, who is away. */
  private static final Story FOUR =
      given(ON_ITEM)
          .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
          .and(MODERATOR, new Command.GrantVote(who(ALI)))
          .and(MODERATOR, new Command.GrantVote(who(BO)))
          .and(MODERATOR, new Command.GrantVote(who(CEM)))
          .and(MODERATOR, new Command.GrantVote(who(DANA)))
          .and(MODERATOR, new Command.AllowProxies(2))
          .and(MODERATOR, new Command.GiveProxy(who(BO), who(ALI)));

  /** Bo votes after all, by phone, and it is one to one. */
  private static final Story ANNOUNCED =
      FOUR.and(MODERATOR, ask("Und?"))
          .and(ALI, vote(IT, Choice.YES))
          .and(BO, vote(IT, Choice.NO))
          .phonesSay(1, 1, 0)
          .and(MODERATOR, new Command.CloseDecision(IT))
          .and(MODERATOR, new Command.AnnounceDecision(IT));

  private static final Command CORRECT = new Command.CorrectDecision(IT, said("Noch einmal"));

  @Test
  void aBallotThatMergingLeftBehindDoesNotBecomeTheProxyHolders() {
    Story merged = ANNOUNCED.and(MODERATOR, mergePeople(BO, DANA)).and(MODERATOR, CORRECT);
    assertThat(merged.state().electorate().proxies().holderOf()).containsEntry(DANA, ALI);

    merged
        .when(MODERATOR, REOPEN)
        .then(new VotingEvent.DecisionReopened(IT, 1, DropReason.MERGED, List.of(DANA)));
    Story open = merged.and(MODERATOR, REOPEN);

    UrnCount count = count(open, Map.of(ALI, "yes"));
    assertThat(count.weights()).isEmpty();
    assertThat(count.bag()).isEqualTo(Map.of("yes", 1));
    assertThat(count(open, Map.of(ALI, "yes", DANA, "no")).bag())
        .isEqualTo(Map.of("yes", 1, "no", 1));
  }

  /** Only in this vote: who is away in the next one is represented. */
  @Test
  void theProxyRestsAsLongAsThatVoteIsOn() {
    Story next =
        ANNOUNCED
            .and(MODERATOR, mergePeople(BO, DANA))
            .and(MODERATOR, CORRECT)
            .and(MODERATOR, REOPEN)
            .and(MODERATOR, new Command.EndDecision(IT, false))
            .and(MODERATOR, ask("Und jetzt?"));

    assertThat(
            next.state()
                .decisions()
                .get(decision(2))
                .count(next.state(), Map.of(ALI, "yes"))
                .weights())
        .isEqualTo(Map.of(ALI, 2));
  }

  /** Whoever was merged again since is still the one whose ballot it was. */
  @Test
  void alsoWhereThePersonIsMergedOnceMore() {
    Story twice =
        ANNOUNCED
            .and(MODERATOR, mergePeople(BO, DANA))
            .and(MODERATOR, CORRECT)
            .and(MODERATOR, REOPEN)
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(MODERATOR, new Command.AnnounceDecision(IT))
            .and(MODERATOR, mergePeople(DANA, EVA))
            .and(MODERATOR, CORRECT);
    assertThat(twice.state().electorate().proxies().holderOf()).containsEntry(EVA, ALI);

    Story open = twice.happened(new VotingEvent.DecisionReopened(IT));
    assertThat(count(open, Map.of(ALI, "yes")).weights()).isEmpty();
  }

  @Test
  void ofTwoBallotsOfOnePersonOneIsDroppedAndCounted() {
    Map<PersonId, String> both = Map.of(CEM, "yes", DANA, "no");
    Story merged = ANNOUNCED.and(MODERATOR, mergePeople(CEM, DANA));

    assertThat(Lapsed.of(merged.state(), it(merged), both).dropped())
        .isEqualTo(new Dropped(1, DropReason.MERGED, Set.of(DANA)));
    assertThat(Lapsed.of(merged.state(), it(merged), both).left()).isEmpty();
  }

  /** What the desk entered for a card goes over with its person, and nothing is lost. */
  @Test
  void theBallotOfACardIsKeptByTheOneWhoHasIt() {
    Story merged =
        ANNOUNCED
            .and(MODERATOR, new Command.EnterSpeaker(new Command.Who(null, 204, null)))
            .and(MODERATOR, mergePeople(PersonId.of(8), CEM));

    assertThat(Lapsed.of(merged.state(), it(merged), Map.of(PersonId.of(8), "yes")).dropped())
        .isNull();
  }

  /** In a double majority the vote of the initiative goes with that of the person. */
  @Test
  void bothPartsOfABallotAreCounted() {
    Story merged =
        initiatives()
            .and(MODERATOR, new Command.EndDecision(IT, false))
            .and(MODERATOR, mergePeople(BO, DANA));

    assertThat(Lapsed.of(merged.state(), it(merged), Map.of(BO, "no o2:no")).dropped())
        .isEqualTo(new Dropped(2, DropReason.MERGED, Set.of(DANA)));
  }

  @Test
  void whoSpeaksForTheInitiativeNoMoreLosesItsVoteAlone() {
    Story moved =
        initiatives()
            .and(MODERATOR, new Command.EndDecision(IT, false))
            .and(MODERATOR, new Command.DismissDelegate(BO));
    Lapsed lapsed = Lapsed.of(moved.state(), it(moved), Map.of(ALI, "yes o1:yes", BO, "no o2:no"));

    assertThat(lapsed.left()).isEqualTo(Map.of(BO, "no"));
    assertThat(lapsed.dropped()).isEqualTo(new Dropped(1, DropReason.INITIATIVE, Set.of(BO)));
  }

  private static Story initiatives() {
    return given(ON_ITEM)
        .and(MODERATOR, new Command.AddInitiative(said("Garten")))
        .and(MODERATOR, new Command.AddInitiative(said("Chor")))
        .and(MODERATOR, new Command.NameDelegate(who(ALI), InitiativeId.of(1)))
        .and(MODERATOR, new Command.NameDelegate(who(BO), InitiativeId.of(2)))
        .and(
            MODERATOR,
            new Command.OpenPoll(
                null, said("Und?"), "double-majority", List.of(), 1, Settings.DEFAULT, null));
  }

  @Test
  void nobodyVotesForWhoeverIsExcludedWhileItLasts() {
    Story open = excluded(FOUR, BO).and(MODERATOR, ask("Und?"));
    assertThat(count(open, Map.of(ALI, "yes")).weights()).isEmpty();

    Story lifted = open.and(MODERATOR, new Command.LiftOrderCall(BO));
    assertThat(count(lifted, Map.of(ALI, "yes")).weights()).isEqualTo(Map.of(ALI, 2));
  }

  @Test
  void theBallotOfWhoeverIsExcludedIsLeftBehindLikeThatOfAGuest() {
    Story later = excluded(ANNOUNCED, BO).and(MODERATOR, CORRECT);

    later.when(MODERATOR, REOPEN).then(new VotingEvent.DecisionReopened(IT, 1, null, List.of(BO)));
    assertThat(Lapsed.of(later.state(), it(later), Map.of(ALI, "yes", BO, "no")).left())
        .isEqualTo(Map.of(BO, ""));
    Story lifted = later.and(MODERATOR, REOPEN).and(MODERATOR, new Command.LiftOrderCall(BO));
    assertThat(count(lifted, Map.of(ALI, "yes")).weights()).isEmpty();
  }

  /** Who has no vote cannot have it cast by somebody else. */
  @Test
  void aDelegateWhoWasDismissedIsNotRepresented() {
    Story council =
        initiatives()
            .and(MODERATOR, new Command.EndDecision(IT, false))
            .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.DELEGATES))
            .and(MODERATOR, new Command.AllowProxies(2))
            .and(MODERATOR, new Command.GiveProxy(who(BO), who(ALI)));
    assertThat(count(council, Map.of(ALI, "yes")).weights()).isEqualTo(Map.of(ALI, 2));
    assertThat(
            count(council.and(MODERATOR, new Command.DismissDelegate(BO)), Map.of(ALI, "yes"))
                .weights())
        .isEmpty();
  }

  private static Story excluded(Story before, PersonId person) {
    return before.times(3, MODERATOR, i -> new Command.CallToOrder(person));
  }

  private static UrnCount count(Story open, Map<PersonId, String> ballots) {
    return it(open).count(open.state(), ballots);
  }

  private static Decision it(Story story) {
    return story.state().decisions().get(IT);
  }

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }
}
