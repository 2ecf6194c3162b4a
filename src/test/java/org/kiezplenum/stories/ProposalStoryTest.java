package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;
import static org.kiezplenum.stories.Hands.write;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** A proposal before it is put: handed in, put into other words, supported, withdrawn. */
@Tag("slow")
class ProposalStoryTest {
  private static final String TEXT = "Die Versammlung möge beschließen:";

  private final Hall hall = new Hall();
  private Scene scene;
  private Page eva;
  private Page ali;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Kiezversammlung Schillerpark", "Spielstraße", 30);
    eva = scene.joined(hall.device(Browser.phone()), "Eva");
    ali = scene.withoutScripts("Ali");
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void isChangedComparedSupportedAndWithdrawn() {
    unfold(eva, "Anträge");
    follow(eva, "Antrag einreichen");
    write(eva, "Worum geht es?", "Spielstraße jeden Sonntag");
    write(eva, TEXT, "Die Straße wird jeden Sonntag gesperrt.\nVon Mai bis Oktober.");
    press(eva, "Antrag einreichen");
    assertThat(eva.locator("h1")).hasText("Spielstraße jeden Sonntag");

    // What is being written survives a reload.
    unfold(eva, "Antrag ändern");
    write(eva, TEXT, "Die Straße wird jeden ersten Sonntag gesperrt.\nVon April bis Oktober.");
    fitsPhones(eva);
    eva.reload();
    assertThat(eva.locator("#text"))
        .hasValue("Die Straße wird jeden ersten Sonntag gesperrt.\nVon April bis Oktober.");
    press(eva, "Neue Fassung speichern");
    assertThat(eva.locator(".document-facts")).containsText("2. Fassung");
    assertThat(eva.locator(".wording")).containsText("jeden ersten Sonntag");
    eva.reload();
    assertThat(eva.locator("#change")).not().hasAttribute("open", "");

    follow(eva, "Was ist anders als in der 1. Fassung?");
    assertThat(eva.locator(".difference ins").first()).hasText("eingefügt: ersten ");
    assertThat(eva.locator(".difference del")).hasText("gestrichen: Mai");
    fitsPhones(eva);

    scene.at(ali, "/proposals/a1");
    assertThat(ali.locator("#change")).hasCount(0);
    press(ali, "Diesen Antrag unterstützen");
    assertThat(ali.locator("#supporters")).hasText("1 Person unterstützt ihn");
    ali.locator("#compare-from").selectOption("2");
    ali.locator("#compare-to").selectOption("1");
    press(ali, "Fassungen vergleichen");
    assertThat(ali.locator(".difference ins")).hasText("eingefügt: Mai");
    fitsPhones(ali);
    Look.at("antrag", Map.of("eva", eva, "ali", ali));

    press(eva, "Antrag zurückziehen");
    assertThat(eva.locator(".state")).hasText("zurückgezogen");
    Page desk = scene.desk(hall.device(Browser.desk()));
    unfold(desk, "Anträge");
    assertThat(desk.locator("#proposals")).containsText("zurückgezogen · 1 Person unterstützt ihn");
    follow(desk, "Spielstraße jeden Sonntag");
    press(desk, "Antrag wieder zulassen");
    assertThat(desk.locator(".state")).hasText("eingereicht");
    press(ali, "Nicht mehr unterstützen");
    assertThat(ali.locator("#supporters")).hasCount(0);
    hall.nobodyComplained();
  }

  /** Two had the form open: whoever comes second reads both before their words count. */
  @Test
  void twoWhoChangeItAtOnceOverwriteNothing() {
    unfold(ali, "Anträge");
    follow(ali, "Antrag einreichen");
    write(ali, "Worum geht es?", "Bänke");
    write(ali, TEXT, "Zwei Bänke am Platz.");
    press(ali, "Antrag einreichen");
    Page desk = scene.desk(hall.device(Browser.desk()));
    scene.at(desk, "/proposals/a1");
    unfold(desk, "Antrag ändern");
    write(desk, TEXT, "Vier Bänke am Platz.");
    unfold(ali, "Antrag ändern");
    write(ali, TEXT, "Drei Bänke am Platz.");
    press(ali, "Neue Fassung speichern");
    assertThat(ali.locator(".wording")).hasText("Drei Bänke am Platz.");

    press(desk, "Neue Fassung speichern");
    assertThat(desk.locator("#notice")).containsText("Der Antrag wurde inzwischen geändert.");
    assertThat(desk.locator(".difference ins")).hasText("eingefügt: Drei");
    assertThat(desk.locator("#text")).hasValue("Vier Bänke am Platz.");
    press(desk, "Neue Fassung speichern");
    assertThat(desk.locator(".document-facts")).containsText("3. Fassung");
    assertThat(desk.locator(".wording")).hasText("Vier Bänke am Platz.");
    hall.nobodyComplained("409");
  }
}
