package org.kiezplenum.assembly.floor.motions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** What a carried point of order does, of every kind, whatever is going on. */
class MotionPhasesTest {

  /** The first proposal was adopted by sight, and a point of order of Ali has the floor. */
  private static Story speaking(MotionKind kind) {
    return ON_ITEM
        .and(EVA, handIn("Spielstraße"))
        .and(
            MODERATOR,
            new Command.DecideBySight(
                proposal(1), null, PlainMethod.MAJORITY_SEEN, true, null, null))
        .and(ALI, new Command.AskToSpeak(EntryKind.POINT_OF_ORDER, null, null, kind, null))
        .and(MODERATOR, callFirst());
  }

  private static Story quiet(MotionKind kind) {
    return speaking(kind).and(MODERATOR, new Command.EndSpeech(entry(1)));
  }

  private static Story open(MotionKind kind) {
    return quiet(kind).and(MODERATOR, ask("Bank oder Baum?"));
  }

  private static Story closed(MotionKind kind) {
    return open(kind).phonesSay(1, 0, 0).and(MODERATOR, new Command.CloseDecision(decision(2)));
  }

  private static Command carried() {
    return new Command.SettleMotion(entry(1), Motion.How.COUNTED, false, new Hands(8, 2, 0), 5, 90);
  }

  /**
   * What follows the settlement: a refusal, the events by their kinds, or nothing but the record.
   */
  private static String told(Story story) {
    Story.Outcome outcome = story.when(MODERATOR, carried());
    if (outcome.decided() instanceof org.kiezplenum.assembly.Ruling.Refused refused) {
      return refused.refusal().code().name();
    }
    List<String> kinds =
        ((org.kiezplenum.assembly.Ruling.Accepted) outcome.decided())
            .events().stream()
                .map(event -> event.getClass().getSimpleName())
                .filter(kind -> !kind.equals("SpeechEnded") && !kind.equals("MotionSettled"))
                .toList();
    return kinds.isEmpty() ? "recorded" : String.join(" ", kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          kind              | nothing on                 | vote open                         | closed
          QUORUM            | recorded                   | recorded                          | recorded
          RULES_BROKEN      | recorded                   | recorded                          | recorded
          BREAK             | BreakBegun                 | VOTING_ALREADY                    | VOTING_ALREADY
          END_ASSEMBLY      | recorded                   | VOTING_ALREADY                    | VOTING_ALREADY
          NO_DEBATE         | ItemClosed                 | VOTING_ALREADY                    | VOTING_ALREADY
          ADJOURN_ITEM      | ItemClosed                 | VOTING_ALREADY                    | VOTING_ALREADY
          END_DEBATE        | DebateEnded                | DebateEnded                       | DebateEnded
          CLOSE_LIST        | ListClosing                | ListClosing                       | ListClosing
          REOPEN_LIST       | ListOpened                 | ListOpened                        | ListOpened
          LIMIT_TIME        | FloorRulesSet              | FloorRulesSet                     | FloorRulesSet
          CHANGE_AGENDA     | recorded                   | recorded                          | recorded
          SECRET_BALLOT     | SecretVotesDemanded        | SecretVotesDemanded DecisionEnded PollOpened | VOTING_ALREADY
          ROLL_CALL         | NamedVotesDemanded         | NamedVotesDemanded DecisionEnded PollOpened | VOTING_ALREADY
          RECOUNT           | recorded                   | recorded                          | recorded
          RECONSIDER        | DecisionReconsidered       | VOTING_ALREADY                    | VOTING_ALREADY
          SPLIT_VOTE        | recorded                   | VOTING_ALREADY                    | VOTING_ALREADY
          STRAW_POLL        | recorded                   | recorded                          | recorded
          CHANGE_MODERATION | recorded                   | recorded                          | recorded
          PUBLICITY         | recorded                   | recorded                          | recorded
          LANGUAGE          | recorded                   | recorded                          | recorded
          OTHER             | recorded                   | recorded                          | recorded
          """)
  void everyKindHasItsEffectOrItsRefusalInEveryPhase(
      MotionKind kind, String nothingOn, String voteOpen, String closed) {
    assertThat(told(speaking(kind))).isEqualTo(nothingOn);
    assertThat(told(quiet(kind))).isEqualTo(nothingOn);
    assertThat(told(open(kind))).isEqualTo(voteOpen);
    assertThat(told(closed(kind))).isEqualTo(closed);
  }

  @Test
  void theTableKnowsEveryKind() throws NoSuchMethodException {
    String table =
        MotionPhasesTest.class
            .getDeclaredMethod(
                "everyKindHasItsEffectOrItsRefusalInEveryPhase",
                MotionKind.class,
                String.class,
                String.class,
                String.class)
            .getAnnotation(CsvSource.class)
            .textBlock();
    assertThat(table.lines().skip(1).map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(MotionKind.values()).map(MotionKind::name).toList());
  }

  /** Or nobody would learn what has become of it. */
  @Test
  void theItemIsNotLeftBeforeAMotionIsSettled() {
    Command close = new Command.CloseItem(org.kiezplenum.assembly.Scenes.PLAY_STREET, true);
    for (MotionKind kind : MotionKind.values()) {
      quiet(kind).when(MODERATOR, close).thenRefused(Refusal.Code.MOTION_FIRST);
    }
  }

  @Test
  void theSameIsPutAgainSecretly() {
    Story again = open(MotionKind.SECRET_BALLOT).and(MODERATOR, carried());
    assertThat(again.state().decisions().get(decision(2)).state()).isEqualTo(new Decision.Ended());
    Decision secret = again.state().decisions().get(decision(3));
    assertThat(again.state().decisions().voting()).isEqualTo(decision(3));
    assertThat(secret.isSecret()).isTrue();
    assertThat(secret.question()).isEqualTo(again.state().decisions().get(decision(2)).question());
  }

  @Test
  void aPollKeepsItsOptionsAndSeats() {
    Story again =
        quiet(MotionKind.SECRET_BALLOT)
            .and(MODERATOR, election("approval", Settings.DEFAULT, 2))
            .and(MODERATOR, carried());
    Decision secret = again.state().decisions().get(decision(3));
    assertThat(secret.method()).isEqualTo(PlainMethod.POLL);
    assertThat(secret.poll().ask())
        .isEqualTo(Ask.among("approval", 3, 2).with(Setting.BALLOTS, Setting.SECRET));
    assertThat(secret.poll().labels()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void whatIsSoAlreadyIsNotPutAgain() {
    assertThat(
            told(
                quiet(MotionKind.SECRET_BALLOT)
                    .and(
                        MODERATOR,
                        election(
                            "approval",
                            Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET),
                            1))))
        .isEqualTo("SecretVotesDemanded");
  }

  @Test
  void whereAVoteCannotBeSoTheDemandIsRefused() {
    given(
            quiet(MotionKind.SECRET_BALLOT)
                .and(MODERATOR, election("organisations", Settings.DEFAULT, 1)))
        .when(MODERATOR, carried())
        .thenRefused(Refusal.Code.BAD_POLL, Map.of("fault", "running-never-secret"));
    given(
            quiet(MotionKind.ROLL_CALL)
                .and(
                    MODERATOR,
                    election(
                        "approval", Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET), 1)))
        .when(MODERATOR, carried())
        .thenRefused(Refusal.Code.SECRET_DEMANDED);
    given(
            quiet(MotionKind.ROLL_CALL)
                .and(
                    MODERATOR,
                    new Command.OpenPoll(
                        null,
                        said("Stimmung?"),
                        "temperature",
                        List.of(),
                        1,
                        Settings.DEFAULT,
                        null)))
        .when(MODERATOR, carried())
        .thenRefused(Refusal.Code.BAD_POLL);
  }

  @Test
  void whatIsReconsideredCanBePutAgainAndItsFirstResultStands() {
    Story anew = quiet(MotionKind.RECONSIDER).and(MODERATOR, carried());
    Decision first = anew.state().decisions().get(decision(1));
    assertThat(first.isReconsidered()).isTrue();
    assertThat(first.isAnnounced()).isTrue();
    assertThat(state(anew)).isEqualTo(Proposal.ProposalState.HANDED_IN);
    Story again = anew.and(MODERATOR, new Command.OpenDecision(proposal(1), null));
    assertThat(state(again)).isEqualTo(Proposal.ProposalState.VOTING);
    Story lost =
        again
            .phonesSay(1, 4, 0)
            .and(MODERATOR, new Command.CloseDecision(decision(2)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(2)));
    assertThat(state(lost)).isEqualTo(Proposal.ProposalState.REJECTED);
    // Ended without a result it is open, for the first does not hold again.
    assertThat(state(again.and(MODERATOR, new Command.EndDecision(decision(2)))))
        .isEqualTo(Proposal.ProposalState.HANDED_IN);
  }

  @Test
  void onlyWhatHoldsIsReconsidered() {
    Story motion = quiet(MotionKind.RECONSIDER);
    given(motion.and(MODERATOR, carried()))
        .and(
            ALI,
            new Command.AskToSpeak(
                EntryKind.POINT_OF_ORDER, null, null, MotionKind.RECONSIDER, null))
        .and(MODERATOR, callFirst())
        .when(
            MODERATOR,
            new Command.SettleMotion(
                entry(2), Motion.How.NO_OBJECTION, true, null, null, null, null))
        .thenRefused(Refusal.Code.NOTHING_TO_RECONSIDER);
    given(motion)
        .when(
            MODERATOR,
            new Command.SettleMotion(
                entry(1), Motion.How.NO_OBJECTION, true, null, null, null, decision(9)))
        .thenRefused(Refusal.Code.UNKNOWN_DECISION);
    motion
        .when(
            MODERATOR,
            new Command.SettleMotion(
                entry(1), Motion.How.NO_OBJECTION, true, null, null, null, decision(1)))
        .then(
            new FloorEvent.MotionSettled(
                entry(1), MotionKind.RECONSIDER, true, Motion.How.NO_OBJECTION, null),
            new VotingEvent.DecisionReconsidered(decision(1)));
  }

  private static Proposal.ProposalState state(Story story) {
    return story.state().proposals().get(proposal(1)).state();
  }

  private static Command election(String method, Settings settings, int seats) {
    return new Command.OpenPoll(
        null,
        said("Wer?"),
        method,
        List.of(said("Dana"), said("Finn"), said("Jo")),
        seats,
        settings,
        null);
  }
}
