package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.rooms.CloseCode;

/**
 * Plays the examples of the protocol's description, in their order, and compares what the server
 * says: every frame that is shown must come, and none that is not shown but pulses and heartbeats.
 */
class ProtocolDocTest {
  private static final Path DESCRIPTION = Path.of("docs", "protocol.md");
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(http|socket)( \\w+)?( again)?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern FRAME =
      Pattern.compile("^(->|<-) (.*?)(?=^->|^<-|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final WebSocketClient SOCKETS = TestPostgres.vertx().createWebSocketClient();

  private final TestServer server = SharedServer.get();
  private final Alike alike = new Alike();
  private final Map<String, Voice> voices = new HashMap<>();

  /** One socket, and what it has heard that no example has shown yet. */
  private record Voice(WebSocket socket, List<JsonObject> unshown) {}

  @Test
  void everyExampleHappensAsShown() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(DESCRIPTION));
    int played = 0;
    while (blocks.find()) {
      if (blocks.group(1).equals("http")) {
        ask(blocks.group(4));
      } else {
        talk(blocks.group(2).strip(), blocks.group(3) != null, blocks.group(4));
      }
      played++;
    }
    assertThat(played).isGreaterThan(15);
    voices.values().forEach(voice -> voice.socket().close());
  }

  @ParameterizedTest
  @EnumSource(Refusal.Code.class)
  void everyRefusalIsNamed(Refusal.Code code) throws IOException {
    assertThat(Files.readString(DESCRIPTION)).contains("`" + code.wireName() + "`");
  }

  @ParameterizedTest
  @EnumSource(CloseCode.class)
  void everyCloseCodeIsNamed(CloseCode code) throws IOException {
    assertThat(Files.readString(DESCRIPTION))
        .contains("| " + code.code() + " | `" + code.reason() + "` |");
  }

  /** Method and address, headers, a body; an empty line; status and body. */
  private void ask(String block) {
    String[] halves = alike.said(block).split("\n\n", 2);
    List<String> question = new ArrayList<>(halves[0].lines().toList());
    String[] first = question.removeFirst().split(" ", 2);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + first[1]))
            .header("Content-Type", "application/json")
            .header("Accept-Language", "en");
    while (!question.isEmpty()
        && question.getFirst().contains(": ")
        && !question.getFirst().startsWith("{")) {
      String[] header = question.removeFirst().split(": ", 2);
      request.header(header[0], header[1]);
    }
    String body = String.join("\n", question);
    request.method(
        first[0],
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    Site.Answer answer = server.send(request.build());
    // What is shown is compared as it stands, so that what was drawn can be learnt.
    String[] shown = block.split("\n\n", 2)[1].split("\n", 2);
    assertThat(answer.status()).as(answer.body()).isEqualTo(Integer.parseInt(shown[0].strip()));
    assertThat(alike.difference(new JsonObject(shown[1]), answer.json()))
        .as("%s\nbut %s", block, answer.body())
        .isEmpty();
  }

  private void talk(String name, boolean again, String block) {
    Voice voice = again || !voices.containsKey(name) ? open(name) : voices.get(name);
    Matcher frames = FRAME.matcher(block);
    while (frames.find()) {
      if (frames.group(1).equals("->")) {
        nothingElse(voice, block);
        voice.socket().writeTextMessage(alike.said(frames.group(2)));
      } else {
        hear(voice, new JsonObject(frames.group(2)));
      }
    }
  }

  private Voice open(String name) {
    Voice old = voices.get(name);
    if (old != null) {
      old.socket().close();
    }
    List<JsonObject> heard = new CopyOnWriteArrayList<>();
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(Site.HOST)
            .setPort(server.port())
            .setURI(alike.said("/api/assemblies/K7M2PQ/live"))
            .addSubProtocol(Client.SUBPROTOCOL);
    WebSocket socket =
        result(
            SOCKETS
                .connect(options)
                .onSuccess(it -> it.handler(frame -> heard.add(frame.toJsonObject()))));
    Voice voice = new Voice(socket, heard);
    voices.put(name, voice);
    return voice;
  }

  private void hear(Voice voice, JsonObject shown) {
    String[] last = {"nothing was said"};
    try {
      until(() -> {
        for (JsonObject frame : voice.unshown()) {
          Optional<String> difference = alike.difference(shown, frame);
          if (difference.isEmpty()) {
            voice.unshown().remove(frame);
            return true;
          }
          if (frame.fieldNames().equals(shown.fieldNames())) {
            last[0] = difference.get() + "\nin " + frame.encode();
          }
        }
        return false;
      });
    } catch (AssertionError e) {
      throw new AssertionError(shown.encode() + "\n" + last[0], e);
    }
  }

  /**
   * Before somebody speaks again, everything they were told has been shown: but for what others did
   * meanwhile, pulses and heartbeats.
   */
  private static void nothingElse(Voice voice, String block) {
    List<JsonObject> left =
        voice.unshown().stream()
            .filter(frame -> frame.containsKey("re") || frame.containsKey("view"))
            .toList();
    assertThat(left).as(block).isEmpty();
  }
}
