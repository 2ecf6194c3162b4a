package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Anybody has a file counted by a plain form. */
@Tag("slow")
class RecountPageTest {
  private static final String COUNCIL =
      """
      4 2
      28 1 2 3 4 0
      14 1 3 4 2 0
      15 2 3 1 4 0
      17 3 1 2 4 0
      26 4 2 3 1 0
      0
      "Ada" "Ben" "<b>Cem</b>" "Dora"
      "Council & more"
      """;
  private static final String TIE = "2 1\n1 1 0\n1 2 0\n0\n\"Anna\" \"Bert\"\n";
  private static final int TEN_MB = 10 * 1024 * 1024;

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Site.Answer count(String file, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append("--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(fields[i]))
          .append(fields[i + 1])
          .append("\r\n");
    }
    body.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Wahl.blt\"\r\n")
        .append("Content-Type: application/octet-stream\r\n\r\n")
        .append(file)
        .append("\r\n--x--\r\n");
    return post(body.toString(), "multipart/form-data; boundary=x");
  }

  private static Site.Answer post(String body, String type) {
    return post(body, type, StandardCharsets.UTF_8);
  }

  private static Site.Answer post(String body, String type, Charset letters) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "/recount"))
            .header("Origin", server.url())
            .header("Accept-Language", "de")
            .POST(HttpRequest.BodyPublishers.ofString(body, letters));
    if (type != null) {
      request.header("Content-Type", type);
    }
    return server.send(request.build());
  }

  @Test
  void namesOfAnOlderMachineAreReadAsTheyWereWritten() {
    String file = "2 1\r\n1 1 2 0\r\n0\r\n\"Jörg\" \"Zoë\"\r\n\u001A";
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Wahl.blt\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + file
            + "\r\n--x--\r\n";
    Site.Answer answer =
        post(form, "multipart/form-data; boundary=x", Charset.forName("windows-1252"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("Jörg", "Zoë");
  }

  @Test
  void theFormStandsThere() {
    Site.Answer page = server.get("/recount", Map.of());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("enctype=\"multipart/form-data\"", "type=\"file\"", "Nachzählen")
        .contains("<option value=\"stv-meek\">", "<option value=\"schulze\">")
        .doesNotContain("<option value=\"score\">", "role=\"alert\"");
    assertThat(server.get("/recount", Map.of("Accept-Language", "en")).body())
        .contains("Counting again");
  }

  @Test
  void aBltFileIsCountedWithItsArithmetic() {
    Site.Answer page = count(COUNCIL);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("Council &amp; more", "&lt;b&gt;Cem&lt;/b&gt;", "Gewählt", "Runde für Runde")
        .contains("100 Stimmzettel", "20,33316", "Schottland")
        .doesNotContain("<b>Cem", "role=\"alert\"");
    assertThat(count(COUNCIL, "method", "stv-meek").body())
        .contains("Meek", "33,3333333")
        .contains("<option value=\"stv-meek\" selected>");
    assertThat(count(COUNCIL, "method", "coin").body()).contains("Schottland");
  }

  @Test
  void aLotIsDrawnFromWhatIsSaid() {
    assertThat(count(TIE).body()).contains("Das Los entscheidet");
    assertThat(count(TIE, "method", "irv", "seed", "\"23\" 7").body())
        .contains("Gewählt", "value=\"&quot;23&quot; 7\"");
  }

  @Test
  void jsonIsCountedByItsOwnMethod() {
    assertThat(
            count(
                    """
                    {"method": "two-thirds-majority", "title": "Satzung",
                     "hands": {"yes": 66, "no": 33, "abstain": 1}, "entitled": 120, "present": 100}
                    """)
                .body())
        .contains("Satzung", "Angenommen", "Zwei Drittel");
  }

  @Test
  void theWrongLineIsNamed() {
    Site.Answer wrong = count("2 1\n1 1 0\n1 1 1 0\n0\n\"A\" \"B\"\n", "seed", "Würfel");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("Sieh dir Zeile 3 an")
        .contains(
            "<p lang=\"en\">this ballot cannot be counted: option &#x27;a&#x27; is there twice")
        .contains("value=\"Würfel\"");
    for (String odd : List.of("", "\u0000", "{", "[]", "{\"ballots\":{}}", "x".repeat(70_000))) {
      Site.Answer answer = count(odd);
      assertThat(answer.status()).as(odd).isEqualTo(422);
      assertThat(answer.body()).contains("role=\"alert\"");
    }
    assertThat(count("2 1\n999999 1 0\n2 2 0\n0\n\"A\" \"B\"\n").body())
        .contains("Zeile 3", "more than 1000000 ballots");
  }

  @Test
  void whatIsNoFormWithAFileIsRefused() {
    assertThat(post("file=x", "application/x-www-form-urlencoded").status()).isEqualTo(400);
    assertThat(post("{}", "application/json").status()).isEqualTo(400);
    assertThat(post("{}", null).status()).isEqualTo(400);
    assertThat(post("x", "multipart/form-data").status()).isGreaterThanOrEqualTo(400);
    assertThat(post("x", "multipart/form-data; boundary=x; charset=nonsense").status())
        .isGreaterThanOrEqualTo(400);
    HttpRequest foreign =
        HttpRequest.newBuilder(URI.create(server.url() + "/recount"))
            .header("Origin", "http://elsewhere.example")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString("--x--"))
            .build();
    assertThat(server.send(foreign).status()).isEqualTo(403);
  }

  @Test
  void whatIsLargerThanTenMegabytesIsRefused() {
    String lines = "2 1\n" + "1 1 2 0\n".repeat((TEN_MB - 1_000) / 8) + "0\n\"A\" \"B\"\n";
    assertThat(count(lines).body()).contains("more than 1000000 ballots");
    String some = "2 1\n1 1 2 0\n0\n\"A\" \"B\"\n";
    assertThat(count(some + " ".repeat(TEN_MB - some.length())).status()).isEqualTo(200);
    for (int more : new int[] {1, 100_000}) {
      Site.Answer large = count(some + " ".repeat(TEN_MB - some.length() + more));
      assertThat(large.status()).isEqualTo(413);
      assertThat(large.body()).contains("zu groß, um sie hier zu zählen");
    }
    assertThat(count(some).status()).isEqualTo(200);
  }

  /** Who begins and goes away, or says nothing, keeps nobody else from counting for long. */
  @Test
  void whoGoesAwayInBetweenLeavesRoomForOthers() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    // One that comes just while a file is counted is asked to come again, and then holds no place.
    until(() -> {
      sockets.add(begun());
      return sockets.size() >= 6 && count(COUNCIL).status() == 429;
    });
    for (Socket socket : sockets) {
      socket.close();
    }
    until(() -> count(COUNCIL).status() == 200);
  }

  /** A file of which only the beginning is sent. */
  private Socket begun() {
    try {
      Socket socket = new Socket(Site.HOST, server.port());
      socket
          .getOutputStream()
          .write(
              ("POST /recount HTTP/1.1\r\n"
                      + "Host: 127.0.0.1:%d\r\n"
                      + "Origin: %s\r\n"
                      + "Content-Length: 5000\r\n"
                      + "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
                      + "--x\r\n")
                  .formatted(server.port(), server.url())
                  .getBytes(StandardCharsets.US_ASCII));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void manyAtOnceAreCountedOrAskedToComeAgain() {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(CompletableFuture.supplyAsync(() -> count(COUNCIL).status()));
    }
    assertThat(all.stream().map(CompletableFuture::join)).isSubsetOf(200, 429).contains(200);
    assertThat(count(COUNCIL).status()).isEqualTo(200);
  }
}
