package org.kiezplenum.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** What was counted, as the minutes keep it for whoever counts again. */
class BallotsTest {
  private static DecisionId poll(Evening evening) {
    return new DecisionId(
        evening.desk(
            new Command.OpenPoll(
                null,
                Evening.say("Welches Fest?"),
                "approval",
                List.of(Evening.say("Sommerfest"), Evening.say("Lichterfest")),
                1,
                Settings.DEFAULT,
                80)));
  }

  private static Evening evening() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.start(evening.item("Feste", 20));
    return evening;
  }

  @Test
  void areWhatStoodAtTheAnnouncement() {
    Evening evening = evening();
    DecisionId early = poll(evening);
    evening.close(early, Map.of("a", 3));
    evening.announce(early);
    evening.desk(new Command.StatePresent(40));
    DecisionId late = poll(evening);
    evening.desk(new Command.EnterPaper(late, "a,b", 2));
    evening.close(late, Map.of("a", 3, "b", 1));
    assertThat(evening.minutes().ballots(late, "weg")).isEmpty();
    evening.announce(late);
    evening.desk(new Command.StatePresent(7));

    Minutes minutes = evening.minutes();

    Ballots ballots = minutes.ballots(late, "weg").orElseThrow();
    assertThat(ballots.question()).isEqualTo("Welches Fest?");
    assertThat(ballots.labels()).containsExactly("Sommerfest", "Lichterfest");
    assertThat(ballots.present()).isEqualTo(40);
    assertThat(ballots.poll().entitled()).isEqualTo(80);
    assertThat(ballots.poll().written().times()).containsExactly(Map.entry("a,b", 2));
    assertThat(minutes.ballots(early, "weg").orElseThrow().present()).isNull();
    assertThat(minutes.items().getFirst().decisions().getLast().context())
        .containsEntry("ballots", late.value());
  }

  @Test
  void areNoneOfWhatIsNoPollOrHasNoResult() {
    Evening evening = evening();
    DecisionId ended = poll(evening);
    evening.close(ended, Map.of("a", 3));
    evening.desk(new Command.EndDecision(ended));
    DecisionId vote = evening.ask("Vertagen?");
    evening.close(vote, 3, 1, 0);
    evening.announce(vote);

    Minutes minutes = evening.minutes();

    for (DecisionId decision : List.of(ended, vote, DecisionId.of(99))) {
      assertThat(minutes.ballots(decision, "weg")).isEmpty();
    }
    assertThat(minutes.items().getFirst().decisions())
        .allSatisfy(decision -> assertThat(decision.context()).doesNotContainKey("ballots"));
  }

  /** Faces tell the sum of each option, and not who alone has rated otherwise. */
  @Test
  void areNotGivenOutWhereOneHasRatedSecretlyLikeNobodyElse() {
    Evening evening = evening();
    DecisionId told = rated(evening, Map.of("a:1 b:1", 6, "a:1 b:2", 3));
    DecisionId hidden = rated(evening, Map.of("a:1 b:1", 6, "a:1 b:2", 1));

    Minutes minutes = evening.minutes();

    assertThat(minutes.ballots(told, "weg")).isPresent();
    assertThat(minutes.ballots(hidden, "weg")).isEmpty();
    assertThat(minutes.items().getFirst().decisions().getLast().context())
        .containsEntry("unfiled", true)
        .doesNotContainKey("ballots");
  }

  private static DecisionId rated(Evening evening, Map<String, Integer> ballots) {
    Settings settings =
        Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET).with(Setting.HIGHEST, "2");
    DecisionId poll =
        new DecisionId(
            evening.desk(
                new Command.OpenPoll(
                    null,
                    Evening.say("Wie gut?"),
                    "score",
                    List.of(Evening.say("Sommerfest"), Evening.say("Lichterfest")),
                    1,
                    settings,
                    null)));
    evening.close(poll, ballots);
    evening.announce(poll);
    return poll;
  }

  @Test
  void sayThatATextWasErased() {
    Evening evening = evening();
    DecisionId poll = poll(evening);
    evening.close(poll, Map.of("b", 3));
    evening.announce(poll);
    evening.erase(poll + "/option-b");
    evening.erase(poll + "/question");

    Ballots ballots = evening.minutes().ballots(poll, "[entfernt]").orElseThrow();

    assertThat(ballots.labels()).containsExactly("Sommerfest", "[entfernt]");
    assertThat(ballots.question()).isEqualTo("[entfernt]");
  }
}
