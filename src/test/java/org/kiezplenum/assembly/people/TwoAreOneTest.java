package org.kiezplenum.assembly.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Scenes.vote;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;

/** What two who turn out to be one keep, lose, and never gain by it. */
class TwoAreOneTest {
  private static final DecisionId IT = decision(1);
  private static final InitiativeId GARDEN = InitiativeId.of(1);
  private static final InitiativeId CHOIR = InitiativeId.of(2);
  private static final PersonId TYPED = PersonId.of(8);

  /** Ali keeps the list, Bo writes, and Cem is Ali's second phone. */
  private static final Story KEPT =
      ON_ITEM
          .and(ALI, new Command.TakeRole(Role.LIST_KEEPER))
          .and(BO, new Command.TakeRole(Role.MINUTE_TAKER));

  private static final Story ASKED = ON_ITEM.and(MODERATOR, ask("Sperren wir?"));

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }

  private static Command typed(String name) {
    return new Command.EnterSpeaker(new Command.Who(null, null, said(name)));
  }

  @Test
  void nobodyIsMergedIntoRolesThatTheOneWhoMergesHasNot() {
    KEPT.when(ALI, mergePeople(CEM, MODERATOR)).thenRefused(Refusal.Code.NOT_ALLOWED);
    KEPT.when(ALI, mergePeople(CEM, BO)).thenRefused(Refusal.Code.NOT_ALLOWED);
    KEPT.when(ALI, mergePeople(CEM, ALI)).isAccepted();
    KEPT.when(MODERATOR, mergePeople(CEM, BO)).isAccepted();
    Story both = KEPT.and(ALI, new Command.TakeRole(Role.MINUTE_TAKER));
    both.when(ALI, mergePeople(CEM, BO)).isAccepted();
    KEPT.and(BO, new Command.TakeRole(Role.LIST_KEEPER))
        .when(ALI, mergePeople(CEM, BO))
        .thenRefused(Refusal.Code.NOT_ALLOWED);
  }

  @Test
  void norByANumberOrOverSomebodyInBetween() {
    Command byNumber = new Command.MergePeople(CEM, new Command.Who(null, 1, null));
    KEPT.when(ALI, byNumber).thenRefused(Refusal.Code.NOT_ALLOWED);
    KEPT.and(ALI, mergePeople(CEM, DANA))
        .when(ALI, mergePeople(DANA, MODERATOR))
        .thenRefused(Refusal.Code.NOT_ALLOWED);
  }

  /** A role that is taken later is of the person, and not of a phone that was merged before. */
  @Test
  void aPhoneThatWasMergedGainsNoRoleLater() {
    Story merged =
        KEPT.and(ALI, mergePeople(CEM, DANA)).and(DANA, new Command.TakeRole(Role.FACILITATOR));
    merged.when(CEM, new Command.CloseList()).thenRefused(Refusal.Code.NOT_A_PERSON);
    assertThat(merged.state().people().sitting(CEM)).isNull();
    assertThat(merged.state().people().hasLeft(CEM)).isTrue();
  }

  @Test
  void aPhoneGoesOnAsSomebodyWhoWasEnteredAtTheDesk() {
    Story merged = ON_ITEM.and(MODERATOR, typed("Frau Öz")).and(MODERATOR, mergePeople(ALI, TYPED));
    assertThat(merged.state().people().sitting(ALI).id()).isEqualTo(TYPED);
    merged.when(ALI, new Command.WithdrawEntry(null)).isAccepted();
    Story more = merged.and(MODERATOR, mergePeople(TYPED, BO));
    assertThat(more.state().people().sitting(ALI)).isNull();
    assertThat(more.state().people().sitting(BO).id()).isEqualTo(BO);
    more.when(ALI, askToSpeak()).thenRefused(Refusal.Code.NOT_A_PERSON);
  }

  @Test
  void somebodyFromTheDeskGoesIntoAPhone() {
    Story typed = ON_ITEM.and(MODERATOR, typed("Frau Öz"));
    typed.when(MODERATOR, mergePeople(TYPED, ALI)).then(new PeopleEvent.PeopleMerged(TYPED, ALI));
  }

  @Test
  void whoeverHasABallotInAnOpenUrnStaysWhoTheyAre() {
    for (PersonId voted : List.of(ALI, BO)) {
      Story cast = ASKED.and(voted, vote(IT, Choice.YES));
      cast.when(MODERATOR, mergePeople(ALI, BO)).thenRefused(Refusal.Code.VOTING_ALREADY);
      cast.when(MODERATOR, mergePeople(BO, ALI)).thenRefused(Refusal.Code.VOTING_ALREADY);
      cast.when(MODERATOR, mergePeople(CEM, DANA)).isAccepted();
    }
    ASKED.when(MODERATOR, mergePeople(ALI, BO)).isAccepted();
  }

  /** What was cast by the phone that came before is of the person who stayed. */
  @Test
  void alsoByABallotUnderAnEarlierNumber() {
    Story merged = ON_ITEM.and(MODERATOR, typed("Öz")).and(MODERATOR, mergePeople(ALI, TYPED));
    merged
        .and(MODERATOR, ask("Sperren wir?"))
        .and(ALI, vote(IT, Choice.YES))
        .when(MODERATOR, mergePeople(TYPED, BO))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void afterTheCountItIsSaidThatTwoBallotsOfOneWereCounted() {
    Story closed =
        ASKED
            .and(ALI, vote(IT, Choice.YES))
            .and(BO, vote(IT, Choice.NO))
            .phonesSay(1, 1, 0)
            .and(MODERATOR, new Command.CloseDecision(IT));
    Event said = new VotingEvent.TwoBallotsCounted(IT, BO, null);
    closed
        .when(MODERATOR, mergePeople(ALI, BO))
        .then(new PeopleEvent.PeopleMerged(ALI, BO, true, null), said);
    Story announced = closed.and(MODERATOR, new Command.AnnounceDecision(IT));
    announced
        .when(MODERATOR, mergePeople(ALI, BO))
        .then(new PeopleEvent.PeopleMerged(ALI, BO, true, null), said);
    announced
        .when(MODERATOR, mergePeople(ALI, CEM))
        .then(new PeopleEvent.PeopleMerged(ALI, CEM, true, null));
    closed
        .and(MODERATOR, new Command.EndDecision(IT))
        .when(MODERATOR, mergePeople(ALI, BO))
        .then(new PeopleEvent.PeopleMerged(ALI, BO, true, null));
  }

  @Test
  void ofASecretVoteNobodyKnowsAndThatIsSaid() {
    Story closed =
        ON_ITEM
            .and(MODERATOR, secret())
            .and(ALI, new Command.FillBallot(IT, "yes", 1))
            .and(EVA, new Command.FillBallot(IT, "no", 1))
            .phonesSay(Map.of("yes", 1, "no", 1))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(null, join("Gül"));
    Story counted =
        new Story(closed.state(), closed.at(), closed.bag(), closed.texts(), closed.events());
    counted
        .when(MODERATOR, mergePeople(ALI, BO))
        .then(
            new PeopleEvent.PeopleMerged(ALI, BO, true, null),
            new VotingEvent.TwoBallotsCounted(IT, BO, true));
    counted
        .when(MODERATOR, mergePeople(PersonId.of(8), BO))
        .then(new PeopleEvent.PeopleMerged(PersonId.of(8), BO, true, null));
  }

  @Test
  void whereAtMostOneVotedNobodyVotedTwice() {
    Story one =
        ON_ITEM
            .and(MODERATOR, secret())
            .and(ALI, new Command.FillBallot(IT, "yes", 1))
            .phonesSay(Map.of("yes", 1))
            .and(MODERATOR, new Command.CloseDecision(IT));
    Story counted = new Story(one.state(), one.at(), one.bag(), one.texts(), one.events());
    counted
        .when(MODERATOR, mergePeople(ALI, BO))
        .then(new PeopleEvent.PeopleMerged(ALI, BO, true, null));
  }

  private static Command secret() {
    return new Command.OpenPoll(
        null,
        said("Sperren wir?"),
        "simple-majority",
        List.of(),
        1,
        Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET),
        null);
  }

  @Test
  void aBallotInAnOpenSecretUrnIsInTheWayToo() {
    ON_ITEM
        .and(MODERATOR, secret())
        .and(ALI, new Command.FillBallot(IT, "yes", 1))
        .when(MODERATOR, mergePeople(ALI, BO))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void whoeverSpeaksForAnInitiativeInAnOpenVoteStaysWhoTheyAre() {
    Story open =
        ON_ITEM
            .and(MODERATOR, new Command.AddInitiative(said("Gartengruppe")))
            .and(MODERATOR, new Command.AddInitiative(said("Chor")))
            .and(MODERATOR, new Command.NameDelegate(who(ALI), GARDEN))
            .and(MODERATOR, new Command.NameDelegate(who(BO), CHOIR))
            .and(
                MODERATOR,
                new Command.OpenPoll(
                    null,
                    said("Sperren wir?"),
                    "organisations",
                    List.of(),
                    1,
                    Settings.DEFAULT,
                    null));
    open.when(MODERATOR, mergePeople(ALI, DANA)).thenRefused(Refusal.Code.VOTING_ALREADY);
    open.when(MODERATOR, mergePeople(DANA, ALI)).thenRefused(Refusal.Code.VOTING_ALREADY);
    open.when(MODERATOR, mergePeople(DANA, CEM)).isAccepted();
  }

  @ParameterizedTest
  @EnumSource(
      value = Electorate.Rule.class,
      names = {"LISTED", "DELEGATES"})
  void nobodysPhoneLosesItsVoteWhileOneIsOpen(Electorate.Rule rule) {
    Story open =
        ON_ITEM
            .and(MODERATOR, new Command.AddInitiative(said("Chor")))
            .and(MODERATOR, new Command.SetElectorate(rule))
            .and(MODERATOR, new Command.GrantVote(who(ALI)))
            .and(MODERATOR, new Command.NameDelegate(who(ALI), GARDEN))
            .and(MODERATOR, ask("Sperren wir?"));
    open.when(MODERATOR, mergePeople(ALI, DANA)).thenRefused(Refusal.Code.VOTING_ALREADY);
    open.when(MODERATOR, mergePeople(DANA, ALI)).isAccepted();
  }

  private static final Story PROXIES =
      ON_ITEM
          .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
          .and(MODERATOR, new Command.GrantVoteToAll())
          .and(MODERATOR, new Command.AllowProxies(1))
          .and(MODERATOR, new Command.GiveProxy(who(ALI), who(BO)));

  @Test
  void whatSomebodyHoldsOrGaveGoesOn() {
    PROXIES
        .when(MODERATOR, mergePeople(BO, CEM))
        .then(
            new PeopleEvent.PeopleMerged(BO, CEM, true, null),
            new ElectorateEvent.ProxyGiven(ALI, CEM));
    PROXIES
        .when(MODERATOR, mergePeople(ALI, CEM))
        .then(
            new PeopleEvent.PeopleMerged(ALI, CEM, true, null),
            new ElectorateEvent.ProxyGiven(CEM, BO));
    PROXIES
        .when(MODERATOR, mergePeople(CEM, BO))
        .then(new PeopleEvent.PeopleMerged(CEM, BO, true, null));
  }

  @Test
  void nobodyVotesForThemselvesByProxyAndItIsSaid() {
    PROXIES
        .when(MODERATOR, mergePeople(ALI, BO))
        .then(
            new ElectorateEvent.ProxyEnded(ALI), new PeopleEvent.PeopleMerged(ALI, BO, true, null));
    PROXIES
        .when(MODERATOR, mergePeople(BO, ALI))
        .then(
            new ElectorateEvent.ProxyEnded(ALI), new PeopleEvent.PeopleMerged(BO, ALI, true, null));
  }

  @Test
  void aProxyThatCannotGoOnIsInTheWay() {
    Story two = PROXIES.and(MODERATOR, new Command.GiveProxy(who(CEM), who(DANA)));
    two.when(MODERATOR, mergePeople(BO, DANA))
        .thenRefused(Refusal.Code.TOO_MANY_PROXIES, Map.of("n", 1));
    two.when(MODERATOR, mergePeople(ALI, DANA)).thenRefused(Refusal.Code.PROXY_CHAIN);
    two.when(MODERATOR, mergePeople(ALI, CEM)).thenRefused(Refusal.Code.PROXY_GIVEN);
    PROXIES
        .and(MODERATOR, ask("Sperren wir?"))
        .when(MODERATOR, mergePeople(CEM, BO))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void whoSpokeForTwoInitiativesSpeaksForOneAndItIsSaid() {
    Story council =
        ON_ITEM
            .and(MODERATOR, new Command.AddInitiative(said("Gartengruppe")))
            .and(MODERATOR, new Command.AddInitiative(said("Chor")))
            .and(MODERATOR, new Command.NameDelegate(who(ALI), GARDEN))
            .and(MODERATOR, new Command.NameDelegate(who(BO), CHOIR));
    council
        .when(MODERATOR, mergePeople(ALI, BO))
        .then(
            new ElectorateEvent.DelegateDismissed(ALI),
            new PeopleEvent.PeopleMerged(ALI, BO, true, null));
    Story merged = council.and(MODERATOR, mergePeople(ALI, CEM));
    assertThat(merged.state().electorate().initiativeOf(CEM)).isEqualTo(GARDEN);
  }

  /** Ali speaks, and Bo, who has not, was promised the next place before Eva came. */
  @Test
  void whoeverSpeaksIsNotNextByTheirOtherNumber() {
    Story speaking =
        ON_ITEM
            .and(
                MODERATOR,
                new Command.SetFloorRules(new FloorRules(Order.FIRST_SPEAKERS, 180), false))
            .and(ALI, askToSpeak())
            .and(BO, askToSpeak())
            .and(MODERATOR, new Command.CallNext(null, entry(1)))
            .and(EVA, askToSpeak());
    assertThat(speaking.state().floor().standsFor(entry(2))).isTrue();

    Story merged = speaking.and(MODERATOR, mergePeople(ALI, BO));
    assertThat(merged.state().floor().queue()).containsExactly(entry(3), entry(2));
    assertThat(merged.state().floor().standsFor(entry(2))).isFalse();
    Story other = speaking.and(MODERATOR, mergePeople(BO, ALI));
    assertThat(other.state().floor().queue()).containsExactly(entry(3), entry(2));
    Story unrelated = speaking.and(MODERATOR, mergePeople(BO, CEM));
    assertThat(unrelated.state().floor().queue()).containsExactly(entry(2), entry(3));
    assertThat(unrelated.state().floor().standsFor(entry(2))).isTrue();
  }
}
