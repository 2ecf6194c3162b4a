package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.press;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/** The ten minutes after an assembly, on a page that needs no scripts. */
@Tag("slow")
class TidyingTest {
  private final Hall hall = new Hall();
  private final Scene scene = Scene.of(hall, "Kiezversammlung Schillerpark");

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  private static void isForEverybody(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(
              new AxeBuilder(page)
                  .setLegacyMode(true).analyze().getViolations().stream()
                      .flatMap(rule ->
                          rule.getNodes().stream().map(node -> rule.getId() + node.getHtml())))
          .isEmpty();
    }
  }

  @Test
  void putsLinesInOrderChangesOneAndPublishes() {
    Client moderation = scene.moderation();
    List<String> items = scene.agenda("Spielstraße", 20, "Bänke am Kanal", 10);
    moderation.does("open-assembly");
    moderation.does("start-item", "item", items.getFirst());
    moderation.does("write-note", "text", "Erstens.");
    moderation.does("write-note", "text", "Zweitens.", "kind", "parking");
    moderation.does("decide-by-sight", "how", "no-objection", "question", "Machen wir Pause?");
    Page desk =
        hall.newDevice(
            Browser.desk().setJavaScriptEnabled(false).setReducedMotion(ReducedMotion.REDUCE));
    desk.navigate(scene.keyLink());
    press(desk, "Ja, Pult öffnen");
    moderation.does("end-assembly");

    scene.at(desk, "/desk");
    follow(desk, "Protokoll aufräumen");
    desk.getByLabel("Zweitens.: nach oben").click();
    assertThat(desk.locator(".draft-line summary").first()).containsText("Zweitens.");
    desk.locator(".draft-line summary").last().click();
    desk.locator(".draft-line textarea").last().fill("Brief ans Bezirksamt schreiben");
    desk.locator(".draft-line select[name=kind]").last().selectOption("task");
    desk.locator(".draft-line input[name=who]").last().fill("AG Verkehr");
    fitsPhones(desk);
    desk.locator(".draft-line details[open]").getByText("Speichern").click();
    assertThat(desk.locator(".draft-line summary").last())
        .containsText("Aufgabe: Brief ans Bezirksamt schreiben (AG Verkehr)");
    desk.locator(".draft-line summary").first().click();
    desk.locator(".draft-line select[name=item]").first().selectOption(items.getLast());
    desk.locator(".draft-line details[open]").getByText("Verschieben").click();
    assertThat(desk.locator("#draft-" + items.getLast())).containsText("Themenspeicher: Zweitens.");
    fitsPhones(desk);

    desk.locator("#draft-preview summary").click();
    assertThat(desk.locator(".draft-paper")).containsText("Ohne Gegenrede angenommen");
    desk.getByLabel("An alle").check();
    press(desk, "Protokoll veröffentlichen");

    assertThat(desk.locator("h1")).hasText("Kiezversammlung Schillerpark");
    assertThat(desk.locator(".minutes")).containsText("Veröffentlicht am");
    fitsPhones(desk);
    Page anybody = hall.newDevice(Browser.phone());
    scene.at(anybody, "/minutes");
    assertThat(anybody.locator(".tasks")).containsText("AG Verkehr");
  }

  @Test
  void isForEverybodyWhoTidiesAndReads() {
    Client moderation = scene.moderation();
    List<String> items = scene.agenda("Spielstraße", 20);
    moderation.does("open-assembly");
    moderation.does("start-item", "item", items.getFirst());
    moderation.does("write-note", "text", "Brief schreiben", "kind", "task", "who", "AG");
    moderation.does("record-count", "question", "Pause?", "yes", 9, "no", 2, "abstain", 1);
    moderation.does("announce-next", "text", "8. April, Aula");
    moderation.does("end-assembly");
    Page desk = scene.desk(hall.newDevice(Browser.desk().setReducedMotion(ReducedMotion.REDUCE)));

    scene.at(desk, "/minutes");
    desk.locator(".draft-line summary").first().click();
    desk.locator("#draft-preview summary").click();
    isForEverybody(desk);
    scene.at(desk, "/tasks");
    isForEverybody(desk);
    fitsPhones(desk);
    moderation.does("publish-minutes", "to", "participants");
    scene.at(desk, "/minutes");
    assertThat(desk.locator(".minutes")).containsText("(nachgetragen)");
    isForEverybody(desk);
    Page stranger = hall.newDevice(Browser.phone());
    scene.at(stranger, "/minutes");
    assertThat(stranger.locator("main")).containsText("nur für die, die dabei waren");
    isForEverybody(stranger);
  }
}
