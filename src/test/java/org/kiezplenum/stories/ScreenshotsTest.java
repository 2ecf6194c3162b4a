package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * The pictures of the README, from pages as they are. {@code mvn test -Dtest=ScreenshotsTest
 * -Dscreenshots=update} renews them; without that they only go to {@code target}.
 */
@Tag("slow")
class ScreenshotsTest {
  private static final int LARGEST_BYTES = 150_000;
  private static final Path FOLDER =
      "update".equals(System.getProperty("screenshots"))
          ? Path.of("docs", "screenshots")
          : Path.of("target", "screenshots");

  @Test
  void picturesOfAnEvening() throws IOException {
    Files.createDirectories(FOLDER);
    try (Hall hall = Hall.at("http://kiez.test");
        Scene scene = Scene.of(hall, "Kiezversammlung Schillerpark")) {
      List<String> items =
          scene.agenda(
              "Begrüßung", 5, "Spielstraße", 30, "Baustelle Müllerstraße", 20, "Verschiedenes", 15);
      Client moderation = scene.moderation();
      Page phone = scene.joined(hall.newDevice(picture(360, 740).setDeviceScaleFactor(2)), "Ali");
      moderation.does("open-assembly");
      moderation.does("start-item", "item", items.get(1));
      Client eva = scene.somebody("Eva");
      asksToSpeak(eva);
      asksToSpeak(scene.somebody(null));
      moderation.does("enter-speaker", "name", "Frau Öztürk");
      Hands.press(phone, "Ich möchte sprechen");
      assertThat(phone.locator("#hand")).containsText("Du bist Nummer 4");
      asksToSpeak(scene.somebody("Mbali"));
      moderation.does("write-note", "text", "Das Bezirksamt prüft die Straße bis März.");
      String proposal =
          scene.proposal(
              eva,
              "Spielstraße jeden Sonntag, Mai bis Oktober",
              "Die Malplaquetstraße wird von Mai bis Oktober jeden Sonntag von 10 bis 18 Uhr zur"
                  + " Spielstraße. Anwohnende fahren im Schritt.");
      moderation.does("check-names");
      moderation.does("call-next");
      Page screen = scene.screen(hall.newDevice(picture(1280, 720)));
      assertThat(screen.locator(".wall-name")).hasText("Eva");
      assertThat(phone.locator("#hand")).containsText("Du bist Nummer 3");
      take(phone, "phone");
      take(screen, "screen");

      Page desk = scene.desk(hall.newDevice(picture(1280, 800)));
      String decision = moderation.does("open-decision", "proposal", proposal);
      Hands.vote(phone, "Ja");
      moderation.does("enter-hands", "decision", decision, "yes", 40, "no", 30, "abstain", 12);
      moderation.does("enter-hands", "decision", decision, "yes", 30, "no", 11, "abstain", 8);
      assertThat(desk.locator(".blocklist li")).hasCount(2);
      assertThat(desk.locator(".turnout")).containsText("Am Telefon: 1 Stimme · noch ");
      take(desk, "desk");

      moderation.does("close-decision", "decision", decision);
      moderation.does("announce-decision", "decision", decision);
      moderation.does("state-present", "count", 180);
      moderation.does("end-assembly");
      moderation.does("publish-minutes");
      Page minutes = hall.newDevice(picture(900, 1100));
      minutes.navigate(hall.address() + "/archive/" + scene.id() + "#top-2");
      assertThat(minutes.locator("#top-2 .counts")).containsText("70");
      take(minutes, "minutes");
    }
  }

  private static NewContextOptions picture(int width, int height) {
    return Browser.desk().setViewportSize(width, height).setReducedMotion(ReducedMotion.REDUCE);
  }

  private static void asksToSpeak(Client somebody) {
    somebody.does("ask-to-speak", "kind", "contribution");
  }

  private static void take(Page page, String face) throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      Path file = FOLDER.resolve(face + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
      assertThat(Files.size(file)).as(file.toString()).isBetween(5_000L, (long) LARGEST_BYTES);
    }
  }
}
