package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.web.http.WhoMayStart;

/** Who may start an assembly, as the server was set. */
@Tag("slow")
class StartingTest {
  private static final String PASSWORD = "Schöner Kiez 7";
  private static final String START = "href=\"/start\"";

  @Test
  void everybodyMayStartWhereNothingElseIsSaid() {
    TestServer server = SharedServer.get();
    assertThat(server.get("/", Map.of()).body()).contains(START);
    assertThat(server.get("/start", Map.of()).body()).doesNotContain("name=\"password\"");
    assertThat(byForm(server, null).status()).isEqualTo(303);
    assertThat(byApi(server, null).status()).isEqualTo(201);
  }

  @Test
  void whoKnowsThePasswordMayStart() {
    try (TestServer server = TestServer.where(WhoMayStart.whoKnows(PASSWORD))) {
      assertThat(server.get("/", Map.of()).body()).contains(START);
      assertThat(server.get("/start", Map.of()).body()).contains("name=\"password\"");
      // As another keyboard writes the same word.
      assertThat(byForm(server, "Scho\u0308ner Kiez 7 ").status()).isEqualTo(303);
      assertThat(byApi(server, PASSWORD).status()).isEqualTo(201);
    }
  }

  @Test
  void aWrongPasswordIsRefusedKindlyAndNothingTypedIsLost() {
    try (TestServer server = TestServer.where(WhoMayStart.whoKnows(PASSWORD))) {
      Site.Answer refused = byForm(server, "Schöner Kiez 8");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body())
          .contains("Das Passwort stimmt nicht.", "value=\"Hoffest\"")
          .doesNotContain("Kiez 8");
      for (String wrong : new String[] {null, "", "schöner kiez 7", PASSWORD + "7"}) {
        Site.Answer answer = byApi(server, wrong);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(Client.refusal(answer.json())).isEqualTo("wrong-password");
      }
      assertThat(
              server
                  .post(
                      "/api/assemblies",
                      new JsonObject().put("title", "Hoffest").put("password", 7),
                      Map.of())
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void whoTriesTooManyPasswordsMustWaitAlsoWithTheRightOne() {
    try (TestServer server = TestServer.where(WhoMayStart.whoKnows(PASSWORD))) {
      for (int i = 0; i < 10; i++) {
        assertThat(byApi(server, "try " + i).status()).isEqualTo(403);
      }
      assertThat(byApi(server, PASSWORD).status()).isEqualTo(429);
      assertThat(byForm(server, PASSWORD).status()).isEqualTo(429);
    }
  }

  @Test
  void whereNobodyMayStartThePagesSayItAndPeopleStillComeIn() {
    try (TestServer open = TestServer.start();
        TestServer closed = open.another(WhoMayStart.nobody())) {
      assertThat(closed.get("/", Map.of()).body()).doesNotContain(START);
      assertThat(closed.get("/start", Map.of()).body())
          .contains("keine Versammlungen gestartet")
          .doesNotContain("action=\"/start\"");
      Site.Answer refused = byForm(closed, PASSWORD);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("keine Versammlungen gestartet");
      Site.Answer answer = byApi(closed, null);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(Client.refusal(answer.json())).isEqualTo("starting-closed");
      Client.join(closed, open.create("Hoffest").code(), "Ali");
    }
  }

  private static Site.Answer byForm(Site server, String password) {
    Map<String, String> form = new HashMap<>(Map.of("title", "Hoffest", "place", "Hof"));
    if (password != null) {
      form.put("password", password);
    }
    return server.form("/start", form, Map.of());
  }

  private static Site.Answer byApi(Site server, String password) {
    JsonObject wish = new JsonObject().put("title", "Hoffest");
    if (password != null) {
      wish.put("password", password);
    }
    return server.post("/api/assemblies", wish, Map.of());
  }
}
