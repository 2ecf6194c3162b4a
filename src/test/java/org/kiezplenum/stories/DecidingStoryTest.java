package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;
import static org.kiezplenum.stories.Hands.unfold;
import static org.kiezplenum.stories.Hands.write;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * An evening that decides in three ways: between two competing proposals with three amendments, two
 * of which cannot both be, by least resistance; by consent, with an objection that changes the
 * text; and by a secret election of two speakers, on phones and on paper. The minutes carry all of
 * it.
 */
@Tag("slow")
class DecidingStoryTest {
  private static final String STREET =
      "Die Straße wird von Mai bis Oktober jeden Sonntag gesperrt.";
  private static final String ONE_WAY = "Die Barfusstraße wird Einbahnstraße, mit Radweg.";

  private final Hall hall = new Hall();
  private Scene scene;
  private List<String> items;
  private Client moderation;
  private Client bo;
  private Page desk;
  private Page ali;
  private Page eva;
  private Page screen;

  @BeforeEach
  void theyCome() {
    scene = Scene.of(hall, "Kiezversammlung Schillerpark");
    items = scene.agenda("Barfusstraße", 30, "Frühjahrsputz", 15, "Wer spricht für uns?", 15);
    moderation = scene.moderation();
    moderation.does("open-assembly");
    moderation.does("state-present", "count", 6);
    moderation.does("start-item", "item", items.getFirst());
    ali = scene.joined(hall.device(Browser.phone()), "Ali");
    eva = scene.joined(hall.device(Browser.phone()), "Eva");
    bo = scene.somebody("Bo");
    desk = scene.desk(hall.device(Browser.desk()));
    screen = scene.screen(hall.device(Browser.screen()));
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void threeWaysToDecideAndOneRecord() {
    proposalsCompete();
    amendmentsAreDecidedFirst();
    theLeastResistanceWins();
    anObjectionChangesTheText();
    twoAreElectedSecretly();
    theMinutesCarryItAll();
    hall.nobodyComplained();
  }

  private void proposalsCompete() {
    handIn(eva, "Spielstraße jeden Sonntag", STREET);
    bo.does("hand-in-proposal", "title", "Einbahnstraße", "text", ONE_WAY);
    scene.at(desk, "/proposals/a1");
    desk.locator("#compete-with").selectOption("a2");
    press(desk, "Festhalten");
    assertThat(desk.locator(".document > .conflict")).containsText("Antrag 2: Einbahnstraße");
    amend(ali, "a1", STREET.replace("Mai", "April"));
    amend(eva, "a1", STREET.replace("von Mai bis Oktober", "im ganzen Sommer"));
    assertThat(eva.locator(".conflict").first()).containsText("Änderung 1 zu Antrag 1");
    amend(ali, "a2", ONE_WAY.replace(", mit Radweg", ", mit Radweg in beide Richtungen"));
    look("entscheiden-1-antraege");
  }

  private void amendmentsAreDecidedFirst() {
    scene.at(desk, "/desk");
    scene.at(ali, "");
    scene.at(eva, "");
    // The one that reaches furthest stands first; adopted, it settles the one that contradicts it.
    moderation.does("open-decision", "proposal", "a4");
    Hands.vote(ali, "Ja");
    Hands.vote(eva, "Ja");
    assertThat(screen.locator(".conflict")).containsText("widerspricht Änderung 1 zu Antrag 1");
    look("entscheiden-2-aenderung");
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");
    bo.does("take-over-amendment", "proposal", "a5");
    bo.sees(view -> state(view, "a3").equals("settled") && state(view, "a5").equals("taken-over"));
  }

  /** Ali 0/5/9, Eva 2/4/8, a paper 1/7/6: the play street has 3 of 30, the rest 16 and 23. */
  private void theLeastResistanceWins() {
    scene.at(desk, "/proposals/a1");
    unfold(desk, "Abstimmung zwischen den Anträgen");
    press(desk, "Zur Abstimmung stellen");
    Hands.isConnected(desk);
    String street = option("Antrag 1");
    String oneWay = option("Antrag 2");
    resist(ali, street, 0, oneWay, 5, 9);
    resist(eva, street, 2, oneWay, 4, 8);
    look("entscheiden-3-widerstand");
    fitsPhones(ali);
    unfold(desk, "Stimmzettel auf Papier");
    rate(desk.locator("#paper-form"), street, 1);
    rate(desk.locator("#paper-form"), oneWay, 7);
    rate(desk.locator("#paper-form"), "c", 6);
    desk.locator("#paper-add").click();
    assertThat(desk.locator(".blocklist li")).hasCount(1);
    settles(desk);
    press(desk, "Abstimmung schließen");
    press(desk, "Ergebnis verkünden");
    for (Page page : List.of(screen, ali, desk)) {
      assertThat(page.locator(".found-row").first()).containsText("Antrag 1: Spielstraße");
      assertThat(page.locator(".found-row").first()).containsText("90 %");
      assertThat(page.locator(".found-row.passive").first())
          .containsText("Alles bleibt, wie es ist");
    }
    look("entscheiden-4-geringster-widerstand");
    scene.at(ali, "/proposals/a1");
    assertThat(ali.locator(".document-facts")).containsText("Beschluss 1");
    assertThat(ali.locator(".wording"))
        .hasText("Die Straße wird im ganzen Sommer jeden Sonntag gesperrt.");
    scene.at(ali, "/proposals/a2");
    assertThat(ali.locator(".document-facts")).containsText("hat sich erledigt");
  }

  private void anObjectionChangesTheText() {
    moderation.does("start-item", "item", items.get(1));
    scene.at(ali, "");
    handIn(eva, "Frühjahrsputz im Park", "Wir putzen am 1. März ab 8 Uhr.");
    scene.at(eva, "");
    putConsent();
    answer(ali, "Einwand");
    answer(eva, "Konsent");
    press(desk, "Abstimmung schließen");
    settles(desk);
    // Four in the hall have no phone; one tap counts them.
    desk.locator("#cells-form .rests button").first().click();
    assertThat(desk.locator(".blocklist li")).containsText("Konsent: 4");
    settles(desk);
    look("entscheiden-5-einwand");
    press(desk, "Ergebnis verkünden");
    assertThat(screen.locator(".outcome")).containsText("Einwand");
    scene.at(eva, "/proposals/a6");
    unfold(eva, "Antrag ändern");
    eva.locator("#change #text").fill("Wir putzen am 1. März ab 10 Uhr.");
    press(eva, "Neue Fassung speichern");
    assertThat(eva.locator(".wording")).hasText("Wir putzen am 1. März ab 10 Uhr.");
    scene.at(eva, "");
    press(desk, "Nächster Wahlgang");
    assertThat(ali.locator("#ballot")).containsText("Wahlgang 2");
    answer(ali, "Konsent");
    answer(eva, "Konsent");
    press(desk, "Abstimmung schließen");
    settles(desk);
    desk.locator("#cells-form .rests button").first().click();
    assertThat(desk.locator(".blocklist li")).containsText("Konsent: 4");
    settles(desk);
    press(desk, "Ergebnis verkünden");
    assertThat(screen.locator(".outcome")).hasText("Konsent");
    look("entscheiden-6-konsent");
  }

  /** Dana has 3 first preferences of 6, Finn 1 and Jo 2; with a quota of 3 Dana and Jo are in. */
  private void twoAreElectedSecretly() {
    moderation.does("start-item", "item", items.get(2));
    unfold(desk, "Wahl, Punkte, Konsens");
    desk.locator("#poll-method").selectOption("stv-scottish");
    desk.locator("#poll-question").fill("Wer spricht für uns?");
    desk.locator("#poll-options").fill("Dana\nFinn\nJo");
    desk.locator("#poll-seats").fill("2");
    desk.getByLabel("Geheim abstimmen").check();
    desk.locator("#poll-put").click();
    assertThat(desk.locator("#decision-next")).isVisible();
    place(ali, "Dana", 1);
    place(ali, "Finn", 2);
    ali.locator("#cast").click();
    place(eva, "Finn", 1);
    place(eva, "Jo", 2);
    eva.locator("#cast").click();
    assertThat(eva.locator(".arrived")).containsText("Sie bleibt geheim");
    unfold(desk, "Stimmzettel auf Papier");
    paper("Jo", 2, 1);
    paper("Dana", 2, 2);
    press(desk, "Abstimmung schließen");
    settles(desk);
    press(desk, "Alle einverstanden: mit Zahlen verkünden");
    assertThat(screen.locator(".found-row.chosen")).hasCount(2);
    look("entscheiden-7-gewaehlt");
    ali.locator("#ballot").getByText("Runde für Runde").click();
    assertThat(ali.locator(".round:visible").first()).containsText("Runde 1 von");
    press(ali, "Nächste Runde");
    assertThat(ali.locator(".rounds-now")).containsText("Runde 2 von");
    fitsPhones(ali);
    look("entscheiden-8-runden");
  }

  private void theMinutesCarryItAll() {
    moderation.does("close-item", "item", items.get(2));
    moderation.does("end-assembly");
    moderation.does("publish-minutes", "to", "everybody");
    Page reader = hall.device(Browser.desk());
    reader.navigate(hall.address() + "/archive/" + scene.id());
    String minutes = reader.locator("main").textContent().replaceAll("\\s+", " ");
    assertThat(minutes)
        .contains("Die Straße wird im ganzen Sommer jeden Sonntag gesperrt.")
        .contains("mit Radweg in beide Richtungen")
        .contains("hat sich erledigt")
        .contains("übernommen")
        .contains("Einwände: 1.")
        .contains("Wir putzen am 1. März ab 8 Uhr.")
        .contains("Wir putzen am 1. März ab 10 Uhr.")
        .contains("Kein Einwand. 6 geben Konsent.")
        .contains("Geheim")
        .contains("Plätze: 2, Stimmzettel: 6. Gewählt ist, wer 3 erreicht.");
    assertThat(reader.locator(".found-row.chosen")).hasCount(3);
    assertThat(reader.locator(".minutes-ballots")).hasCount(4);
    Look.at("entscheiden-9-protokoll", Map.of("leserin", reader));
  }

  private void handIn(Page phone, String title, String text) {
    scene.at(phone, "/proposals/new");
    write(phone, "Worum geht es?", title);
    write(phone, "Die Versammlung möge beschließen:", text);
    press(phone, "Antrag einreichen");
    assertThat(phone.locator("h1")).hasText(title);
  }

  private void amend(Page phone, String proposal, String text) {
    scene.at(phone, "/proposals/" + proposal);
    unfold(phone, "Änderung vorschlagen");
    write(phone, "So soll der Text lauten", text);
    press(phone, "Änderung einreichen");
    assertThat(phone.locator("h1")).containsText("zu Antrag");
  }

  /** The id on the ballot of the option that is called so. */
  private String option(String called) {
    var poll = moderation.sees(view -> view.getJsonObject("public").containsKey("voting")).common();
    var labels =
        poll.getJsonObject("decision")
            .getJsonObject(poll.getString("voting"))
            .getJsonObject("poll")
            .getJsonObject("labels");
    return labels.fieldNames().stream()
        .filter(id -> labels.getString(id).startsWith(called))
        .findFirst()
        .orElseThrow();
  }

  private void resist(
      Page phone, String street, int one, String oneWay, int other, int everythingStays) {
    if (!phone.url().endsWith(scene.code())) {
      scene.at(phone, "");
    }
    Locator ballot = phone.locator("#ballot");
    rate(ballot, street, one);
    rate(ballot, oneWay, other);
    rate(ballot, "c", everythingStays);
    phone.locator("#cast").click();
    assertThat(phone.locator(".arrived")).isVisible();
  }

  private static void rate(Locator form, String option, int resistance) {
    form.locator("input[name=rate-" + option + "][value='" + resistance + "']").check();
  }

  private void putConsent() {
    unfold(desk, "Wahl, Punkte, Konsens");
    desk.locator("#poll-method").selectOption("consent");
    desk.locator("#poll-proposal").selectOption("a6");
    desk.locator("#poll-put").click();
    assertThat(desk.locator("#decision-next")).isVisible();
    settles(desk);
  }

  private static void answer(Page phone, String word) {
    phone.locator("#ballot").getByLabel(word).check();
    phone.locator("#cast").click();
    assertThat(phone.locator(".arrived")).containsText(word);
  }

  private void paper(String first, int times, int papers) {
    place(desk, first, 1);
    desk.locator("#paper-times").fill("" + times);
    desk.locator("#paper-add").click();
    assertThat(desk.locator(".blocklist li")).hasCount(papers);
    settles(desk);
  }

  private static void place(Page page, String option, int place) {
    for (Locator other : page.locator(".dots select").all()) {
      if (other.inputValue().equals("" + place)) {
        other.selectOption("");
      }
    }
    page.locator(".dots")
        .filter(new Locator.FilterOptions().setHasText(option))
        .locator("select")
        .selectOption("" + place);
  }

  private static String state(JsonObject view, String proposal) {
    return view.getJsonObject("public")
        .getJsonObject("proposal")
        .getJsonObject(proposal)
        .getString("state");
  }

  private void look(String moment) {
    Look.at(moment, Map.of("pult", desk, "ali", ali, "eva", eva, "leinwand", screen));
  }
}
