package org.kiezplenum.crash;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * People who come in, raise their hand and vote, one after the other on many threads, over the real
 * protocol, and who remember what the server has confirmed to each of them, and what it has not.
 */
final class Neighbours {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String assembly;

  /** What was confirmed: who has which entry, who voted what; by token. */
  final Map<String, String> entries = new ConcurrentHashMap<>();

  final Map<String, String> ballots = new ConcurrentHashMap<>();

  /** What was sent and never answered. */
  final List<Open> open = new CopyOnWriteArrayList<>();

  record Open(String token, JsonObject command) {}

  Neighbours(String assembly) {
    this.assembly = assembly;
  }

  /** Lets them come until the server no longer answers; counts down at every confirmation. */
  List<Thread> come(int threads, CountDownLatch confirmations) {
    return java.util.stream.IntStream.range(0, threads)
        .mapToObj(i -> Thread.ofVirtual().start(() -> comeOneByOne(i, confirmations)))
        .toList();
  }

  private void comeOneByOne(int thread, CountDownLatch confirmations) {
    try {
      for (int i = 0; ; i++) {
        String token = join(new JsonObject());
        JsonObject hand = command("ask-to-speak", thread + "-" + i);
        String made = confirmed(token, hand.put("kind", "contribution")).getString("made");
        entries.put(token, made);
        confirmations.countDown();
        String choice = i % 3 == 0 ? "no" : "yes";
        JsonObject ballot = command("cast-ballot", thread + "-" + i + "-b");
        confirmed(token, ballot.put("decision", "d1").put("choice", choice).put("change", 1));
        ballots.put(token, choice);
        confirmations.countDown();
      }
    } catch (IOException gone) {
      // the server was killed, as it should be
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends again what was never answered, with the same ids, and remembers the answers. */
  void sendAgain() throws IOException, InterruptedException {
    for (Open one : List.copyOf(open)) {
      JsonObject answer = post("/commands", one.token(), one.command());
      if (answer.containsKey("refused")) {
        throw new AssertionError(answer.encode());
      }
      if (one.command().getString("do").equals("ask-to-speak")) {
        entries.put(one.token(), answer.getString("made"));
      } else {
        ballots.put(one.token(), one.command().getString("choice"));
      }
      open.remove(one);
    }
  }

  String join(JsonObject who) throws IOException, InterruptedException {
    return post("/people", "", who).getString("token");
  }

  JsonObject confirmed(String token, JsonObject command)
      throws IOException, InterruptedException {
    Open sent = new Open(token, command);
    open.add(sent);
    JsonObject answer = post("/commands", token, command);
    open.remove(sent);
    if (!answer.containsKey("seq")) {
      throw new AssertionError(command.encode() + " was answered " + answer.encode());
    }
    return answer;
  }

  static JsonObject command(String verb, String id) {
    return new JsonObject().put("id", id).put("do", verb);
  }

  JsonObject view(String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(assembly))
            .header("Authorization", "Bearer " + token)
            .build();
    return new JsonObject(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .getJsonObject("view");
  }

  private JsonObject post(String path, String token, JsonObject body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(assembly + path))
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return new JsonObject(
        http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }
}
