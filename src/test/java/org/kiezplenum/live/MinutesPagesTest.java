package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The end of an evening by plain forms: tidy, publish, read, correct. */
@Tag("slow")
class MinutesPagesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String get(Gathering gathering, String page, Client by) {
    return server.get("/" + gathering.code() + page, by == null ? Map.of() : by.bearer()).body();
  }

  /** Sends the form of the page that has all these fields, with what else is typed into it. */
  private static Site.Answer submit(
      Gathering gathering, Client by, String page, Map<String, String> marks, String... typed) {
    return submit(gathering, by, marks, get(gathering, page, by), typed);
  }

  /** The same on a page as it was read. */
  private static Site.Answer submit(
      Gathering gathering, Client by, Map<String, String> marks, String read, String... typed) {
    Matcher forms = Pattern.compile("(?s)<form\\b.*?</form>").matcher(read);
    while (forms.find()) {
      Map<String, String> fields = hidden(forms.group());
      if (fields.entrySet().containsAll(marks.entrySet())) {
        for (int i = 0; i < typed.length; i += 2) {
          assertThat(forms.group()).contains("name=\"" + typed[i] + "\"");
          fields.put(typed[i], typed[i + 1]);
        }
        return server.form("/" + gathering.code() + "/do", fields, by.bearer());
      }
    }
    throw new AssertionError("no form with " + marks);
  }

  @Test
  void aFormThatIsSavedForOneFieldLeavesTheOthersAsSomebodyElseHasSetThem() {
    try (Gathering gathering = Gathering.at(server)) {
      Client desk = gathering.desk;
      String early = get(gathering, "/minutes", desk);
      desk.does("describe-record", "chairs", "A. M.");
      Map<String, String> record = Map.of("do", "describe-record");
      submit(gathering, desk, record, early, "chairs", "", "writer", "J. L.");
      desk.sees(view -> "J. L.".equals(view.getJsonObject("desk").getString("writer")));
      assertThat(desk.view().getJsonObject("desk").getString("chairs")).isEqualTo("A. M.");

      String later = get(gathering, "/minutes", desk);
      submit(gathering, desk, record, later, "chairs", "", "writer", "J. L.");
      desk.sees(view -> view.getJsonObject("desk").getString("chairs", "").isEmpty());
      assertThat(desk.view().getJsonObject("desk").getString("writer")).isEqualTo("J. L.");
    }
  }

  @Test
  void anEmptyFieldTakesNoDateAwayButAButtonDoes() {
    try (Gathering gathering = Gathering.at(server)) {
      Client desk = gathering.desk;
      String early = get(gathering, "/minutes", desk);
      assertThat(early).doesNotContain("Kein nächster Termin");
      desk.does("announce-next", "text", "8. April, Aula");
      Map<String, String> next = Map.of("do", "announce-next");
      assertThat(submit(gathering, desk, next, early, "text", "").status()).isEqualTo(400);
      assertThat(get(gathering, "/minutes", desk)).contains("8. April, Aula");
      submit(gathering, desk, "/minutes", Map.of("do", "announce-next", "clear", "true"));
      assertThat(get(gathering, "/minutes", desk))
          .doesNotContain("8. April, Aula", "Kein nächster Termin");
    }
  }

  private static Map<String, String> hidden(String form) {
    Map<String, String> fields = new HashMap<>();
    Matcher inputs =
        Pattern.compile("<input type=\"hidden\" name=\"(.*?)\" value=\"(.*?)\">").matcher(form);
    while (inputs.find()) {
      fields.put(inputs.group(1), inputs.group(2));
    }
    return fields;
  }

  @Test
  void isTidiedAndPublishedByFormsAlone() {
    try (Gathering gathering = Gathering.at(server)) {
      Client desk = gathering.desk;
      Client ali = gathering.phone("Ali");
      String second = desk.does("add-item", "title", "Bänke", "minutes", 10);
      String one = desk.does("write-note", "text", "Erstens.");
      String two = desk.does("write-note", "text", "Zweitens.", "kind", "parking");
      desk.does("decide-by-sight", "how", "no-objection", "question", "Pause?");
      assertThat(get(gathering, "/minutes", desk)).contains("Erst die Versammlung beenden");
      assertThat(get(gathering, "/minutes", ali)).contains("noch nicht veröffentlicht");
      assertThat(get(gathering, "/tasks", ali)).contains("sobald die Versammlung beendet ist");
      desk.does("end-assembly");

      Site.Answer up =
          submit(gathering, desk, "/minutes", Map.of("do", "move-note", "note", two, "to", "0"));
      assertThat(up.headers().firstValue("Location"))
          .contains("/" + gathering.code() + "/minutes#line-" + two);
      submit(
          gathering,
          desk,
          "/minutes",
          Map.of("do", "change-note", "note", one),
          "text",
          "Brief schreiben",
          "kind",
          "task",
          "who",
          "AG Verkehr",
          "until",
          "2026-12-15");
      Map<String, String> move =
          new HashMap<>(
              Map.of("do", "move-note", "note", two, "item", second, "id", "move-to-the-second"));
      move.put("back", "/" + gathering.code() + "/minutes");
      assertThat(server.form("/" + gathering.code() + "/do", move, desk.bearer()).status())
          .isEqualTo(303);
      submit(gathering, desk, "/minutes", Map.of("do", "describe-record"), "chairs", "A. M.");
      submit(gathering, desk, "/minutes", Map.of("do", "announce-next"), "text", "8. April, Aula");
      submit(gathering, desk, "/minutes", Map.of("do", "state-present"), "count", "42");
      submit(
          gathering,
          desk,
          "/minutes",
          Map.of("do", "write-note", "item", second),
          "text",
          "Vier Bänke mit Lehne.",
          "kind",
          "result");

      assertThat(get(gathering, "/tasks", ali))
          .contains("Brief schreiben", "AG Verkehr", "Dienstag, 15. Dezember 2026");
      Site.Answer refused =
          submit(gathering, desk, "/minutes", Map.of("do", "state-present"), "count", "-3");
      assertThat(refused.status()).isGreaterThanOrEqualTo(400);
      assertThat(refused.body()).contains("Protokoll aufräumen");

      submit(gathering, desk, "/minutes", Map.of("do", "publish-minutes"), "to", "everybody");

      for (Client reader : new Client[] {null, ali, desk}) {
        assertThat(get(gathering, "/minutes", reader))
            .contains("Leitung", "A. M.", "8. April, Aula", "42 Personen", "Vier Bänke mit Lehne.")
            .contains("Ohne Gegenrede angenommen", "Veröffentlicht am")
            .doesNotContain("Ali", "Mina");
      }
      // It is found a moment after it was published.
      until(
          () -> server.get("/archive?q=Lehne", Map.of()).body().contains(gathering.assembly.id()));
      assertThat(server.get("/archive/" + gathering.assembly.id() + ".md", Map.of()).body())
          .contains("- **Ergebnis:** Vier Bänke mit Lehne.")
          .contains("| Brief schreiben | AG Verkehr | Dienstag, 15. Dezember 2026 | TOP 1 |");
    }
  }

  @Test
  void isForThoseWhoTookPartIfTheModerationSaysSo() {
    try (Gathering gathering = Gathering.at(server)) {
      Client desk = gathering.desk;
      Client ali = gathering.phone("Ali");
      Client second = gathering.phone("Ali noch einmal");
      desk.does("merge-people", "person", second.person(), "into", ali.person());
      desk.does("write-note", "text", "Nur unter uns: Quittenkuchen.");
      desk.does("end-assembly");
      submit(gathering, desk, "/minutes", Map.of("do", "publish-minutes"), "to", "participants");

      String address = "/archive/" + gathering.assembly.id();
      assertThat(get(gathering, "/desk", desk))
          .contains("Lesen kann es nur, wer dabei war", "Im Archiv steht es nicht")
          .doesNotContain("Alle finden es im Archiv");
      assertThat(get(gathering, "/screen", null))
          .contains("Lesen kann es, wer dabei war")
          .doesNotContain("Das Protokoll steht im Archiv");
      assertThat(get(gathering, "", ali)).contains("Lesen kann es nur, wer dabei war", address);
      assertThat(get(gathering, "", null))
          .contains("nur für die, die dabei waren")
          .doesNotContain(address);
      assertThat(get(gathering, "/log", ali)).contains("für die veröffentlicht, die dabei waren");
      assertThat(get(gathering, "/minutes", ali)).contains("Quittenkuchen", "nur für Teilnehmende");
      assertThat(get(gathering, "/minutes", null)).doesNotContain("Quittenkuchen");
      assertThat(server.get(address, ali.bearer()).body()).contains("Quittenkuchen");
      assertThat(server.get(address + ".md", ali.bearer()).body()).contains("Quittenkuchen");
      assertThat(server.get(address, Map.of()).status()).isEqualTo(404);
      assertThat(server.get(address + ".md", Map.of()).status()).isEqualTo(404);
      // Its seat is one no more.
      assertThat(server.get(address, second.bearer()).status()).isEqualTo(404);
      assertThat(server.get(address + ".md", second.bearer()).status()).isEqualTo(404);
      assertThat(server.get("/archive?q=Quittenkuchen", Map.of()).body())
          .doesNotContain(gathering.assembly.id());

      assertThat(submit(gathering, desk, "/minutes", Map.of("do", "withdraw-minutes")).status())
          .isEqualTo(303);
      assertThat(get(gathering, "/minutes", ali)).doesNotContain("Quittenkuchen");
      submit(
          gathering,
          desk,
          "/minutes",
          Map.of("do", "publish-minutes"),
          "to",
          "everybody",
          "remark",
          "Rezept ergänzt.");
      assertThat(get(gathering, "/minutes", null))
          .containsPattern("Berichtigt am .*Uhr:</b> Rezept ergänzt\\.");
    }
  }
}
