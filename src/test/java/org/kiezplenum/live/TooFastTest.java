package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.live.Client.command;
import static org.kiezplenum.live.Client.refusal;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Abuse cases T-04, a message that comes twice, and T-05, a hand that is raised a hundred times a
 * second: what was stored is answered as it was, what is new is refused, and nobody else notices.
 */
@Tag("slow")
class TooFastTest {
  private static final int MOST = 10;
  private static final int PERIOD_MILLIS = 5_000;

  /** Below what ends a socket. */
  private static final int TAPS = 130;

  private final Gathering gathering = Gathering.at(SharedServer.get());
  private final Client desk = gathering.desk;
  private final Client ali = gathering.phone("Ali");

  @AfterEach
  void close() {
    gathering.close();
  }

  /** T-04: ten acts in a hurry, the answers get lost, and all is sent again at once. */
  @Test
  void whatWasStoredIsAnsweredAsTheFirstTimeHoweverFastItComes() {
    List<JsonObject> acts = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      acts.add(command("hand-in-proposal", "title", "Bank " + i, "text", "Eine Bank mehr."));
    }
    List<JsonObject> first = acts.stream().map(ali::ask).toList();
    assertThat(first).allSatisfy(answer -> assertThat(answer.getString("made")).startsWith("a"));
    ali.drop().connect();

    List<JsonObject> again = acts.stream().map(ali::ask).toList();

    assertThat(again).isEqualTo(first);
    assertThat(ali.holdsTheServersView().common().getJsonArray("proposals")).hasSize(MOST);
  }

  /** T-04: the same over HTTP, at another server on the same database, after a restart. */
  @Test
  void anotherServerAnswersAsTheFirstOneDid() {
    try (TestServer other = gathering.server.another()) {
      JsonObject act = command("hand-in-proposal", "title", "Bank", "text", "Eine Bank mehr.");
      JsonObject first = ali.ask(act);
      for (int i = 0; i < 2 * MOST; i++) {
        ali.ask(command("ask-to-speak"));
      }
      JsonObject there = other.post(gathering.api("/commands"), act, ali.bearer()).json();
      assertThat(there).isEqualTo(first);
    }
  }

  /** T-05 */
  @Test
  void aHandRaisedAHundredTimesASecondIsRefusedClearlyAndHoldsUpNobody() {
    long begun = System.nanoTime();
    long before = desk.holdsTheServersView().seq();
    List<JsonObject> taps = new ArrayList<>();
    for (int i = 0; i < TAPS; i++) {
      taps.add(command(i % 2 == 0 ? "ask-to-speak" : "withdraw-entry"));
      ali.say(taps.get(i));
    }
    desk.does("state-present", "count", 64);
    int stored = 0;
    Set<String> said = new HashSet<>();
    for (JsonObject tap : taps) {
      JsonObject answer = ali.answer(tap.getString("id"));
      if (answer.containsKey("refused")) {
        assertThat(refusal(answer)).isEqualTo("too-fast");
        said.add(answer.getJsonObject("refused").getString("text"));
      } else {
        stored++;
      }
    }
    long took = (System.nanoTime() - begun) / 1_000_000;
    assertThat(stored).isBetween(MOST, (int) (MOST + 1 + took * MOST / PERIOD_MILLIS));
    assertThat(said)
        .containsExactly(
            "Das war sehr schnell hintereinander. Warte ein paar Sekunden und versuch es noch"
                + " einmal.");
    assertThat(desk.holdsTheServersView().seq() - before).isLessThanOrEqualTo(stored + 1);
    assertThat(ali.closeCode()).isZero();
  }

  /** T-05: by forms and requests it is the same bound. */
  @Test
  void whoAsksByRequestsIsToldSoByTheStatus() {
    // All at once, since a slow machine may take its time for each.
    Set<Integer> statuses =
        IntStream.range(0, 10 * MOST)
            .mapToObj(i -> command(i % 2 == 0 ? "withdraw-entry" : "ask-to-speak"))
            .map(tap ->
                CompletableFuture.supplyAsync(
                    () ->
                        gathering
                            .server
                            .post(gathering.api("/commands"), tap, ali.bearer())
                            .status(),
                    task -> Thread.ofVirtual().start(task)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .collect(Collectors.toSet());
    assertThat(statuses).contains(200, 429);
    Map<String, String> form = Map.of("id", "abcdefgh", "do", "ask-to-speak");
    assertThat(gathering.server.form("/" + gathering.code() + "/do", form, ali.bearer()).status())
        .isIn(303, 429);
  }
}
