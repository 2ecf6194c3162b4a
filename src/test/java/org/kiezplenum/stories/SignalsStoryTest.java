package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** Signals and a temperature check, given on phones with and without scripts. */
@Tag("slow")
class SignalsStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Page desk;
  private Page ali;
  private Page eva;
  private Page screen;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Kiezversammlung Schillerpark", "Spielstraße", 30);
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
  void phonesSignalAndTheHallIsCountedNotNamed() {
    whatIsSaidIsKept();
    unfold(ali, "Handzeichen");
    press(ali, "Lauter");
    assertThat(ali.locator("#signal-louder")).hasAttribute("aria-pressed", "true");
    assertThat(desk.locator("#signal-line")).containsText("1 Lauter");
    unfold(eva, "Handzeichen");
    press(ali, "Lauter");
    press(eva, "Lauter");
    assertThat(desk.locator("#signal-line")).containsText("2 Lauter");
    desk.waitForFunction("() => said.some((text) => text.includes('Lauter'))");
    press(ali, "Übersetzung nötig");
    assertThat(desk.locator("#signal-line")).containsText("1 Übersetzung nötig");
    assertThat(screen.locator("body")).not().containsText("Übersetzung nötig");
    look("1-handzeichen");

    unfold(desk, "Meinungsbild, Handzeichen");
    desk.locator("#temperature-question").fill("Soll die Straße sonntags zu sein?");
    press(desk, "Meinungsbild einholen");
    assertThat(ali.locator("#temperature")).containsText("Soll die Straße sonntags zu sein?");
    press(ali, "Dafür");
    assertThat(ali.locator("#mood-up")).hasAttribute("aria-pressed", "true");
    eva.reload();
    press(eva, "Dagegen");
    assertThat(screen.locator("body")).containsText("Meinungsbild der Telefone");
    assertThat(screen.locator(".moods li").first()).containsText("50 %");
    look("2-meinungsbild");
    fitsPhones(ali);
    fitsPhones(desk);

    press(desk, "Meinungsbild beenden");
    assertThat(ali.locator("#temperature")).hasCount(0);
    assertThat(screen.locator("body")).not().containsText("Meinungsbild");
    hall.nobodyComplained();
  }

  /** What is read out stands there for a moment only. */
  private void whatIsSaidIsKept() {
    desk.evaluate(
        """
        () => {
          window.said = [];
          const line = document.getElementById("signals-said");
          new MutationObserver(() => said.push(line.textContent))
            .observe(line, { childList: true, characterData: true, subtree: true });
        }\
        """);
  }

  private void look(String moment) {
    Look.at(moment, Map.of("pult", desk, "ali", ali, "eva", eva, "leinwand", screen));
  }
}
