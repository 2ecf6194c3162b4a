package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** The one laptop dies, and the evening goes on at another device. */
@Tag("slow")
class AnotherDeskTest {
  private static final Path PICTURES = Path.of("target", "paper");

  private final Hall hall = new Hall();
  private Scene scene;

  @BeforeEach
  void begin() {
    scene = Scene.of(hall, "Kiezversammlung");
    List<String> items = scene.agenda("Spielstraße", 30);
    scene.moderation().does("open-assembly");
    scene.moderation().does("start-item", "item", items.getFirst());
    scene.somebody("Ali").does("ask-to-speak");
    scene.somebody("Bea").does("ask-to-speak");
  }

  @AfterEach
  void end() {
    scene.close();
    hall.close();
  }

  @Test
  void theLinkToKeepLeadsFromAFreshBrowserToTheDeskWithTheSameQueue() {
    Page first = scene.desk(hall.newDevice(Browser.desk()));
    assertThat(first.locator("#queue")).containsText("Ali");
    scene.at(first, "/roles");
    fitsPhones(first);
    picture(first, "roles-1280");
    isForEverybody(first);
    Hands.press(first, "Link zum Aufheben machen");
    fitsPhones(first);
    picture(first, "recovery-1280");
    isForEverybody(first);
    final String link = first.locator("#key-link").inputValue();
    first.context().close();

    Page second = hall.newDevice(Browser.phone());
    second.navigate(link);
    assertThat(second.locator("main")).containsText("Rolle: Moderation");
    fitsPhones(second);
    picture(second, "key-360");
    isForEverybody(second);
    second.getByLabel("Dein Name").fill("Miriam");
    Hands.press(second, "Ja, Pult öffnen");
    Hands.isConnected(second);
    assertThat(second.locator("#queue")).containsText("Ali");
    assertThat(second.locator("#queue")).containsText("Bea");
    second.locator("#call-next").click();
    assertThat(second.locator("#speech")).containsText("Ali");
    hall.nobodyComplained();
  }

  @Test
  void aSecondDeviceIsTwoTapsFromTheDesk() {
    Page desk = scene.desk(hall.newDevice(Browser.desk()));
    Hands.press(desk, "Zweites Gerät");
    assertThat(desk.getByAltText("QR-Code zum Pult")).isVisible();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  private static void isForEverybody(Page page) {
    Assertions.assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
        .isEmpty();
  }
}
