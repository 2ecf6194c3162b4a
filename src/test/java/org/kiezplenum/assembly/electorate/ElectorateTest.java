package org.kiezplenum.assembly.electorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.STRANGER;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Scenes.vote;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Dropped;
import org.kiezplenum.assembly.voting.Lapsed;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** Who may vote: everybody, a list from the door, delegates; and who votes for whom. */
class ElectorateTest {
  private static final DecisionId IT = decision(1);
  private static final InitiativeId GARDEN = InitiativeId.of(1);
  private static final InitiativeId CHOIR = InitiativeId.of(2);

  private static final Story LISTED =
      given(ON_ITEM)
          .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
          .and(MODERATOR, new Command.GrantVote(who(ALI)))
          .and(MODERATOR, new Command.GrantVote(who(BO)));

  private static final Story COUNCIL =
      given(ON_ITEM)
          .and(MODERATOR, new Command.AddInitiative(said("Gartengruppe")))
          .and(MODERATOR, new Command.AddInitiative(said("Chor")))
          .and(MODERATOR, new Command.NameDelegate(who(ALI), GARDEN))
          .and(MODERATOR, new Command.NameDelegate(who(BO), CHOIR))
          .and(MODERATOR, new Command.NameDelegate(who(CEM), CHOIR));

  private static final Story PROXIES = LISTED.and(MODERATOR, new Command.AllowProxies(2));

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }

  private static Command proxy(PersonId from, PersonId to) {
    return new Command.GiveProxy(who(from), who(to));
  }

  private static Command poll(String method) {
    return new Command.OpenPoll(null, said("Und?"), method, List.of(), 1, Settings.DEFAULT, null);
  }

  private static Command fill(String ballot) {
    return new Command.FillBallot(IT, ballot, 1);
  }

  @Test
  void everybodyVotesWhereNobodyKeepsAList() {
    given(ON_ITEM).and(MODERATOR, ask("Und?")).when(EVA, vote(IT, Choice.YES)).isAccepted();
    assertThat(ON_ITEM.state().electorate().size()).isNull();
  }

  @Test
  void whoeverIsNotOnTheListIsAGuest() {
    Story open = LISTED.and(MODERATOR, ask("Und?"));

    open.when(ALI, vote(IT, Choice.YES)).isAccepted();
    open.when(EVA, vote(IT, Choice.YES)).thenRefused(Refusal.Code.GUEST_MAY_NOT_VOTE);
    LISTED
        .and(MODERATOR, poll("consent"))
        .when(EVA, fill("consent"))
        .thenRefused(Refusal.Code.GUEST_MAY_NOT_VOTE);
  }

  @Test
  void whoComesLateIsGivenAVoteWhileItIsOpen() {
    LISTED
        .and(MODERATOR, ask("Und?"))
        .and(MODERATOR, new Command.GrantVote(who(EVA)))
        .when(EVA, vote(IT, Choice.NO))
        .isAccepted();
  }

  @Test
  void aVoteIsGivenByCardToSomebodyWhoIsNew() {
    LISTED
        .when(MODERATOR, new Command.GrantVote(new Command.Who(null, 204, null)))
        .then(
            new PeopleEvent.PersonEntered(PersonId.of(8), 204, null),
            new ElectorateEvent.VotesGranted(List.of(PersonId.of(8))));
    LISTED
        .when(MODERATOR, new Command.GrantVote(new Command.Who(null, 77, null)))
        .thenRefused(Refusal.Code.UNKNOWN_NUMBER);
    LISTED.when(MODERATOR, new Command.GrantVote(who(ALI))).making(ALI).thenNothingHappens();
  }

  @Test
  void allWhoAreHereAreGivenOneAtOnce() {
    Story all = LISTED.and(MODERATOR, new Command.GrantVoteToAll());

    assertThat(all.state().electorate().size()).isEqualTo(7);
    all.when(MODERATOR, new Command.GrantVoteToAll()).thenNothingHappens();
  }

  @Test
  void nobodyLosesTheirVoteWhileOneIsOpen() {
    Story open = LISTED.and(MODERATOR, ask("Und?"));

    open.when(MODERATOR, new Command.WithdrawVote(ALI)).thenRefused(Refusal.Code.VOTING_ALREADY);
    open.when(MODERATOR, new Command.SetElectorate(Electorate.Rule.EVERYBODY))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    Story closed = open.and(MODERATOR, new Command.CloseDecision(IT));
    closed.when(MODERATOR, new Command.WithdrawVote(ALI)).thenRefused(Refusal.Code.VOTING_ALREADY);
    closed
        .and(MODERATOR, new Command.AnnounceDecision(IT))
        .when(MODERATOR, new Command.WithdrawVote(ALI))
        .then(new ElectorateEvent.VoteWithdrawn(ALI));
    LISTED.when(MODERATOR, new Command.WithdrawVote(EVA)).thenNothingHappens();
    LISTED
        .when(MODERATOR, new Command.WithdrawVote(STRANGER))
        .thenRefused(Refusal.Code.UNKNOWN_PERSON);
  }

  @Test
  void whoMightHaveVotedIsCountedWhenItIsClosed() {
    LISTED
        .and(MODERATOR, ask("Und?"))
        .and(MODERATOR, new Command.GrantVote(who(EVA)))
        .phonesSay(1, 0, 0)
        .when(MODERATOR, new Command.CloseDecision(IT))
        .then(new VotingEvent.DecisionClosed(IT, new Tally(1, 0, 0), 3, null));
    given(ON_ITEM)
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, new Command.CloseDecision(IT))
        .then(new VotingEvent.DecisionClosed(IT, Tally.NONE, null, null));
  }

  @Test
  void theListIsTheBaseWhereNobodyStatesAnother() {
    Story closed =
        LISTED
            .and(MODERATOR, new Command.GrantVote(who(EVA)))
            .and(MODERATOR, poll("qualified-majority"))
            .phonesSay(Map.of("yes", 2))
            .and(MODERATOR, new Command.CloseDecision(IT));

    assertThat(closed.state().decisions().get(IT).poll().find(null).outcome().wireName())
        .isEqualTo("adopted");
    assertThat(closed.state().decisions().get(IT).poll().presence(7)).isEqualTo(new Presence(7, 3));
    Story larger =
        LISTED
            .and(MODERATOR, new Command.GrantVoteToAll())
            .and(MODERATOR, poll("qualified-majority"))
            .phonesSay(Map.of("yes", 3))
            .and(MODERATOR, new Command.CloseDecision(IT));
    assertThat(larger.state().decisions().get(IT).poll().find(null).outcome().wireName())
        .isEqualTo("rejected");
  }

  @Test
  void mergedPeopleHaveOneVote() {
    Story merged = LISTED.and(MODERATOR, mergePeople(ALI, EVA));

    assertThat(merged.state().electorate().voters()).containsExactlyInAnyOrder(EVA, BO);
    assertThat(LISTED.and(MODERATOR, mergePeople(ALI, BO)).state().electorate().size())
        .isEqualTo(1);
  }

  @Test
  void initiativesAreTheOptionsIfNoneIsTyped() {
    Story open = COUNCIL.and(MODERATOR, poll("organisations"));
    VotingEvent.PollOpened opened = (VotingEvent.PollOpened) open.events().getLast();

    assertThat(opened.ask().options()).containsExactly("o1", "o2");
    assertThat(opened.labels().get("o2")).isEqualTo(said("Chor").as("o2/name", 1));
    given(ON_ITEM)
        .when(MODERATOR, poll("organisations"))
        .thenRefused(Refusal.Code.BAD_POLL, Map.of("fault", "too-few-options", "least", "1"));
  }

  @Test
  void delegatesSpeakForTheirOwnInitiative() {
    Story open = COUNCIL.and(MODERATOR, poll("organisations"));

    open.when(ALI, fill("yes")).casting(new Decided.Ballot(IT, "o1:yes", 1, 0));
    open.when(BO, fill("o2:no")).casting(new Decided.Ballot(IT, "o2:no", 1, 0));
    open.when(BO, fill("o1:no")).thenRefused(Refusal.Code.NOT_YOUR_INITIATIVE);
    open.when(EVA, fill("o1:yes")).thenRefused(Refusal.Code.NOT_A_DELEGATE);
    open.when(EVA, fill("yes")).thenRefused(Refusal.Code.NOT_A_DELEGATE);
    open.when(ALI, fill("vielleicht")).thenRefused(Refusal.Code.BAD_BALLOT);
  }

  @Test
  void aProxyGivesNoInitiativeASecondVote() {
    Story proxied =
        COUNCIL
            .and(MODERATOR, new Command.AllowProxies(2))
            .and(MODERATOR, new Command.GiveProxy(who(EVA), who(ALI)));
    assertThat(counted(proxied.and(MODERATOR, poll("organisations")), Map.of(ALI, "o1:yes")))
        .isEmpty();
    assertThat(counted(proxied.and(MODERATOR, ask("Und?")), Map.of(ALI, "yes")))
        .isEqualTo(Map.of(ALI, 2));
    Story both = proxied.and(MODERATOR, poll("double-majority"));
    assertThat(counted(both, Map.of(ALI, "o1:yes"))).isEmpty();
    assertThat(counted(both, Map.of(ALI, "yes", BO, "o2:no"))).isEqualTo(Map.of(ALI, 2));
  }

  private static Map<PersonId, Integer> counted(Story open, Map<PersonId, String> ballots) {
    return open.state().decisions().get(IT).count(open.state(), ballots).weights();
  }

  @Test
  void inADoubleMajorityPeopleSpeakForThemselvesToo() {
    Story open = COUNCIL.and(MODERATOR, poll("double-majority"));

    open.when(EVA, fill("yes")).casting(new Decided.Ballot(IT, "yes", 1, 0));
    open.when(EVA, fill("o1:yes")).thenRefused(Refusal.Code.NOT_A_DELEGATE);
    open.when(ALI, fill("o1:yes")).casting(new Decided.Ballot(IT, "o1:yes", 1, 0));
  }

  @Test
  void onlyDelegatesVoteWhereThatIsTheRule() {
    Story open =
        COUNCIL
            .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.DELEGATES))
            .and(MODERATOR, ask("Und?"));

    open.when(CEM, vote(IT, Choice.YES)).isAccepted();
    open.when(EVA, vote(IT, Choice.YES)).thenRefused(Refusal.Code.GUEST_MAY_NOT_VOTE);
    assertThat(open.state().electorate().size()).isEqualTo(3);
  }

  /** Whoever voted without a right to is the very reason of some corrections. */
  @Test
  void aVoteIsWithdrawnWhileAResultIsCorrectedButNotOnceItIsOpenedAgain() {
    Story corrected =
        LISTED
            .and(MODERATOR, ask("Und?"))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(MODERATOR, new Command.AnnounceDecision(IT))
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Ali ist kein Mitglied")));
    Command withdraw = new Command.WithdrawVote(ALI);

    corrected.when(MODERATOR, withdraw).then(new ElectorateEvent.VoteWithdrawn(ALI));
    Story open = corrected.and(MODERATOR, new Command.ReopenDecision(IT));
    open.when(MODERATOR, withdraw).thenRefused(Refusal.Code.VOTING_ALREADY);
    open.and(MODERATOR, new Command.CloseDecision(IT))
        .when(MODERATOR, withdraw)
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void aDelegateSpeaksForOneInitiative() {
    Story changed = COUNCIL.and(MODERATOR, new Command.NameDelegate(who(ALI), CHOIR));

    assertThat(changed.state().electorate().initiativeOf(ALI)).isEqualTo(CHOIR);
    COUNCIL
        .and(MODERATOR, poll("organisations"))
        .when(MODERATOR, new Command.NameDelegate(who(ALI), CHOIR))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    COUNCIL
        .when(MODERATOR, new Command.NameDelegate(who(ALI), InitiativeId.of(9)))
        .thenRefused(Refusal.Code.UNKNOWN_INITIATIVE);
  }

  /** The garden's delegate has voted; a second one who says nothing would make both silent. */
  @Test
  void nobodyIsNamedBesideADelegateWhileInitiativesVote() {
    Command second = new Command.NameDelegate(who(EVA), GARDEN);
    Story open = COUNCIL.and(MODERATOR, poll("organisations"));
    open.when(MODERATOR, second).thenRefused(Refusal.Code.VOTING_ALREADY);
    open.when(MODERATOR, new Command.NameDelegate(new Command.Who(null, 204, null), GARDEN))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    Story closed = open.and(MODERATOR, new Command.CloseDecision(IT));
    closed.when(MODERATOR, second).thenRefused(Refusal.Code.VOTING_ALREADY);
    closed.and(MODERATOR, new Command.EndDecision(IT, false)).when(MODERATOR, second).isAccepted();
  }

  @Test
  void whoComesLateSpeaksForAnInitiativeThatNobodySpokeFor() {
    given(ON_ITEM)
        .and(MODERATOR, new Command.AddInitiative(said("Gartengruppe")))
        .and(MODERATOR, new Command.AddInitiative(said("Chor")))
        .and(MODERATOR, new Command.NameDelegate(who(ALI), GARDEN))
        .and(MODERATOR, poll("organisations"))
        .and(MODERATOR, new Command.NameDelegate(who(BO), CHOIR))
        .and(BO, fill("yes"))
        .when(MODERATOR, new Command.NameDelegate(who(CEM), CHOIR))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  /** Where each delegate has a vote of their own, nobody's is changed by another. */
  @Test
  void aFurtherDelegateMayComeWhereInitiativesAreNotAsked() {
    COUNCIL
        .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.DELEGATES))
        .and(MODERATOR, ask("Und?"))
        .and(MODERATOR, new Command.NameDelegate(who(EVA), CHOIR))
        .when(EVA, vote(IT, Choice.YES))
        .isAccepted();
  }

  /** Also where none of those that are asked is on the list any more. */
  @ParameterizedTest
  @ValueSource(strings = {"organisations", "double-majority"})
  void nobodyElseSpeaksForAnInitiativeThatWasRemoved(String method) {
    Story open =
        COUNCIL
            .and(MODERATOR, poll(method))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(MODERATOR, new Command.AnnounceDecision(IT))
            .and(MODERATOR, new Command.CorrectDecision(IT, said("Neu")))
            .and(MODERATOR, new Command.RemoveInitiative(GARDEN))
            .and(MODERATOR, new Command.RemoveInitiative(CHOIR))
            .and(MODERATOR, new Command.ReopenDecision(IT));

    open.when(EVA, fill("o1:yes")).thenRefused(Refusal.Code.NOT_A_DELEGATE);
    open.when(ALI, fill("o1:no")).thenRefused(Refusal.Code.NOT_A_DELEGATE);
    assertThat(Lapsed.of(open.state(), open.state().decisions().get(IT), Map.of(ALI, "o1:no")))
        .isEqualTo(
            new Lapsed(
                new TreeMap<>(Map.of(ALI, "")),
                new Dropped(1, Dropped.DropReason.INITIATIVE, Set.of(ALI))));
  }

  @Test
  void anInitiativeGoesWithItsDelegates() {
    Story gone = COUNCIL.and(MODERATOR, new Command.RemoveInitiative(CHOIR));

    assertThat(gone.state().electorate().delegates().keySet()).isEqualTo(Set.of(ALI));
    gone.when(MODERATOR, new Command.RemoveInitiative(CHOIR))
        .thenRefused(Refusal.Code.UNKNOWN_INITIATIVE);
    gone.when(MODERATOR, new Command.AddInitiative(said("Chor"))).making(InitiativeId.of(3));
    gone.when(MODERATOR, new Command.AddInitiative(said("")))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    Story full = gone.times(99, MODERATOR, i -> new Command.AddInitiative(said("Initiative")));
    full.when(MODERATOR, new Command.AddInitiative(said("Eine mehr")))
        .thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 100));
  }

  @Test
  void mergedDelegatesSpeakForOne() {
    Story merged = COUNCIL.and(MODERATOR, mergePeople(ALI, EVA));

    assertThat(merged.state().electorate().initiativeOf(EVA)).isEqualTo(GARDEN);
    assertThat(COUNCIL.and(MODERATOR, mergePeople(ALI, BO)).state().electorate().initiativeOf(BO))
        .isEqualTo(CHOIR);
  }

  @Test
  void aProxyRestsWhileItsGiverIsHere() {
    Story dm37 =
        PROXIES
            .and(MODERATOR, new Command.GrantVoteToAll())
            .and(MODERATOR, proxy(BO, ALI))
            .and(MODERATOR, proxy(CEM, ALI));

    assertThat(weights(dm37, ALI)).isEqualTo(Map.of(ALI, 3));
    assertThat(weights(dm37, ALI, BO)).isEqualTo(Map.of(ALI, 2));
    assertThat(weights(dm37, EVA)).isEmpty();
    dm37.when(MODERATOR, proxy(DANA, ALI))
        .thenRefused(Refusal.Code.TOO_MANY_PROXIES, Map.of("n", 2));
    dm37.when(MODERATOR, proxy(DANA, BO)).thenRefused(Refusal.Code.PROXY_CHAIN);
    dm37.when(MODERATOR, proxy(ALI, DANA)).thenRefused(Refusal.Code.PROXY_CHAIN);
    dm37.when(MODERATOR, proxy(DANA, DANA)).thenRefused(Refusal.Code.PROXY_CHAIN);
    dm37.when(MODERATOR, proxy(BO, DANA)).thenRefused(Refusal.Code.PROXY_GIVEN);
    dm37.when(MODERATOR, proxy(DANA, STRANGER)).thenRefused(Refusal.Code.UNKNOWN_PERSON);
    dm37.when(MODERATOR, proxy(BO, ALI)).thenNothingHappens();
    Story ended = dm37.and(MODERATOR, new Command.EndProxy(BO));
    assertThat(weights(ended, ALI)).isEqualTo(Map.of(ALI, 2));
    ended.when(MODERATOR, new Command.EndProxy(BO)).thenNothingHappens();
  }

  @Test
  void proxiesAreOffUnlessAllowed() {
    LISTED.when(MODERATOR, proxy(BO, ALI)).thenRefused(Refusal.Code.PROXIES_OFF);
    PROXIES.when(MODERATOR, proxy(EVA, ALI)).thenRefused(Refusal.Code.PROXY_OF_GUEST);
    PROXIES.when(MODERATOR, proxy(ALI, EVA)).thenRefused(Refusal.Code.PROXY_OF_GUEST);
    PROXIES
        .when(MODERATOR, new Command.AllowProxies(11))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 10));
    Story off = PROXIES.and(MODERATOR, proxy(BO, ALI)).and(MODERATOR, new Command.AllowProxies(0));
    assertThat(weights(off, ALI)).isEmpty();
  }

  @Test
  void proxiesGoWithTheVoteAndOnWithAMergedPerson() {
    Story given = PROXIES.and(MODERATOR, proxy(BO, ALI));

    assertThat(weights(given.and(MODERATOR, new Command.WithdrawVote(ALI)), ALI)).isEmpty();
    given
        .when(MODERATOR, mergePeople(BO, EVA))
        .then(
            new PeopleEvent.PeopleMerged(BO, EVA, true, null),
            new ElectorateEvent.ProxyGiven(EVA, ALI));
    given
        .and(MODERATOR, ask("Und?"))
        .when(MODERATOR, new Command.EndProxy(BO))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void theWeightsStandInTheRecord() {
    Story open = PROXIES.and(MODERATOR, proxy(BO, ALI)).and(MODERATOR, ask("Und?"));
    UrnCount urn = new UrnCount(Map.of("yes", 2), Map.of(ALI, 2), Map.of());

    assertThat(close(open, urn))
        .containsExactly(new VotingEvent.DecisionClosed(IT, new Tally(2, 0, 0), 2, Map.of(ALI, 2)));
  }

  /** Who says nothing is silent, however many others vote for somebody who is away. */
  @Test
  void votesForThoseWhoAreAwaySpeakForNobodyWhoIsHere() {
    Story open =
        PROXIES
            .and(MODERATOR, proxy(BO, ALI))
            .and(
                MODERATOR,
                new Command.OpenPoll(
                    null, said("Und?"), "consent", List.of(), 1, Settings.DEFAULT, null));
    UrnCount urn = new UrnCount(Map.of("consent", 2), Map.of(ALI, 2), Map.of());
    Assembly closed = open.state().after(close(open, urn).getFirst(), open.at(), "p1");
    Finding finding = Objects.requireNonNull(closed.decisions().get(IT).poll()).find(2);
    assertThat(finding.outcome()).isEqualTo(Outcome.ROUND_INCOMPLETE);
    assertThat(finding.reason().arguments()).containsEntry("silent", "1");
  }

  @Test
  void whoeverWasDismissedOrSpeaksForOthersLeavesNoBallotBehind() {
    Story open = COUNCIL.and(MODERATOR, poll("organisations"));
    Map<PersonId, String> ballots =
        Map.of(ALI, "o1:yes", BO, "o2:yes", CEM, "o2:no", DANA, "o2:no");
    assertThat(lapsed(open, ballots)).containsExactly(DANA);
    Story later =
        open.and(MODERATOR, new Command.EndDecision(IT, false))
            .and(MODERATOR, new Command.DismissDelegate(BO))
            .and(MODERATOR, new Command.NameDelegate(who(CEM), GARDEN));
    assertThat(lapsed(later, ballots)).containsExactlyInAnyOrder(BO, CEM, DANA);
  }

  @Test
  void whereEverybodyVotesNobodyLeavesABallotBehind() {
    Story open = given(ON_ITEM).and(MODERATOR, ask("Und?"));
    assertThat(lapsed(open, Map.of(ALI, "yes", BO, "no"))).isEmpty();
    assertThat(lapsed(LISTED.and(MODERATOR, ask("Und?")), Map.of(ALI, "yes", CEM, "no")))
        .containsExactly(CEM);
  }

  private static List<PersonId> lapsed(Story story, Map<PersonId, String> ballots) {
    return List.copyOf(
        Lapsed.of(story.state(), story.state().decisions().get(IT), ballots).left().keySet());
  }

  private static Map<PersonId, Integer> weights(Story story, PersonId... voted) {
    return story
        .state()
        .electorate()
        .proxies()
        .weights(Set.of(voted), story.state()::mayBeRepresented);
  }

  private static List<Event> close(Story open, UrnCount urn) {
    Ruling decided =
        Rules.decide(
            open.state(),
            MODERATOR,
            new Command.CloseDecision(IT),
            new Rules.Circumstances(open.at(), urn, ElectorateTest::none));
    return ((Ruling.Accepted) decided).events();
  }

  private static @Nullable String none(String key) {
    return null;
  }
}
