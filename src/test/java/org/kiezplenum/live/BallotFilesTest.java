package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.recount.Recount;

/** What was counted in an assembly is given out with its minutes, and counted again elsewhere. */
@Tag("slow")
class BallotFilesTest {
  private static final String COUNCIL = "Wer zieht in den Beirat?";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The command, as anybody has it at home. */
  private static JsonObject recount(String file, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-");
    int status =
        Recount.run(
            all,
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return new JsonObject(out.toString(StandardCharsets.UTF_8));
  }

  /** What was announced, as everybody saw it. */
  private static JsonObject announced(Gathering gathering, String decision) {
    gathering.desk.sees(view -> found(view.getJsonObject("public"), decision) != null);
    return found(gathering.desk.common(), decision);
  }

  private static JsonObject found(JsonObject common, String decision) {
    return common
        .getJsonObject("decision", new JsonObject())
        .getJsonObject(decision, new JsonObject())
        .getJsonObject("found");
  }

  private static String address(Gathering gathering, String decision, String format) {
    return "/archive/" + gathering.assembly.id() + "/decisions/" + decision + "." + format;
  }

  private static Site.Answer file(Gathering gathering, String decision, String format) {
    return server.get(address(gathering, decision, format), Map.of());
  }

  private static void cast(Gathering gathering, String decision, String... ballots) {
    for (String ballot : ballots) {
      gathering.phone(null).does("cast-ballot", "decision", decision, "ballot", ballot);
    }
  }

  /** A ranked poll that only a lot decides, from phones and paper. */
  private static String ranked(Gathering gathering) {
    Client desk = gathering.desk;
    String decision =
        desk.does(
            "open-poll",
            "question",
            COUNCIL,
            "method",
            "stv-scottish",
            "options",
            "=HYPERLINK(\"x\")\nBen \"B\", Cem\nDora\nEmil",
            "seats",
            1);
    cast(gathering, decision, "a>b", "b>a>c", "a>c", "b", "abstain");
    desk.does("enter-paper", "decision", decision, "ballot", "d>b", "times", 2);
    desk.does("enter-paper", "decision", decision, "ballot", "a > b", "times", 1);
    desk.does("enter-paper", "decision", decision, "ballot", "invalid", "times", 1);
    desk.does("close-decision", "decision", decision);
    assertThat(desk.refused("announce-decision", "decision", decision)).isEqualTo("lot-needed");
    desk.does("draw-lot", "decision", decision, "by", "server");
    desk.does("announce-decision", "decision", decision);
    return decision;
  }

  /** A score poll with phones, paper and hands, and a quorum of those who are here. */
  private static String scored(Gathering gathering) {
    Client desk = gathering.desk;
    desk.does("state-present", "count", 30);
    String decision =
        desk.does(
            "open-poll",
            "question",
            "Welches Fest?",
            "method",
            "score",
            "options",
            "Sommerfest\nLichterfest",
            "quorum",
            "at-least-half",
            "quorum-of",
            "present",
            "entitled",
            50);
    cast(gathering, decision, "a:5 b:2", "a:0 b:4");
    desk.does("enter-paper", "decision", decision, "ballot", "b:3", "times", 2);
    JsonObject cells = Client.command("enter-cells", "decision", decision);
    for (String option : List.of("a", "b")) {
      for (int score = 0; score <= 5; score++) {
        cells.put("cell-" + option + "/" + score, score == (option.equals("a") ? 5 : 3) ? 7 : 1);
      }
    }
    JsonObject answer = desk.ask(cells.put("cell-abstain", 4));
    assertThat(answer.containsKey("refused")).as(answer.encode()).isFalse();
    desk.does("close-decision", "decision", decision);
    desk.does("announce-decision", "decision", decision);
    // Whoever goes home afterwards changes nothing about what was decided.
    desk.does("state-present", "count", 3);
    return decision;
  }

  private static void publish(Gathering gathering, String to) {
    gathering.desk.does("close-item", "item", gathering.item);
    gathering.desk.does("end-assembly");
    gathering.desk.does("publish-minutes", "to", to);
  }

  @Test
  void whatWasAnnouncedIsFoundAgainInTheFiles() {
    try (Gathering gathering = Gathering.at(server)) {
      String ranked = ranked(gathering);
      JsonObject chosen = announced(gathering, ranked);
      String scored = scored(gathering);
      JsonObject feast = announced(gathering, scored);
      publish(gathering, "everybody");

      Site.Answer json = file(gathering, ranked, "json");
      assertThat(json.status()).isEqualTo(200);
      assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(json.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(json.headers().firstValue("Content-Disposition").orElseThrow())
          .matches("attachment; filename=\"stimmen-\\d{4}-\\d\\d-\\d\\d-" + ranked + "\\.json\"");
      assertThat(json.json().getString("title")).isEqualTo(COUNCIL);
      assertThat(json.json().fieldNames())
          .isSubsetOf(
              "method",
              "title",
              "seats",
              "options",
              "settings",
              "ballots",
              "hands",
              "seed",
              "present",
              "entitled");
      assertThat(json.json().getJsonArray("ballots").encode())
          .isEqualTo(
              "[{\"ballot\":\"a>b\",\"times\":1,\"source\":\"phones\"},"
                  + "{\"ballot\":\"a>c\",\"times\":1,\"source\":\"phones\"},"
                  + "{\"ballot\":\"abstain\",\"times\":1,\"source\":\"phones\"},"
                  + "{\"ballot\":\"b\",\"times\":1,\"source\":\"phones\"},"
                  + "{\"ballot\":\"b>a>c\",\"times\":1,\"source\":\"phones\"},"
                  + "{\"ballot\":\"a>b\",\"times\":1,\"source\":\"paper\"},"
                  + "{\"ballot\":\"d>b\",\"times\":2,\"source\":\"paper\"},"
                  + "{\"ballot\":\"invalid\",\"times\":1,\"source\":\"paper\"}]");
      same(recount(json.body()), chosen);

      Site.Answer blt = file(gathering, ranked, "blt");
      assertThat(blt.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
      assertThat(blt.headers().firstValue("Content-Disposition").orElseThrow())
          .endsWith("-" + ranked + "-stv-scottish.blt\"");
      same(recount(blt.body(), "--seed", json.json().getString("seed")), chosen);

      Site.Answer csv = file(gathering, ranked, "csv");
      assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
      assertThat(csv.body())
          .contains("phones,\"a>b\",1,\"'=HYPERLINK(\"\"x\"\")>Ben \"\"B\"\", Cem\"\r\n")
          .contains("paper,\"a>b\",1,");

      JsonObject votes = file(gathering, scored, "json").json();
      assertThat(votes.getInteger("present")).isEqualTo(30);
      assertThat(votes.getInteger("entitled")).isEqualTo(50);
      same(recount(votes.encode()), feast);
      assertThat(file(gathering, scored, "csv").body())
          .contains("hands,\"a/5\",7,\"Sommerfest/5\"\r\n");

      String page = server.get("/archive/" + gathering.assembly.id(), Map.of()).body();
      for (String format : List.of("json", "blt", "csv")) {
        assertThat(page).contains("href=\"" + address(gathering, ranked, format) + "\"");
      }
      assertThat(page)
          .contains("href=\"" + address(gathering, scored, "json") + "\"")
          .doesNotContain(address(gathering, scored, "blt"));
    }
  }

  private static void same(JsonObject again, JsonObject announced) {
    assertThat(again.getString("outcome")).isEqualTo(announced.getString("outcome"));
    assertThat(again.getJsonObject("reason").getString("code"))
        .isEqualTo(announced.getString("why"));
    assertThat(again.getJsonObject("reason").getJsonObject("arguments").fieldNames())
        .isEqualTo(announced.getJsonObject("figures").fieldNames());
    List<String> elected = new ArrayList<>();
    for (Object row : announced.getJsonArray("rows")) {
      JsonObject each = (JsonObject) row;
      if (each.containsKey("elected")) {
        elected.add(each.getString("label"));
      }
    }
    List<String> names =
        again.getJsonArray("elected").stream()
            .map(id ->
                again.getJsonArray("options").stream()
                    .map(JsonObject.class::cast)
                    .filter(option -> option.getString("id").equals(id))
                    .findFirst()
                    .orElseThrow()
                    .getString("label"))
            .map(label -> label.replace('\'', '"'))
            .toList();
    assertThat(names).isEqualTo(elected);
    assertThat(again.getJsonArray("rounds").size())
        .isEqualTo(announced.containsKey("rounds") ? announced.getJsonArray("rounds").size() : 0);
  }

  @Test
  void figuresThatFewStandBehindAreNowhere() {
    try (Gathering gathering = Gathering.at(server)) {
      Client desk = gathering.desk;
      String secret =
          desk.does(
              "open-poll",
              "question",
              "Wer fährt hin?",
              "method",
              "stv-scottish",
              "options",
              "Dana\nFinn\nJo",
              "ballots",
              "secret",
              "seats",
              2);
      Client ali = gathering.phone("Ali");
      cast(gathering, secret, "c>a");
      desk.does("enter-paper", "decision", secret, "ballot", "a>b", "times", 4321);
      desk.does("enter-paper", "decision", secret, "ballot", "b", "times", 1234);
      desk.does("close-decision", "decision", secret);
      desk.sees(view -> view.getJsonObject("desk").containsKey("count"));
      assertThat(desk.view().getJsonObject("desk").getJsonObject("count").getBoolean("few"))
          .isTrue();
      desk.does("announce-decision", "decision", secret);
      ali.sees(view -> found(view.getJsonObject("public"), secret) != null);
      assertThat(announced(gathering, secret).encode())
          .isEqualTo(
              "{\"outcome\":\"elected\",\"withheld\":true,\"ballots\":5556,\"rows\":["
                  + "{\"label\":\"Dana\",\"elected\":true},{\"label\":\"Finn\",\"elected\":true}]}");
      ali.holdsTheServersView();
      publish(gathering, "everybody");

      // How many ballots there were is told, and nothing else.
      String figures = "\\b(4\\.?321|4\\.?322|1\\.?234)\\b";
      for (JsonObject frame : ali.heard()) {
        assertThat(frame.encode()).doesNotContainPattern(figures);
      }
      String archived = "/archive/" + gathering.assembly.id();
      for (String address : List.of(archived, archived + ".md", archived + "?lang=en")) {
        assertThat(server.get(address, Map.of()).body())
            .contains("Dana")
            .doesNotContainPattern(figures)
            .doesNotContain("/decisions/" + secret);
      }
      assertThat(server.get("/" + gathering.code() + "/log", ali.bearer()).body())
          .contains("Stimmzettel auf Papier")
          .doesNotContainPattern(figures);
      for (String format : List.of("json", "blt", "csv")) {
        assertThat(file(gathering, secret, format).status()).isEqualTo(404);
      }
      assertThat(server.get("/" + gathering.code() + "/rounds/" + secret, ali.bearer()).body())
          .doesNotContainPattern(figures);
    }
  }

  @Test
  void whatIsNotThereIsNotFoundInTheLanguageOfWhoAsks() {
    try (Gathering gathering = Gathering.at(server)) {
      String ranked = ranked(gathering);
      String plain = gathering.vote();
      gathering.desk.does("close-decision", "decision", plain);
      gathering.desk.does("announce-decision", "decision", plain);
      String poll =
          gathering.desk.does("open-poll", "question", "Ja?", "method", "simple-majority");
      cast(gathering, poll, "yes");
      gathering.desk.does("close-decision", "decision", poll);
      gathering.desk.does("announce-decision", "decision", poll);
      String ended =
          gathering.desk.does("open-poll", "question", "Nein?", "method", "simple-majority");
      cast(gathering, ended, "no");
      gathering.desk.does("close-decision", "decision", ended);
      gathering.desk.does("end-decision", "decision", ended);
      publish(gathering, "everybody");

      assertThat(file(gathering, poll, "json").json().getJsonArray("ballots").size()).isEqualTo(1);
      for (Site.Answer nothing :
          List.of(
              file(gathering, poll, "blt"),
              file(gathering, plain, "json"),
              file(gathering, ended, "csv"),
              file(gathering, "d99", "json"),
              file(gathering, "d0", "json"),
              file(gathering, ranked, "xml"),
              server.get("/archive/abcdefghijklmnop/decisions/d1.json", Map.of()))) {
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.body()).contains("Diese Seite gibt es nicht");
        assertThat(nothing.headers().firstValue("Content-Disposition")).isEmpty();
      }
      assertThat(
              server.get(address(gathering, "d99", "csv"), Map.of("Accept-Language", "en")).body())
          .contains("There is no such page");
    }
  }

  @Test
  void whatIsNotForEverybodyIsGivenToNobody() {
    try (Gathering gathering = Gathering.at(server)) {
      String ranked = ranked(gathering);
      Client ali = gathering.phone("Ali");
      for (Client each : new Client[] {null, ali, gathering.desk}) {
        refuses(gathering, ranked, each);
      }
      publish(gathering, "participants");
      for (Client each : new Client[] {null, ali, gathering.desk}) {
        refuses(gathering, ranked, each);
      }
      assertThat(server.get("/archive/" + gathering.assembly.id(), ali.bearer()).body())
          .contains("Dora")
          .doesNotContain("/decisions/");

      gathering.desk.does("withdraw-minutes");
      refuses(gathering, ranked, gathering.desk);
      gathering.desk.does("publish-minutes", "to", "everybody", "remark", "Für alle.");
      assertThat(file(gathering, ranked, "json").status()).isEqualTo(200);

      gathering.desk.does("withdraw-minutes");
      until(() -> file(gathering, ranked, "json").status() == 404);
      refuses(gathering, ranked, null);
      assertThat(server.get("/" + gathering.code() + "/minutes", gathering.desk.bearer()).body())
          .contains("Dora")
          .doesNotContain("/decisions/");
    }
  }

  private static void refuses(Gathering gathering, String decision, Client by) {
    for (String format : List.of("json", "blt", "csv")) {
      Site.Answer answer =
          server.get(address(gathering, decision, format), by == null ? Map.of() : by.bearer());
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("Dora");
    }
  }
}
