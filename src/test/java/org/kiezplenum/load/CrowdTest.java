package org.kiezplenum.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.TestPostgres;

/**
 * A hall full of sockets hears of every raised hand; how fast, and what it costs the server, beside
 * the least that Vert.x can do, in the same run. Machines differ, so that times are printed and
 * only what one costs beside the other is judged. {@code -Dcrowd.sockets=} and {@code
 * -Dcrowd.hands=} make it larger.
 */
@Tag("slow")
class CrowdTest {
  private static final int SOCKETS = Integer.getInteger("crowd.sockets", 500);
  private static final int HANDS = Integer.getInteger("crowd.hands", 60);
  private static final int WARM_UP = 20;

  /** What each hand costs is told to all with one buffer; a view of their own costs far more. */
  private static final double MOST_TIMES_BARE = 8;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aRaisedHandReachesEverybody() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Figures bare = bareBroadcast(vertx);
      Figures ours = kiezplenum(vertx);
      System.out.println(ours.beside(bare));
      assertThat(ours.frames()).isEqualTo(bare.frames()).isEqualTo(SOCKETS * HANDS);
      assertThat(ours.microsAFrame()).isBetween(0.1, MOST_TIMES_BARE * bare.microsAFrame());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
  }

  private record Figures(Crowd.Heard heard, Duration processor, int frames) {
    double microsAFrame() {
      return processor.toNanos() / 1_000.0 / frames;
    }

    String beside(Figures bare) {
      return String.format(
          Locale.ROOT,
          "crowd: %d sockets, %d hands, %d processors%n"
              + "  hand to socket     p50 %6.2f ms  p99 %6.2f ms  server %6.1f us a frame%n"
              + "  bare broadcast     p50 %6.2f ms  p99 %6.2f ms  server %6.1f us a frame%n"
              + "  ratio              p50 %6.2f     p99 %6.2f     server %6.2f",
          SOCKETS,
          HANDS,
          Runtime.getRuntime().availableProcessors(),
          millis(heard.at(0.5)),
          millis(heard.at(0.99)),
          microsAFrame(),
          millis(bare.heard.at(0.5)),
          millis(bare.heard.at(0.99)),
          bare.microsAFrame(),
          millis(heard.at(0.5)) / millis(bare.heard.at(0.5)),
          millis(heard.at(0.99)) / millis(bare.heard.at(0.99)),
          microsAFrame() / bare.microsAFrame());
    }

    private static double millis(Duration duration) {
      return duration.toNanos() / 1_000_000.0;
    }
  }

  private Figures bareBroadcast(Vertx vertx) throws Exception {
    try (ServerUnderLoad server =
            ServerUnderLoad.start(
                BareBroadcast.class, Map.of(), "ready", ServerUnderLoad.freePort());
        Crowd crowd = Crowd.of(vertx, SOCKETS, server.port(), "/", "", i -> "")) {
      // As long as the frame that tells of a raised hand.
      String padding = "x".repeat(190);
      Crowd.Act act =
          round ->
              crowd
                  .socket(0)
                  .writeBinaryMessage(Buffer.buffer("{\"round\":" + round + "," + padding));
      return measured(
          server,
          crowd,
          act,
          (round, frame) -> text(frame).startsWith("{\"round\":" + round + ","));
    }
  }

  private Figures kiezplenum(Vertx vertx) throws Exception {
    try (ServerUnderLoad server =
        ServerUnderLoad.kiezplenum(TestPostgres.address(), ServerUnderLoad.freePort())) {
      String api = "http://127.0.0.1:" + server.port() + "/api/assemblies";
      JsonObject made = post(api, "", new JsonObject().put("title", "Crowd"));
      String one = api + "/" + made.getString("code");
      String key = made.getJsonObject("keys").getString("facilitator");
      String desk = join(one, new JsonObject().put("key", key));
      command(one, desk, "add-item", new JsonObject().put("title", "Item").put("minutes", 10));
      command(one, desk, "open-assembly", new JsonObject());
      command(one, desk, "start-item", new JsonObject().put("item", "i1"));
      List<String> speakers = new ArrayList<>();
      for (int i = 0; i < WARM_UP + HANDS; i++) {
        speakers.add(join(one, new JsonObject()));
      }
      String path = URI.create(one).getPath() + "/live";
      try (Crowd crowd =
          Crowd.of(vertx, SOCKETS, server.port(), path, "kiezplenum.v1", i -> "{\"hello\":{}}")) {
        return measured(
            server,
            crowd,
            round -> command(one, speakers.get(round), "ask-to-speak", new JsonObject()),
            (round, frame) -> text(frame).contains("\"/entries/e" + (round + 1) + "\""));
      }
    }
  }

  private static Figures measured(
      ServerUnderLoad server,
      Crowd crowd,
      Crowd.Act act,
      java.util.function.BiPredicate<Integer, byte[]> isIt)
      throws Exception {
    crowd.rounds(0, WARM_UP, act, isIt);
    Duration before = server.processorTime();
    Crowd.Heard heard = crowd.rounds(WARM_UP, HANDS, act, isIt);
    Duration used = server.processorTime().minus(before);
    return new Figures(heard, used, heard.delays().size());
  }

  private String join(String assembly, JsonObject who) throws Exception {
    return post(assembly + "/people", "", who).getString("token");
  }

  private void command(String assembly, String token, String verb, JsonObject fields)
      throws IOException, InterruptedException {
    JsonObject command = fields.copy().put("id", "c" + System.nanoTime()).put("do", verb);
    JsonObject answer = post(assembly + "/commands", token, command);
    assertThat(answer.containsKey("seq")).as(answer.encode()).isTrue();
  }

  private JsonObject post(String address, String token, JsonObject body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return new JsonObject(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }

  private static String text(byte[] frame) {
    return new String(frame, StandardCharsets.UTF_8);
  }
}
