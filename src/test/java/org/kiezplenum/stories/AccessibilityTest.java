package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;
import static org.kiezplenum.stories.Hands.unfold;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * Axe finds nothing to complain about on any page: everything in the light, contrast in the dark.
 */
@Tag("slow")
class AccessibilityTest {
  private static final List<String> WHAT_IS_WRONG = List.of("violations");
  private static final List<String> WHAT_THE_DARK_CHANGES = List.of("color-contrast");

  /** Given to each page once: it is half a megabyte. */
  private static final String AXE = script();

  private static final String LOOK =
      """
      (options) => axe.run(document, options).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`)))
      """;

  private final Hall hall = Hall.alone();
  private final SoftAssertions all = new SoftAssertions();
  private Scene scene;

  @BeforeEach
  void begin() {
    scene = Scene.of(hall, "Kiezversammlung Schillerpark");
  }

  @AfterEach
  void end() {
    scene.close();
    hall.close();
  }

  private static String script() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NewContextOptions still(NewContextOptions look) {
    return look.setReducedMotion(ReducedMotion.REDUCE);
  }

  private void isForEverybody(String state, Page... pages) {
    for (Page page : pages) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      check(state + ", light", page, Map.of("resultTypes", WHAT_IS_WRONG));
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      check(
          state + ", dark",
          page,
          Map.of("resultTypes", WHAT_IS_WRONG, "runOnly", WHAT_THE_DARK_CHANGES));
    }
  }

  private void check(String state, Page page, Map<String, Object> options) {
    all.assertThat(found(page, options)).as("%s (%s)", page.url(), state).isEmpty();
  }

  private static String found(Page page, Map<String, Object> options) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AXE);
    }
    return String.join("\n", strings(page.evaluate(LOOK, options)));
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static final Map<String, String> BALLOTS =
      Map.of(
          "resistance", "a:0 b:4 c:9",
          "stv-scottish", "c>a>b",
          "approval", "b",
          "dots", "a:1",
          "organisations", "a:yes");

  @Test
  void theLiveFacesAreForEverybody() {
    List<String> items = scene.agenda("Begrüßung", 5, "Spielstraße", 30, "Verschiedenes", 15);
    Page phone = scene.joined(hall.newDevice(still(Browser.phone())), "Ali");
    Page desk = scene.desk(hall.newDevice(still(Browser.desk())));
    Page screen = scene.screen(hall.newDevice(still(Browser.screen())));
    Client moderation = scene.moderation();
    Client eva = scene.somebody("Eva");
    isForEverybody("planned", phone, desk, screen);

    moderation.does("open-assembly");
    assertThat(phone.locator("#stage")).containsText("Gleich geht es weiter");
    unfold(desk, "Begrüßung");
    isForEverybody("between", phone, desk, screen);

    moderation.does("start-item", "item", items.get(1));
    eva.does("ask-to-speak", "kind", "contribution");
    Hands.press(phone, "Ich möchte sprechen");
    assertThat(phone.locator("#hand")).containsText("Du bist Nummer 2");
    scene.somebody(null).does("ask-to-speak", "kind", "contribution");
    isForEverybody("queue", phone, desk, screen);

    moderation.does("call-next");
    moderation.does("write-note", "text", "Eine Zeile");
    unfold(phone, "Redeliste");
    unfold(phone, "Du: Ali");
    assertThat(screen.locator(".wall-name")).hasText("Eva");
    isForEverybody("speaking", phone, desk, screen);

    unfold(desk, "Keine Gegenrede");
    isForEverybody("quick decisions", desk);
    unfold(desk, "Keine Gegenrede");
    unfold(desk, "TOP abschließen");
    isForEverybody("closing", desk);
    unfold(desk, "TOP abschließen");
    unfold(desk, "Pause, Murmelrunde, Runde");
    unfold(desk, "Nachtragen");
    unfold(desk, "Namen prüfen");
    unfold(desk, "Eine Zeile");
    isForEverybody("unfolded", desk);
    moderation.does("begin-round", "seats", 3);
    assertThat(screen.locator("#wallpause")).containsText("Platz 1");
    isForEverybody("round", phone, desk, screen);
    moderation.does("go-on");
    moderation.does("take-break", "minutes", 5);
    assertThat(screen.locator("#wallpause")).containsText("Pause");
    isForEverybody("break", phone, desk, screen);
    moderation.does("go-on");
    assertThat(screen.locator("#wallpause")).hasCount(0);

    String proposal = scene.proposal(eva, "Spielstraße jeden Sonntag", "Jeden Sonntag.");
    String decision = moderation.does("open-decision", "proposal", proposal);
    moderation.does("enter-hands", "decision", decision, "yes", 40, "no", 30);
    unfold(phone, "Anträge");
    assertThat(phone.locator("#ballot")).containsText("Abstimmung offen");
    isForEverybody("vote", phone, desk, screen);
    Hands.vote(phone, "Ja");
    unfold(phone, "Stimme ändern");
    isForEverybody("voted", phone);

    moderation.does("close-decision", "decision", decision);
    assertThat(desk.locator("#decision")).containsText("Noch nicht gezählt");
    isForEverybody("closed", phone, desk, screen);
    moderation.does("enter-hands", "decision", decision, "abstain", 12);
    unfold(desk, "Ergebnis ansehen");
    isForEverybody("count", desk);
    moderation.does("announce-decision", "decision", decision);
    assertThat(phone.locator("#ballot")).containsText("Angenommen");
    unfold(phone, "Ergebnisse");
    isForEverybody("announced", phone, desk, screen);

    unfold(desk, "Wahl, Punkte, Konsens");
    unfold(desk, "Mehr einstellen");
    isForEverybody("poll form", desk);
    for (String method :
        List.of("resistance", "stv-scottish", "approval", "dots", "organisations")) {
      String poll =
          moderation.does(
              "open-poll", "method", method, "question", "Was?", "options", "Park\nBank\nBaum");
      assertThat(phone.locator("#ballot-question")).hasText("Was?");
      moderation.does("enter-paper", "decision", poll, "ballot", BALLOTS.get(method));
      unfold(desk, "Stimmzettel auf Papier");
      isForEverybody(method, phone, desk, screen);
      moderation.does("close-decision", "decision", poll);
      moderation.does("announce-decision", "decision", poll);
      assertThat(phone.locator("#ballot .found")).hasCount(1);
      isForEverybody(method + " announced", phone, desk, screen);
    }

    moderation.does("end-assembly");
    assertThat(phone.locator("#stage")).containsText("Die Versammlung ist zu Ende");
    unfold(desk, "Protokoll veröffentlichen");
    isForEverybody("ended", phone, desk, screen);
    moderation.does("publish-minutes");
    assertThat(desk.locator("#publishing")).containsText("Das Protokoll ist veröffentlicht");
    isForEverybody("published", phone, desk, screen);

    Page minutes = scene.at(hall.newDevice(still(Browser.phone())), "");
    Hands.follow(minutes, "Protokoll lesen");
    assertThat(minutes.locator("h1")).hasText("Kiezversammlung Schillerpark");
    isForEverybody("minutes", minutes);
    until(() -> {
      minutes.navigate(hall.address() + "/archive?q=Sonntag");
      return minutes.locator(".hit").count() == 1;
    });
    isForEverybody("found", minutes);
    all.assertAll();
  }

  /** Everything the moderation may do with a proposal, unfolded. */
  private void competing(Page page, String proposal) {
    String item = scene.agenda("Der Platz", 20).getFirst();
    scene.moderation().does("start-item", "item", item);
    String rival = scene.proposal(scene.somebody("Eva"), "Tische", "Ein Tisch.");
    scene.moderation().does("compete-proposals", "proposal", proposal, "with", rival);
    scene.moderation().does("remark-on-proposal", "proposal", proposal, "text", "- Bitte *ja*");
    scene.moderation().does("debate-proposal", "proposal", proposal);
    scene.at(page, "/proposals/" + proposal + "?merge=" + rival);
    page.locator("#choice summary").click();
    page.locator("#remark-edit summary").click();
    isForEverybody("competing", page);
  }

  @Test
  void theOtherPagesAreForEverybody() {
    scene.moderation().does("open-assembly");
    String proposal =
        scene.proposal(scene.somebody("Ben"), "Bänke", "Die Bänke\n\n- am Platz\n- im Park");
    Page page = hall.newDevice(still(Browser.phone()));
    for (String path :
        List.of("/", "/start", "/archive", "/archive?q=nichts", "/nirgends", "/status")) {
      page.navigate(hall.address() + path);
      isForEverybody(path, page);
    }
    page.navigate(hall.address());
    page.getByLabel("Code der Versammlung").fill("K7M2P2");
    Hands.press(page, "Mitmachen");
    isForEverybody("wrong code", page);
    isForEverybody("join", scene.at(page, ""));
    isForEverybody("key", scene.at(page, "/key/" + scene.keyLink().replaceAll(".*/", "")));
    isForEverybody("proposal", scene.at(page, "/proposals/" + proposal));
    scene.desk(page);
    scene.moderation().does("change-proposal", "proposal", proposal, "version", 1, "text", "Alle.");
    isForEverybody(
        "versions", scene.at(page, "/proposals/" + proposal + "?from=1&to=2#difference"));
    competing(page, proposal);
    isForEverybody("new proposal", scene.at(page, "/proposals/new"));
    scene.at(page, "/desk");
    Hands.press(page, "Zweites Gerät");
    isForEverybody("device", page);
    all.assertAll();

    // On a page without our policy, which would take the wrong colours away.
    Page wrong = hall.newDevice(still(Browser.phone()));
    wrong.setContent("<p style='color: silver; background: white'>Kaum zu lesen <img src='x'>");
    assertThat(found(wrong, Map.of("resultTypes", WHAT_IS_WRONG)))
        .contains("color-contrast", "image-alt");
    assertThat(found(wrong, Map.of("runOnly", WHAT_THE_DARK_CHANGES)))
        .contains("color-contrast")
        .doesNotContain("image-alt");
  }
}
