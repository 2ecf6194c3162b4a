package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** The moderation sees what rules of speaking mean before the assembly speaks by them. */
@Tag("slow")
class ExampleStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Page desk;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Kiezversammlung Schillerpark", "Spielstraße", 30);
    desk = scene.desk(hall.device(Browser.desk()));
    unfold(desk, "Reihenfolge:");
    unfold(desk, "Mehr Regeln");
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void theOrderOfTheExampleChangesWithWhatIsChosen() {
    exampleIs("Ali", "Eva", "Finn", "Dana", "Cem", "Jo");

    choose("#rule-lists", "group");
    exampleIs("Eva", "Ali", "Dana", "Finn", "Cem", "Jo");
    assertThat(desk.locator("#rule-example li").first()).containsText("Quotierte Liste");
    choose("#rule-order", "first-speakers");
    exampleIs("Dana", "Finn", "Eva", "Jo", "Ali", "Cem");
    choose("#rule-empty", "ask-group");
    assertThat(desk.locator("#rule-example li").nth(4))
        .containsText("Vorher entscheidet die erste Liste, ob es weitergeht.");
    choose("#rule-empty", "end");
    exampleIs("Dana", "Finn", "Eva", "Jo");
    assertThat(desk.locator("#rule-example"))
        .containsText("Dann ist die Debatte zu Ende. Nicht mehr dran: Ali und Cem.");
    fitsPhones(desk);
    Look.at("1-gewählt", Map.of("pult", desk));

    // Nothing of it holds yet, and what others do leaves it as it is.
    assertThat(desk.locator("#rules > summary")).hasText("Reihenfolge: Der Reihe nach");
    scene.somebody("Ali").does("ask-to-speak");
    assertThat(desk.locator("#queue .people > li")).hasCount(1);
    exampleIs("Dana", "Finn", "Eva", "Jo");

    press(desk, "So reden wir");
    assertThat(desk.locator("#rules > summary"))
        .hasText("Reihenfolge: Quotiert, Erstredner:innen zuerst");
    exampleIs("Dana", "Finn", "Eva", "Jo");
    hall.nobodyComplained();
  }

  /** The buttons above the form set rules at once; the form shows them, and so does the example. */
  @Test
  void theExampleFollowsTheButtonsToo() {
    exampleIs("Ali", "Eva", "Finn", "Dana", "Cem", "Jo");
    press(desk, "Quotiert");
    exampleIs("Eva", "Ali", "Dana", "Finn", "Cem", "Jo");
    press(desk, "Erstredner:innen zuerst");
    exampleIs("Finn", "Dana", "Jo", "Ali", "Eva", "Cem");
    desk.locator("#rules-more > summary").click();
    assertThat(desk.locator("#rule-example")).not().isVisible();
    press(desk, "Der Reihe nach");
    desk.locator("#rules-more > summary").click();
    exampleIs("Ali", "Eva", "Finn", "Dana", "Cem", "Jo");
    hall.nobodyComplained();
  }

  @Test
  void rulesThatNobodyCouldSpeakByAreNamedBeforeTheyAreSet() {
    choose("#rule-lists", "group");
    desk.locator("#rule-keys").fill("nur-eine");
    assertThat(desk.locator("#rule-example")).hasText("Diese Liste gibt es hier nicht.");
    desk.locator("#rule-keys").fill("nord,mitte,sued");
    exampleIs("Finn", "Eva", "Ali", "Jo", "Dana", "Cem");
    hall.nobodyComplained("404");
  }

  private void choose(String field, String value) {
    desk.locator(field).selectOption(new SelectOption().setValue(value));
  }

  private void exampleIs(String... names) {
    assertThat(desk.locator("#rule-example li > b")).hasText(names);
  }
}
