package org.kiezplenum.stories;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;

/** Pictures of a story, light and dark, for whoever wants to see them: {@code -Dlook=folder}. */
final class Look {
  private static final String FOLDER = System.getProperty("look");

  private Look() {}

  /** What each face shows at this moment; nothing happens unless somebody asked for pictures. */
  static void at(String moment, Map<String, Page> faces) {
    if (FOLDER == null) {
      return;
    }
    faces.forEach((name, page) -> {
      shoot(page, ColorScheme.DARK, moment + "-" + name + "-dunkel");
      shoot(page, ColorScheme.LIGHT, moment + "-" + name);
    });
  }

  private static void shoot(Page page, ColorScheme scheme, String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    Path file = Path.of(FOLDER, name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }
}
