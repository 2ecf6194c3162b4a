package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.told.PollTold;

/** What nobody is to learn: a vote that is secret, and how one becomes it. */
class SecretTest {
  private static final DecisionId IT = decision(1);
  private static final Settings SECRET = Settings.DEFAULT.with(Setting.BALLOTS, "secret");
  private static final Story ELECTION =
      given(ON_ITEM).and(MODERATOR, poll("stv-scottish", SECRET, "Dana", "Finn", "Jo"));

  /** One person demands it, and that is enough. */
  private static final Story DEMANDED =
      given(ON_ITEM)
          .and(
              ALI,
              new Command.AskToSpeak(
                  EntryKind.POINT_OF_ORDER, null, null, MotionKind.SECRET_BALLOT, null))
          .and(MODERATOR, new Command.CallNext(null, null))
          .and(
              MODERATOR,
              new Command.SettleMotion(entry(1), Motion.How.DEMANDED, true, null, null, null));

  private static Command poll(String method, Settings settings, String... options) {
    return new Command.OpenPoll(
        null,
        said("Wer spricht für uns?"),
        method,
        Arrays.stream(options).map(Scenes::said).toList(),
        1,
        settings,
        null);
  }

  @Test
  void everyBallotHasTheSameRoom() {
    given(ELECTION)
        .when(ALI, new Command.FillBallot(IT, "a>b>c", 1))
        .casting(new Decided.Ballot(IT, "a>b>c", 1, 64));
    given(ELECTION)
        .when(ALI, new Command.FillBallot(IT, "c", 2))
        .casting(new Decided.Ballot(IT, "c", 2, 64));
  }

  @Test
  void whatWasCountedIsNeverOpenedAgain() {
    Story counted =
        given(ELECTION)
            .phonesSay(Map.of("a>b", 2, "c", 1))
            .and(MODERATOR, new Command.CloseDecision(IT));
    assertThat(counted.events().getLast())
        .isEqualTo(new VotingEvent.PollClosed(IT, Bag.of(Map.of("a>b", 2, "c", 1))));
    given(counted)
        .when(MODERATOR, new Command.ReopenDecision(IT))
        .thenRefused(Refusal.Code.SECRET_COUNTED);
    given(ELECTION).when(MODERATOR, new Command.ReopenDecision(IT)).then();
    given(counted).when(MODERATOR, new Command.AnnounceDecision(IT)).isAccepted();
    given(counted).when(MODERATOR, new Command.EndDecision(IT)).isAccepted();
  }

  @Test
  void aFurtherBallotIsSecretToo() {
    Story further =
        given(ON_ITEM)
            .and(MODERATOR, poll("absolute-election", SECRET, "Dana", "Finn", "Jo"))
            .phonesSay(Map.of("a", 2, "b", 2, "c", 1))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(MODERATOR, new Command.AnnounceDecision(IT))
            .and(MODERATOR, new Command.NextRound(IT));
    assertThat(further.state().decisions().get(decision(2)).isSecret()).isTrue();
  }

  @Test
  void whereOneDemandsItEverythingOnTheItemIsVotedSecretly() {
    assertThat(DEMANDED.events().getLast())
        .isEqualTo(new VotingEvent.SecretVotesDemanded(ItemId.of(2)));
    for (Command put :
        List.of(
            ask("Sperren wir?"),
            poll("unanimity", Settings.DEFAULT),
            poll("irv", SECRET, "A", "B"))) {
      Story asked = given(DEMANDED).and(MODERATOR, put);
      assertThat(asked.state().decisions().get(IT).isSecret()).isTrue();
    }
    Story counted =
        given(DEMANDED)
            .and(MODERATOR, ask("Sperren wir?"))
            .phonesSay(Map.of("yes", 3, "no", 1))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .and(MODERATOR, new Command.AnnounceDecision(IT));
    assertThat(counted.state().decisions().get(IT).isAnnounced()).isTrue();
  }

  @Test
  void whatIsToBeSecretIsNotDecidedBySight() {
    given(DEMANDED)
        .when(
            MODERATOR,
            new Command.DecideBySight(
                null, said("Sperren wir?"), PlainMethod.MAJORITY_SEEN, true, null, null))
        .thenRefused(Refusal.Code.SECRET_DEMANDED);
    Story seen =
        given(ON_ITEM)
            .and(
                MODERATOR,
                new Command.DecideBySight(
                    null, said("Sperren wir?"), PlainMethod.MAJORITY_SEEN, true, null, null));
    assertThat(seen.state().decisions().get(IT).isSecret()).isFalse();
  }

  @Test
  void theNextItemIsVotedOnOpenlyAgain() {
    Story next =
        given(DEMANDED)
            .and(MODERATOR, Scenes.addItem("Bank", 5))
            .and(MODERATOR, new Command.StartItem(ItemId.of(3), true))
            .and(MODERATOR, ask("Eine Bank?"));
    assertThat(next.state().decisions().get(IT).isSecret()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // a secret yes or no
    "secret, simple-majority, , yes*5 no*3, false",
    "secret, simple-majority, , yes*5 no*2, true",
    "secret, simple-majority, , yes*5 no*3 abstain*1, true",
    "secret, simple-majority, , yes*5, false",
    "open, simple-majority, , yes*5 no*2, false",
    // options that people chose, gave anything, or placed first
    "secret, relative-election, Dana Jo, a*4 b*3, false",
    "secret, relative-election, Dana Jo, a*4 b*1, true",
    "secret, approval, Dana Jo, 'a,b*2 a*3', true",
    "secret, approval, Dana Jo, 'a,b*3 a*3', false",
    "secret, approval, Dana Jo, 'a,b*3 none*1', true",
    "secret, score, Dana Jo, a:5_b:0*3 a:1_b:1*1, true",
    "secret, score, Dana Jo, a:5_b:0*3 a:1_b:0*1, false",
    "secret, dots, Dana Jo Finn Kim, a:2*3 b:1*2, true",
    "secret, dots, Dana Jo Finn Kim, a:2*3 b:1*3, false",
    "secret, irv, Dana Jo, a>b*4 b>a*2, true",
    "secret, irv, Dana Jo, a>b*4 b>a*1 b*2, false",
    "secret, schulze, Dana Jo, a=b*1 a*3 b*2, false",
    "secret, schulze, Dana Jo, a>b*4 b>a*3 abstain*1, true"
  })
  void whatFewStandBehindIsToldWithoutFiguresUnlessTheAssemblyAgrees(
      String ballots, String method, @Nullable String options, String bag, boolean isFew) {
    Settings settings =
        ballots.equals("secret") ? SECRET : Settings.DEFAULT.with(Setting.BALLOTS, "open");
    String[] all = options == null ? new String[0] : options.split(" ");
    Map<String, Integer> cast = new TreeMap<>();
    for (String ballot : bag.split(" ")) {
      String[] parts = ballot.split("\\*");
      cast.put(parts[0].replace('_', ' '), Integer.valueOf(parts[1]));
    }
    Story closed =
        given(ON_ITEM)
            .and(MODERATOR, poll(method, settings, all))
            .phonesSay(cast)
            .and(MODERATOR, new Command.CloseDecision(IT));
    assertThat(isWithheld(closed, false)).isEqualTo(isFew);
    assertThat(isWithheld(closed, true)).isFalse();
  }

  private static boolean isWithheld(Story closed, boolean isAgreed) {
    Story announced = closed.and(MODERATOR, new Command.AnnounceDecision(IT, isAgreed));
    VotingEvent.PollAnnounced event = announced.newest(VotingEvent.PollAnnounced.class);
    return event.withheld() != null;
  }

  @Test
  void papersCountAmongTheFew() {
    Story election =
        given(ELECTION)
            .and(MODERATOR, new Command.EnterPaper(IT, "a>b", 3))
            .and(MODERATOR, new Command.EnterPaper(IT, "c", 2))
            .phonesSay(Map.of("a", 1))
            .and(MODERATOR, new Command.CloseDecision(IT));
    assertThat(isWithheld(election, false)).isTrue();
  }

  @Test
  void whatIsToBeSecretIsNotPutByName() {
    Command byName =
        poll("simple-majority", Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME));
    given(DEMANDED).when(MODERATOR, byName).thenRefused(Refusal.Code.SECRET_DEMANDED);
    given(ON_ITEM).when(MODERATOR, byName).isAccepted();
  }

  @Test
  void initiativesNeverVoteSecretly() {
    Command council = poll("organisations", SECRET, "Chor", "Garten");
    given(ON_ITEM)
        .when(MODERATOR, council)
        .thenRefused(Refusal.Code.BAD_POLL, Map.of("fault", "never-secret"));
    given(DEMANDED)
        .when(MODERATOR, poll("double-majority", Settings.DEFAULT, "Chor", "Garten"))
        .thenRefused(Refusal.Code.BAD_POLL, Map.of("fault", "never-secret"));
    given(ON_ITEM)
        .when(MODERATOR, poll("organisations", Settings.DEFAULT, "Chor", "Garten"))
        .isAccepted();
  }

  /** Three ballots of one who votes for two others are not the ballots of three. */
  @Test
  void votesForThoseWhoAreAwayHideNobody() {
    Story open = given(ON_ITEM).and(MODERATOR, poll("simple-majority", SECRET));
    UrnCount urn = new UrnCount(Map.of("yes", 9, "no", 3), Map.of(ALI, 3), Map.of());
    Ruling closed =
        Rules.decide(
            open.state(),
            MODERATOR,
            new Command.CloseDecision(IT),
            new Rules.Circumstances(open.at(), urn, key -> null));
    Event event = ((Ruling.Accepted) closed).events().getFirst();
    Poll poll = open.state().after(event, open.at(), "p1").decisions().get(IT).poll();
    assertThat(poll.hasFewVoices(poll.find(null))).isTrue();
    Poll three =
        given(open)
            .phonesSay(Map.of("yes", 9, "no", 3))
            .and(MODERATOR, new Command.CloseDecision(IT))
            .state()
            .decisions()
            .get(IT)
            .poll();
    assertThat(three.hasFewVoices(three.find(null))).isFalse();
  }

  /** How ratings are spread is not drawn where a bar is of one or two. */
  @Test
  void ratingsOfFewAreNotDrawn() {
    assertThat(drawn(SECRET, Map.of("a:5 b:0", 3, "a:1 b:0", 1))).containsExactly(false, true);
    assertThat(drawn(Settings.DEFAULT, Map.of("a:5 b:0", 3, "a:1 b:0", 1)))
        .containsExactly(true, true);
  }

  private static List<Boolean> drawn(Settings settings, Map<String, Integer> ballots) {
    Poll poll =
        given(ON_ITEM)
            .and(MODERATOR, poll("score", settings, "Park", "Bank"))
            .phonesSay(ballots)
            .and(MODERATOR, new Command.CloseDecision(IT))
            .state()
            .decisions()
            .get(IT)
            .poll();
    Object rows =
        new PollTold(poll, ref -> null, who -> Map.of()).counted(poll.find(null)).get("rows");
    return ((List<?>) rows)
        .stream()
            .filter(row -> ((Map<?, ?>) row).containsKey("label"))
            .map(row -> ((Map<?, ?>) row).containsKey("spread"))
            .toList();
  }
}
