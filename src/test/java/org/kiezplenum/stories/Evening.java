package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Who is there on an evening, and on which page.
 *
 * @param guest who gave no name
 * @param evasWifi by which Eva's phone reaches the server
 */
record Evening(
    Hall hall, String code, Page desk, Page screen, Page ali, Page guest, Page eva, Wifi evasWifi) {
  static final String PROPOSAL = "Spielstraße jeden Sonntag, Mai bis Oktober";

  static Locator row(Page desk, String title) {
    return desk.locator("#plan li").filter(new Locator.FilterOptions().setHasText(title));
  }

  static void isPainted(Locator picture) {
    assertThat(picture).isVisible();
    assertThat(
            (Boolean)
                picture.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)"))
        .isTrue();
  }

  /** What this browser is given, with whatever it is known by. */
  static String read(Page page, String path) {
    return (String) page.evaluate("(path) => fetch(path).then((answer) => answer.text())", path);
  }
}
