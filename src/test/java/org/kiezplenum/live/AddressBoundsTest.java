package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.web.http.Limits;
import org.kiezplenum.web.http.WhoMayStart;

/** What one address may do: a hall never meets it, a script does, also if it asks all at once. */
@Tag("slow")
class AddressBoundsTest {

  private static List<Site.Answer> together(int many, IntFunction<Site.Answer> ask) {
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Site.Answer>> asked = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        asked.add(CompletableFuture.supplyAsync(() -> ask.apply(number), threads));
      }
      return asked.stream().map(CompletableFuture::join).toList();
    }
  }

  private static long of(List<Site.Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  @Test
  void wrongCodesAtOnceAreNoMoreThanOneAfterAnother() {
    try (TestServer server = TestServer.start()) {
      String letters = "ABCDEFGHJKMNPQRSTUVWXYZ";
      List<Site.Answer> answers =
          together(
              200,
              i ->
                  server.get(
                      "/api/assemblies/ZZZZ" + letters.charAt(i % 23) + letters.charAt(i / 23),
                      Map.of()));
      assertThat(of(answers, 404)).isEqualTo(60);
      assertThat(of(answers, 429)).isEqualTo(140);
    }
  }

  @Test
  void theSameWrongCodeManyTimesAtOnceIsNoWayAround() {
    try (TestServer server = TestServer.start()) {
      List<Site.Answer> answers =
          together(200, i -> server.get("/api/assemblies/ZZZZZZ", Map.of()));
      assertThat(of(answers, 404)).isEqualTo(60);
    }
  }

  @Test
  void whoGuessesWithATokenIsToldNothingAndNotForEver() {
    try (TestServer server = TestServer.start()) {
      Site.Created made = server.create("Hof");
      Map<String, String> showing = Map.of("Authorization", "Bearer " + "B".repeat(43));
      for (int i = 0; i < 60; i++) {
        server.get("/api/assemblies/ZZZZZZ", showing);
      }
      assertThat(server.get("/api/assemblies/ZZZZZZ", showing).status()).isEqualTo(429);
      assertThat(server.get("/api/assemblies/" + made.code(), showing).status()).isEqualTo(429);
    }
  }

  @Test
  void aHallBehindOneAddressComesInAllAtOnce() {
    try (TestServer server = TestServer.within(new Limits(800, 100))) {
      Site.Created made = server.create("Turnhalle");
      // Each phone looks at the page first; the room is opened by the first of them.
      List<Site.Answer> looked =
          together(400, i -> server.get("/api/assemblies/" + made.code(), Map.of()));
      assertThat(of(looked, 200)).isEqualTo(400);
      List<Site.Answer> joined = together(400, i -> join(server, made));
      assertThat(of(joined, 201)).isEqualTo(400);
    }
  }

  @Test
  void aScriptThatJoinsMeetsTheBoundAndOthersDoNot() {
    try (TestServer server = TestServer.within(new Limits(20, 3))) {
      Site.Created made = server.create("Hof");
      List<Site.Answer> joined = together(50, i -> join(server, made));
      assertThat(of(joined, 201)).isEqualTo(20);
      assertThat(of(joined, 429)).isEqualTo(30);
      Site.Answer refused = join(server, made);
      assertThat(Client.refusal(refused.json())).isEqualTo("too-many-joins");
      Map<String, String> elsewhere = Map.of("X-Forwarded-For", "2001:db8::1");
      assertThat(join(server, made, elsewhere).status()).isEqualTo(201);
      Site.Answer byForm = server.form("/" + made.code() + "/join", Map.of("name", "A"), Map.of());
      assertThat(byForm.status()).isEqualTo(429);
      assertThat(byForm.body()).contains("lass dich von der Moderation eintragen");
      // Another assembly is not this one's fault.
      assertThat(join(server, server.create("Garten")).status()).isEqualTo(201);
    }
  }

  @Test
  void aScriptThatStartsAssembliesMeetsTheBound() {
    try (TestServer server = TestServer.within(new Limits(20, 5))) {
      JsonObject wish = new JsonObject().put("title", "Hof");
      List<Site.Answer> started = together(20, i -> server.post("/api/assemblies", wish, Map.of()));
      assertThat(of(started, 201)).isEqualTo(5);
      assertThat(of(started, 429)).isEqualTo(15);
      assertThat(Client.refusal(server.post("/api/assemblies", wish, Map.of()).json()))
          .isEqualTo("too-many-started");
      assertThat(server.form("/start", Map.of("title", "Hof"), Map.of()).status()).isEqualTo(429);
    }
  }

  @Test
  void passwordsAtOnceAreNoMoreThanOneAfterAnother() {
    try (TestServer server = TestServer.where(WhoMayStart.whoKnows("Schöner Kiez 7"))) {
      List<Site.Answer> tried =
          together(
              60,
              i ->
                  server.post(
                      "/api/assemblies",
                      new JsonObject().put("title", "Hof").put("password", "try " + i),
                      Map.of()));
      assertThat(of(tried, 403)).isEqualTo(10);
    }
  }

  private static Site.Answer join(Site server, Site.Created made) {
    return join(server, made, Map.of());
  }

  private static Site.Answer join(Site server, Site.Created made, Map<String, String> headers) {
    return server.post("/api/assemblies/" + made.code() + "/people", new JsonObject(), headers);
  }
}
