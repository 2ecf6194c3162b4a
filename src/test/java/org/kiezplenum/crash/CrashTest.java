package org.kiezplenum.crash;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.ServerProcess;

/**
 * The server and its PostgreSQL are killed in mid-vote, under load, and started again by the same
 * command: what was confirmed is there, once, and pages come back by themselves.
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 2);
  private static final int THREADS = 8;
  private static final int CONFIRMATIONS = 80;
  private static final double PATIENCE_MILLIS = 120_000;

  private final Path data =
      Path.of("target", "crash", UUID.randomUUID().toString()).toAbsolutePath();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whatWasConfirmedIsThereOnceAfterEverythingWasKilled() throws Exception {
    Files.createDirectories(data);
    int port = ServerProcess.freePort();
    ServerProcess server = ServerProcess.kiezplenum(data, port);
    try (BrowserContext phone = Browser.open(Browser.phone())) {
      for (int round = 0; round < ROUNDS; round++) {
        Evening evening = begin(port);
        Page page = join(phone, port, evening.code());
        CountDownLatch enough = new CountDownLatch(CONFIRMATIONS);
        List<Thread> people = evening.neighbours().come(THREADS, enough);
        enough.await();
        killBoth(server);
        for (Thread person : people) {
          person.join();
        }
        server = ServerProcess.kiezplenum(data, port);

        checkConfirmed(evening);
        evening.neighbours().sendAgain();
        checkConfirmed(evening);
        assertThat(page.locator("#connection"))
            .hasAttribute(
                "data-state", "online", new HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page.locator("#face"))
            .containsText(
                "Fahren wir fort?", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        checkCount(evening);
        page.close();
      }
    } finally {
      server.close();
    }
  }

  private record Evening(String code, String desk, Neighbours neighbours) {}

  /** An assembly with an item and an open vote. */
  private Evening begin(int port) throws IOException, InterruptedException {
    URI start = URI.create("http://127.0.0.1:" + port + "/api/assemblies");
    HttpRequest request =
        HttpRequest.newBuilder(start)
            .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"Crash\"}"))
            .build();
    JsonObject made =
        new JsonObject(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    Neighbours neighbours = new Neighbours(start + "/" + made.getString("code"));
    String key = made.getJsonObject("keys").getString("facilitator");
    String desk = neighbours.join(new JsonObject().put("key", key));
    act(neighbours, desk, new JsonObject().put("do", "add-item").put("title", "A").put("minutes", 9));
    act(neighbours, desk, new JsonObject().put("do", "open-assembly"));
    act(neighbours, desk, new JsonObject().put("do", "start-item").put("item", "i1"));
    act(
        neighbours,
        desk,
        new JsonObject().put("do", "open-decision").put("question", "Fahren wir fort?"));
    return new Evening(made.getString("code"), desk, neighbours);
  }

  private static JsonObject act(Neighbours neighbours, String desk, JsonObject command)
      throws IOException, InterruptedException {
    return neighbours.confirmed(desk, command.put("id", UUID.randomUUID().toString()));
  }

  private static Page join(BrowserContext phone, int port, String code) {
    Page page = phone.newPage();
    page.navigate("http://" + Browser.HALL + ":" + port + "/" + code);
    page.locator("form[action$='/join'] button").click();
    assertThat(page.locator("#connection"))
        .hasAttribute(
            "data-state", "online", new HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    return page;
  }

  private void killBoth(ServerProcess server) throws IOException {
    long postgres =
        Long.parseLong(
            Files.readAllLines(data.resolve("cluster").resolve("postmaster.pid")).getFirst().strip());
    server.kill();
    ProcessHandle.of(postgres)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  private static void checkConfirmed(Evening evening) throws IOException, InterruptedException {
    Neighbours neighbours = evening.neighbours();
    JsonObject shown = neighbours.view(evening.desk()).getJsonObject("public");
    assertThat(shown.getString("voting")).isEqualTo("d1");
    assertThat(shown.getJsonObject("decision").getJsonObject("d1").getString("state"))
        .isEqualTo("open");

    JsonArray queue = shown.getJsonObject("floor").getJsonArray("queue");
    assertThat(queue).doesNotHaveDuplicates();
    assertThat(queue.stream().map(Object::toString)).containsAll(neighbours.entries.values());
    JsonObject entries = shown.getJsonObject("entries");
    assertThat(entries.stream().map(e -> ((JsonObject) e.getValue()).getString("person")))
        .doesNotHaveDuplicates();
    for (var voted : neighbours.ballots.entrySet()) {
      JsonObject own = neighbours.view(voted.getKey()).getJsonObject("own");
      assertThat(own.getJsonObject("ballot").getString("choice")).isEqualTo(voted.getValue());
      assertThat(own.getString("entry")).isEqualTo(neighbours.entries.get(voted.getKey()));
    }
  }

  /** Nobody's ballot was lost or doubled. */
  private static void checkCount(Evening evening) throws IOException, InterruptedException {
    Neighbours neighbours = evening.neighbours();
    act(
        neighbours,
        evening.desk(),
        new JsonObject().put("do", "close-decision").put("decision", "d1"));
    JsonObject phones =
        neighbours
            .view(evening.desk())
            .getJsonObject("desk")
            .getJsonObject("count")
            .getJsonObject("phones");
    assertThat(phones.getInteger("yes")).isEqualTo(votes(neighbours, "yes"));
    assertThat(phones.getInteger("no")).isEqualTo(votes(neighbours, "no"));
  }

  private static int votes(Neighbours neighbours, String choice) {
    return (int) neighbours.ballots.values().stream().filter(choice::equals).count();
  }
}
