package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Abuse cases T-06 and T-07: whatever people write, wherever it is shown, it stays text. Every text
 * of an evening is an attack, and every page is looked at.
 */
@Tag("slow")
class EscapingTest {
  private static final String EVIL =
      "Bank <script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>"
          + " [x](javascript:alert(1)) {{{title}}}";

  private static final String NAME = "<b>\"'>Ali<script>";

  /** A tag, or a part of one, that nobody but the attacker can have written. */
  private static final Pattern ALIVE =
      Pattern.compile(
          "<script>|<img src=x|<svg/|<b>\"|onerror=alert\\(1\\)(?=[^<]*>(?<!&gt;))"
              + "|(?:href|src)=[\"']?javascript:|\\sonload=");

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyTextStaysTextOnEveryPage() {
    Site.Created assembly = server.create(EVIL);
    String home = "/" + assembly.code();
    try (Client desk = Client.join(server, assembly.code(), NAME, assembly.key()).connect();
        Client ali = Client.join(server, assembly.code(), NAME).connect()) {
      desk.does("change-assembly", "place", EVIL);
      desk.does("open-assembly");
      desk.does("add-item", "title", EVIL, "minutes", 20);
      desk.does("start-item", "item", "i1");
      ali.does("hand-in-proposal", "title", EVIL, "text", EVIL + "\n\n> " + EVIL, "reasons", EVIL);
      ali.does("change-proposal", "proposal", "a1", "version", 1, "text", EVIL + " und <b>neu");
      for (String kind : List.of("note", "task", "result", "parking")) {
        desk.does("write-note", "item", "i1", "kind", kind, "text", EVIL, "who", NAME);
      }
      desk.does("show-name", "person", ali.person());
      ali.does("ask-to-speak");
      desk.does("show-on-wall", "mode", "message", "text", EVIL);
      desk.does("open-decision", "question", EVIL);
      ali.does("cast-ballot", "decision", "d1", "choice", "yes");
      look(home, "/screen", desk, ali);
      desk.does("enter-hands", "decision", "d1", "yes", 1, "no", 0, "abstain", 0);
      desk.does("close-decision", "decision", "d1");
      desk.does("announce-decision", "decision", "d1");
      desk.does("call-next");
      desk.does("announce-next", "text", EVIL);
      desk.does("describe-record", "chairs", NAME, "writer", NAME);
      look(home, "", desk, ali);
      for (String page :
          List.of(
              "/desk",
              "/screen",
              "/proposals/new",
              "/proposals/a1",
              "/proposals/a1?from=1&to=2",
              "/log",
              "/roles",
              "/sheet",
              "/cards",
              "/minutes",
              "/tasks",
              "/qr.svg",
              "/key/" + assembly.key())) {
        look(home, page, desk, ali);
      }
      typedAgain(home, ali);
      desk.does("end-assembly");
      look(home, "", desk, ali);
      desk.does("publish-minutes", "to", "everybody", "remark", EVIL);
      look(home, "/minutes", desk, ali);
      look("/archive", "/" + assembly.id(), desk, ali);
      look("/archive", "?q=bank", desk, ali);
      look("/archive", "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", desk, ali);
      String markdown = server.get("/archive/" + assembly.id() + ".md", Map.of()).body();
      assertThat(markdown).contains("alert").doesNotContainPattern("(?<!\\\\)<(script|img|svg)");
      assertThat(markdown).doesNotContainPattern("(?<!\\\\)\\]\\(javascript:");
    }
  }

  /** What was refused stands in the form again. */
  private void typedAgain(String home, Client ali) {
    Map<String, String> form =
        Map.of(
            "id", "abcdefgh", "do", "hand-in-proposal", "title", "", "text", EVIL, "reasons", EVIL);
    dead(server.form(home + "/do", form, ali.bearer()));
    dead(
        server.form(
            home + "/do",
            Map.of("id", "abcdefgi", "do", "change-name", "name", EVIL.repeat(2), "back", EVIL),
            ali.bearer()));
    dead(server.form("/join", Map.of("code", EVIL), Map.of()));
    dead(server.form("/start", Map.of("title", "", "place", EVIL, "name", EVIL), Map.of()));
  }

  private void look(String home, String page, Client desk, Client ali) {
    dead(server.get(home + page, desk.bearer()));
    dead(server.get(home + page, ali.bearer()));
    dead(server.get(home + page, Map.of()));
  }

  private static void dead(Site.Answer answer) {
    assertThat(answer.status()).isLessThan(500);
    assertThat(
            ALIVE
                .matcher(answer.body())
                .results()
                .map(it ->
                    answer
                        .body()
                        .substring(
                            Math.max(0, it.start() - 80),
                            Math.min(answer.body().length(), it.end() + 80))))
        .isEmpty();
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe");
  }

  /** T-06: what others see of a name is what a reader would take it for. */
  @Test
  void aNameIsCleanBeforeAnybodySeesIt() {
    Site.Created assembly = server.create("Kiezversammlung");
    Map<String, String> names =
        Map.of(
            "Ali\u202Egnp",
            "Alignp",
            "A\u200Bl\u2060i",
            "Ali",
            "Jose\u0301",
            "Jos\u00e9",
            "Z" + "\u0301".repeat(60),
            "\u0179\u0301\u0301",
            "\u2066Bo\u2069",
            "Bo",
            "  Eva \n Maria ",
            "Eva Maria",
            "a\u0000b\ud800",
            "ab");
    names.forEach((typed, shown) -> {
      try (Client client = Client.join(server, assembly.code(), typed).connect()) {
        assertThat(client.own().getString("name"))
            .startsWith(shown)
            .hasSizeLessThan(shown.length() + 2);
      }
    });
    try (Client ali = Client.join(server, assembly.code(), "👩‍👩‍👧‍👦".repeat(40)).connect()) {
      assertThat(ali.refused("change-name", "name", "👩‍👩‍👧‍👦".repeat(41)))
          .isEqualTo("name-too-long");
    }
  }
}
