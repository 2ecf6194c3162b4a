package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fits;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** What a desk seldom does: it puts a lot right, and asks initiatives that stand on no list. */
@Tag("slow")
class LotStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Page desk;
  private Page ali;

  @BeforeEach
  void oneItemIsOpen() {
    scene = Scene.running(hall, "Rat der Initiativen", "Wer spricht für uns?", 30);
    desk = scene.desk(hall.device(Browser.desk()));
    ali = scene.joined(hall.device(Browser.phone()), "Ali");
    scene.moderation().does("check-names");
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  private String poll(String method, String question, String options) {
    return scene
        .moderation()
        .does("open-poll", "question", question, "method", method, "options", options);
  }

  @Test
  void aLotThatWasEnteredWronglyIsPutRight() {
    String vote =
        poll("irv", "Wer spricht für uns?", "Dana Yıldırım\nJo von Hohenstein-Wiesen\nKim");
    for (String name : new String[] {"a>b", "b>a"}) {
      scene.moderation().does("enter-paper", "decision", vote, "ballot", name, "times", 4);
    }
    scene.moderation().does("close-decision", "decision", vote);
    look("los-1-ziehen");
    fits(desk);
    draw("#lot-form", "Dana", "Los eintragen");
    look("los-2-gezogen");
    desk.locator("summary").filter(text("Das Los wurde falsch eingetragen")).click();
    look("los-3-falsch");
    fits(desk);
    draw("#lot-instead", "Jo", "Los richtig eintragen");
    press(desk, "Ergebnis verkünden");
    assertThat(ali.locator("#ballot .found")).containsText("Jo von Hohenstein-Wiesen");
    assertThat(ali.locator("#ballot .found")).containsText("mehr als die Hälfte. Vor allen gelost");
    assertThat(ali.locator("#ballot .found")).containsText("Ein Los wurde zuerst falsch");
    look("los-4-verkuendet");
    fitsPhones(ali);
    hall.nobodyComplained();
  }

  private static Locator.FilterOptions text(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private void draw(String form, String name, String button) {
    settles(desk);
    desk.locator(form).locator("label.choice").filter(text(name)).click();
    desk.locator(form)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
        .click();
    assertThat(desk.locator("#lot-stands")).containsText(name);
    settles(desk);
  }

  @Test
  void initiativesThatStandOnNoListAreAskedBesideThePeople() {
    String vote =
        poll(
            "double-majority",
            "Sperren wir die Straße an Sonntagen?",
            "Elterninitiative am Schillerpark\nGartengruppe\nChor");
    look("getippt-1-offen");
    fits(desk);
    fitsPhones(ali);
    ali.locator("#ballot label").filter(text("Ja")).first().click();
    ali.locator("#cast").click();
    scene.moderation().does("enter-paper", "decision", vote, "ballot", "a:yes");
    scene.moderation().does("enter-paper", "decision", vote, "ballot", "b:yes");
    scene.moderation().does("enter-paper", "decision", vote, "ballot", "c:no");
    scene.moderation().does("enter-paper", "decision", vote, "ballot", "yes", "times", 7);
    scene.moderation().does("enter-paper", "decision", vote, "ballot", "no", "times", 3);
    look("getippt-2-eingetragen");
    scene.moderation().does("close-decision", "decision", vote);
    look("getippt-3-geschlossen");
    fits(desk);
    press(desk, "Ergebnis verkünden");
    assertThat(ali.locator("#ballot .found")).containsText("Angenommen");
    look("getippt-4-verkuendet");
    fits(desk);
    fitsPhones(ali);
    hall.nobodyComplained();
  }

  private void look(String moment) {
    settles(desk);
    Look.at(moment, Map.of("pult", desk, "telefon", ali));
  }
}
