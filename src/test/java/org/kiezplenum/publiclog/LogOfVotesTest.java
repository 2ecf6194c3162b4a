package org.kiezplenum.publiclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** What the log tells of votes that the desk has entered. */
class LogOfVotesTest {
  private static final Command ADD = new Command.AddInitiative(said("Rat"));

  @Test
  void whereABallotHoldsTwoAnswersItTellsWhich() {
    Story both = given(ON_ITEM).and(MODERATOR, ADD).and(MODERATOR, open("double-majority"));
    assertThat(kind(both, null, null, null)).isEqualTo("roll-entered.self");
    assertThat(kind(both, null, null, true)).isEqualTo("roll-entered.initiative");
    assertThat(kind(both, true, null, true)).isEqualTo("roll-by-phone.initiative");
    assertThat(kind(both, null, true, null)).isEqualTo("roll-replaced.self");
    Story one = given(ON_ITEM).and(MODERATOR, open("simple-majority"));
    assertThat(kind(one, true, null, null)).isEqualTo("roll-by-phone");
    assertThat(withdrawn(one, null, null)).isEqualTo("roll-withdrawn");
    assertThat(withdrawn(one, true, null)).isEqualTo("roll-withdrawn-by-phone");
    assertThat(withdrawn(both, null, true)).isEqualTo("roll-withdrawn.initiative");
  }

  /** That they are by name at all is told by the motion; what was secret until then is more. */
  @Test
  void itTellsWhereNamesEndSecrecy() {
    var names = new VotingEvent.NamedVotesDemanded(PLAY_STREET, true);
    var secret = new VotingEvent.SecretVotesDemanded(PLAY_STREET);
    Assembly open = ON_ITEM.state();
    assertThat(new LogOfVotes(open).of(names)).isNull();
    LogLine told = new LogOfVotes(open.after(secret, 1, "")).of(names);
    assertThat(Objects.requireNonNull(told).kind()).isEqualTo("names-before-secret");
  }

  private static String kind(
      Story story,
      @Nullable Boolean byPhone,
      @Nullable Boolean instead,
      @Nullable Boolean initiative) {
    var event = new VotingEvent.RollAnswered(decision(1), ALI, byPhone, instead, initiative);
    return Objects.requireNonNull(new LogOfVotes(story.state()).of(event)).kind();
  }

  private static String withdrawn(
      Story story, @Nullable Boolean byPhone, @Nullable Boolean initiative) {
    var event = new VotingEvent.RollAnswerWithdrawn(decision(1), ALI, byPhone, initiative);
    return Objects.requireNonNull(new LogOfVotes(story.state()).of(event)).kind();
  }

  @Test
  void thatEverythingStaysIsADecision() {
    Command choice =
        new Command.OpenPoll(
            null,
            said("Was soll gelten?"),
            "approval",
            List.of(said(""), said(""), said("Alles bleibt")),
            1,
            Settings.DEFAULT,
            null,
            List.of(proposal(1), proposal(2)));
    Story open =
        given(ON_ITEM)
            .and(EVA, handIn("Spielstraße"))
            .and(ALI, handIn("Einbahnstraße"))
            .and(MODERATOR, new Command.CompeteProposals(proposal(1), proposal(2)))
            .and(MODERATOR, choice);
    assertThat(result(open, Map.of("c", 5, "a", 3))).isEqualTo("stays");
    assertThat(result(open, Map.of("c", 3, "a", 5))).isEqualTo("adopted");
    assertThat(result(open, Map.of())).isEqualTo("no-result");
  }

  private static String result(Story open, Map<String, Integer> ballots) {
    Story found =
        open.phonesSay(ballots)
            .and(MODERATOR, new Command.CloseDecision(decision(1)))
            .and(MODERATOR, new Command.AnnounceDecision(decision(1)));
    Decision decision = found.state().decisions().get(decision(1));
    return LogLine.result(decision, decision.state());
  }

  private static Command open(String method) {
    return new Command.OpenPoll(
        null,
        said("Und?"),
        method,
        List.of(),
        1,
        Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
        null);
  }
}
