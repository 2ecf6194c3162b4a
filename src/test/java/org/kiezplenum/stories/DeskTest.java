package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.button;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/**
 * What moderators do in a hall, each in as few taps as was promised, and what the hall sees of it.
 */
@Tag("slow")
class DeskTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private List<String> items;
  private Page desk;
  private Page phone;
  private Page screen;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.of(hall, "Kiezversammlung Schillerpark");
    items = scene.agenda("Begrüßung", 5, "Spielstraße", 30, "Verschiedenes", 15);
    scene.moderation().does("open-assembly");
    scene.moderation().does("start-item", "item", items.get(1));
    desk = scene.desk(hall.device(Browser.desk()));
    phone = scene.joined(hall.device(Browser.phone()), "Ali");
    screen = scene.screen(hall.device(Browser.screen()));
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void aCallIsTakenBackAndSomebodyWhoIsNotThereGoesToTheEnd() {
    enter("Frau Öztürk");
    enter("204");
    enter("Eva");
    queueIs("Frau Öztürk", "Karte 204", "Eva");
    press(desk, "Frau Öztürk: nach unten");
    queueIs("Karte 204", "Frau Öztürk", "Eva");

    call();
    assertThat(screen.locator(".wall-name")).hasText("Karte 204");
    assertThat(desk.locator(".walk")).containsText("Weg zum Mikro");
    call();
    assertThat(screen.locator(".wall-name")).hasText("Frau Öztürk");
    press(desk, "Zurück: Karte 204");
    assertThat(screen.locator(".wall-name")).hasText("Karte 204");
    queueIs("Frau Öztürk", "Eva");

    press(desk, "Nicht da: ans Ende");
    queueIs("Frau Öztürk", "Eva", "Karte 204");
    assertThat(desk.locator("#undo")).containsText("Rückgängig: Karte 204 war nicht da");
    call();
    press(desk, "+1 Min.");
    assertThat(desk.locator(".clock-time")).hasText(Pattern.compile("[34]:.."));
    assertThat(desk.locator(".clock-time")).hasAttribute("data-limit", "240");
    desk.locator("#restart-clock").click();
    assertThat(desk.locator(".walk:not(:empty)")).hasCount(0);
    fitsPhones(desk);
    hall.nobodyComplained();
  }

  private void enter(String name) {
    desk.locator("#enter-name").fill(name);
    desk.locator("#enter-name").press("Enter");
    assertThat(desk.locator("form[data-pending]")).hasCount(0);
  }

  private void call() {
    desk.locator("#call-next").click();
    Hands.settles(desk);
  }

  private void queueIs(String... names) {
    assertThat(desk.locator("#queue summary > bdi")).hasText(names);
  }

  /** The wall calls people by number until somebody at the desk has looked at the name. */
  @Test
  void twoWhoTurnOutToBeOneAreMergedAndTheEarlierPlaceStays() {
    enter("204");
    enter("Frau Öztürk");
    enter("Eva");
    queueIs("Karte 204", "Frau Öztürk", "Eva");
    desk.locator("#queue summary", withText("Eva")).click();
    desk.locator("#queue .merges:visible input[data-people]").fill("204");
    desk.locator("#queue .merges:visible input[data-people]").press("Enter");
    queueIs("Eva", "Frau Öztürk");
    hall.nobodyComplained();
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void aNameStandsOnTheWallOnlyWhenItWasChecked() {
    call("Eva");
    press(phone, "Ich möchte sprechen");
    assertThat(desk.locator("#queue summary > bdi")).hasText(Pattern.compile("Gast \\d+"));
    assertThat(screen.locator(".wall-next")).not().containsText("Ali");
    assertThat(desk.locator("#call-next")).containsText("Nächste Person: Ali");
    desk.locator("#queue .people summary").click();
    desk.locator("#queue").getByText("Name zeigen").click();
    Hands.settles(desk);
    assertThat(screen.locator(".wall-next")).containsText("Ali");
    queueIs("Ali");
    desk.locator("#queue").getByText("Name verbergen").click();
    assertThat(screen.locator(".wall-next")).not().containsText("Ali");
    assertThat(phone.locator(".me summary")).hasText(Pattern.compile("Du: Gast \\d+"));
    unfold(phone, "Du:");
    assertThat(phone.locator(".me-form")).containsText("Dein Name wird nicht gezeigt.");
    fitsPhones(phone, desk);
    hall.nobodyComplained();
  }

  private void call(String name) {
    enter(name);
    call();
    assertThat(screen.locator(".wall-name")).hasText(name);
  }

  @Test
  void aDecisionWithoutACountTakesTwoTapsAndOnePersonMayDemandTheCount() {
    desk.locator("#quick-no-objection > summary").click();
    fitsPhones(desk);
    press(desk, "Dieser TOP 2");
    assertThat(screen.locator("#wallfinding .outcome")).hasText("Angenommen");
    assertThat(screen.locator("#wallfinding .arithmetic"))
        .containsText("Ohne Auszählung: keine Gegenrede.");
    assertThat(screen.locator("#wallfinding .sums")).hasCount(0);
    assertThat(phone.locator("#ballot .outcome")).hasText("Angenommen");
    press(desk, "Auszählen (verlangt)");
    assertThat(phone.locator("#ballot")).containsText("Abstimmung offen");
    Hands.vote(phone, "Ja");
    press(desk, "Ohne Ergebnis beenden");

    desk.locator("#quick-majority > summary").click();
    desk.locator("#majority-text").fill("Lüften wir?");
    fitsPhones(desk);
    desk.locator("#majority-question").getByText("dagegen").click();
    Hands.settles(desk);
    assertThat(screen.locator("#wallfinding")).containsText("Lüften wir?");
    assertThat(screen.locator("#wallfinding .outcome")).hasText("Abgelehnt");
    fitsPhones(phone, desk);
    hall.nobodyComplained();
  }

  @Test
  void aBreakAndARoundAreOnAllFaces() {
    unfold(desk, "Pause, Murmelrunde, Runde");
    fitsPhones(desk);
    desk.locator("#interludes").getByText("5 Min.").first().click();
    Hands.settles(desk);
    assertThat(screen.locator("#wallpause")).containsText("Pause");
    assertThat(phone.locator("#pause")).containsText("Pause");
    assertThat(phone.locator("#hand")).containsText("Weiter um");
    fitsPhones(phone, desk);
    press(desk, "Weiter");
    assertThat(screen.locator("#wallpause")).hasCount(0);

    desk.locator("#round-seats").fill("2");
    press(desk, "Runde beginnen");
    assertThat(screen.locator("#wallpause")).containsText("Platz 1");
    press(phone, "Ich bin dabei");
    assertThat(phone.locator("#hand")).containsText("Du bist dabei: 3 von 3");
    desk.locator("#round-next").click();
    Hands.settles(desk);
    press(desk, "Gibt weiter");
    assertThat(phone.locator("#hand")).containsText("Du bist dran");
    assertThat(desk.locator("#interlude")).containsText("1 hat weitergegeben");
    fitsPhones(phone, desk);
    press(phone, "Fertig, weiter");
    assertThat(screen.locator("#wallpause")).hasCount(0);
    assertThat(desk.locator("#interlude")).hasCount(0);
    hall.nobodyComplained();
  }

  @Test
  void anItemCanDoWithoutAListAndIsLeftWithWhatWasHeldOnTo() {
    press(desk, "Ohne Liste");
    assertThat(phone.locator("#hand")).containsText("Hier wird ohne Redeliste gesprochen.");
    assertThat(screen.locator("#wallitem")).containsText("Hier wird ohne Redeliste gesprochen.");
    press(desk, "Redeliste öffnen");
    enter("Eva");

    unfold(desk, "TOP abschließen");
    fitsPhones(desk);
    desk.locator("#closing-result-text").fill("Die Anwohnenden werden gefragt.");
    desk.locator("#closing-task-text").fill("Sperren ausleihen");
    desk.locator("#closing-task .task-who").fill("Ali");
    press(desk, "Mitnehmen und abschließen");
    assertThat(desk.locator("#head")).containsText("Kein Punkt läuft.");
    Evening.row(desk, "Verschiedenes").getByText("Beginnen").click();
    assertThat(desk.locator("#queue summary > bdi")).hasText("Eva");
    scene.moderation().does("announce-next", "text", "Montag, 21. Dezember");
    scene.moderation().does("end-assembly");
    for (String words :
        List.of("Die Anwohnenden werden gefragt.", "Sperren ausleihen (Ali)", "21. Dezember")) {
      assertThat(screen.locator("#wallclosing")).containsText(words);
    }
    Evening.isPainted(screen.locator("#wallclosing .qr"));
    unfold(phone, "Aufgaben");
    assertThat(phone.locator("#tasks")).containsText("Sperren ausleihen (Ali)");
    fitsPhones(phone, desk);
    hall.nobodyComplained();
  }

  @Test
  void theDeskSetsThePictureOnTheWall() {
    press(desk, "QR groß");
    Evening.isPainted(screen.locator("#wallqr .qr"));
    press(desk, "Schwarz");
    assertThat(screen.locator(".wall-head")).hasCount(0);
    desk.locator("#wall-text").fill("Wer fährt mit Lastenrad heim?");
    press(desk, "Nachricht");
    assertThat(screen.locator("#wallmessage")).hasText("Wer fährt mit Lastenrad heim?");
    line("Licht im Durchgang", "Themenspeicher");
    desk.locator("#wallrow").getByText("Themenspeicher").click();
    assertThat(screen.locator("#wallparking")).containsText("Licht im Durchgang");
    press(desk, "folgt");
    assertThat(screen.locator("#wallfloor")).isVisible();
    assertThat(button(desk, "folgt")).hasAttribute("aria-pressed", "true");
    fitsPhones(desk);
    hall.nobodyComplained();
  }

  private void line(String text, String kind) {
    Locator line = desk.locator("#line-" + items.get(1));
    line.locator("input[name=text]").fill(text);
    line.getByText(kind).click();
    Hands.settles(desk);
    assertThat(desk.locator(".notelist")).containsText(text);
  }

  @Test
  void whatHappenedWithoutADeviceIsEnteredLaterWithItsTime() {
    unfold(desk, "Nachtragen");
    fitsPhones(desk);
    Locator line = desk.locator("#catchup-line");
    line.locator("[name=at]").fill("19:05");
    line.locator("[name=text]").fill("Der Strom war weg.");
    line.getByText("Nachtragen").click();
    Hands.settles(desk);
    assertThat(desk.locator(".notelist")).containsText("nachgetragen, 19:05 Uhr");
    line.locator("[name=at]").fill("18:40");
    line.locator("[name=item]").selectOption(items.getFirst());
    line.locator("[name=text]").fill("Die Anwesenden haben sich vorgestellt.");
    line.getByText("Nachtragen").click();
    scene
        .moderation()
        .sees(view ->
            view.getJsonObject("desk").getJsonObject("notes").containsKey(items.getFirst()));
    Hands.settles(desk);
    Locator count = desk.locator("#catchup-count");
    count.locator("[name=item]").selectOption(items.getFirst());
    count.locator("[name=at]").fill("19:10");
    count.locator("[name=question]").fill("Machen wir weiter?");
    count.locator("[name=yes]").fill("20");
    count.locator("[name=no]").fill("3");
    count.locator("[name=abstain]").fill("0");
    count.getByText("Nachtragen").click();
    unfold(phone, "Ergebnisse");
    assertThat(phone.locator("#results")).containsText("Machen wir weiter?");
    assertThat(phone.locator("#results")).containsText("20 Ja");
    scene
        .moderation()
        .sees(view ->
            view.getJsonObject("public")
                .getJsonObject("decision")
                .getJsonObject("d1")
                .getString("item")
                .equals(items.getFirst()));
    hall.nobodyComplained();
  }

  @Test
  void aProposalIsTakenDownForSomebodyWithoutAPhone() {
    enter("204");
    Hands.follow(desk, "Antrag aufnehmen");
    Hands.write(desk, "Für wen? Name oder Nummer", "Karte 204");
    Hands.write(desk, "Worum geht es?", "Eine Bank am Brunnen");
    desk.getByLabel("Die Versammlung möge beschließen:").fill("Am Brunnen steht eine Bank.");
    fitsPhones(desk);
    desk.getByText("Antrag einreichen").last().click();
    assertThat(desk.locator(".document-facts")).containsText("Karte 204");
    Hands.follow(desk, "Zur Versammlung");
    assertThat(desk.locator(".votable")).containsText("Antrag 1: Eine Bank am Brunnen");
    hall.nobodyComplained();
  }
}
