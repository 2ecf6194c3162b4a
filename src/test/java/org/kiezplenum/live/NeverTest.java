package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What must never happen, where no other test would catch it. The rest of the list has its tests
 * elsewhere: what is acknowledged is there ({@link CrashTest}), a late hand lands in no other item
 * and two who press at once skip nobody ({@code CallingTest}), people without a phone wait and move
 * proposals like all ({@code AtTheDeskTest}), the desk dies and the evening goes on ({@code
 * GymTest}, {@code AnotherDeskTest}).
 */
@Tag("slow")
class NeverTest {
  private static final String SLUR = "Schlimmes Wort";

  private static TestServer server;
  private Site.Created assembly;
  private Client desk;
  private Client somebody;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void anItemIsOn() {
    assembly = server.create("Kiezversammlung");
    desk = Client.join(server, assembly.code(), "Miriam", assembly.key()).connect();
    desk.does("add-item", "title", "Spielstraße", "minutes", 30);
    desk.does("open-assembly");
    desk.does("start-item", "item", "i1");
    somebody = Client.join(server, assembly.code(), SLUR).connect();
  }

  /** The wall as it is seen, without the data that stand beside it. */
  private String wall() {
    String page = server.get("/" + assembly.code() + "/screen", Map.of()).body();
    return page.replaceAll("(?s)<script.*?</script>", "");
  }

  @Test
  void aNameNobodyCheckedStandsOnTheWall() {
    somebody.does("ask-to-speak");
    assertThat(wall()).contains("Gast 2").doesNotContain(SLUR);
    desk.does("show-name", "person", somebody.person());
    assertThat(wall()).contains(SLUR);
    desk.does("hide-name", "person", somebody.person());
    somebody.does("change-name", "name", SLUR + " zwei");
    desk.does("call-next");
    assertThat(wall()).contains("Gast 2").doesNotContain(SLUR);
  }

  @Test
  void aNameThatWaitsToBeCheckedIsSeenAnywhereIfTheDeskWantsSo() {
    desk.does("check-names-first", "on", "true");
    somebody.does("ask-to-speak");
    Client other = Client.join(server, assembly.code(), "Bea").connect();
    assertThat(other.served().getJsonObject("public").encode()).doesNotContain(SLUR);
    assertThat(server.get("/" + assembly.code() + "/screen", Map.of()).body()).doesNotContain(SLUR);
    other.close();
  }

  @Test
  void aLineStandsOnTheWallBeforeTheDeskPutsItThere() {
    desk.does("write-note", "kind", "parking", "text", "halb getippt");
    assertThat(server.get("/" + assembly.code() + "/screen", Map.of()).body())
        .doesNotContain("halb getippt");
    desk.does("show-on-wall", "mode", "parking");
    assertThat(wall()).contains("halb getippt");
    desk.does("show-on-wall", "mode", "follow");
    assertThat(wall()).doesNotContain("halb getippt");
  }

  @Test
  void aResultIsKnownBeforeTheModerationSaysIt() {
    desk.does("open-decision", "question", "Sperren wir?");
    somebody.does("cast-ballot", "decision", "d1", "choice", "yes");
    desk.does("enter-hands", "decision", "d1", "yes", 4321, "no", 0, "abstain", 0);
    desk.does("close-decision", "decision", "d1");
    // As numbers of their own: a time of thirteen digits may contain them.
    String figures = "\\b432[12]\\b";
    assertThat(somebody.served().getJsonObject("public").encode()).doesNotContainPattern(figures);
    assertThat(wall()).doesNotContainPattern(figures);
    desk.does("announce-decision", "decision", "d1");
    assertThat(wall()).contains("4322");
  }

  @Test
  void theModerationIsHeldUp() {
    desk.does("close-list");
    desk.does("enter-speaker", "name", "204");
    desk.does("turn-off-list");
    desk.does("enter-speaker", "name", "205");
    desk.does("open-decision", "question", "Sperren wir?");
    desk.does("call-next");
    desk.does("take-break", "minutes", 5);
    desk.does("close-decision", "decision", "d1");
    desk.does("end-decision", "decision", "d1");
    desk.does("end-assembly");
    desk.does("reopen-assembly");
  }

  @Test
  void minutesBecomePublicByEnding() {
    desk.does("end-assembly");
    for (String page : new String[] {"/archive/" + assembly.id(), "/archive"}) {
      assertThat(server.get(page, Map.of()).body()).doesNotContain("Spielstraße");
    }
    assertThat(server.get("/archive/" + assembly.id(), Map.of()).status()).isEqualTo(404);
    assertThat(server.get("/archive/" + assembly.id() + ".md", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void minutesStateAFigureNobodyCountedOrANameNobodyAgreedTo() {
    desk.does("decide-by-sight", "how", "majority-seen", "outcome", "yes", "question", "Lüften?");
    somebody.does("ask-to-speak");
    desk.does("call-next");
    desk.does("end-assembly");
    desk.does("publish-minutes");
    String minutes = server.get("/archive/" + assembly.id() + ".md", Map.of()).body();
    assertThat(minutes).contains("Lüften?").doesNotContain(SLUR).doesNotContain("Miriam");
    assertThat(minutes).doesNotContainPattern("[0-9]+ (Ja|Nein|Enthaltung)");
  }
}
