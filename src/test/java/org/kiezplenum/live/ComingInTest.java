package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;

/**
 * Nobody sits down on somebody's seat by what the server has stored, nor by a token that they chose
 * or planted; and whoever lost the answer to their own join gets their seat all the same.
 */
@Tag("slow")
class ComingInTest {
  private static final String CHOSEN = "B".repeat(43);
  private static TestServer server;
  private static Database database;

  private final Site.Created made = server.create("Kiezversammlung");

  @BeforeAll
  static void open() {
    server = TestServer.start();
    database = result(Database.look(TestPostgres.vertx(), server.database()));
  }

  @AfterAll
  static void close() {
    result(database.close());
    server.close();
  }

  private JsonObject join(Site at, JsonObject wish, Map<String, String> headers) {
    Site.Answer answer = at.post(people(), wish, headers);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private String people() {
    return "/api/assemblies/" + made.code() + "/people";
  }

  private static JsonObject wish(String id) {
    return new JsonObject().put("name", "Ali").put("id", id);
  }

  private String person(Site at, Map<String, String> headers) {
    JsonObject own =
        at.get("/api/assemblies/" + made.code(), headers)
            .json()
            .getJsonObject("view")
            .getJsonObject("own");
    return own == null ? null : own.getString("person");
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  /** Every value in every row of every table, as PostgreSQL writes it. */
  private static List<String> stored() {
    List<String> values = new ArrayList<>();
    for (Row table :
        result(
            database
                .pool()
                .query("select tablename from pg_tables where schemaname = 'public'")
                .execute())) {
      for (Row row :
          result(
              database
                  .pool()
                  .query(
                      "select value from %s t, jsonb_each_text(to_jsonb(t))"
                          .formatted(table.getString(0)))
                  .execute())) {
        values.add(String.valueOf(row.getString("value")));
      }
    }
    return values;
  }

  @Test
  void nothingThatIsStoredLetsItsReaderSitDown() {
    String id = UUID.randomUUID().toString();
    JsonObject first = join(server, wish(id).put("key", made.key()), Map.of());
    String formId = UUID.randomUUID().toString();
    String cookie = cookie(form(server, formId, Map.of()));

    List<String> stored = stored();

    assertThat(stored)
        .noneMatch(value ->
            value.contains(id)
                || value.contains(formId)
                || value.contains(made.key())
                || value.contains(first.getString("token"))
                || value.contains(cookie.split("=", 2)[1]));
    Set<String> people = new HashSet<>(Set.of(first.getString("person")));
    // As it stands, and without the mark of bytes in front.
    Set<String> all = new HashSet<>(stored);
    stored.forEach(value -> all.add(value.replaceFirst("^.x", "")));
    for (String tried : all) {
      if (tried.matches("[A-Za-z0-9_-]{16,64}")) {
        assertThat(people.add(join(server, wish(tried), Map.of()).getString("person")))
            .as("%s sits down", tried)
            .isTrue();
      }
      if (tried.matches("[A-Za-z0-9_-]{43}")) {
        assertThat(person(server, bearer(tried))).isNull();
      }
    }
  }

  @Test
  void whoLostTheAnswerSendsTheSameAgainWhereverAndIsTheSame() {
    JsonObject wish = wish(UUID.randomUUID().toString());
    JsonObject first = join(server, wish, Map.of());
    JsonObject again = join(server, wish, Map.of());
    assertThat(again.getString("person")).isEqualTo(first.getString("person"));
    try (TestServer other = server.another()) {
      JsonObject there = join(other, wish, Map.of());
      assertThat(there.getString("person")).isEqualTo(first.getString("person"));
      for (JsonObject each : List.of(first, again, there)) {
        assertThat(person(other, bearer(each.getString("token"))))
            .isEqualTo(first.getString("person"));
      }
    }
  }

  @Test
  void aJoinIsForgottenSoonAndItsIdOpensNothingAnyMore() {
    JsonObject wish = wish(UUID.randomUUID().toString());
    JsonObject first = join(server, wish, Map.of());
    PgJournal journal = new PgJournal(database);
    result(journal.forgetArrivals(600_000));
    assertThat(join(server, wish, Map.of()).getString("person"))
        .isEqualTo(first.getString("person"));
    result(journal.forgetArrivals(0));
    assertThat(join(server, wish, Map.of()).getString("person"))
        .isNotEqualTo(first.getString("person"));
    assertThat(person(server, bearer(first.getString("token"))))
        .isEqualTo(first.getString("person"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer CHOSEN",
        "Cookie: kiezplenum=CHOSEN",
        "Cookie: kiezplenum-ASSEMBLY=CHOSEN",
        "Cookie: __Host-kiezplenum-ASSEMBLY=CHOSEN"
      })
  void aTokenThatSomebodyHasChosenIsNotTakenOver(String shown) {
    String[] header = shown.replace("CHOSEN", CHOSEN).replace("ASSEMBLY", made.id()).split(": ", 2);
    Map<String, String> showing = Map.of(header[0], header[1], "Origin", server.url());
    JsonObject joined = join(server, new JsonObject().put("name", "Ali"), showing);
    assertThat(joined.getString("token")).isNotEqualTo(CHOSEN);
    assertThat(person(server, showing)).isNull();
    assertThat(person(server, bearer(CHOSEN))).isNull();
    Site.Answer byForm = form(server, UUID.randomUUID().toString(), showing);
    assertThat(cookie(byForm)).doesNotContain(CHOSEN);
    assertThat(person(server, showing)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer ", "Cookie: kiezplenum="})
  void joinsAtOnceWithOneTokenAreOnePerson(String shown) {
    String token = UUID.randomUUID().toString().replace("-", "") + "abcdefghijk";
    String[] header = (shown + token).split(": ", 2);
    Map<String, String> showing = Map.of(header[0], header[1], "Origin", server.url());
    List<CompletableFuture<JsonObject>> joins = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      JsonObject wish = new JsonObject().put("name", "Ali");
      if (i == 4) {
        wish.put("key", made.key());
      }
      joins.add(CompletableFuture.supplyAsync(() -> join(server, wish, showing)));
    }
    List<JsonObject> joined = joins.stream().map(CompletableFuture::join).toList();
    assertThat(joined).extracting(one -> one.getString("person")).containsOnly("p1");
    assertThat(joined).extracting(one -> one.getString("token")).doesNotHaveDuplicates();
    for (JsonObject one : joined) {
      assertThat(person(server, bearer(one.getString("token")))).isEqualTo("p1");
    }
    assertThat(
            server
                .get("/api/assemblies/" + made.code(), bearer(joined.getFirst().getString("token")))
                .json()
                .getJsonObject("view")
                .getJsonObject("own")
                .getJsonArray("roles"))
        .containsExactly("facilitator");
  }

  @Test
  void aBrowserKeepsItsSeatsInAllAssemblies() {
    String first = cookie(form(server, UUID.randomUUID().toString(), Map.of()));
    Site.Created elsewhere = server.create("Hoffest");
    Site.Answer answer =
        server.form(
            "/" + elsewhere.code() + "/join", Map.of("name", "Ali"), Map.of("Cookie", first));
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
    Map<String, String> both = Map.of("Cookie", first + "; " + cookie(answer));
    assertThat(person(server, both)).isEqualTo("p1");
    assertThat(
            server
                .get("/api/assemblies/" + elsewhere.code(), both)
                .json()
                .getJsonObject("view")
                .containsKey("own"))
        .isTrue();
  }

  @Test
  void aBrowserWithVeryManySeatsLeavesTheOldest() {
    StringBuilder held = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      held.append("kiezplenum-%016d=%s; ".formatted(i, CHOSEN));
    }
    List<String> set =
        form(server, UUID.randomUUID().toString(), Map.of("Cookie", held.toString()))
            .headers()
            .allValues("Set-Cookie");
    assertThat(set).hasSize(2);
    assertThat(set).anyMatch(one -> one.startsWith("kiezplenum-0000000000000000=;"));
    assertThat(set).anyMatch(one -> one.startsWith("kiezplenum-" + made.id() + "="));
  }

  @Test
  void whoTakesARoleInABrowserGetsANewToken() {
    String cookie = cookie(form(server, UUID.randomUUID().toString(), Map.of()));
    Site.Answer claimed =
        server.form("/" + made.code() + "/key/" + made.key(), Map.of(), Map.of("Cookie", cookie));
    assertThat(cookie(claimed)).isNotEqualTo(cookie);
    assertThat(person(server, Map.of("Cookie", cookie(claimed)))).isEqualTo("p1");
  }

  @Test
  void behindTlsOnlyACookieOfThisVeryHostCounts() throws Exception {
    try (TestServer safe = server.at(URI.create("https://kiez.example"))) {
      Map<String, String> origin = Map.of("Origin", "https://kiez.example");
      Site.Answer joined = form(safe, UUID.randomUUID().toString(), origin);
      assertThat(joined.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-kiezplenum-" + made.id() + "=")
          .contains("Path=/", "Secure", "HTTPOnly")
          .doesNotContain("Domain");
      String cookie = cookie(joined);
      assertThat(person(safe, Map.of("Cookie", cookie))).isEqualTo("p1");
      // As a neighbouring site or a plain connection might have planted it.
      String token = cookie.split("=", 2)[1];
      for (String planted : List.of("kiezplenum=", "kiezplenum-" + made.id() + "=")) {
        assertThat(person(safe, Map.of("Cookie", planted + token))).isNull();
      }
      // Whoever came in before browsers had a cookie for each assembly.
      seatOfEarlier(CHOSEN, "p1");
      assertThat(person(safe, Map.of("Cookie", "kiezplenum=" + CHOSEN))).isEqualTo("p1");
      assertThat(person(server, Map.of("Cookie", "kiezplenum=" + CHOSEN))).isEqualTo("p1");
      assertThat(person(server, bearer(CHOSEN))).isEqualTo("p1");
    }
  }

  private void seatOfEarlier(String token, String person) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(
                ("kiezplenum seat " + made.id() + " " + token).getBytes(StandardCharsets.UTF_8));
    result(
        database
            .pool()
            .preparedQuery("insert into seat values ($1, $2, $3)")
            .execute(
                io.vertx.sqlclient.Tuple.of(
                    made.id(), io.vertx.core.buffer.Buffer.buffer(digest), person)));
  }

  private Site.Answer form(Site at, String id, Map<String, String> headers) {
    return at.form("/" + made.code() + "/join", Map.of("name", "Ali", "id", id), headers);
  }

  private static String cookie(Site.Answer answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }
}
