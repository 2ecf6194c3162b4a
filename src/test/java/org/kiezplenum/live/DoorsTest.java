package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.journal.TestPostgres;

/** Who is let in, from where, and what everybody is told about it. */
@Tag("slow")
class DoorsTest {
  private static final WebSocketClient SOCKETS = TestPostgres.vertx().createWebSocketClient();

  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void aForeignOriginIsRefusedBeforeTheUpgrade() {
    for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1"}) {
      assertThat(rejected(socket().addHeader("Origin", origin))).isEqualTo(403);
      assertThat(rejected(socket().addHeader("Origin", origin).addHeader("Cookie", seat("Ali"))))
          .isEqualTo(403);
    }
  }

  @Test
  void ourOwnOriginIsLetIn() {
    WebSocket socket = result(connect(socket().addHeader("Origin", server.url())));
    assertThat(socket.subProtocol()).isEqualTo(Client.SUBPROTOCOL);
    socket.close();
  }

  @Test
  void noOriginAndNoCookieIsLetIn() {
    result(connect(socket())).close();
  }

  @Test
  void aBrowserIsKnownByItsCookie() {
    String cookie = seat("Ali");
    WebSocket socket =
        result(connect(socket().addHeader("Origin", server.url()).addHeader("Cookie", cookie)));
    assertThat(hello(socket, new JsonObject()).getJsonObject("view").getJsonObject("own"))
        .matches(own -> ((JsonObject) own).getString("name").equals("Ali"));
  }

  @Test
  void aTokenInTheHelloCountsMoreThanTheCookie() {
    Client bea = Client.join(server, gathering.code(), "Bea");
    WebSocket socket =
        result(
            connect(socket().addHeader("Origin", server.url()).addHeader("Cookie", seat("Ali"))));
    JsonObject own =
        hello(socket, new JsonObject().put("token", bea.token()))
            .getJsonObject("view")
            .getJsonObject("own");
    assertThat(own.getString("name")).isEqualTo("Bea");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void anUnknownTokenIsToldSo(String token) {
    WebSocket socket = result(connect(socket()));
    var closed = Promise.<Short>promise();
    socket.closeHandler(v -> closed.complete(socket.closeStatusCode()));
    socket.writeTextMessage(
        new JsonObject().put("hello", new JsonObject().put("token", token)).encode());
    assertThat(result(closed.future())).isEqualTo((short) 4101);
  }

  @Test
  void aTokenOfAnotherAssemblyIsUnknownHere() {
    Site.Created other = server.create("Woanders");
    Client there = Client.join(server, other.code(), "Ali");
    Site.Answer answer =
        server.post(gathering.api("/commands"), Client.command("ask-to-speak"), there.bearer());
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void aSocketBelongsToOnePersonWhateverLaterHellosSay() {
    Client ali = gathering.phone("Ali");
    Client bea = Client.join(server, gathering.code(), "Bea");
    ali.say(new JsonObject().put("hello", new JsonObject().put("token", bea.token())));
    ali.say(new JsonObject().put("hello", new JsonObject()));
    ali.does("ask-to-speak");
    ali.holdsTheServersView();
    gathering.desk.does("state-present", "count", 9);
    ali.sees(view -> view.getJsonObject("public").getInteger("present", 0) == 9);
    assertThat(ali.own().getString("name")).isEqualTo("Ali");
  }

  @Test
  void aCommandMayFollowTheHelloWithoutWaiting() {
    Client ali = gathering.add(Client.join(server, gathering.code(), "Ali").open());
    ali.sayHello();
    assertThat(ali.does("ask-to-speak")).isEqualTo("e1");
  }

  @Test
  void manyFramesThatTogetherAreBeyondAllBoundsEndTheSocketAsOneDoes() {
    WebSocket socket = result(connect(socket()));
    var closed = Promise.<Short>promise();
    socket.closeHandler(v -> closed.complete(socket.closeStatusCode()));
    socket.exceptionHandler(failure -> {});
    socket.writeFrame(WebSocketFrame.textFrame("x".repeat(60_000), false));
    for (int i = 0; i < 5; i++) {
      socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(60_000)), false));
    }
    assertThat(result(closed.future())).isEqualTo((short) 1009);
  }

  /** Uptime checks and messengers ask for the head before they ask for the page. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/start",
        "/archive",
        "/status",
        "/CODE",
        "/CODE/screen",
        "/CODE/qr.svg",
        "/CODE/desk",
        "/CODE/log",
        "/api/assemblies/CODE",
        "/api/assemblies/CODE?seq=x",
        "/api/assemblies/ZZZZZZ",
        "/health",
        "/health/ready",
        "/metrics",
        "/favicon.svg",
        "/nothing",
        "/CODE/do",
      })
  void theHeadOfAPageIsAsThePageIsWithoutABody(String path) {
    String here = path.replace("CODE", gathering.code());
    Site.Answer whole = server.get(here, Map.of());
    Site.Answer head =
        server.send(HttpRequest.newBuilder(URI.create(server.url() + here)).HEAD().build());
    assertThat(head.status()).isEqualTo(whole.status());
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(whole.headers().firstValue("Content-Type"));
    assertThat(whole.headers().firstValue("Cache-Control")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, , 403",
    "null, , 403",
    "http://evil.example, cookie, 403",
    "own, cookie, 303",
    ", cookie, 403",
  })
  void aFormMustComeFromOurOwnPages(String origin, String cookie, int status) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "/" + gathering.code() + "/do"))
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (origin != null) {
      request.header("Origin", origin.equals("own") ? server.url() : origin);
    }
    if (cookie != null) {
      request.header("Cookie", seat("Ali"));
    }
    String form = "id=abcdefghijklmnop&do=ask-to-speak";
    assertThat(
            server.send(request.POST(HttpRequest.BodyPublishers.ofString(form)).build()).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundaryC",
        "multipart/form-data; boundary=",
        "multipart/form-data",
        "application/x-www-form-urlencoded; charset=klingon",
      })
  void aBodyOfWhichNobodyCanTellWhereItEndsIsNoFault(String type) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/join"))
            .header("Content-Type", type)
            .header("Origin", server.url())
            .POST(HttpRequest.BodyPublishers.ofString("code=" + gathering.code()))
            .build();
    assertThat(server.send(request).status()).isLessThan(500);
  }

  /** HTTP/2 without TLS opens no sockets, so whoever asks for it is served in HTTP/1.1. */
  @Test
  void whoWouldRatherSpeakHttp2IsServedAllTheSame() throws Exception {
    HttpRequest form =
        HttpRequest.newBuilder(URI.create(server.url() + "/join"))
            .version(HttpClient.Version.HTTP_2)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", server.url())
            .POST(HttpRequest.BodyPublishers.ofString("code=" + gathering.code()))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(form, HttpResponse.BodyHandlers.discarding());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      assertThat(answer.statusCode()).isEqualTo(303);
    }
  }

  @Test
  void anApiCommandWithACookieFromElsewhereIsRefused() {
    Site.Answer answer =
        server.post(
            gathering.api("/commands"),
            Client.command("ask-to-speak"),
            Map.of("Cookie", seat("Ali"), "Origin", "http://evil.example"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gathering.desk.served().getJsonObject("public").getJsonObject("entries").isEmpty())
        .isTrue();
  }

  @Test
  void whatIsNotThereOrNotAskedSoIsSaidPlainly() {
    assertThat(server.get("/api/assemblies/ZZZZZZ", Map.of()).status()).isEqualTo(404);
    assertThat(server.get("/nothing/here", Map.of()).status()).isEqualTo(404);
    assertThat(
            server.get("/api/nothing", Map.of()).json().getJsonObject("refused").getString("code"))
        .isEqualTo("not-found");
    assertThat(server.get("/api/assemblies", Map.of()).status()).isEqualTo(405);
    assertThat(server.get("/" + gathering.code() + "/do", Map.of()).status()).isEqualTo(405);
    assertThat(server.get(gathering.api("/live"), Map.of()).status()).isEqualTo(426);
    assertThat(server.get(gathering.api("?seq=x"), Map.of()).status()).isEqualTo(400);
    assertThat(
            server
                .post(
                    "/api/assemblies", new JsonObject().put("title", "x".repeat(70_000)), Map.of())
                .status())
        .isEqualTo(413);
    assertThat(server.post("/api/assemblies", new JsonObject().put("title", 1), Map.of()).status())
        .isEqualTo(400);
    assertThat(
            server
                .post(
                    "/api/assemblies", new JsonObject().put("title", "A").put("date", 1), Map.of())
                .status())
        .isEqualTo(400);
    assertThat(rejected(socket().setURI("/api/assemblies/ZZZZZZ/live"))).isEqualTo(404);
  }

  @Test
  void theSameIdLetsSomebodyInOnceAndAShortOneNobody() {
    JsonObject wish = new JsonObject().put("name", "Ali").put("id", "abcdefghijklmnopqrst");
    JsonObject first = server.post(gathering.api("/people"), wish, Map.of()).json();
    JsonObject again = server.post(gathering.api("/people"), wish, Map.of()).json();
    assertThat(again.getString("person")).isEqualTo(first.getString("person"));
    wish.put("id", "1");
    assertThat(server.post(gathering.api("/people"), wish, Map.of()).status()).isEqualTo(400);
  }

  @Test
  void aWrongKeyOpensNothing() {
    JsonObject wish = new JsonObject().put("key", "A".repeat(43));
    Site.Answer answer = server.post(gathering.api("/people"), wish, Map.of());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(Client.refusal(answer.json())).isEqualTo("unknown-key");
  }

  @Test
  void lookingAtAKeyChangesNothingAndClaimingItOpensTheDesk() {
    String link = "/" + gathering.code() + "/key/" + gathering.assembly.key();
    long before = gathering.desk.holdsTheServersView().seq();
    Site.Answer seen = server.get(link, Map.of());
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("kiezplenum"));
    server.get(link, Map.of());
    assertThat(gathering.desk.holdsTheServersView().seq()).isEqualTo(before);

    Site.Answer claimed = server.form(link, Map.of(), Map.of());

    assertThat(claimed.status()).isEqualTo(303);
    String desk = "/" + gathering.code() + "/desk";
    assertThat(claimed.headers().firstValue("Location")).contains(desk);
    String cookie = cookie(claimed);
    assertThat(server.get(desk, Map.of("Cookie", cookie)).status()).isEqualTo(200);
    assertThat(server.get(desk, Map.of()).status()).isEqualTo(403);
  }

  @Test
  void wrongCodesAreLimitedButNoOneWhoHasASeat() {
    // A server of its own, since all tests come from the same address.
    try (TestServer own = TestServer.start();
        Gathering there = Gathering.at(own)) {
      Client ali = there.phone("Ali");
      int last = 0;
      for (int i = 0; i < 200 && last != 429; i++) {
        last = own.get("/api/assemblies/ZZZZZ" + (char) ('A' + i % 8), Map.of()).status();
      }
      assertThat(last).isEqualTo(429);
      assertThat(own.get(there.api(""), Map.of()).status()).isEqualTo(429);
      assertThat(own.get(there.api(""), ali.bearer()).status()).isEqualTo(200);
      ali.does("ask-to-speak");
    }
  }

  @Test
  void aWholeGymComesInFromOneAddress() {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 150; i++) {
      tokens.add(Client.join(server, gathering.code(), null).token());
    }
    assertThat(tokens).hasSize(150);
    assertThat(gathering.desk.served().getJsonObject("desk").getJsonObject("people").size())
        .isGreaterThan(150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/start",
        "/archive",
        "/nothing",
        "/CODE",
        "/CODE/desk",
        "/CODE/screen",
        "/CODE/proposals/new",
        "/CODE/qr.svg",
        "/CODE/key/abc",
        "/api/assemblies/CODE",
        "/health/live",
        "/favicon.svg",
      })
  void everyAnswerCarriesTheHeadersThatProtectPeople(String path) {
    Site.Answer answer = server.get(path.replace("CODE", gathering.code()), Map.of());
    var headers = answer.headers();
    String policy = headers.firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    if (answer.body().startsWith("<!")) {
      // Nothing within a page would run or show under this policy, so nothing may be there.
      assertThat(answer.body())
          .doesNotContainPattern("<script(?![^>]*(src=|type=\"application/json\"))");
      assertThat(answer.body()).doesNotContain(" style=\"").doesNotContainPattern(" on[a-z]+=\"");
    }
  }

  @Test
  void aSeatIsKeptInACookieThatScriptsCannotRead() {
    Site.Answer joined =
        server.form(
            "/" + gathering.code() + "/join",
            Map.of("name", "Ali", "id", "abcdefghijklmnop"),
            Map.of());
    assertThat(joined.headers().firstValue("Set-Cookie").orElse(""))
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Lax", "Path=/");
  }

  /** The cookie of a browser that has come in. */
  private String seat(String name) {
    return cookie(
        server.form(
            "/" + gathering.code() + "/join",
            Map.of("name", name, "id", UUID.randomUUID().toString()),
            Map.of()));
  }

  private static String cookie(Site.Answer answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private WebSocketConnectOptions socket() {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(server.port())
        .setURI(gathering.api("/live"))
        .addSubProtocol(Client.SUBPROTOCOL);
  }

  private static Future<WebSocket> connect(WebSocketConnectOptions options) {
    return SOCKETS.connect(options);
  }

  private static int rejected(WebSocketConnectOptions options) {
    return ((UpgradeRejectedException) failure(connect(options))).getStatus();
  }

  private static JsonObject hello(WebSocket socket, JsonObject hello) {
    var first = Promise.<JsonObject>promise();
    socket.handler(frame -> first.tryComplete(frame.toJsonObject()));
    socket.writeTextMessage(new JsonObject().put("hello", hello).encode());
    JsonObject answer = result(first.future());
    socket.close();
    return answer;
  }
}
