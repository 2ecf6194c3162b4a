package org.kiezplenum.web.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kiezplenum.texts.Messages;

class AssetsTest {

  private static final String CSS = "body { margin: 0 }\n".repeat(100);
  private static final Messages MESSAGES =
      Messages.of(
          Map.of(
              "de", Map.of("a", "A", "b.one", "B", "b.other", "Bs", "c", "C", "d.e", "DE"),
              "en", Map.of("a", "en A")));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Assets assets;
  private static TestSite site;

  @BeforeAll
  static void start() throws Exception {
    assets = Assets.of(files(), Map.of("phone", "{{t \"a\"}} {{t \"b\" n=2}}"), MESSAGES);
    site = new TestSite(assets);
  }

  @AfterAll
  static void stop() throws Exception {
    site.close();
  }

  private static Map<String, byte[]> files() {
    return Map.of(
        "css/a.css", bytes(CSS),
        "icons/i.svg", bytes("<svg/>"),
        "icons/p.png", new byte[5000],
        "js/x.js",
            bytes(
                "// a comment\n\n"
                    + "  /** another */\n"
                    + "  t(\"d.e\"); // stays\n"
                    + "export const url = \"http://x\";\n"),
        "js/unused.js", bytes("t(\"c\");\n"),
        "js/phone.js",
            bytes(
                "import { url as address } from \"./x.js\";\n"
                    + "import \"./words.js\";\n"
                    + "console.log(address);\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    URI address = URI.create(site.url(path).replace("gym.test", "127.0.0.1"));
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void anAssetIsServedCompressedAndMayBeKeptForEver() throws Exception {
    for (int twice = 0; twice < 2; twice++) {
      HttpResponse<byte[]> zipped = get(assets.address("css/a.css"), "Accept-Encoding", "br, gzip");
      assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(zipped, "Content-Type")).isEqualTo("text/css; charset=utf-8");
      assertThat(header(zipped, "Cache-Control")).contains("immutable");
      assertThat(header(zipped, "Vary")).isEqualTo("Accept-Encoding");
      assertThat(header(zipped, "X-Content-Type-Options")).isEqualTo("nosniff");
      byte[] content = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
      assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(CSS);
    }
    HttpResponse<byte[]> plain = get(assets.address("css/a.css"));
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(plain.body()).isEqualTo(bytes(CSS));
  }

  @Test
  void whatABrowserHasIsNotSentAgain() throws Exception {
    String etag = header(get(assets.address("css/a.css")), "ETag");
    HttpResponse<byte[]> again = get(assets.address("css/a.css"), "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void anAddressOfAnotherVersionIsNotKept() throws Exception {
    HttpResponse<byte[]> old = get("/assets/000000000000/css/a.css");
    assertThat(old.statusCode()).isEqualTo(200);
    assertThat(header(old, "Cache-Control")).doesNotContain("immutable");
  }

  @Test
  void iconsAlsoHaveAddressesWithoutAVersionAndPicturesStayAsTheyAre() throws Exception {
    assertThat(get("/icons/i.svg").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> picture = get(assets.address("icons/p.png"), "Accept-Encoding", "gzip");
    assertThat(header(picture, "Content-Encoding")).isEmpty();
    assertThat(header(picture, "Content-Type")).isEqualTo("image/png");
  }

  @Test
  void nothingElseIsServed() throws Exception {
    String prefix = assets.address("css/a.css").replace("css/a.css", "");
    for (String path :
        new String[] {
          "/assets/",
          "/assets/x",
          prefix,
          prefix + "../pom.xml",
          prefix + "%2e%2e/%2e%2e/pom.xml",
          prefix + "css/"
        }) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThatThrownBy(() -> assets.address("css/none.css"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFaceComesInOneScriptWithTheTextsThatItAsksForAndWithoutComments() throws Exception {
    String script =
        new String(get(assets.address("js/phone.en.js")).body(), StandardCharsets.UTF_8);
    assertThat(script.strip())
        .isEqualTo(
            """
            (() => {
            "use strict";
            const $x = (() => {
            t("d.e"); // stays
            const url = "http://x";
            return { url };
            })();
            const $words = (() => {
            const texts = {"a":"en A","b.one":"B","b.other":"Bs","d.e":"DE"};
            return { texts };
            })();
            const $phone = (() => {
            const { url: address } = $x;

            console.log(address);
            return {  };
            })();
            })();\
            """);
  }

  @Test
  void whatIsInNoScriptIsNotServed() throws Exception {
    String path = assets.address("css/a.css").replace("css/a.css", "js/x.js");
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(assets.liveScripts("desk", "de")).isEmpty();
    assertThat(assets.liveScripts("phone", "de")).contains("js/phone.de.js");
  }

  @Test
  void theAddressChangesWithTheContent() {
    Assets other = Assets.of(Map.of("css/a.css", bytes("x")), Map.of(), MESSAGES);
    assertThat(other.address("css/a.css")).isNotEqualTo(assets.address("css/a.css"));
  }
}
