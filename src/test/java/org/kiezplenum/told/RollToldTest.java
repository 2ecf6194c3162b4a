package org.kiezplenum.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** What everybody reads of a vote by name in which Ali votes for Dana and for Bo. */
class RollToldTest {
  private static final DecisionId IT = decision(1);

  private static final Story PROXIES =
      Stream.of(MODERATOR, ALI, BO, CEM, DANA)
          .reduce(
              given(ON_ITEM).and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED)),
              (story, person) -> story.and(MODERATOR, new Command.GrantVote(who(person))),
              (one, other) -> other)
          .and(MODERATOR, new Command.AllowProxies(3))
          .and(MODERATOR, new Command.GiveProxy(who(DANA), who(ALI)))
          .and(MODERATOR, new Command.GiveProxy(who(BO), who(ALI)));

  @Test
  void theRollAddsUpToWhatWasAnnounced() {
    Map<String, Object> found =
        found("simple-majority", Map.of(ALI, "yes", CEM, "yes", MODERATOR, "no"));
    assertThat(found).containsEntry("represented", 2);
    assertThat(found.get("figures").toString()).contains("yes=4", "no=1");
    assertThat(found.get("roll"))
        .isEqualTo(
            List.of(
                Map.of(
                    "ballot",
                    "yes",
                    "votes",
                    4,
                    "people",
                    List.of(Map.of("person", "p2", "votes", 3), Map.of("person", CEM.value()))),
                Map.of("ballot", "no", "people", List.of(Map.of("person", "p1")))));
  }

  @Test
  void whoCountsForSeveralIsMarkedWhereEverybodyHasALine() {
    assertThat(found("score", Map.of(ALI, "a:2 b:0", CEM, "a:0 b:5"), "Park", "Bank").get("roll"))
        .isEqualTo(
            List.of(
                Map.of("person", Map.of("person", "p2", "votes", 3), "line", "A 2 · B 0"),
                Map.of("person", Map.of("person", CEM.value()), "line", "A 0 · B 5")));
  }

  private static Map<String, Object> found(
      String method, Map<PersonId, String> ballots, String... options) {
    Story open =
        PROXIES.and(
            MODERATOR,
            new Command.OpenPoll(
                null,
                said("Und?"),
                method,
                Stream.of(options).<Wording>map(option -> said(option)).toList(),
                1,
                Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
                null));
    Decision decision = open.state().decisions().get(IT);
    UrnCount urn = decision.count(open.state(), ballots);
    Poll poll =
        open.tells(new VotingEvent.PollClosed(IT, Bag.of(urn.bag()), 5, urn.weights(), urn.roll()))
            .state()
            .decisions()
            .get(IT)
            .poll();
    return new PollTold(poll, ref -> ref.key(), person -> Map.of("person", person.value()))
        .counted(poll.find(null));
  }

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }
}
