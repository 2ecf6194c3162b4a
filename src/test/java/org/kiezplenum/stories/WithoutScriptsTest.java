package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;
import static org.kiezplenum.stories.Hands.vote;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** A phone whose browser runs no scripts takes part all the same. */
@Tag("slow")
class WithoutScriptsTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Page phone;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Kiezversammlung", "Spielstraße", 30);
    phone = hall.device(Browser.phone().setJavaScriptEnabled(false));
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  private void comeIn(String name) {
    phone.navigate(hall.address());
    phone.getByLabel("Code der Versammlung").fill(scene.code());
    press(phone, "Mitmachen");
    phone.getByLabel("Wie heißt du?").fill(name);
    press(phone, "Mitmachen");
    assertThat(phone.locator(".me")).isVisible();
  }

  @Test
  void raisesAndWithdrawsItsHand() {
    comeIn("");
    assertThat(phone.locator("#stage")).containsText("Spielstraße");
    press(phone, "Ich möchte sprechen");
    assertThat(phone.locator("#hand")).containsText("Gleich bist du dran");
    assertThat(scene.moderation().sees(view -> queueSize(view) == 1)).isNotNull();
    fitsPhones(phone);
    phone.reload();
    assertThat(phone.locator("#hand")).containsText("Gleich bist du dran");
    press(phone, "Meldung zurückziehen");
    scene.moderation().sees(view -> queueSize(view) == 0);
    press(phone, "Ich möchte sprechen");
    scene.moderation().sees(view -> queueSize(view) == 1);
    scene.moderation().does("call-next");
    follow(phone, "Neu laden");
    assertThat(phone.locator("#hand")).containsText("Du hast das Wort");
  }

  private static int queueSize(JsonObject view) {
    return view.getJsonObject("public").getJsonObject("floor").getJsonArray("queue").size();
  }

  @Test
  void atTheDeskTwoWhoTurnOutToBeOneAreMergedByTheirNumber() {
    scene.moderation().does("enter-speaker", "name", "204");
    scene.moderation().does("enter-speaker", "name", "Eva");
    phone.navigate(scene.keyLink());
    press(phone, "Ja, Pult öffnen");
    phone.locator("#queue .person-fold summary").last().click();
    phone.locator("#queue .merges:visible input[name=with]").fill("Karte 204");
    phone.locator("#queue .merges:visible button").click();
    assertThat(phone.locator("#queue .person-fold summary bdi")).hasText("Eva");
    assertThat(scene.moderation().sees(view -> queueSize(view) == 1)).isNotNull();
    fitsPhones(phone);
  }

  @Test
  void votesAndChangesItsVote() {
    comeIn("Ben");
    String decision =
        scene.moderation().does("open-decision", "question", "Treffen wir uns monatlich?");
    phone.reload();
    fitsPhones(phone);
    vote(phone, "Nein");
    unfold(phone, "Stimme ändern");
    fitsPhones(phone);
    vote(phone, "Ja");
    phone.reload();
    assertThat(phone.locator(".arrived")).hasText("Deine Stimme ist angekommen: Ja");

    scene.moderation().does("enter-hands", "decision", decision, "yes", 3, "no", 3, "abstain", 0);
    scene.moderation().does("close-decision", "decision", decision);
    unfold(phone, "Stimme ändern");
    phone.locator("#ballot").getByLabel("Enthaltung").check();
    phone.locator("#cast").click();
    assertThat(phone.locator("#notice"))
        .containsText("Zu spät: Die Abstimmung war schon geschlossen.");
    scene.moderation().does("announce-decision", "decision", decision);
    phone.navigate(hall.address() + "/" + scene.code());
    assertThat(phone.locator("#ballot .outcome")).hasText("Angenommen");
    assertThat(phone.locator("#ballot .arithmetic")).containsText("Telefon 1/0/0");
  }

  /** A button that was pressed counts, and not what had been chosen before it. */
  @Test
  void abstainsThoughANameWasChosenBefore() {
    comeIn("Ben");
    scene
        .moderation()
        .does(
            "open-poll",
            "method",
            "relative-election",
            "question",
            "Wer spricht?",
            "options",
            "Dana\nFinn");
    phone.reload();
    phone.locator("#ballot").getByLabel("Dana").check();
    press(phone, "Enthaltung");
    assertThat(phone.locator(".arrived")).hasText("Deine Stimme ist angekommen: Enthaltung");
  }

  @Test
  void handsInAProposalAndKeepsWhatWasTypedIfItIsRefused() {
    comeIn("Ben");
    unfold(phone, "Anträge");
    follow(phone, "Antrag einreichen");
    String text = "Die Bänke am Platz werden repariert, \"sofort\" & <alle>.";
    phone.getByLabel("Worum geht es?").fill("   ");
    phone.getByLabel("Die Versammlung möge beschließen:").fill(text);
    press(phone, "Antrag einreichen");
    assertThat(phone.locator("#notice")).containsText("Hier fehlt noch Text.");
    assertThat(phone.getByLabel("Die Versammlung möge beschließen:")).hasValue(text);
    fitsPhones(phone);

    phone.getByLabel("Worum geht es?").fill("Bänke am Platz");
    press(phone, "Antrag einreichen");
    assertThat(phone.locator("h1")).hasText("Bänke am Platz");
    assertThat(phone.locator(".wording")).hasText(text);
    follow(phone, "Zur Versammlung");
    unfold(phone, "Anträge");
    assertThat(phone.locator("#proposals")).containsText("Antrag 1");
  }

  @Test
  void isToldWhatToDoAboutAWrongCodeAndATooLongName() {
    phone.navigate(hall.address());
    phone.getByLabel("Code der Versammlung").fill("K7M 2P");
    press(phone, "Mitmachen");
    assertThat(phone.locator("main")).containsText("Alle kommen zu Wort.");
    assertThat(phone.locator("body")).containsText("Diesen Code kennen wir nicht.");
    assertThat(phone.getByLabel("Code der Versammlung")).hasValue("K7M 2P");
    follow(phone, "English");
    assertThat(phone.locator("html")).hasAttribute("lang", "en");
    follow(phone, "Deutsch");

    // As a browser sends it that does not know how long a name may be.
    String long41 = "x".repeat(41);
    phone.navigate(hall.address() + "/" + scene.code());
    phone.getByLabel("Wie heißt du?").evaluate("(field) => field.removeAttribute('maxlength')");
    phone.getByLabel("Wie heißt du?").fill(long41);
    press(phone, "Mitmachen");
    assertThat(phone.locator("#notice")).containsText("Der Name ist zu lang.");
    assertThat(phone.getByLabel("Wie heißt du?")).hasValue(long41);
    phone.getByLabel("Wie heißt du?").fill("Ben");
    press(phone, "Mitmachen");
    assertThat(phone.locator(".me summary")).hasText("Du: Ben");
    unfold(phone, "Du: Ben");
    phone.getByLabel("Dein Name").fill("");
    press(phone, "Speichern");
    assertThat(phone.locator(".me summary")).containsText("Gast");
  }
}
