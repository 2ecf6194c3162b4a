package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * Eva was not there. At home she takes the ballots from the published minutes and has them counted,
 * on pages that need no script.
 */
@Tag("slow")
class RecountStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;

  @BeforeEach
  void begin() {
    scene = Scene.of(hall, "Kiezversammlung");
  }

  @AfterEach
  void end() {
    scene.close();
    hall.close();
  }

  private void hold() {
    Client desk = scene.moderation();
    String item = scene.agenda("Beirat", 20).getFirst();
    desk.does("open-assembly");
    desk.does("start-item", "item", item);
    scene.council();
    desk.does("close-item", "item", item);
    desk.does("end-assembly");
    desk.does("publish-minutes", "to", "everybody");
  }

  private static void isForEverybody(Page page) {
    // Where there are rounds one may step through them, and nothing else needs a script.
    assertThat(page.locator("script")).hasCount(page.locator(".rounds").count());
    Fit.fitsPhones(page);
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).isEmpty();
  }

  @Test
  void theBallotsAreTakenFromTheMinutesAndCounted() {
    hold();
    Page eva = hall.device(Browser.phone());
    eva.navigate(hall.address() + "/archive/" + scene.id());
    assertThat(eva.locator(".minutes-ballots a")).hasCount(4);
    isForEverybody(eva);
    String address = eva.getByText("Stimmzettel (BLT)").getAttribute("href");
    APIResponse file = eva.request().get(hall.server().url() + address);
    assertThat(file.ok()).isTrue();

    eva.getByText("Eine Datei zählen").click();
    isForEverybody(eva);
    eva.setInputFiles("#file", new FilePayload("beirat.blt", "text/plain", file.body()));
    Hands.press(eva, "Zählen");

    assertThat(eva.locator(".finding")).containsText("Gewählt");
    assertThat(eva.locator(".chosen")).hasCount(2);
    assertThat(eva.locator(".minutes-decision h2")).hasText("Wer zieht in den Beirat?");
    eva.getByText("Runde für Runde").click();
    assertThat(eva.locator(".rounds li").first()).containsText("42");
    isForEverybody(eva);
    assertThat(eva.locator(".rounds")).containsText("5,33316 gehen von Ada an Ben.");

    byte[] broken = "2 1\n1 3 0\n0\n\"A\" \"B\"\n".getBytes(StandardCharsets.UTF_8);
    eva.setInputFiles("#file", new FilePayload("kaputt.blt", "text/plain", broken));
    Hands.press(eva, "Zählen");
    assertThat(eva.getByRole(AriaRole.ALERT)).containsText("Sieh dir Zeile 2 an");
    isForEverybody(eva);
  }
}
