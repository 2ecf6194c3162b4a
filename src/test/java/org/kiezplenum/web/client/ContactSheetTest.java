package org.kiezplenum.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.pages.QrCode;
import org.kiezplenum.web.render.ClasspathFolder;
import org.kiezplenum.web.render.FaceStates;
import org.kiezplenum.web.render.Pages;
import org.kiezplenum.web.render.Plain;
import org.kiezplenum.web.render.TemplateSources;

/**
 * All faces in all states on one sheet, for eyes: {@code mvn -o test -Dtest=ContactSheetTest
 * -Dcontact=true} writes {@code target/contact/index.html}. A value other than true is a part of
 * the names of those to take, as in {@code -Dcontact=desk-3}.
 */
@Tag("slow")
class ContactSheetTest {

  private static final Path FOLDER = Path.of("target", "contact");

  /** A face at a width and a height. */
  private record Look(String face, int width, int height) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look("phone", 360, 640),
          new Look("desk", 360, 640),
          new Look("desk", 1366, 768),
          new Look("screen", 1920, 1080));

  @Test
  void everyFaceInEveryState() throws Exception {
    String wanted = System.getProperty("contact", "");
    Assumptions.assumeFalse(wanted.isEmpty(), "only when asked for");
    Files.createDirectories(FOLDER);
    Messages messages = Messages.load();
    Map<String, String> templates = TemplateSources.of(ClasspathFolder.read("templates"));
    Map<String, byte[]> files = new HashMap<>(ClasspathFolder.read("webroot"));
    files.keySet().removeIf(name -> name.startsWith("js/"));
    Assets assets = Assets.of(files, templates, messages);
    Pages pages = Pages.of(templates, messages, assets);
    StringBuilder sheet = new StringBuilder(HEAD);
    try (TestSite site = new TestSite(assets)) {
      site.router
          .get("/K7M2PQ/qr.svg")
          .handler(request ->
              request
                  .response()
                  .putHeader("Content-Type", "image/svg+xml")
                  .end(QrCode.svg("http://kiez.example/K7M2PQ")));
      for (Look look : LOOKS) {
        sheet.append("<h2>%s, %d</h2>%n".formatted(look.face(), look.width()));
        try (BrowserContext device = Browser.open(view(look))) {
          Page page = device.newPage();
          for (Map.Entry<String, JsonObject> state : FaceStates.all().entrySet()) {
            String name = "%s-%d-%s".formatted(look.face(), look.width(), state.getKey());
            if (wanted.equals("true") || name.contains(wanted)) {
              String path = "/" + look.face() + look.width() + "/" + name.hashCode();
              site.page(path, html(pages, look.face(), state.getValue()));
              page.navigate(site.url(path));
              take(page, look, name, sheet);
            }
          }
        }
      }
    }
    Files.writeString(FOLDER.resolve("index.html"), sheet);
    assertThat(sheet).contains("<img");
  }

  private static final String HEAD =
      """
      <!DOCTYPE html><meta charset="utf-8"><title>Kiezplenum</title>
      <style>body { font: 14px sans-serif; background: #888 } figure { display: inline-block; margin: 8px; vertical-align: top }
      img { height: 420px; display: block }</style>
      """;

  private static NewContextOptions view(Look look) {
    return (look.face().equals("screen") ? Browser.screen() : Browser.desk())
        .setViewportSize(look.width(), look.height())
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private static String html(Pages pages, String face, JsonObject context) {
    Map<String, Object> filling = Plain.map(context.copy().put("lang", "de"));
    if (!face.equals("desk")) {
      filling.remove("desk");
    }
    if (face.equals("screen")) {
      filling.remove("own");
    }
    filling.put("page", face);
    filling.put("titleText", "Kiezversammlung");
    filling.put("here", "/");
    filling.put("live", "{}");
    filling.put("languages", List.of());
    filling.put("main", "<div id=\"face\">" + pages.render(face, "de", filling) + "</div>");
    return pages
        .render("layout", "de", filling)
        .replace(
            "class=\"connection\" data-state=\"\"", "class=\"connection\" data-state=\"online\"");
  }

  private static void take(Page page, Look look, String name, StringBuilder sheet)
      throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      String file = "%s-%s.png".formatted(name, scheme.name().toLowerCase(Locale.ROOT));
      boolean whole = !look.face().equals("screen");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(FOLDER.resolve(file.replaceAll("[^\\w.-]+", "_")))
              .setFullPage(whole));
      sheet.append(
          "<figure><img loading=\"lazy\" src=\"%s\"><figcaption>%s</figcaption></figure>%n"
              .formatted(file.replaceAll("[^\\w.-]+", "_"), name));
    }
  }
}
