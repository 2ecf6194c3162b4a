package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.texts.Messages;

/** Everybody can look up what the moderation changed by hand, and nothing else. */
@Tag("slow")
class LogTest {
  private static final Pattern LINE = Pattern.compile("<li><span class=\"log-time\">(.*?)</li>");

  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void nothingIsToldOfWhatGoesItsWay() {
    Client ali = gathering.phone("Ali");
    ali.does("ask-to-speak");
    gathering.desk.does("call-next");
    ali.does("hand-in-proposal", "title", "Bänke", "text", "Neue Bänke.");
    gathering.desk.does("close-item", "item", gathering.item);
    assertThat(lines()).containsExactly("Mina moderiert jetzt.");
  }

  @Test
  void whoseVoteWasEnteredOrReplacedIsToldAndNotWhatItWas() {
    Client ali = gathering.phone("Ali");
    String vote =
        gathering.desk.does(
            "open-poll", "method", "simple-majority", "question", "Fest?", "ballots", "by-name");
    gathering.desk.does("answer-roll", "decision", vote, "name", "Karte 204", "answer", "no");
    ali.does("cast-ballot", "decision", vote, "ballot", "yes");
    String person = ali.own().getString("person");
    assertThat(
            gathering.desk.refused(
                "answer-roll", "decision", vote, "person", person, "answer", "no"))
        .isEqualTo("voted-by-phone");
    gathering.desk.does(
        "answer-roll", "decision", vote, "person", person, "answer", "no", "instead", "true");
    ali.does("cast-ballot", "decision", vote, "ballot", "yes");
    assertThat(lines())
        .containsExactly(
            "„Fest?“: Ali hat selbst abgestimmt. Das gilt statt der Stimme, die am Pult eingetragen"
                + " war.",
            "„Fest?“: Ali hatte selbst abgestimmt. Am Pult wurde eine andere Stimme dafür"
                + " eingetragen. von Mina",
            "„Fest?“: Die Stimme von Karte 204 wurde am Pult eingetragen. von Mina",
            "Mina moderiert jetzt.");
  }

  @Test
  void everyLotIsToldWithWhomItFellOnAndFromWhich() {
    Client ali = gathering.phone("Ali");
    Client bo = gathering.phone("Bo");
    String vote =
        gathering.desk.does(
            "open-poll", "method", "irv", "question", "Wer?", "options", "Ada\nBea");
    ali.does("cast-ballot", "decision", vote, "ballot", "a");
    bo.does("cast-ballot", "decision", vote, "ballot", "b");
    gathering.desk.does("close-decision", "decision", vote);
    gathering.desk.does("draw-lot", "decision", vote, "drawn", "a", "witness", "Eva");
    assertThat(gathering.desk.refused("draw-lot", "decision", vote, "drawn", "b"))
        .isEqualTo("no-lot");
    gathering.desk.does(
        "draw-lot", "decision", vote, "drawn", "b", "instead", "true", "witness", "Yim");
    String block =
        gathering.desk.does("enter-paper", "decision", vote, "ballot", "abstain", "times", 1);
    gathering.desk.does("remove-hands", "decision", vote, "block", block);
    assertThat(lines())
        .startsWith(
            "Zu „Wer?“ ist wieder so gezählt wie vorher. Darum gilt wieder das Los von vorher."
                + " Vor allen gelost. Gezogen: Bea. Gesehen von: Yim. von Mina",
            "Zu „Wer?“ wurde ein Block Hände wieder entfernt. von Mina",
            "Zu „Wer?“ wurden Stimmzettel auf Papier eingetragen. von Mina",
            "Das Los zu „Wer?“ war falsch eingetragen. Richtig ist: Vor allen gelost. Gezogen: Bea."
                + " Gesehen von: Yim. von Mina",
            "Zu „Wer?“ wurde ein Los eingetragen. Vor allen gelost. Gezogen: Ada. Gesehen von: Eva."
                + " von Mina");
    // Only a change of the count drops it, and then another is drawn for that.
    for (String more : List.of("a", "b")) {
      gathering.desk.does("enter-paper", "decision", vote, "ballot", more, "times", 3);
    }
    gathering.desk.does("draw-lot", "decision", vote, "by", "server");
    assertThat(lines().getFirst())
        .startsWith("Zu „Wer?“ wurde ein Los gezogen.")
        .contains("Der Server hat gelost, aus „")
        .doesNotContain("fiel auf");
    gathering.desk.does("announce-decision", "decision", vote);
    assertThat(lines().getFirst()).contains("Das Los fiel auf: ");
  }

  @Test
  void whatWasDoneByHandIsToldTheNewestFirstAndByWhom() {
    Client ali = gathering.phone("Ali");
    Client guest = gathering.phone(null);
    String mine = ali.does("ask-to-speak");
    guest.does("ask-to-speak");
    String second = gathering.desk.does("add-item", "title", "Kasse & Spenden", "minutes", 5);
    String third = gathering.desk.does("add-item", "title", "Fest", "minutes", 5);
    gathering.desk.does("strike-entry", "entry", mine);
    gathering.desk.does("close-list");
    gathering.desk.does("state-present", "count", 23);
    String decision = gathering.vote();
    gathering.desk.does("enter-hands", "decision", decision, "yes", 7113, "no", 0, "abstain", 0);
    gathering.desk.does("end-decision", "decision", decision);
    gathering.desk.does("start-item", "item", third);
    gathering.desk.does("move-item", "item", second, "to", 2);
    gathering.desk.does("move-item", "item", second, "to", 0);
    String moved = "„Kasse &amp; Spenden“ wurde in der Tagesordnung verschoben. von Mina";
    assertThat(lines())
        .containsExactly(
            moved,
            "„Fest“ wurde vor anderen Punkten begonnen. von Mina",
            "Die Abstimmung über „Sperren wir die Straße?“ wurde ohne Ergebnis beendet. von Mina",
            "Zu „Sperren wir die Straße?“ wurden Hände im Saal eingetragen. von Mina",
            "Festgehalten: 23 Personen sind im Saal. von Mina",
            "Die Redeliste zu „Spielplatz“ wurde geschlossen. von Mina",
            "Die Meldung von Ali wurde gestrichen. von Mina",
            "Mina moderiert jetzt.");
    // What was counted is nobody's business before it is announced.
    assertThat(page()).doesNotContainPattern("\\b7113\\b");

    // People are called as they are called now, and the same page goes on from there.
    ali.does("change-name", "name", "Aliye");
    gathering.desk.does("close-list");
    assertThat(lines())
        .hasSize(9)
        .contains("Die Meldung von Aliye wurde gestrichen. von Mina")
        .first()
        .isEqualTo("Die Redeliste zu „Fest“ wurde geschlossen. von Mina");
  }

  @Test
  void whatWasTakenBackAndDecidedBySightIsToldAndHiddenNamesStayHidden() {
    Client ali = gathering.phone("Ali");
    Client bea = gathering.phone("Bea");
    ali.does("ask-to-speak");
    String second = bea.does("ask-to-speak");
    gathering.desk.does("move-entry", "entry", second, "to", 0);
    gathering.desk.does("call-next");
    gathering.desk.does("extend-speech", "entry", second, "seconds", 60);
    gathering.desk.does("not-here", "entry", second);
    gathering.desk.does("hide-name", "person", ali.person());
    gathering.desk.does("decide-by-sight", "how", "no-objection", "question", "Pause?");
    String card = "p" + enter("204");
    gathering.desk.does("merge-people", "person", card, "into", bea.person());
    assertThat(lines())
        .containsExactly(
            "Nummer 204 und Bea sind dieselbe Person und wurden zusammengelegt. von Mina",
            "Ohne Gegenrede beschlossen: „Pause?“. von Mina",
            "Der Name von Gast " + ali.number() + " wird nicht mehr angezeigt. von Mina",
            "Bea war nicht da und steht jetzt am Ende der Redeliste. von Mina",
            "Die Redezeit von Bea wurde um 60 Sekunden verlängert. von Mina",
            "Die Meldung von Bea wurde auf der Redeliste verschoben. von Mina",
            "Mina moderiert jetzt.");
    assertThat(page()).doesNotContain("Ali");
  }

  @Test
  void whoIsEnteredOnAClosedListOrPutBackIsTold() {
    Client ali = gathering.phone("Ali");
    Client bea = gathering.phone("Bea");
    String first = ali.does("ask-to-speak");
    gathering.desk.does("close-list");
    gathering.desk.does("enter-speaker", "person", bea.person());
    gathering.desk.does("call-next");
    gathering.desk.does("restart-clock", "entry", first);
    gathering.desk.does("end-speech", "entry", first);
    gathering.desk.does("put-back");
    assertThat(lines())
        .containsExactly(
            "Ali spricht weiter und steht dafür wieder ganz vorn auf der Redeliste. von Mina",
            "Bea wurde am Pult eingetragen, obwohl die Redeliste geschlossen ist. von Mina",
            "Die Redeliste zu „Spielplatz“ wurde geschlossen. von Mina",
            "Mina moderiert jetzt.");
  }

  /** The running number of the person whom the desk enters for a card. */
  private String enter(String card) {
    gathering.desk.does("enter-speaker", "name", card);
    return gathering
        .desk
        .holdsTheServersView()
        .view()
        .getJsonObject("desk")
        .getJsonObject("people")
        .stream()
        .filter(person -> ((JsonObject) person.getValue()).getInteger("number") == 204)
        .map(person -> person.getKey().substring(1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKindThatIsToldHasItsSentence() {
    Messages messages = Messages.load();
    List<String> kinds = kinds();
    assertThat(kinds).hasSizeGreaterThan(80);
    assertThat(kinds)
        .allSatisfy(kind ->
            assertThat(messages.keys("de"))
                .anyMatch(key -> key.equals("log." + kind) || key.startsWith("log." + kind + ".")));
  }

  private static List<String> kinds() {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/kiezplenum/publiclog"))) {
      return files
          .flatMap(
              file -> Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\\.?\"").matcher(read(file)).results())
          .map(found -> found.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String page() {
    Site.Answer answer = server.get("/" + gathering.code() + "/log", Map.of());
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private List<String> lines() {
    return LINE.matcher(page())
        .results()
        .map(MatchResult::group)
        .map(line -> line.replaceFirst("<span class=\"log-time\">.*?</span>", ""))
        .map(line -> line.replaceAll("<[^>]+>", "").strip())
        .toList();
  }
}
