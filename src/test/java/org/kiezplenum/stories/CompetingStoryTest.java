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

/** Three proposals about the same street: debated, merged, and the rest chosen between at once. */
@Tag("slow")
class CompetingStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Page ali;
  private Page desk;

  @BeforeEach
  void proposalsAreHandedIn() {
    scene = Scene.running(hall, "Kiezversammlung Schillerpark", "Verkehr in der Barfusstraße", 30);
    Client eva = scene.somebody("Eva");
    scene.proposal(eva, "Spielstraße jeden Sonntag", "Von Mai bis Oktober jeden Sonntag.");
    scene.proposal(
        scene.somebody("Bo"),
        "Einbahnstraße",
        "Die Barfusstraße wird Einbahnstraße, mit Radweg in beide Richtungen.");
    ali = scene.joined(hall.device(Browser.phone()), "Ali");
    desk = scene.desk(hall.device(Browser.desk()));
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void oneIsMergedOneIsReferredAndOneIsChosen() {
    // What is typed into the form survives a reload.
    scene.at(ali, "/proposals/new");
    write(ali, "Worum geht es?", "Spielstraße auch samstags");
    write(ali, "Die Versammlung möge beschließen:", "Auch jeden Samstag.");
    ali.reload();
    assertThat(ali.locator("#title")).hasValue("Spielstraße auch samstags");
    assertThat(ali.locator("#text")).hasValue("Auch jeden Samstag.");
    press(ali, "Antrag einreichen");
    assertThat(ali.locator("h1")).hasText("Spielstraße auch samstags");
    scene.at(ali, "/proposals/new");
    assertThat(ali.locator("#text")).hasValue("");

    // Debated, with a word of the moderation beside it.
    scene.at(desk, "/proposals/a1");
    press(desk, "Jetzt beraten");
    assertThat(desk.locator(".document-facts")).containsText("wird beraten");
    unfold(desk, "Empfehlung oder Anmerkung schreiben");
    desk.locator("#remark-text").fill("Das Bezirksamt hat eine Straße für 2027 zugesagt.");
    desk.locator("#remark-edit button").click();
    assertThat(desk.locator(".remark")).containsText("für 2027 zugesagt");

    // Two become one.
    unfold(desk, "Anträge zusammenlegen");
    desk.locator("#merge-with").selectOption("a3");
    press(desk, "Beide Texte holen");
    assertThat(desk.locator("#merge-text"))
        .hasValue("Von Mai bis Oktober jeden Sonntag.\n\nAuch jeden Samstag.");
    Look.at("zusammenlegen", Map.of("pult", desk));
    desk.locator("#merge-text").fill("Von Mai bis Oktober jeden Samstag und Sonntag.");
    press(desk, "Zusammenlegen: Antrag 3 geht hier auf");
    assertThat(desk.locator(".wording")).hasText("Von Mai bis Oktober jeden Samstag und Sonntag.");

    // The two that are left exclude each other.
    desk.locator("#compete-with").selectOption("a2");
    press(desk, "Festhalten");
    assertThat(desk.locator(".document > .conflict"))
        .containsText("Antrag 2: Einbahnstraße, Antrag 1: Spielstraße jeden Sonntag");
    scene.at(ali, "/proposals/a3");
    assertThat(ali.locator(".document-facts"))
        .containsText("aufgegangen in: Spielstraße jeden Sonntag");
    scene.at(ali, "/proposals/a1");
    assertThat(ali.locator(".proposal-course")).hasCount(0);
    fitsPhones(ali, desk);
    Look.at("konkurrierend", Map.of("ali", ali, "pult", desk));
    scene.at(ali, "");
    assertThat(ali.locator(".debated")).containsText("Antrag 1: Spielstraße jeden Sonntag");
    unfold(ali, "Anträge");
    Page wall = scene.screen(hall.device(Browser.screen()));
    Look.at("beraten", Map.of("ali", ali, "wand", wall));
    fitsPhones(ali);

    Page atDesk = scene.desk(hall.device(Browser.desk()));
    assertThat(atDesk.locator("#votable-a1")).containsText("wird beraten konkurriert");
    assertThat(atDesk.locator("#votable-a2 .conflict")).containsText("Nur eins davon geht.");
    unfold(atDesk, "Anträge");
    Look.at("beraten", Map.of("pult", atDesk));
    atDesk.locator("#votable-a2").getByText("Abstimmung zwischen den Anträgen").click();
    assertThat(atDesk.locator("#choice-question")).isVisible();

    // All at once, by how little they are resisted.
    unfold(desk, "Abstimmung zwischen den Anträgen");
    Look.at("wahl", Map.of("pult", desk));
    press(desk, "Zur Abstimmung stellen");
    Hands.isConnected(desk);
    assertThat(wall.locator(".wall-options"))
        .hasText(
            "Antrag 2: EinbahnstraßeAntrag 1: Spielstraße jeden SonntagAlles bleibt, wie es ist");
    assertThat(ali.locator(".between a").last()).hasText("Antrag 1");
    Look.at("zwischen", Map.of("ali", ali, "wand", wall, "pult", desk));
    fitsPhones(ali);
    scene.somebody("Cem").does("cast-ballot", "decision", "d1", "ballot", "a:7 b:1 c:9");
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");
    scene.at(ali, "/proposals/a1");
    assertThat(ali.locator(".document-facts")).containsText("Beschluss 1");
    scene.at(ali, "/proposals/a2");
    assertThat(ali.locator(".document-facts"))
        .containsText("hat sich erledigt, weil angenommen wurde: Spielstraße jeden Sonntag");
    Look.at("danach", Map.of("ali", ali));

    scene.moderation().does("end-assembly");
    scene.at(desk, "/minutes");
    String minutes = desk.locator("main").textContent();
    assertThat(minutes)
        .contains("Beraten wurde Antrag 1: Spielstraße jeden Sonntag.")
        .contains("Von Mai bis Oktober jeden Samstag und Sonntag.")
        .contains("Das Bezirksamt hat eine Straße für 2027 zugesagt.")
        .contains("Antrag 3 ist aufgegangen in Antrag 1: Spielstraße jeden Sonntag.")
        .contains("Antrag 2 hat sich erledigt, weil Antrag 1: Spielstraße jeden Sonntag");
    Look.at("protokoll", Map.of("pult", desk));
    hall.nobodyComplained();
  }
}
