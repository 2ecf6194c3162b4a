package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * Points for ideas, an election with a run-off and a lot, an order of preference with papers, and
 * consensus: on phones with and without scripts, at the desk, on the wall and in the minutes.
 */
@Tag("slow")
class PollStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private String item;
  private Page desk;
  private Page ali;
  private Page eva;
  private Page screen;

  @BeforeEach
  void anItemRuns() {
    scene =
        Scene.running(hall, "Kiezversammlung Schillerpark", "Spielstraße", 30, "Verschiedenes", 15);
    item = scene.items().getFirst();
    desk = scene.desk(hall.device(Browser.desk()));
    ali = scene.joined(hall.device(Browser.phone()), "Ali");
    eva = scene.withoutScripts("Eva");
    screen = scene.screen(hall.device(Browser.screen()));
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void anEveningOfDecisions() {
    pointsAreGiven();
    anElectionGoesIntoARunOffAndALotDecides();
    anOrderOfPreferenceIsCountedWithPapers();
    consensusIsAskedForTwice();
    theMinutesTellAllOfIt();
    hall.nobodyComplained();
  }

  private void pointsAreGiven() {
    put("score", "Was kommt zuerst?", "Park\nBank\nBrunnen");
    assertThat(screen.locator(".wall-options li"))
        .hasText(List.of("Park", "Bank", "Brunnen").toArray(String[]::new));
    assertThat(ali.locator("#ballot-question")).hasText("Was kommt zuerst?");
    rate(ali, "Park", 5);
    rate(ali, "Bank", 2);
    look("1-punkte");
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived"))
        .hasText("Deine Stimme ist angekommen: Park: 5, Bank: 2, Brunnen: 0");
    eva.reload();
    rate(eva, "Brunnen", 4);
    eva.locator("#cast").click();
    assertThat(eva.locator(".arrived")).containsText("Park: 0, Bank: 0, Brunnen: 4");
    closeAndAnnounce();
    for (Page face : List.of(screen, ali, desk)) {
      assertThat(face.locator(".found .outcome").first()).hasText("Gewählt");
      assertThat(face.locator(".found-row.chosen").first()).containsText("Park");
      assertThat(face.locator(".found .arithmetic").first())
          .hasText("Höchste Summe: 5, aus 2 Stimmzetteln.");
    }
    look("2-ergebnis");
  }

  private void anElectionGoesIntoARunOffAndALotDecides() {
    put("relative-election", "Wer spricht für uns?", "Dana\nFinn\nJo");
    ali.locator("#ballot").getByLabel("Dana").check();
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Dana");
    eva.reload();
    eva.locator("#ballot").getByLabel("Finn").check();
    eva.locator("#cast").click();
    unfold(desk, "Hände im Saal");
    for (String cell : List.of("Dana", "Finn", "Jo", "Enthaltung")) {
      desk.locator("#cells-form")
          .getByLabel(cell, new Locator.GetByLabelOptions().setExact(true))
          .fill(cell.equals("Jo") ? "1" : "3");
    }
    look("3-haende");
    // Nobody has tapped „Block“, and nothing is lost.
    press(desk, "Abstimmung schließen");
    assertThat(desk.locator(".blocklist li")).containsText("Dana: 3");
    settles(desk);
    desk.locator("#cells-form")
        .getByLabel("Jo", new Locator.GetByLabelOptions().setExact(true))
        .fill("1");
    press(desk, "Ergebnis verkünden");
    assertThat(desk.locator("#decision form-answer")).containsText("sind jetzt eingetragen");
    assertThat(desk.locator(".blocklist li")).hasCount(2);
    desk.locator(".blocklist li").last().locator("button").first().click();
    assertThat(desk.locator(".blocklist li")).hasCount(1);
    settles(desk);
    press(desk, "Ergebnis verkünden");
    assertThat(screen.locator(".found .outcome")).hasText("Stichwahl");
    assertThat(screen.locator(".found-among")).hasText("Weiter geht es zwischen: Dana, Finn");
    look("4-stichwahl");

    press(desk, "Nächster Wahlgang");
    assertThat(ali.locator("#ballot .choice")).hasText(new String[] {"Dana", "Finn"});
    assertThat(ali.locator("#ballot")).containsText("Wahlgang 2");
    ali.locator("#ballot").getByLabel("Dana").check();
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Dana");
    eva.reload();
    eva.locator("#ballot").getByLabel("Finn").check();
    eva.locator("#cast").click();
    assertThat(eva.locator(".arrived")).containsText("Finn");
    press(desk, "Abstimmung schließen");
    assertThat(desk.locator("#lot-form")).isVisible();
    assertThat(desk.locator("#decision-announce")).hasCount(0);
    look("5-los");
    desk.locator("#lot-form").getByLabel("Finn").check();
    desk.locator("#lot-witness").fill("Eva und zwei Kinder");
    press(desk, "Los eintragen");
    press(desk, "Ergebnis verkünden");
    assertThat(screen.locator(".found .outcome")).hasText("Gewählt");
    assertThat(screen.locator(".found .arithmetic"))
        .containsText("Vor allen gelost. Gezogen: Finn.");
    desk.locator(".rounds > summary").click();
    assertThat(desk.locator(".rounds")).containsText("Los zwischen Dana, Finn: Gewählt ist Finn.");
    look("6-gelost");
  }

  private void anOrderOfPreferenceIsCountedWithPapers() {
    put("stv-scottish", "Wer kommt in den Beirat?", "Dana\nFinn\nJo\nKim", 2);
    place(ali, "Jo", 1);
    place(ali, "Dana", 2);
    look("7-rang");
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).hasText("Deine Stimme ist angekommen: Jo › Dana");
    unfold(desk, "Stimmzettel auf Papier");
    place(desk, "Kim", 1);
    place(desk, "Finn", 2);
    desk.locator("#paper-times").fill("3");
    desk.locator("#paper-add").click();
    assertThat(desk.locator(".blocklist li")).containsText("Papier: 3 × Kim › Finn");
    desk.locator("#paper-form").locator("[value=invalid]").click();
    assertThat(desk.locator(".blocklist li")).hasCount(2);
    desk.locator("#paper-form").locator("[value=abstain]").click();
    assertThat(desk.locator(".blocklist li").last()).containsText("Papier: 1 × Enthaltung");
    look("8-papier");
    Client bo = scene.somebody("Bo");
    bo.does("cast-ballot", "decision", "d4", "ballot", "c>b");
    closeAndAnnounce();
    assertThat(screen.locator(".found-row.chosen")).hasCount(2);
    assertThat(screen.locator(".found .arithmetic")).containsText("Plätze: 2, Stimmzettel: 5.");
    assertThat(screen.locator(".found-rows")).containsText("ungültig");
    desk.locator(".rounds > summary").click();
    assertThat(desk.locator(".rounds")).containsText("Gewählt: Kim, Jo.");
    look("9-runden");
  }

  private void consensusIsAskedForTwice() {
    put("consensus-levels", "Tragen wir den Brief?", "");
    ali.locator("#ballot").getByLabel("Stufe 5: Schwere Bedenken").check();
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Stufe 5");
    eva.reload();
    eva.locator("#ballot").getByLabel("Stufe 1: Volle Zustimmung").check();
    eva.locator("#cast").click();
    assertThat(eva.locator(".arrived")).containsText("Stufe 1");
    look("a-konsens");
    closeAndAnnounce();
    assertThat(ali.locator("#ballot .found .outcome")).hasText("Erst die Bedenken hören");
    unfold(desk, "Ergebnis berichtigen");
    desk.locator("#correct-reason").fill("Eine Hand war nicht gezählt.");
    press(desk, "Noch einmal zählen");
    unfold(desk, "Stimmzettel auf Papier");
    desk.locator("#paper-form").getByLabel("Stufe 4: Ich stehe beiseite").check();
    desk.locator("#paper-add").click();
    assertThat(desk.locator(".blocklist li")).containsText("Stufe 4");
    press(desk, "Ergebnis verkünden");
    assertThat(ali.locator("#ballot .correction"))
        .hasText("Berichtigt: Eine Hand war nicht gezählt.");
    press(desk, "Nächster Wahlgang");
    ali.locator("#ballot").getByLabel("Stufe 2: Leichte Bedenken").check();
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Stufe 2");
    closeAndAnnounce();
    assertThat(ali.locator("#ballot .found .outcome")).hasText("Konsens");
    fitsPhones(ali);
    fitsPhones(desk);
    look("b-konsens");
  }

  private void theMinutesTellAllOfIt() {
    scene.moderation().does("close-item", "item", item);
    scene.moderation().does("end-assembly");
    scene.at(desk, "/minutes");
    for (String words :
        List.of(
            "Was kommt zuerst?",
            "Methode: Punkte von 0 bis 5.",
            "Höchste Summe: 5, aus 2 Stimmzetteln.",
            "Stichwahl",
            "Vor allen gelost. Gezogen: Finn.",
            "Plätze: 2, Stimmzettel: 5.",
            "Berichtigt: Eine Hand war nicht gezählt.",
            "Konsens")) {
      assertThat(desk.locator("main")).containsText(words);
    }
    look("c-protokoll");
  }

  private void put(String method, String question, String options) {
    put(method, question, options, 1);
  }

  private void put(String method, String question, String options, int seats) {
    if (desk.locator("#poll-form").isHidden()) {
      unfold(desk, "Wahl, Punkte, Konsens");
    }
    desk.locator("#poll-method").selectOption(method);
    assertThat(desk.locator("#poll-about")).not().isEmpty();
    desk.locator("#poll-question").fill(question);
    if (!options.isEmpty()) {
      desk.locator("#poll-options").fill(options);
    }
    if (seats > 1) {
      desk.locator("#poll-seats").fill("" + seats);
    }
    look("0-" + method);
    desk.locator("#poll-put").click();
    assertThat(desk.locator("#decision-next")).isVisible();
    assertThat(ali.locator("#ballot-question")).hasText(question);
    Hands.settles(desk);
  }

  private void closeAndAnnounce() {
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");
  }

  private static void rate(Page page, String option, int points) {
    page.locator(".rate")
        .filter(new Locator.FilterOptions().setHasText(option))
        .getByLabel("" + points, new Locator.GetByLabelOptions().setExact(true))
        .check();
  }

  private static void place(Page page, String option, int place) {
    page.locator(".dots")
        .filter(new Locator.FilterOptions().setHasText(option))
        .locator("select")
        .selectOption("" + place);
  }

  private void look(String moment) {
    Look.at(moment, Map.of("pult", desk, "ali", ali, "eva", eva, "leinwand", screen));
  }
}
