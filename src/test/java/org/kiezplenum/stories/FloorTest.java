package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.calls;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * A debate by lists that take turns, with a direct response, a call that was wrong, the question
 * whether it goes on, and a point of order that is spoken against and carried.
 */
@Tag("slow")
class FloorTest {
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
    eva = scene.joined(hall.device(Browser.phone()), "Eva");
    screen = scene.screen(hall.device(Browser.screen()));
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void listsTakeTurnsAndAPointOfOrderClosesTheList() {
    theRuleIsChosen();
    Client finn = scene.somebody("Finn");
    finn.does("ask-to-speak");
    scene.somebody("Dana").does("ask-to-speak");
    unfold(ali, "Meine Liste");
    press(ali, "Quotierte Liste");
    press(ali, "Ich möchte sprechen");
    assertThat(desk.locator("#queue .people > li")).hasCount(3);
    scene.moderation().does("check-names");
    queueIs("Ali", "Finn", "Dana");
    assertThat(desk.locator("#queue .because").first()).hasText("Listen im Wechsel");
    look("1-gereiht");

    calls(desk);
    assertThat(ali.locator("#yield")).isVisible();
    aside(eva, "Direkt dazu");
    queueIs("Eva", "Finn", "Dana");
    assertThat(desk.locator("#queue .people .badge").first()).hasText("Direkt dazu");
    look("2-direkt-dazu");
    desk.locator("#queue .people > li").nth(2).dragTo(desk.locator("#queue .people > li").nth(1));
    queueIs("Eva", "Dana", "Finn");
    assertThat(desk.locator("#queue .because").first()).hasText("von Hand gesetzt");
    desk.locator("#queue .people > li").nth(1).dragTo(desk.locator("#queue .people > li").nth(2));
    queueIs("Eva", "Finn", "Dana");
    calls(desk);
    assertThat(screen.locator(".wall-speaker .label")).containsText("Direkt dazu");

    calls(desk);
    assertThat(screen.locator(".wall-name")).hasText("Finn");
    desk.locator("#call-back").click();
    assertThat(screen.locator(".wall-name")).hasText("Eva");
    settles(desk);
    calls(desk);
    assertThat(screen.locator(".wall-name")).hasText("Finn");

    assertThat(desk.locator("#asking")).containsText("entscheiden, ob weiter geredet wird");
    look("3-gefragt");
    press(desk, "Es geht weiter");
    assertThat(desk.locator("#asking")).hasCount(0);

    aside(eva, "GO-Antrag (zum Ablauf)");
    queueIs("Eva", "Dana");
    calls(desk);
    assertThat(desk.locator("#motion")).containsText("Was wird beantragt?");
    look("4-go-antrag");
    press(desk, "Schluss der Redeliste");
    assertThat(screen.locator(".wall-motion")).containsText("Schluss der Redeliste");
    assertThat(desk.locator("#motion-no-objection")).isVisible();
    look("5-gegenrede");
    desk.locator("#against-name").fill("Ali");
    press(desk, "Wort geben");
    assertThat(screen.locator(".wall-name")).hasText("Ali");
    assertThat(screen.locator(".wall-speaker .label")).containsText("Gegenrede");
    look("6-entscheiden");
    press(desk, "Angenommen");
    assertThat(desk.locator("#motion")).hasCount(0);
    assertThat(desk.locator("#queue-title")).containsText("schließt um");
    assertThat(screen.locator(".wall-waiting")).containsText("Letzte Meldungen bis");
    fitsPhones(desk);
    fitsPhones(ali);
    look("7-schliesst");

    scene.moderation().does("end-debate");
    queueIs();
    scene.moderation().does("close-item", "item", item);
    scene.moderation().does("end-assembly");
    scene.at(desk, "/minutes");
    assertThat(desk.locator(".minutes-orders"))
        .containsText("Reihenfolge der Redeliste: Quotiert, Erstredner:innen zuerst");
    assertThat(desk.locator(".minutes-orders"))
        .containsText("Schluss der Redeliste, angenommen (ohne Auszählung)");
    assertThat(desk.locator(".minutes-orders")).containsText("dass die Debatte weitergeht");
    scene.at(ali, "/log");
    assertThat(ali.locator(".log")).containsText("Ein GO-Antrag von Eva wurde angenommen.");
    hall.nobodyComplained();
  }

  private void theRuleIsChosen() {
    unfold(desk, "Reihenfolge:");
    look("0-regeln");
    press(desk, "Quotiert, Erstredner:innen zuerst");
    Locator rules = desk.locator("#rules");
    assertThat(rules.locator("> summary"))
        .hasText("Reihenfolge: Quotiert, Erstredner:innen zuerst");
    unfold(desk, "Mehr Regeln");
    desk.locator("#rule-empty").selectOption(new SelectOption().setValue("ask-group"));
    press(desk, "So reden wir");
    assertThat(desk.locator("form[data-pending]")).hasCount(0);
    assertThat(rules.locator("> summary"))
        .hasText("Reihenfolge: Quotiert, Erstredner:innen zuerst");
    rules.locator("> summary").click();
  }

  private static void aside(Page phone, String words) {
    unfold(phone, "Etwas anderes");
    press(phone, words);
    unfold(phone, "Etwas anderes");
  }

  private void queueIs(String... names) {
    assertThat(desk.locator("#queue .people > li > details > summary > bdi")).hasText(names);
  }

  private void look(String moment) {
    Look.at(moment, Map.of("pult", desk, "ali", ali, "eva", eva, "leinwand", screen));
  }
}
