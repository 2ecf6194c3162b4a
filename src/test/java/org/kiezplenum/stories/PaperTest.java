package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** What is printed for the door, and what is left when an assembly is deleted. */
@Tag("slow")
class PaperTest {
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");
  private static final Path PICTURES = Path.of("target", "paper");

  private final Hall hall = new Hall();
  private Scene scene;

  @BeforeEach
  void begin() {
    scene = Scene.of(hall, "Kiezversammlung Schillerpark und Umgebung");
  }

  @AfterEach
  void end() {
    scene.close();
    hall.close();
  }

  @Test
  void theSheetForTheDoorIsOnePage() {
    Page page = scene.at(hall.device(Browser.phone()), "/sheet");
    assertThat(Hands.button(page, "Drucken")).isVisible();
    fitsPhones(page);
    picture(page, "sheet-360");
    assertThat(pages(page, "sheet")).isEqualTo(1);
    hall.nobodyComplained();
  }

  @Test
  void theCardsAreTenToAPage() {
    Page page = scene.desk(hall.device(Browser.desk()));
    scene.at(page, "/cards");
    picture(page, "cards-1280");
    assertThat(pages(page, "cards")).isEqualTo(10);
    fitsPhones(page);
    hall.nobodyComplained();
  }

  @Test
  void whereThereAreNoScriptsThereIsNoButtonToPrint() {
    Page page = hall.device(Browser.phone().setJavaScriptEnabled(false));
    scene.at(page, "/sheet");
    assertThat(page.locator("#print")).isHidden();
    assertThat(page.locator(".sheet")).containsText("Ohne Telefon");
  }

  @Test
  void whenAnAssemblyIsDeletedEveryPageSaysThatItIsGone() {
    Page phone = scene.joined(hall.device(Browser.phone()), "Ali");
    Page screen = scene.screen(hall.device(Browser.screen()));
    Page desk = scene.desk(hall.device(Browser.desk()));
    Hands.unfold(desk, "Versammlung löschen");
    assertThat(desk.locator("#confirm-delete")).containsText("Diese Versammlung löschen?");
    Hands.press(desk, "Ja, alles löschen");
    assertThat(desk.locator("h1")).hasText("Die Versammlung ist gelöscht");
    assertThat(phone.locator("h1")).hasText("Diese Versammlung gibt es nicht");
    assertThat(screen.locator("h1")).hasText("Diese Versammlung gibt es nicht");
    hall.nobodyComplained("404");
  }

  private static int pages(Page page, String name) {
    byte[] pdf =
        page.pdf(
            new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(PICTURES.resolve(name + ".pdf")));
    return (int) PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }
}
