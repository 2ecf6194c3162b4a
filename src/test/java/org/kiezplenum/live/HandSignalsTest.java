package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signals and answers to a temperature check are numbers that pass: nowhere stored, nobody's. */
@Tag("slow")
class HandSignalsTest {
  private final Gathering gathering = Gathering.at(SharedServer.get());
  private final Client desk = gathering.desk;
  private final Client ali = gathering.phone("Ali");
  private final Client eva = gathering.phone("Eva");
  private final Client screen = gathering.screen();

  @AfterEach
  void close() {
    gathering.close();
  }

  /** Of those that all see, one that is up for half a minute. */
  @Test
  void whatIsGivenIsCountedAndLeavesNothing() {
    long before = desk.holdsTheServersView().seq();
    eva.forgetHeard();
    screen.forgetHeard();
    ali.does("signal", "signal", "louder");
    ali.does("signal", "signal", "louder");
    ali.does("signal", "signal", "language");
    desk.until(() -> new JsonObject().put("louder", 1).put("language", 1).equals(up(desk)));
    eva.until(() -> new JsonObject().put("louder", 1).equals(up(eva)));
    screen.until(() -> new JsonObject().put("louder", 1).equals(up(screen)));
    eva.does("signal", "signal", "louder");
    ali.until(() -> new JsonObject().put("louder", 2).equals(up(ali)));
    ali.does("signal", "signal", "louder", "on", "false");
    ali.does("signal", "signal", "language", "on", "false");
    desk.until(() -> new JsonObject().put("louder", 1).equals(up(desk)));

    assertThat(desk.holdsTheServersView().seq()).isEqualTo(before);
    for (Client other : new Client[] {eva, screen}) {
      assertThat(other.heard()).isNotEmpty();
      for (JsonObject frame : other.heard()) {
        assertThat(frame.encode()).doesNotContain(ali.person(), "Ali", "language");
      }
    }
  }

  @Test
  void aTemperatureCheckIsANumberAsLongAsItIsAsked() {
    assertThat(ali.refused("answer-temperature", "mood", "up")).isEqualTo("no-temperature");
    desk.does("take-temperature", "question", "Weiter so?");
    ali.sees(view -> view.getJsonObject("public").containsKey("temperature"));
    long before = desk.holdsTheServersView().seq();
    ali.does("answer-temperature", "mood", "down");
    ali.does("answer-temperature", "mood", "up");
    eva.does("answer-temperature", "mood", "down");
    JsonObject stands =
        new JsonObject()
            .put("n", 1)
            .put("answers", 2)
            .put("up", 1)
            .put("middle", 0)
            .put("down", 1)
            .put("percent", new JsonObject().put("up", 50).put("middle", 0).put("down", 50));
    screen.until(() -> stands.equals(screen.pulse().getJsonObject("temperature")));
    assertThat(desk.holdsTheServersView().seq()).isEqualTo(before);
    desk.does("end-temperature");
    screen.until(() -> !screen.pulse().containsKey("temperature"));
    desk.does("take-temperature");
    screen.until(() ->
        screen.pulse().containsKey("temperature")
            && screen.pulse().getJsonObject("temperature").getInteger("answers") == 0);
  }

  @Test
  void whatIsNotOnIsRefusedAndOnlyTheDeskTurnsItOn() {
    assertThat(ali.refused("signal", "signal", "repeat")).isEqualTo("signal-off");
    assertThat(ali.refused("signal", "signal", "wave")).isEqualTo("malformed");
    assertThat(ali.refused("set-signals", "on", "repeat")).isEqualTo("not-allowed");
    desk.does("set-signals", "on", "repeat");
    ali.sees(view -> view.getJsonObject("public").getJsonObject("signals").containsKey("repeat"));
    ali.does("signal", "signal", "repeat");
    desk.until(() -> new JsonObject().put("repeat", 1).equals(up(desk)));
    assertThat(ali.refused("signal", "signal", "agree")).isEqualTo("signal-off");
  }

  private static JsonObject up(Client client) {
    return client.pulse().getJsonObject("signals");
  }
}
