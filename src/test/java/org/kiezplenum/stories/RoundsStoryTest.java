package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * An election in rounds is gone through one round at a time, at the desk while the evening goes on,
 * from a phone, and in the minutes; without scripts all rounds stand one below the other.
 */
@Tag("slow")
class RoundsStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Client moderation;
  private String item;

  @BeforeEach
  void somebodyIsElected() {
    scene = Scene.running(hall, "Kiezversammlung Schillerpark", "Beirat", 20);
    item = scene.items().getFirst();
    moderation = scene.moderation();
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void everybodyStepsByThemselves() {
    Page desk = scene.desk(hall.device(Browser.desk()));
    Page ali = scene.joined(hall.device(Browser.phone()), "Ali");
    scene.council();
    desk.locator(".rounds > summary").press("Enter");
    isAt(desk, 1, 3);
    assertThat(desk.locator(".round[data-at]")).containsText("Ada gewählt");
    assertThat(desk.locator("[data-step='-1']")).hasAttribute("aria-disabled", "true");
    desk.locator("[data-step='1']").click();
    isAt(desk, 2, 3);
    assertThat(desk.locator(".round[data-at] .flow")).containsText("5,33316");
    assertThat(desk.locator(".round[data-at] .happening.ears").first())
        .hasText("5,33316 gehen von Ada an Ben.");
    look("1-runde", desk, ali);

    // Something else happens in the hall; whoever steps stays where they are, and so does the
    // focus.
    scene.somebody("Bo").does("ask-to-speak", "kind", "contribution");
    assertThat(desk.locator(".queue")).containsText("Bo");
    isAt(desk, 2, 3);
    desk.keyboard().press("ArrowRight");
    isAt(desk, 3, 3);
    assertThat(desk.locator(".round[data-at]")).containsText("Cem ausgeschieden");
    desk.keyboard().press("ArrowRight");
    isAt(desk, 3, 3);
    desk.keyboard().press("ArrowLeft");
    isAt(desk, 2, 3);
    fitsPhones(desk);
    isSoundFor(desk);

    ali.locator("#ballot").getByText("Runde für Runde").click();
    isAt(ali, 1, 3);
    ali.locator("[data-step='1']").focus();
    ali.keyboard().press("ArrowRight");
    ali.keyboard().press("ArrowRight");
    isAt(ali, 3, 3);
    isAt(desk, 2, 3);
    fitsPhones(ali);
    isSoundFor(ali);
    look("2-telefon", desk, ali);
    ali.getByText("Zur Versammlung").last().click();
    assertThat(ali.locator("#ballot .found")).isVisible();
    hall.nobodyComplained();
  }

  @Test
  void inTheMinutesAndWithoutScriptsAllRoundsAreThere() {
    scene.council();
    moderation.does("close-item", "item", item);
    moderation.does("end-assembly");
    moderation.does("publish-minutes", "to", "everybody");
    Page eva = hall.device(Browser.phone());
    eva.navigate(hall.address() + "/archive/" + scene.id());
    eva.locator(".rounds > summary").click();
    isAt(eva, 1, 3);
    eva.locator("[data-step='1']").click();
    isAt(eva, 2, 3);
    fitsPhones(eva);
    isSoundFor(eva);

    Page mia = hall.device(Browser.phone().setJavaScriptEnabled(false));
    mia.navigate(hall.address() + "/archive/" + scene.id());
    mia.locator(".rounds > summary").click();
    assertThat(mia.locator(".rounds-step")).isHidden();
    for (Locator round : mia.locator(".round").all()) {
      assertThat(round).isVisible();
    }
    assertThat(mia.locator(".round-title"))
        .hasText(new String[] {"Runde 1 von 3", "Runde 2 von 3", "Runde 3 von 3"});
    fitsPhones(eva, mia);
    look("3-protokoll", eva, mia);
    mia.navigate(hall.address() + "/archive/" + scene.id() + ".md");
    String markdown = mia.content();
    assertThat(markdown).contains("5,33316 gehen von Ada an Ben.").doesNotContain("Cem 2,66658");
  }

  private static void isAt(Page page, int round, int of) {
    assertThat(page.locator(".rounds-now")).hasText("Runde " + round + " von " + of);
    assertThat(page.locator(".round:visible")).hasCount(1);
  }

  private static void isSoundFor(Page page) {
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).isEmpty();
  }

  private static void look(String moment, Page one, Page other) {
    Look.at(moment, Map.of("eins", one, "zwei", other));
  }

  /** Before it is announced nobody is told a round, by whatever address. */
  @Test
  void thereIsNoPageOfRoundsBeforeTheAnnouncement() {
    String poll =
        moderation.does(
            "open-poll", "question", "Wer?", "method", "irv", "options", "Ada\nBen\nCem");
    moderation.does("enter-paper", "decision", poll, "ballot", "a>b", "times", 2);
    moderation.does("enter-paper", "decision", poll, "ballot", "b>a", "times", 2);
    moderation.does("enter-paper", "decision", poll, "ballot", "c>b", "times", 1);
    moderation.does("close-decision", "decision", poll);
    Page eva = hall.device(Browser.phone());
    for (String decision : List.of(poll, "d99")) {
      scene.at(eva, "/rounds/" + decision);
      assertThat(eva.locator("main")).not().containsText("Ada");
      assertThat(eva.title()).contains("Diese Seite gibt es nicht");
    }
    moderation.does("announce-decision", "decision", poll);
    scene.at(eva, "/rounds/" + poll);
    assertThat(eva.locator(".round").first()).containsText("Gewählt ist, wer mehr als 2,5 hat.");
  }
}
