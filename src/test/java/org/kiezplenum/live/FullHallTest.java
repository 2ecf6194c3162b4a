package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;
import static org.kiezplenum.live.Client.command;
import static org.kiezplenum.live.Client.refusal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.journal.TestPostgres;

/** Many at once: one order for all, nobody lost, nobody doubled, nobody held up by another. */
@Tag("slow")
class FullHallTest {
  private static final int HANDS = 200;

  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);
  private final Client desk = gathering.desk;

  @AfterEach
  void close() {
    gathering.close();
  }

  @ParameterizedTest
  @CsvSource({
    "first-come,none",
    "first-speakers,none",
    "first-speakers,group",
    "progressive,group"
  })
  void twoHundredHandsAtOnceStandInOneOrderForAll(String rule, String lists) {
    desk.does("set-floor-rules", "order", rule, "lists", lists);
    List<Client> phones = new ArrayList<>();
    for (int i = 0; i < HANDS; i++) {
      phones.add(gathering.phone(null));
      if (i % 3 == 0) {
        phones.getLast().does("declare-group", "group", "q");
      }
    }
    List<JsonObject> hands = new ArrayList<>();
    long begun = System.nanoTime();
    for (Client phone : phones) {
      JsonObject hand = command("ask-to-speak");
      hands.add(hand);
      phone.say(hand);
      phone.say(hand);
    }
    System.out.printf(
        "%d hands twice each by %s, lists: %s, within %d ms%n",
        HANDS, rule, lists, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    Set<String> made = new HashSet<>();
    for (int i = 0; i < HANDS; i++) {
      made.add(phones.get(i).answer(hands.get(i).getString("id")).getString("made"));
    }
    assertThat(made).hasSize(HANDS).doesNotContainNull();

    desk.sees(view -> queue(view).size() == HANDS).holdsTheServersView();
    JsonArray order = queue(desk.view());
    assertThat(order.stream().collect(Collectors.toSet())).isEqualTo(made);
    for (Client phone : phones) {
      phone.sees(view -> queue(view).equals(order));
      phone.sees(view -> view.getJsonObject("own").containsKey("entry"));
      assertThat(made).contains(phone.own().getString("entry"));
    }
    // Everybody in the hall has got every difference once: each would have failed otherwise.
    phones.getFirst().holdsTheServersView();
    phones.getLast().holdsTheServersView();
  }

  @Test
  void twoFacilitatorsPressingNextAtOnceSkipNobody() {
    Client second =
        gathering.add(
            Client.join(server, gathering.code(), null, gathering.assembly.key()).connect());
    for (int i = 0; i < 6; i++) {
      gathering.phone(null).does("ask-to-speak");
    }
    List<String> spoke = new ArrayList<>();
    String speaking = null;
    for (int round = 0; round < 6; round++) {
      JsonObject one = command("call-next");
      JsonObject two = command("call-next");
      if (speaking != null) {
        one.put("follows", speaking);
        two.put("follows", speaking);
      }
      desk.say(one);
      second.say(two);
      JsonObject first = desk.answer(one.getString("id"));
      JsonObject other = second.answer(two.getString("id"));
      // One of them calls; the other is told that it has happened, or that it was the same.
      long refused = List.of(first, other).stream().filter(a -> a.containsKey("refused")).count();
      assertThat(refused).isEqualTo(1);
      assertThat(refusal(first.containsKey("refused") ? first : other))
          .isEqualTo("already-moved-on");
      String before = speaking;
      desk.sees(view -> speaker(view) != null && !speaker(view).equals(before));
      speaking = speaker(desk.view());
      spoke.add(speaking);
    }
    assertThat(spoke).containsExactly("e1", "e2", "e3", "e4", "e5", "e6");
  }

  @Test
  void whoDoesNotReadHoldsUpNobody() {
    Client phone = gathering.phone("Ali");
    for (int i = 0; i < 60; i++) {
      desk.does("add-item", "title", ("Punkt " + i + " ").repeat(10), "minutes", 5);
    }
    NetSocket deaf = deafSocket();
    for (int i = 0; i < 5; i++) {
      String entry = phone.does("ask-to-speak");
      phone.sees(view -> queue(view).contains(entry));
      phone.does("withdraw-entry");
    }
    phone.holdsTheServersView();
    desk.holdsTheServersView();
    deaf.close();
  }

  @Test
  void thePulseSaysWhoIsHereAndHowManyHaveVoted() {
    Client ali = gathering.phone("Ali");
    Client window = gathering.add(ali.elsewhere(server).connect());
    gathering.screen();
    ali.until(() -> ali.pulse().getInteger("connected", 0) == 2);
    String decision = gathering.vote();
    ali.does("cast-ballot", "decision", decision, "choice", "yes");
    JsonObject turnout =
        new JsonObject().put("decision", decision).put("cast", 1).put("waiting", 0);
    window.until(() -> turnout.equals(window.pulse().getJsonObject("turnout")));
    window.sees(view -> view.getJsonObject("own").containsKey("ballot"));
    ali.does("cast-ballot", "decision", decision, "choice", "no");
    window.sees(
        view -> view.getJsonObject("own").getJsonObject("ballot").getString("choice").equals("no"));
    assertThat(window.own().getJsonObject("ballot").getInteger("change")).isEqualTo(2);
    window.drop();
    gathering.phone("Bea");
    ali.until(() -> ali.pulse().getInteger("connected") == 3);
  }

  @Test
  void aQuestionForTheTimeIsAnsweredAtOnce() {
    Client phone = gathering.phone(null);
    long before = System.currentTimeMillis();
    phone.say(new JsonObject().put("t0", 41.5));
    phone.until(() -> phone.heard().stream().anyMatch(frame -> frame.containsKey("t0")));
    JsonObject answer =
        phone.heard().stream().filter(frame -> frame.containsKey("t0")).findFirst().orElseThrow();
    assertThat(answer.getDouble("t0")).isEqualTo(41.5);
    assertThat(answer.getLong("now")).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void aQuietHallIsToldTheNumberNowAndThen() {
    Client phone = gathering.phone(null).holdsTheServersView();
    phone.forgetHeard();
    JsonObject beat = new JsonObject().put("seq", phone.seq());
    phone.until(() -> phone.heard().contains(beat));
  }

  /** Speaks the protocol as far as the hello, and then never reads again. */
  private NetSocket deafSocket() {
    NetSocket socket =
        result(
            TestPostgres.vertx()
                .createNetClient(new NetClientOptions().setReceiveBufferSize(4_096))
                .connect(server.port(), "127.0.0.1"));
    var greeted = new AtomicBoolean();
    socket.handler(buffer -> {
      greeted.set(true);
      socket.pause();
    });
    socket.write(
        "GET "
            + gathering.api("/live")
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.port()
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: kiezplenum.v1\r\n\r\n");
    until(greeted::get);
    // An empty hello, masked with zeros.
    byte[] text = "{\"hello\":{}}".getBytes(StandardCharsets.UTF_8);
    Buffer frame = Buffer.buffer();
    frame.appendByte((byte) 0x81).appendByte((byte) (0x80 | text.length)).appendInt(0);
    frame.appendBytes(text);
    // Each is answered with the whole view: more than what lies between can hold.
    for (int i = 0; i < 120; i++) {
      socket.write(frame);
    }
    return socket;
  }

  private static JsonArray queue(JsonObject view) {
    return view.getJsonObject("public").getJsonObject("floor").getJsonArray("queue");
  }

  private static String speaker(JsonObject view) {
    JsonObject speech = view.getJsonObject("public").getJsonObject("floor").getJsonObject("speech");
    return speech == null ? null : speech.getString("entry");
  }
}
