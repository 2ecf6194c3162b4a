package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
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
import org.kiezplenum.live.Client;

/** Three amendments, two of which cannot both be: from the phones over the desk to the minutes. */
@Tag("slow")
class AmendmentStoryTest {
  private static final String TEXT = "Die Straße wird von Mai bis Oktober jeden Sonntag gesperrt.";

  private final Hall hall = new Hall();
  private Scene scene;
  private Page ali;
  private Page bo;

  @BeforeEach
  void aProposalIsHandedIn() {
    scene = Scene.running(hall, "Kiezversammlung Schillerpark", "Spielstraße", 30);
    Client eva = scene.somebody("Eva");
    eva.does("hand-in-proposal", "title", "Spielstraße jeden Sonntag", "text", TEXT);
    ali = scene.joined(hall.device(Browser.phone()), "Ali");
    bo = scene.withoutScripts("Bo");
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void amendmentsAreHandedInPutInOrderAndWorkedIn() {
    amends(ali, TEXT);
    assertThat(ali.locator("#notice")).containsText("Du hast am Text nichts geändert.");
    assertThat(ali.locator("#amend-text")).hasValue(TEXT);
    fitsPhones(ali);
    write(ali, "So soll der Text lauten", TEXT.replace("Mai", "April"));
    press(ali, "Änderung einreichen");
    assertThat(ali.locator("h1")).hasText("Änderung 1 zu Antrag 1");
    assertThat(ali.locator(".difference del")).hasText("gestrichen: Mai");
    assertThat(ali.locator(".difference ins")).hasText("eingefügt: April");

    // Without scripts, and about the same words.
    amends(bo, TEXT.replace("von Mai bis Oktober", "im ganzen Sommer"));
    assertThat(bo.locator(".conflict"))
        .hasText("Nicht beides geht: widerspricht Änderung 1 zu Antrag 1");
    fitsPhones(bo);

    // At the desk for somebody without a phone.
    Page desk = scene.desk(hall.device(Browser.desk()));
    scene.at(desk, "/proposals/a1");
    unfold(desk, "Änderung vorschlagen");
    write(desk, "Für wen? Name oder Nummer", "204");
    write(desk, "So soll der Text lauten", TEXT.replace("jeden Sonntag", "jeden ersten Sonntag"));
    desk.locator("#amend-title").fill("Nur einmal im Monat");
    press(desk, "Änderung einreichen");
    assertThat(desk.locator("h1")).hasText("Änderung 3 zu Antrag 1: Nur einmal im Monat");
    scene.at(desk, "/proposals/a1");
    assertThat(desk.locator(".votes > [id^=proposal-] > a").first())
        .hasText("Änderung 2 zu Antrag 1");
    fitsPhones(ali);

    scene.at(ali, "/proposals/a1");
    scene.at(bo, "");
    unfold(bo, "Anträge");
    assertThat(bo.locator("#proposals .conflict")).hasCount(2);
    Look.at("aenderungen", Map.of("ali", ali, "bo", bo, "pult-antrag", desk));

    // The one that reaches furthest is put with one tap, and warned of before the proposal.
    scene.at(desk, "/desk");
    Page wall = scene.screen(hall.device(Browser.screen()));
    assertThat(desk.locator("#votable-a1 .conflict"))
        .hasText("Erst die Änderungen: 3 sind noch offen.");
    Look.at("aenderungen-pult", Map.of("pult", desk));
    desk.locator(".votable .button.primary").click();
    assertThat(wall.locator(".wall-question")).hasText("Änderung 2 zu Antrag 1");
    assertThat(wall.locator(".conflict")).containsText("widerspricht Änderung 1 zu Antrag 1");
    scene.at(ali, "");
    assertThat(ali.locator("#ballot .conflict")).isVisible();
    Look.at("aenderungen-abstimmung", Map.of("ali", ali, "wand", wall, "pult", desk));
    Hands.vote(ali, "Ja");
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");

    scene.at(bo, "/proposals/a2");
    assertThat(bo.locator(".document-facts"))
        .containsText("hat sich erledigt durch: Änderung 2 zu Antrag 1");
    scene.moderation().does("take-over-amendment", "proposal", "a4");
    scene.at(bo, "/proposals/a1");
    assertThat(bo.locator(".wording"))
        .hasText("Die Straße wird im ganzen Sommer jeden ersten Sonntag gesperrt.");
    Look.at("aenderungen-danach", Map.of("bo", bo));

    scene
        .moderation()
        .does("decide-by-sight", "how", "majority-seen", "outcome", "yes", "proposal", "a1");
    scene.moderation().does("end-assembly");
    scene.at(desk, "/minutes");
    String minutes = desk.locator("main").textContent();
    assertThat(minutes)
        .contains("Die Straße wird im ganzen Sommer jeden ersten Sonntag gesperrt.")
        .contains("von Mai bis Oktober")
        .contains("hat sich erledigt")
        .contains("übernommen");
    Look.at("aenderungen-protokoll", Map.of("pult", desk));
    hall.nobodyComplained("409");
  }

  private void amends(Page phone, String text) {
    scene.at(phone, "/proposals/a1");
    unfold(phone, "Änderung vorschlagen");
    write(phone, "So soll der Text lauten", text);
    press(phone, "Änderung einreichen");
  }
}
