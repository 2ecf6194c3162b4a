package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fits;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/**
 * At the door votes are given by number. Inside, a guest is told that they are one; then a vote by
 * name is cast by phones, called out for a card, counted down, and read on the wall and in the
 * minutes; and so is a rating, because the assembly wants it.
 */
@Tag("slow")
class VotersStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private String item;
  private Page desk;
  private Page door;
  private Page ali;
  private Page eva;
  private Page screen;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Vollversammlung des Kiezvereins", "Satzung", 30);
    item = scene.items().getFirst();
    desk = scene.desk(hall.device(Browser.desk()));
    ali = scene.joined(hall.device(Browser.phone()), "Ali");
    eva = scene.joined(hall.device(Browser.phone()), "Eva");
    screen = scene.screen(hall.device(Browser.screen()));
    door = scene.desk(hall.device(Browser.phone()));
    scene.moderation().does("check-names");
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void fromTheDoorToTheMinutes() {
    votesAreGivenAtTheDoor();
    aGuestIsTold();
    theyVoteByName();
    nobodysVoteIsReplacedWithoutAWord();
    whoHasNoPhoneIsCalled();
    everybodyReadsIt();
    theyWantTheNextOneByNameToo();
    theMinutesNameThem();
    hall.nobodyComplained();
  }

  private void votesAreGivenAtTheDoor() {
    scene.at(door, "/voters");
    press(door, "Wer am Eingang eine Stimme bekommt");
    door.getByLabel("Nummer, Karte oder Name").fill("Karte 204");
    door.keyboard().press("Enter");
    assertThat(door.locator("#list .holders").first()).containsText("Karte 204");
    // The next in the queue can be typed at once.
    assertThat(door.locator("#grant-name")).isFocused();
    door.locator("#list li")
        .filter(new Locator.FilterOptions().setHasText("Ali"))
        .getByRole(AriaRole.BUTTON)
        .click();
    assertThat(door.locator("#list-title")).hasText("2 Personen stimmen ab");
    door.getByLabel("Name der Initiative").fill("Gartengruppe");
    press(door, "Hinzufügen");
    assertThat(door.locator("#initiatives")).containsText("Gartengruppe");
    door.getByLabel("Delegierte Person: Nummer, Karte oder Name").fill("Karte 204");
    press(door, "Eintragen");
    assertThat(door.locator("#initiatives .holders")).containsText("Karte 204");
    look("stimmen-0-tuer");
    fitsPhones(door);
  }

  private void aGuestIsTold() {
    scene.moderation().does("open-decision", "question", "Ändern wir die Satzung?");
    assertThat(eva.locator("#ballot"))
        .containsText("Du bist als Gast hier und stimmst nicht mit ab.");
    assertThat(eva.locator("#ballot").getByText("Ja")).hasCount(0);
    assertThat(ali.locator("#cast")).isVisible();
    assertThat(desk.locator("#decision .turnout")).containsText("noch 1 ohne Stimme");
    look("stimmen-1-gast");
    scene.moderation().does("end-decision", "decision", "d1");
  }

  private void theyVoteByName() {
    unfold(desk, "Wahl, Punkte, Konsens");
    desk.locator("#poll-question").fill("Wer ist für die neue Satzung?");
    desk.getByLabel("Namentlich abstimmen").check();
    look("stimmen-2-frage");
    desk.locator("#poll-put").click();
    assertThat(ali.locator("#ballot"))
        .containsText("Namentlich: Dein Name und deine Stimme stehen auf der Leinwand");
    assertThat(screen.locator("#wallvote")).containsText("namentlich");
    ali.locator("#ballot").getByLabel("Ja").check();
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Ja");
    settles(desk);
    desk.locator("#closing-60").click();
    settles(desk);
    assertThat(ali.locator(".countdown")).containsText("Schließt in");
    assertThat(screen.locator(".countdown")).containsText("Schließt in");
    assertThat(desk.locator("#rollcall .roll-list li")).hasCount(1);
    look("stimmen-3-namentlich");
  }

  /** Somebody else answers to the name of Ali, who has voted. */
  private void nobodysVoteIsReplacedWithoutAWord() {
    entersNoFor("Ali");
    assertThat(desk.locator("#notice"))
        .containsText("Ali hat schon selbst abgestimmt. Ändere das nur, wenn Ali es so will.");
    fits(desk);
    look("stimmen-3a-ersetzen");
    press(desk, "So lassen");
    assertThat(desk.locator("#notice .notice-item")).hasCount(0);
    settles(desk);
    assertThat(ali.locator(".arrived")).containsText("Deine Stimme ist angekommen: Ja");
    entersNoFor("Ali");
    press(desk, "Ändern");
    assertThat(ali.locator(".arrived")).containsText("Am Pult wurde für dich eingetragen: Nein");
    assertThat(desk.locator("#roll-name")).hasValue("");
    look("stimmen-3b-ersetzt");
    takesOut("Ali");
    assertThat(desk.locator("#rollcall .roll-list li")).hasCount(2);
    assertThat(ali.locator("#ballot"))
        .containsText("Am Pult wurde deine Stimme wieder herausgenommen");
    fitsPhones(ali);
    look("stimmen-3c-herausgenommen");
    ali.locator("#ballot").getByLabel("Ja").check();
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Deine Stimme ist angekommen: Ja");
    assertThat(desk.locator("#rollcall .roll-list li")).hasCount(1);
    settles(desk);
  }

  private void takesOut(String name) {
    if (desk.locator("#roll-withdraw[open]").count() == 0) {
      desk.locator("#roll-withdraw > summary").click();
    }
    desk.locator("#roll-withdraw-name").fill(name);
    look("stimmen-4a-herausnehmen");
    fits(desk);
    press(desk, "Stimme herausnehmen");
  }

  private void entersNoFor(String name) {
    desk.locator("#roll-name").fill(name);
    desk.locator("#roll-form").getByText("Nein").click();
  }

  private void whoHasNoPhoneIsCalled() {
    desk.locator("#rollcall .roll-list li").getByText("Nein").click();
    assertThat(desk.locator("#rollcall .roll-list li")).hasCount(0);
    settles(desk);
    // It was somebody else who said it.
    takesOut("204");
    assertThat(desk.locator("#rollcall .roll-list li")).hasCount(1);
    settles(desk);
    desk.locator("#rollcall .roll-list li").getByText("Nein").click();
    assertThat(desk.locator("#rollcall .roll-list li")).hasCount(0);
    settles(desk);
    look("stimmen-4-aufgerufen");
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");
  }

  private void everybodyReadsIt() {
    for (Page page : new Page[] {screen, ali, eva, desk}) {
      assertThat(page.locator(".roll-said").first()).containsText("Ali");
      assertThat(page.locator(".roll-said").first()).containsText("Karte 204 (P)");
      assertThat(page.locator(".roll-said").first()).not().containsText("Ali (P)");
      assertThat(page.locator(".found-entered").first())
          .hasText("(P) Eine Stimme wurde am Pult eingetragen.");
    }
    assertThat(screen.locator(".found-entered")).isVisible();
    look("stimmen-5-ergebnis");
    fitsPhones(ali);
  }

  /** A rating takes more than a word: who is called is chosen, then what they say is filled in. */
  private void theyWantTheNextOneByNameToo() {
    scene.somebody("Bo").does("ask-to-speak", "kind", "point-of-order", "motion", "roll-call");
    scene.moderation().does("call-next");
    settles(desk);
    desk.locator("#motion-no-objection").click();
    assertThat(desk.locator("#decision"))
        .containsText("Auf diesem TOP wird namentlich abgestimmt. Das hat die Versammlung");
    assertThat(desk.locator("#quick-majority")).hasCount(0);
    unfold(desk, "Wahl, Punkte, Konsens");
    desk.locator("#poll-method").selectOption("temperature");
    assertThat(desk.getByLabel("Namentlich abstimmen")).isHidden();
    desk.locator("#poll-question").fill("Wie ist es hier?");
    desk.locator("#poll-put").click();
    assertThat(ali.locator("#ballot")).containsText("Offen: Gezeigt werden nur Summen.");
    assertThat(desk.locator("#decision")).containsText("Wie ist es hier?");
    scene.moderation().does("end-decision", "decision", "d3");
    assertThat(desk.locator("#decision")).not().containsText("Wie ist es hier?");
    unfold(desk, "Wahl, Punkte, Konsens");
    desk.locator("#poll-method").selectOption("resistance");
    assertThat(desk.getByLabel("Namentlich abstimmen")).isChecked();
    desk.locator("#poll-question").fill("Wohin mit dem Fest?");
    desk.locator("#poll-options").fill("Park\nHof");
    look("stimmen-6-beschlossen");
    desk.locator("#poll-put").click();
    rate(ali.locator("#ballot"), "Park", 2);
    rate(ali.locator("#ballot"), "Hof", 7);
    ali.locator("#cast").click();
    assertThat(ali.locator(".arrived")).containsText("Park: 2, Hof: 7");
    assertThat(desk.locator("#rollcall .roll-name")).hasCount(2);
    desk.locator("#rollcall").getByLabel("Karte 204").check();
    rate(desk.locator("#rollcall"), "Park", 0);
    rate(desk.locator("#rollcall"), "Hof", 10);
    look("stimmen-7-bewertet");
    fitsPhones(door);
    desk.locator("#roll-add").click();
    assertThat(desk.locator("#rollcall .roll-name")).hasCount(1);
    // Whoever is called next finds an empty ballot.
    assertThat(desk.locator("#rollcall .point :checked")).hasCount(0);
    desk.locator("#roll-other").check();
    desk.locator("#roll-name").fill("Bahar");
    desk.locator("#roll-add").click();
    assertThat(desk.locator("#rollcall form-answer"))
        .containsText("Diese Person ist als Gast hier und stimmt nicht mit ab.");
    settles(desk);
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");
    for (Page page : new Page[] {screen, ali, eva, desk}) {
      assertThat(page.locator(".roll-said").first()).containsText("A 0 · B 10");
    }
    assertThat(screen.locator(".arithmetic")).hasText("Am wenigsten Widerstand: 2.");
    fits(screen);
    look("stimmen-8-bewertungen");
    fitsPhones(ali);
  }

  private static void rate(Locator form, String option, int rating) {
    form.locator(".rate")
        .filter(new Locator.FilterOptions().setHasText(option))
        .getByLabel("" + rating, new Locator.GetByLabelOptions().setExact(true))
        .check();
  }

  private void theMinutesNameThem() {
    scene.moderation().does("close-item", "item", item);
    scene.moderation().does("end-assembly");
    scene.at(desk, "/minutes");
    assertThat(desk.locator(".roll-said").first()).containsText("Ali");
    assertThat(desk.locator("main")).containsText("Abstimmen durften 2 Personen.");
    assertThat(desk.locator("main"))
        .containsText("Namentlich, nach der Liste der Stimmberechtigten.");
    assertThat(desk.locator(".roll-said").last()).containsText("A 2 · B 7");
    assertThat(desk.locator(".roll-said").last()).containsText("A 0 · B 10 (P)");
    look("stimmen-9-protokoll");
  }

  private void look(String moment) {
    Look.at(moment, Map.of("pult", desk, "tuer", door, "ali", ali, "eva", eva, "leinwand", screen));
  }
}
