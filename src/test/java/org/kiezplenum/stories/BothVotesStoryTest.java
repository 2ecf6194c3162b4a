package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/**
 * A majority of people and of initiatives, by name: a delegate's phone asks for both, each is given
 * and changed by itself, the desk enters what a delegate without a phone says, and the roll tells
 * both.
 */
@Tag("slow")
class BothVotesStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private String item;
  private Page desk;
  private Page ali;
  private Page eva;

  @BeforeEach
  void twoInitiativesHaveDelegates() {
    scene = Scene.running(hall, "Rat der Initiativen", "Spielstraße", 30);
    item = scene.items().getFirst();
    desk = scene.desk(hall.device(Browser.desk()));
    ali = scene.joined(hall.device(Browser.phone()), "Ali");
    eva = scene.joined(hall.device(Browser.phone()), "Eva");
    scene.moderation().does("check-names");
    scene.moderation().does("add-initiative", "name", "Elterninitiative am Schillerpark");
    scene.moderation().does("add-initiative", "name", "Gartengruppe");
    scene.moderation().does("name-delegate", "initiative", "o1", "name", "Ali");
    scene.moderation().does("name-delegate", "initiative", "o2", "number", 204);
    scene
        .moderation()
        .does(
            "open-poll",
            "question",
            "Sperren wir die Straße?",
            "method",
            "double-majority",
            "ballots",
            "by-name");
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void bothQuestionsStandSideBySide() {
    whoSpeaksForNobodyIsAskedOneQuestion();
    aDelegateGivesOneAndIsToldOfTheOther();
    theOtherIsGivenAndOneIsChanged();
    theDeskEntersBoth();
    everybodyReadsBoth();
    hall.nobodyComplained();
  }

  private void whoSpeaksForNobodyIsAskedOneQuestion() {
    assertThat(eva.locator("#ballot fieldset")).hasCount(1);
    answer(eva, "Für mich selbst", "Nein");
    eva.locator("#cast").click();
    assertThat(eva.locator(".arrived b")).hasText("Nein");
    assertThat(eva.locator("#ballot .warning")).hasCount(0);
  }

  private void aDelegateGivesOneAndIsToldOfTheOther() {
    assertThat(ali.locator("#ballot fieldset")).hasCount(2);
    look("beide-1-fragen");
    fitsPhones(ali);
    answer(ali, "Für mich selbst", "Ja");
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived b")).hasText("Ja");
    assertThat(ali.locator("#ballot .warning"))
        .hasText("Für deine Initiative hast du noch nicht abgestimmt.");
    // What was given is seen in the form, which is not folded away, for what is missing.
    assertThat(choice(ali, "Für mich selbst", "Ja")).isChecked();
    look("beide-2-halb");
    fitsPhones(ali);
  }

  private void theOtherIsGivenAndOneIsChanged() {
    answer(ali, "Elterninitiative", "Nein");
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived b")).hasText("Ja, Elterninitiative am Schillerpark: Nein");
    assertThat(ali.locator("#ballot .warning")).hasCount(0);
    ali.getByText("Stimme ändern").click();
    assertThat(choice(ali, "Elterninitiative", "Nein")).isChecked();
    answer(ali, "Für mich selbst", "Enthaltung");
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived b"))
        .hasText("Enthaltung, Elterninitiative am Schillerpark: Nein");
    look("beide-3-beides");
    fitsPhones(ali);
  }

  private void theDeskEntersBoth() {
    Locator card =
        desk.locator("#rollcall .roll-list li")
            .filter(new Locator.FilterOptions().setHasText("Karte 204"));
    look("beide-4-aufruf");
    // Nobody presses a row that moves because others have just voted.
    for (String voted : new String[] {"Ali", "Eva"}) {
      assertThat(
              desk.locator("#rollcall .roll-list li")
                  .filter(new Locator.FilterOptions().setHasText(voted)))
          .hasCount(0);
    }
    settles(desk);
    card.locator("button[name=answer][value=yes]").click();
    settles(desk);
    // Whoever has said one of two things is called until they have said both.
    assertThat(card).isVisible();
    card.locator("button[name=spoken][value=yes]").click();
    assertThat(card).hasCount(0);
    settles(desk);
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");
  }

  private void everybodyReadsBoth() {
    for (Page page : new Page[] {ali, eva}) {
      assertThat(page.locator(".roll-said").first())
          .containsText("Elterninitiative am Schillerpark: Nein");
      assertThat(page.locator(".roll-said").first()).containsText("Gartengruppe: Ja");
    }
    look("beide-5-ergebnis");
    fitsPhones(ali);
    scene.moderation().does("close-item", "item", item);
    scene.moderation().does("end-assembly");
    scene.at(desk, "/minutes");
    Locator roll = desk.locator(".roll-said").first();
    assertThat(roll).containsText("Enthaltung (1)");
    assertThat(roll).containsText("Elterninitiative am Schillerpark: Nein (1)");
    assertThat(roll).containsText("Gartengruppe: Ja (1)");
  }

  private static Locator choice(Page page, String question, String answer) {
    return page.locator("#ballot fieldset")
        .filter(new Locator.FilterOptions().setHasText(question))
        .getByLabel(answer);
  }

  private static void answer(Page page, String question, String answer) {
    choice(page, question, answer).check();
  }

  private void look(String moment) {
    Look.at(moment, Map.of("pult", desk, "ali", ali, "eva", eva));
  }
}
