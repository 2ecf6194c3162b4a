package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever wants to look around finds the demonstration, may be its desk, and removes it. */
@Tag("slow")
class DemonstrationTest {

  @Test
  void isFoundTriedOutAndRemovedWithOneTap() throws InterruptedException {
    try (TestServer server = TestServer.start()) {
      Site.Created own = server.create("Unsere eigene Versammlung");
      assertThat(server.get("/", Map.of()).body()).doesNotContain("/sample");
      assertThat(server.get("/sample", Map.of()).status()).isEqualTo(404);

      server.fillSample();

      assertThat(server.get("/", Map.of()).body()).contains("href=\"/sample\"");
      assertThat(server.get("/archive", Map.of()).body())
          .contains("Kiezversammlung zum Milieuschutz (Vorführung)");
      assertThat(server.get("/sample", Map.of()).body()).doesNotContain("delete-sample");
      assertThat(server.form("/sample/delete", Map.of(), Map.of()).status()).isEqualTo(403);

      Site.Answer taken = server.form("/sample/desk", Map.of(), Map.of());
      Map<String, String> cookie =
          Map.of(
              "Cookie",
              taken.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""));
      String desk = server.get(taken.headers().firstValue("Location").orElseThrow(), cookie).body();
      assertThat(desk)
          .contains("Vorführung: Kiezversammlung Wrangelkiez")
          .contains("id=\"delete-sample\"");
      String again =
          server.form("/sample/desk", Map.of(), cookie).headers().firstValue("Location").get();
      assertThat(server.get(again, cookie).status()).isEqualTo(200);

      Site.Answer deleted = server.form("/sample/delete", Map.of(), cookie);

      assertThat(deleted.status()).isEqualTo(303);
      assertThat(server.get("/archive", Map.of()).body()).doesNotContain("Vorführung");
      assertThat(server.get("/", Map.of()).body()).doesNotContain("/sample");
      assertThat(server.get(again, cookie).status()).isEqualTo(404);
      assertThat(server.get("/" + own.code(), Map.of()).status()).isEqualTo(200);
    }
  }
}
