package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From which pages something may be done, and by which names the server lets itself be called. */
@Tag("slow")
class OriginsTest {
  private static final String TOKEN = "B".repeat(43);
  private static TestServer plain;
  private static TestServer safe;
  private static TestServer named;

  private final Site.Created made = plain.create("Kiezversammlung");

  @BeforeAll
  static void open() {
    plain = TestServer.start();
    safe = plain.at(URI.create("https://kiez.example"));
    named = plain.at(URI.create("http://kiez.example:8080"));
  }

  @AfterAll
  static void close() {
    named.close();
    safe.close();
    plain.close();
  }

  private static TestServer server(String which) {
    return switch (which) {
      case "safe" -> safe;
      case "named" -> named;
      default -> plain;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "plain, http://127.0.0.1:PORT, 127.0.0.1:PORT, true",
    "plain, http://localhost:PORT, localhost:PORT, true",
    "plain, HTTP://LOCALHOST:PORT, localhost:PORT, true",
    "plain, ftp://127.0.0.1:PORT, 127.0.0.1:PORT, false",
    "plain, https://127.0.0.1:PORT, 127.0.0.1:PORT, false",
    "plain, http://127.0.0.1, 127.0.0.1:PORT, false",
    "plain, http://127.0.0.1:1, 127.0.0.1:PORT, false",
    "plain, http://localhost:PORT, 127.0.0.1:PORT, false",
    "plain, http://127.0.0.1:PORT/, 127.0.0.1:PORT, false",
    "plain, http://x@127.0.0.1:PORT, 127.0.0.1:PORT, false",
    "plain, null, 127.0.0.1:PORT, false",
    "plain, http://evil.example, evil.example, false",
    "plain, http://evil.example:PORT, evil.example:PORT, false",
    "plain, http://localhost.evil.example:PORT, localhost.evil.example:PORT, false",
    "plain, http://127.0.0.1.evil.example, 127.0.0.1.evil.example, false",
    "safe, https://kiez.example, kiez.example, true",
    "safe, https://kiez.example:443, kiez.example, true",
    "safe, http://kiez.example, kiez.example, false",
    "safe, http://kiez.example:443, kiez.example, false",
    "safe, https://kiez.example:8443, kiez.example:8443, false",
    "safe, ftp://kiez.example, kiez.example, false",
    "safe, http://127.0.0.1:PORT, 127.0.0.1:PORT, false",
    "named, http://kiez.example:8080, kiez.example:8080, true",
    "named, http://kiez.example, kiez.example:8080, false",
    "named, https://kiez.example:8080, kiez.example:8080, false",
    "named, http://127.0.0.1:PORT, 127.0.0.1:PORT, true",
  })
  void anOriginIsOursDownToSchemeAndPort(String which, String origin, String host, boolean ours)
      throws IOException {
    TestServer server = server(which);
    String port = String.valueOf(server.port());
    String at = "Host: " + host.replace("PORT", port) + "\r\n";
    String from = "Origin: " + origin.replace("PORT", port) + "\r\n";
    String cookie = "Cookie: kiezplenum=" + TOKEN + "\r\n";
    String form = "id=abcdefghijklmnop&name=Ali";
    assertThat(
            status(
                server,
                "POST /"
                    + made.code()
                    + "/join HTTP/1.1\r\n"
                    + at
                    + from
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + form.length()
                    + "\r\n\r\n"
                    + form))
        .isEqualTo(ours ? 303 : 403);
    assertThat(
            status(
                server,
                "GET /api/assemblies/"
                    + made.code()
                    + "/live HTTP/1.1\r\n"
                    + at
                    + from
                    + cookie
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"))
        .isEqualTo(ours ? 101 : 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Cookie: kiezplenum=TOKEN", "Cookie: lang=de", "Sec-Fetch-Site: cross-site"})
  void aSocketOfABrowserThatNamesNoOriginIsRefused(String header) throws IOException {
    String ask =
        "GET /api/assemblies/"
            + made.code()
            + "/live HTTP/1.1\r\nHost: 127.0.0.1:"
            + plain.port()
            + "\r\n"
            + header.replace("TOKEN", TOKEN)
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    assertThat(status(plain, ask)).isEqualTo(403);
  }

  private static int status(Site site, String request) throws IOException {
    return Integer.parseInt(answer(site, request).split(" ", 3)[1]);
  }

  private static String answer(Site site, String request) throws IOException {
    try (var socket = new java.net.Socket("127.0.0.1", site.port())) {
      socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      StringBuilder read = new StringBuilder();
      var in = socket.getInputStream();
      byte[] some = new byte[4096];
      // The first line is enough, and a page is read until it is whole.
      while (read.indexOf("\r\n") < 0 || (request.contains("close") && !request.isEmpty())) {
        int n = in.read(some);
        if (n < 0) {
          break;
        }
        read.append(new String(some, 0, n, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      return read.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8080", "10.9.9.9:8105", "localhost.evil.example"})
  void aNameThatIsNotOursStandsInNoLink(String host) throws IOException {
    for (String path : new String[] {"/" + made.code() + "/screen", "/" + made.code(), "/"}) {
      String page =
          answer(
              plain,
              "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(page).startsWith("HTTP/1.1 200").doesNotContain(host.split(":", 2)[0]);
    }
  }

  /** As lynx and w3m do: a cookie is kept, nothing is said of where a form comes from. */
  @Test
  void aTextBrowserJoinsAndActsByTheTokenInItsForms() {
    Map<String, String> kept = new HashMap<>();
    String home = "/" + made.code();
    Site.Answer joining = keeping(kept, plain.get(home, Map.of()));
    assertThat(joining.body()).contains("name=\"form-token\"");
    Site.Answer joined =
        keeping(
            kept, post(home + "/join", "name=Lynx&id=abcdefghijklmnopq" + token(joining), kept));
    assertThat(joined.status()).isEqualTo(303);
    Site.Answer phone = plain.get(home, cookies(kept));
    assertThat(phone.body()).contains("Lynx");
    String act = "id=act-1&do=change-name&name=Mina";
    assertThat(post(home + "/do", act + token(phone), kept).status()).isEqualTo(303);
    assertThat(plain.get(home, cookies(kept)).body()).contains("Mina");

    // Another site knows no token, or one of its own.
    assertThat(post(home + "/do", act, kept).status()).isEqualTo(403);
    String foreign = token(plain.get(home, Map.of()));
    assertThat(foreign).isNotEqualTo(token(phone));
    assertThat(post(home + "/do", act + foreign, kept).status()).isEqualTo(403);
    assertThat(post(home + "/do", act + token(phone), Map.of()).status()).isEqualTo(403);
    // And a browser that says where it comes from is believed, whatever token it carries.
    Map<String, String> evil = new HashMap<>(cookies(kept));
    evil.put("Origin", "http://evil.example");
    assertThat(plain.form(home + "/do", Map.of("id", "x", "do", "y"), evil).status())
        .isEqualTo(403);
  }

  @Test
  void whoSaysWhereTheyComeFromNeedsNoTokenAndNoCookie() {
    Site.Answer page = plain.get("/" + made.code(), Map.of("Sec-Fetch-Site", "none"));
    assertThat(page.body()).doesNotContain("form-token");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private static Site.Answer keeping(Map<String, String> kept, Site.Answer answer) {
    answer
        .headers()
        .allValues("Set-Cookie")
        .forEach(set -> {
          String[] cookie = set.split(";", 2)[0].split("=", 2);
          kept.put(cookie[0], cookie[1]);
        });
    return answer;
  }

  private static Map<String, String> cookies(Map<String, String> kept) {
    StringBuilder all = new StringBuilder();
    kept.forEach((name, value) -> all.append(name).append('=').append(value).append("; "));
    return kept.isEmpty() ? Map.of() : Map.of("Cookie", all.toString());
  }

  private static Site.Answer post(String path, String form, Map<String, String> kept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(plain.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded");
    cookies(kept).forEach(request::header);
    return plain.send(request.POST(HttpRequest.BodyPublishers.ofString(form)).build());
  }

  private static String token(Site.Answer page) {
    Matcher token = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(token.find()).isTrue();
    return "&form-token=" + token.group(1);
  }
}
