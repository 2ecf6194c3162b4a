package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/**
 * Two speakers are elected secretly, by phones with and without scripts and on paper. Then somebody
 * demands that everything on the item is secret.
 */
@Tag("slow")
class SecretStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private String item;
  private Page desk;
  private Page ali;
  private Page eva;
  private Page screen;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Kiezversammlung Schillerpark", "Wer spricht für uns?", 30);
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
  void nobodyLearnsWhoseChoiceWasWhich() {
    theDeskAsks();
    phonesAndPaperVote();
    itIsCountedAndNeverOpenedAgain();
    everythingOnTheItemIsDemandedToBeSecret();
    fewVoicesAreNotShown();
    theMinutesSayThatItWasSecret();
    hall.nobodyComplained();
  }

  private void theDeskAsks() {
    unfold(desk, "Wahl, Punkte, Konsens");
    desk.locator("#poll-method").selectOption("stv-scottish");
    desk.locator("#poll-question").fill("Wer spricht für uns?");
    desk.locator("#poll-options").fill("Dana\nFinn\nJo");
    desk.locator("#poll-seats").fill("2");
    desk.getByLabel("Geheim abstimmen").check();
    look("geheim-0-frage");
    desk.locator("#poll-put").click();
    assertThat(desk.locator("#decision-next")).isVisible();
    assertThat(ali.locator("#ballot")).containsText("geheim");
    assertThat(screen.locator("#wallvote")).containsText("geheim");
    assertThat(screen.locator("#wallvote")).containsText("Stimmzettel gibt es bei der Moderation");
  }

  private void phonesAndPaperVote() {
    place(ali, "Jo", 1);
    place(ali, "Dana", 2);
    ali.locator("#ballot").getByText("Geheim: Niemand erfährt, wie du stimmst.").click();
    look("geheim-1-stimmzettel");
    ali.locator("#cast").click();
    eva.reload();
    place(eva, "Finn", 1);
    eva.locator("#cast").click();
    for (Page phone : new Page[] {ali, eva}) {
      assertThat(phone.locator(".arrived"))
          .hasText("Deine Stimme ist angekommen. Sie bleibt geheim, auch auf diesem Gerät.");
    }
    fitsPhones(ali);
    unfold(desk, "Stimmzettel auf Papier");
    place(desk, "Jo", 1);
    desk.locator("#paper-times").fill("3");
    desk.locator("#paper-add").click();
    assertThat(desk.locator(".blocklist li")).containsText("Papier: 3 × Jo");
    look("geheim-2-gestimmt");
  }

  private void itIsCountedAndNeverOpenedAgain() {
    press(desk, "Abstimmung schließen");
    assertThat(desk.locator("#decision-announce")).isVisible();
    assertThat(desk.getByText("Wieder öffnen")).hasCount(0);
    look("geheim-3-geschlossen");
    assertThat(desk.locator("#decision"))
        .containsText("was eine oder zwei Personen gestimmt haben");
    press(desk, "Alle einverstanden: mit Zahlen verkünden");
    assertThat(screen.locator(".found-row.chosen")).hasCount(2);
    assertThat(screen.locator(".found .arithmetic")).containsText("Plätze: 2, Stimmzettel: 5.");
    look("geheim-4-ergebnis");
  }

  private void everythingOnTheItemIsDemandedToBeSecret() {
    scene.somebody("Bo").does("ask-to-speak", "kind", "point-of-order", "motion", "secret-ballot");
    scene.moderation().does("call-next");
    String motion =
        scene
            .moderation()
            .sees(view -> view.getJsonObject("public").getJsonObject("floor").containsKey("motion"))
            .common()
            .getJsonObject("floor")
            .getJsonObject("motion")
            .getString("entry");
    scene.moderation().does("settle-motion", "entry", motion, "how", "demanded", "carried", true);
    assertThat(desk.locator("main"))
        .containsText("Auf diesem TOP wird geheim abgestimmt. Das hat die Versammlung verlangt.");
    look("geheim-5-verlangt");
    scene.moderation().does("open-decision", "question", "Sperren wir die Straße?");
    assertThat(ali.locator("#ballot")).containsText("Geheim: Niemand erfährt, wie du stimmst.");
    ali.locator("#ballot").getByLabel("Ja").check();
    look("geheim-6-ja-nein");
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Sie bleibt geheim");
    press(desk, "Abstimmung schließen");
    look("geheim-7-zu");
  }

  /** Only Ali has voted, so the figures would tell how. */
  private void fewVoicesAreNotShown() {
    press(desk, "Ohne Zahlen verkünden");
    for (Page page : new Page[] {screen, ali, desk}) {
      assertThat(page.locator(".found").first()).containsText("Angenommen");
      assertThat(page.locator(".found").first()).containsText("Darum bleiben sie geheim.");
      assertThat(page.locator(".found").first().locator(".found-value")).hasCount(0);
    }
    look("geheim-8-ohne-zahlen");
    fitsPhones(ali);
  }

  private void theMinutesSayThatItWasSecret() {
    scene.moderation().does("close-item", "item", item);
    scene.moderation().does("end-assembly");
    scene.at(desk, "/minutes");
    assertThat(desk.locator("main")).containsText("Geheim, alle Anwesenden");
    assertThat(desk.locator("main")).containsText("Darum bleiben sie geheim.");
    look("geheim-9-protokoll");
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
