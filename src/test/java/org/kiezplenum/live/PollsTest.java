package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is counted by one of the methods, over the protocol: ballots, refusals, what each is told.
 */
@Tag("slow")
class PollsTest {
  private final Gathering gathering = Gathering.at(SharedServer.get());
  private final Client desk = gathering.desk;
  private final Client ali = gathering.phone("Ali");
  private final Client eva = gathering.phone("Eva");

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void nobodyLearnsAnythingBeforeItIsAnnounced() {
    String poll = scores();
    eva.forgetHeard();
    ali.does("cast-ballot", "decision", poll, "rate-a", 4, "rate-b", "1", "change", 1);
    ali.sees(view -> view.getJsonObject("own").containsKey("ballot"));
    assertThat(ali.own().getJsonObject("ballot").getString("choice")).isEqualTo("a:4 b:1");
    desk.does("enter-paper", "decision", poll, "ballot", "b:5", "times", 2);
    desk.does("close-decision", "decision", poll);
    eva.sees(view -> decision(eva, poll).getString("state").equals("closed"));
    for (JsonObject frame : eva.heard()) {
      assertThat(frame.encode()).doesNotContain("a:4", "rows", "found", "b:5");
    }
    assertThat(outcome(desk.view().getJsonObject("desk").getJsonObject("count")))
        .isEqualTo("elected");
    desk.does("announce-decision", "decision", poll);
    eva.sees(view -> decision(eva, poll).containsKey("found"));
    JsonArray rows = decision(eva, poll).getJsonObject("found").getJsonArray("rows");
    assertThat(rows.getJsonObject(0).getString("label")).isEqualTo("Bank");
    assertThat(rows.getJsonObject(0).getString("value")).isEqualTo("11");
    assertThat(rows.getJsonObject(1).getString("value")).isEqualTo("4");
    ali.holdsTheServersView();
    desk.holdsTheServersView();
  }

  @Test
  void aChangedBallotCountsOnceAndALateOneNot() {
    String poll = scores();
    ali.does("cast-ballot", "decision", poll, "ballot", "a:5", "change", 2);
    ali.does("cast-ballot", "decision", poll, "ballot", "a:1", "change", 1);
    announce(poll);
    assertThat(value(poll, "Park")).isEqualTo("5");
  }

  /** Blank and invalid papers are papers: they take part, and the result tells of them. */
  @Test
  void papersThatNameNobodyAreToldAndTakePart() {
    for (String[] method :
        new String[][] {
          {"schulze", "a>b"}, {"irv", "a>b"}, {"score", "a:5 b:1"}, {"approval", "a"}, {"dots", "a"}
        }) {
      String poll =
          desk.does(
              "open-poll",
              "method",
              method[0],
              "question",
              "Wer?",
              "options",
              "Ada\nBo",
              "quorum",
              "at-least-half",
              "quorum-of",
              "participating",
              "entitled",
              12);
      desk.does("enter-paper", "decision", poll, "ballot", method[1], "times", 3);
      desk.does("enter-paper", "decision", poll, "ballot", "abstain", "times", 2);
      desk.does("enter-paper", "decision", poll, "ballot", "invalid");
      announce(poll);
      JsonObject found = decision(desk, poll).getJsonObject("found");
      assertThat(found.getString("outcome")).as(method[0]).isNotEqualTo("not-quorate");
      assertThat(word(found, "abstain")).as(method[0]).isEqualTo("2");
      assertThat(word(found, "invalid")).as(method[0]).isEqualTo("1");
    }
  }

  /** What had ended is marked afterwards, with a button beside the results. */
  @Test
  void aVoteThatHasEndedIsMarkedAsAMistakeAfterwards() {
    String poll = scores();
    assertThat(page()).doesNotContain("ending-" + poll);
    desk.does("end-decision", "decision", poll);
    assertThat(page()).contains("ending-" + poll, "wurde ohne Ergebnis beendet");
    desk.does("end-decision", "decision", poll, "mistake", "true");
    assertThat(page()).doesNotContain("ending-" + poll);
    assertThat(decision(desk, poll).getBoolean("mistake")).isTrue();
  }

  /** The desk takes up what is not the latest result, and says if the later falls with it. */
  @Test
  void anEarlierResultIsTakenUpWithWhatWasBuiltUponIt() {
    String first =
        desk.does(
            "open-poll",
            "method",
            "absolute-election",
            "question",
            "Wer?",
            "options",
            "Ada\nBo\nCy",
            "seats",
            1);
    desk.does(
        "enter-cells", "decision", first, "cell-a", 4, "cell-b", 3, "cell-c", 2, "cell-abstain", 0);
    announce(first);
    assertThat(page()).doesNotContain("earlier-" + first);
    String second = desk.does("next-round", "decision", first);
    desk.does("enter-cells", "decision", second, "cell-a", 3, "cell-b", 6, "cell-abstain", 0);
    announce(second);
    assertThat(page())
        .contains("id=\"earlier-" + first + "\"", "Was darauf aufbaut, gilt dann auch nicht mehr.")
        .doesNotContain("id=\"earlier-" + second + "\"");
    Map<String, String> correct =
        Map.of("do", "correct-decision", "decision", first, "reason", "Verzählt");
    assertThat(form(with(correct, "id", "earlier-1"), desk)).isEqualTo(409);
    assertThat(form(with(correct, "id", "earlier-2", "set-aside", "true"), desk)).isEqualTo(303);
    desk.sees(view -> first.equals(view.getJsonObject("public").getString("voting")));
    assertThat(decision(desk, second).getString("builtUpon")).isNotEmpty();
    assertThat(page()).doesNotContain("id=\"earlier-");
  }

  private static Map<String, String> with(Map<String, String> fields, String... more) {
    Map<String, String> all = new HashMap<>(fields);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private String page() {
    return SharedServer.get().get("/" + gathering.code() + "/desk", desk.bearer()).body();
  }

  private static String word(JsonObject found, String word) {
    return found.getJsonArray("rows").stream()
        .map(JsonObject.class::cast)
        .filter(row -> word.equals(row.getString("word")))
        .map(row -> row.getString("value"))
        .findFirst()
        .orElse("nothing");
  }

  /** Malformed, late, double, over budget, unknown option: a refusal each. */
  @Test
  void whatIsNoBallotIsRefusedClearly() {
    String poll = scores();
    assertThat(fault(poll, "ballot", "a:9"))
        .isEqualTo("out-of-scale: Park: Bitte eine Zahl von 0 bis 5.");
    assertThat(fault(poll, "ballot", "z:1")).startsWith("unknown-option");
    assertThat(fault(poll, "ballot", "a:1 a:2")).startsWith("double: Doppelt: Park.");
    assertThat(fault(poll, "rate-a", "")).startsWith("empty");
    assertThat(fault(poll, "ballot", "a".repeat(5_000))).startsWith("too-long");
    assertThat(ali.refused("cast-ballot", "decision", poll, "ballot", 7)).isEqualTo("malformed");
    assertThat(ali.refused("cast-ballot", "decision", poll, "choice", "perhaps"))
        .isEqualTo("malformed");
    assertThat(ali.refused("open-poll", "method", "score", "question", "?", "options", "a\nb"))
        .isEqualTo("not-allowed");
    desk.does("end-decision", "decision", poll);
    String dots =
        desk.does(
            "open-poll", "method", "dots", "question", "?", "options", "A\nB\nC", "budget", "2");
    assertThat(eva.refused("cast-ballot", "decision", dots, "rate-a", 2, "rate-b", 1))
        .isEqualTo("bad-ballot");
    desk.does("close-decision", "decision", dots);
    assertThat(eva.refused("cast-ballot", "decision", dots, "rate-a", 2))
        .isEqualTo("too-late-to-vote");
  }

  @Test
  void aFormWithoutScriptsAsksAndVotesToo() {
    Map<String, String> asks =
        Map.of(
            "id",
            "poll-by-form",
            "do",
            "open-poll",
            "method",
            "stv-scottish",
            "question",
            "Wer?",
            "options",
            "Dana\r\nFinn\r\n\r\nJo",
            "seats",
            "2");
    assertThat(form(asks, desk)).isEqualTo(303);
    desk.sees(view -> view.getJsonObject("public").containsKey("voting"));
    assertThat(
            form(
                Map.of(
                    "id",
                    "ballot-by-form",
                    "do",
                    "cast-ballot",
                    "decision",
                    "d1",
                    "place-c",
                    "1",
                    "place-a",
                    "2",
                    "place-b",
                    ""),
                ali))
        .isEqualTo(303);
    ali.sees(view -> view.getJsonObject("own").containsKey("ballot"));
    assertThat(ali.own().getJsonObject("ballot").getString("choice")).isEqualTo("c>a");
    assertThat(
            form(
                Map.of(
                    "id",
                    "ballot-again",
                    "do",
                    "cast-ballot",
                    "decision",
                    "d1",
                    "place-c",
                    "1",
                    "place-a",
                    "1"),
                ali))
        .isEqualTo(400);
  }

  /** What was acknowledged is in the urn, and the record of it holds. */
  @Test
  void anotherServerCountsTheSame() {
    String poll = scores();
    try (TestServer other = gathering.server.another()) {
      Client there = gathering.add(ali.elsewhere(other).connect());
      there.does("cast-ballot", "decision", poll, "ballot", "a:3 b:0", "change", 1);
      eva.does("cast-ballot", "decision", poll, "ballot", "b:2", "change", 1);
      announce(poll);
      there.sees(view -> decision(there, poll).containsKey("found"));
      assertThat(value(poll, "Park")).isEqualTo("3");
      assertThat(value(poll, "Bank")).isEqualTo("2");
    }
  }

  @Test
  void aRunOffIsOneTap() {
    String election =
        desk.does(
            "open-poll",
            "method",
            "relative-election",
            "question",
            "Wer?",
            "options",
            "Dana\nFinn");
    ali.does("cast-ballot", "decision", election, "ballot", "a");
    eva.does("cast-ballot", "decision", election, "ballot", "b");
    announce(election);
    String next = desk.does("next-round", "decision", election);
    ali.sees(view -> next.equals(view.getJsonObject("public").getString("voting")));
    assertThat(decision(ali, next).getJsonObject("poll").getInteger("round")).isEqualTo(2);
    ali.does("cast-ballot", "decision", next, "ballot", "b");
    announce(next);
    assertThat(outcome(decision(desk, next))).isEqualTo("elected");
  }

  /** Each of the methods is put, answered by hand or paper, and announced. */
  @Test
  void everyMethodIsThere() {
    List<String> outcomes = new ArrayList<>();
    desk.does("state-present", "count", 3);
    for (String[] method : METHODS) {
      Object[] ask = {"method", method[0], "question", "Und?", "options", method[1]};
      String poll = desk.does("open-poll", ask);
      // An initiative without delegates has one voice.
      int times = method[0].equals("organisations") ? 1 : 3;
      desk.does("enter-paper", "decision", poll, "ballot", method[2], "times", times);
      announce(poll);
      outcomes.add(method[0] + " " + outcome(decision(desk, poll)));
    }
    assertThat(outcomes)
        .containsExactly(
            "absolute-majority adopted",
            "two-thirds-majority adopted",
            "unanimity adopted",
            "absolute-election elected",
            "approval elected",
            "dots ranking",
            "irv elected",
            "stv-meek elected",
            "schulze elected",
            "resistance adopted",
            "consensus-levels consensus",
            "consent consented",
            "temperature mood",
            "organisations adopted");
  }

  private static final String[][] METHODS = {
    {"absolute-majority", "", "yes"},
    {"two-thirds-majority", "", "yes"},
    {"unanimity", "", "yes"},
    {"absolute-election", "A\nB", "a"},
    {"approval", "A\nB", "a"},
    {"dots", "A\nB\nC", "b:1"},
    {"irv", "A\nB", "b>a"},
    {"stv-meek", "A\nB", "b>a"},
    {"schulze", "A\nB", "b>a"},
    {"resistance", "A\nB", "a:0 b:9"},
    {"consensus-levels", "", "2"},
    {"consent", "", "consent"},
    {"temperature", "", "up"},
    {"organisations", "A\nB", "a:yes"},
  };

  private String scores() {
    return desk.does(
        "open-poll", "method", "score", "question", "Was zuerst?", "options", "Park\nBank");
  }

  private void announce(String poll) {
    desk.does("close-decision", "decision", poll);
    if (decisionAtDesk().equals("lot-needed")) {
      desk.does("draw-lot", "decision", poll, "by", "server");
    }
    desk.does("announce-decision", "decision", poll);
    desk.sees(view -> decision(desk, poll).containsKey("found"));
  }

  private String decisionAtDesk() {
    desk.sees(view -> view.getJsonObject("desk").containsKey("count"));
    return outcome(desk.view().getJsonObject("desk").getJsonObject("count"));
  }

  private String value(String poll, String option) {
    return decision(desk, poll).getJsonObject("found").getJsonArray("rows").stream()
        .map(JsonObject.class::cast)
        .filter(row -> option.equals(row.getString("label")))
        .map(row -> row.getString("value"))
        .findFirst()
        .orElseThrow();
  }

  private String fault(String poll, String field, String value) {
    JsonObject answer = ali.ask(Client.command("cast-ballot", "decision", poll, field, value));
    JsonObject refused = answer.getJsonObject("refused");
    assertThat(refused.getString("code")).isEqualTo("bad-ballot");
    return refused.getString("fault") + ": " + refused.getString("text");
  }

  private int form(Map<String, String> fields, Client who) {
    return gathering.server.form("/" + gathering.code() + "/do", fields, who.bearer()).status();
  }

  private static JsonObject decision(Client client, String decision) {
    return client.common().getJsonObject("decision").getJsonObject(decision);
  }

  private static String outcome(JsonObject decision) {
    return decision.getJsonObject("found").getString("outcome");
  }
}
