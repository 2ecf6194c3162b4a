package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.live.Client.command;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand people vote at once: each is acknowledged, each counts once, and phones stay quiet.
 */
@Tag("slow")
class ThousandVotesTest {
  private static final int PEOPLE = 1_000;

  private final Gathering gathering = Gathering.at(SharedServer.get());
  private final Client desk = gathering.desk;

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void everyVoteIsCountedOnce() {
    List<Client> phones = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      phones.add(gathering.phone(null));
    }
    String poll =
        desk.does(
            "open-poll", "method", "score", "question", "Was zuerst?", "options", "Park\nBank");
    for (Client phone : phones) {
      phone.sees(view -> poll.equals(view.getJsonObject("public").getString("voting")));
      phone.forgetHeard();
    }
    Random random = new Random(7);
    Map<String, Integer> expected = new TreeMap<>();
    List<JsonObject> ballots = new ArrayList<>();
    long begun = System.nanoTime();
    for (Client phone : phones) {
      // Half of them change their mind at once, and some send the earlier one late.
      String first = ballot(random);
      String second = random.nextBoolean() ? ballot(random) : null;
      JsonObject one = cast(poll, first, 1);
      JsonObject two = second == null ? one : cast(poll, second, 2);
      boolean isLate = random.nextInt(4) == 0;
      phone.say(isLate ? two : one);
      phone.say(isLate ? one : two);
      ballots.add(one);
      expected.merge(second == null ? first : second, 1, Integer::sum);
    }
    for (int i = 0; i < PEOPLE; i++) {
      JsonObject answer = phones.get(i).answer(ballots.get(i).getString("id"));
      assertThat(answer.containsKey("refused")).as(answer.encode()).isFalse();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    desk.until(() -> turnout() == PEOPLE);
    long pulses =
        phones.getFirst().heard().stream().filter(frame -> frame.containsKey("pulse")).count();
    for (Client phone : phones) {
      for (JsonObject frame : phone.heard()) {
        assertThat(frame.containsKey("patch")).as(frame.encode()).isFalse();
      }
    }
    System.out.printf(
        "%d people voted at once, half of them twice: all acknowledged within %.1f s; a phone heard"
            + " %d pulses meanwhile%n",
        PEOPLE, seconds, pulses);
    desk.does("close-decision", "decision", poll);
    desk.does("announce-decision", "decision", poll);
    desk.sees(view -> found(view, poll) != null);
    JsonObject found = found(desk.view(), poll);
    long park = sum(expected, 0);
    long bank = sum(expected, 1);
    assertThat(found.getJsonObject("figures").getString("ballots")).isEqualTo("" + PEOPLE);
    assertThat(
            found.getJsonArray("rows").stream().map(row -> ((JsonObject) row).getString("value")))
        .containsExactlyInAnyOrder("" + park, "" + bank);
    phones.getLast().sees(view -> found(view, poll) != null);
    phones.getLast().holdsTheServersView();
  }

  private static String ballot(Random random) {
    return "a:" + random.nextInt(6) + " b:" + random.nextInt(6);
  }

  private static JsonObject cast(String poll, String ballot, int change) {
    return command("cast-ballot", "decision", poll, "ballot", ballot, "change", change);
  }

  private int turnout() {
    JsonObject turnout = desk.pulse().getJsonObject("turnout");
    return turnout == null ? 0 : turnout.getInteger("cast");
  }

  private static long sum(Map<String, Integer> ballots, int option) {
    long sum = 0;
    for (Map.Entry<String, Integer> ballot : ballots.entrySet()) {
      sum += (long) (ballot.getKey().split(" ")[option].charAt(2) - '0') * ballot.getValue();
    }
    return sum;
  }

  private static JsonObject found(JsonObject view, String poll) {
    return view.getJsonObject("public")
        .getJsonObject("decision")
        .getJsonObject(poll)
        .getJsonObject("found");
  }
}
