package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.button;
import static org.kiezplenum.stories.Hands.comeIn;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.isConnected;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;
import static org.kiezplenum.stories.Hands.vote;
import static org.kiezplenum.stories.Hands.write;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** A whole evening, with a desk, three phones and a screen, from the first page to the archive. */
class EveningTest {
  private static final String PROPOSAL = "Spielstraße jeden Sonntag, Mai bis Oktober";
  private static final String SUMS = "72 Ja 42 Nein 20 Enthaltungen";
  private static final String ARITHMETIC = "Mehr Ja als Nein. Telefon 2/1/0. Hände 70/41/20.";

  private Hall hall;
  private Page desk;
  private Page screen;
  private Page ali;
  private Page guest;
  private Page eva;
  private Wifi evasWifi;
  private String code;

  @Test
  void anEveningFromTheFirstCodeToTheArchivedMinutes() {
    try (Hall opened = new Hall();
        Wifi wifi = new Wifi(opened.server().port())) {
      hall = opened;
      evasWifi = wifi;
      theAssemblyIsStarted();
      theAgendaIsPlanned();
      theDoorsAreShown();
      peopleComeIn();
      theFirstItemIsDone();
      fiveQueue();
      nothingIsLostOrDoubled();
      twoSpeak();
      aPhoneLosesTheNetwork();
      aProposalIsHandedIn();
      phonesVote();
      handsAreCounted();
      theResultIsAnnounced();
      theEveningIsWrittenDown();
      aSecondDeskTakesOver();
      theAssemblyEnds();
      theMinutesArePublished();
      theArchiveFindsThem();
      // Browsers themselves say in the console that a network is gone.
      hall.nobodyComplained("ERR_INTERNET_DISCONNECTED", "/live' failed");
    }
  }

  private void theAssemblyIsStarted() {
    desk = hall.device(Browser.desk());
    desk.navigate(hall.address());
    fitsPhones(desk);
    follow(desk, "Versammlung starten");
    fitsPhones(desk);
    write(desk, "Titel", "Kiezversammlung Schillerpark");
    desk.getByLabel("Ort").fill("Turnhalle");
    desk.getByLabel("Dein Name").fill("Miriam");
    press(desk, "Versammlung starten");
    isConnected(desk);
    code = desk.url().replaceAll(".*/([A-Z2-9]{6})/desk$", "$1");
    assertThat(code).hasSize(6);
  }

  private void theAgendaIsPlanned() {
    List<List<String>> items =
        List.of(
            List.of("Begrüßung", "5"),
            List.of("Baustelle", "20"),
            List.of("Spielstraße", "30"),
            List.of("Verschiedenes", "15"));
    for (List<String> item : items) {
      // Enter sends, and the next one is written without touching the mouse.
      assertThat(desk.locator("#add-title")).isEmpty();
      desk.locator("#add-title").fill(item.getFirst());
      desk.keyboard().press("Tab");
      desk.keyboard().type(item.getLast());
      desk.keyboard().press("Enter");
      assertThat(row(item.getFirst())).isVisible();
      assertThat(desk.locator("#add-title")).isFocused();
    }
    rename("Baustelle", "Baustelle Müllerstraße");
    press(desk, "Spielstraße: nach oben");
    planIs("Begrüßung", "Spielstraße", "Baustelle Müllerstraße", "Verschiedenes");

    button(desk, "Verschiedenes: nach oben").focus();
    desk.keyboard().press("Enter");
    planIs("Begrüßung", "Spielstraße", "Verschiedenes", "Baustelle Müllerstraße");
    assertThat(button(desk, "Verschiedenes: nach oben")).isFocused();
    desk.keyboard().press("Alt+ArrowDown");
    planIs("Begrüßung", "Spielstraße", "Baustelle Müllerstraße", "Verschiedenes");
    assertThat(button(desk, "Verschiedenes: nach oben")).isFocused();
    fitsPhones(desk);
  }

  private Locator row(String title) {
    return desk.locator("#plan li").filter(new Locator.FilterOptions().setHasText(title));
  }

  private void rename(String title, String to) {
    Locator row = row(title);
    row.locator("summary").click();
    fitsPhones(desk);
    Locator field = row.locator("[name=title]");
    field.fill(to);
    field.press("Enter");
    assertThat(row(to).locator(".plan-name")).hasText(to);
    row(to).locator("summary").click();
  }

  private void planIs(String... titles) {
    assertThat(desk.locator("#plan .plan-name")).hasText(titles);
  }

  private void theDoorsAreShown() {
    String link = hall.address().replace("http://", "") + "/" + code;
    String spaced = code.substring(0, 3) + " " + code.substring(3);
    assertThat(desk.locator(".doors-address")).containsText(link);
    assertThat(desk.locator(".doors-address")).containsText(spaced);
    isPainted(desk.locator("#opening .qr"));

    screen = desk.waitForPopup(() -> follow(desk, "Leinwand öffnen"));
    screen.setViewportSize(1920, 1080);
    isConnected(screen);
    assertThat(screen.locator("#wall")).containsText(link);
    assertThat(screen.locator("#wall")).containsText(spaced);
    isPainted(screen.locator(".walljoin .qr").first());
  }

  private static void isPainted(Locator picture) {
    assertThat(picture).isVisible();
    assertThat(
            (Boolean)
                picture.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)"))
        .isTrue();
  }

  private void peopleComeIn() {
    ali = hall.device(Browser.phone());
    guest = hall.device(Browser.phone());
    eva = hall.device(Browser.phone());
    String typed = code.toLowerCase(Locale.ROOT);
    comeIn(ali, hall.address(), typed.substring(0, 3) + " " + typed.substring(3), "Ali");
    comeIn(guest, hall.address(), code, "");
    comeIn(eva, hall.address(evasWifi.port()), code, "Eva");
    assertThat(ali.locator(".me summary")).hasText("Du: Ali");
    assertThat(guest.locator(".me summary")).hasText("Du: Gast 3");
    assertThat(guest.locator("#stage")).containsText("Gleich geht es los");
    assertThat(desk.locator("#head")).containsText("4 verbunden");
    fitsPhones(guest);
  }

  private void theFirstItemIsDone() {
    press(desk, "Versammlung eröffnen");
    begin("Begrüßung");
    everybodySees("TOP 1");
    Locator line = desk.getByLabel("Eine Zeile fürs Protokoll");
    line.fill("Miriam begrüßt alle.");
    line.press("Enter");
    assertThat(desk.locator(".notelist")).containsText("Miriam begrüßt alle.");
    press(desk, "TOP abschließen");
    begin("Spielstraße");
    everybodySees("Spielstraße");
  }

  private void begin(String title) {
    row(title)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Beginnen"))
        .click();
    assertThat(desk.locator("#head")).containsText(title);
  }

  private void everybodySees(String words) {
    for (Page phone : List.of(ali, guest, eva)) {
      assertThat(phone.locator("#stage")).containsText(words);
    }
    assertThat(screen.locator(".wall-head")).containsText(words);
  }

  private void fiveQueue() {
    press(ali, "Ich möchte sprechen");
    assertThat(ali.locator("#hand")).containsText("Gleich bist du dran");
    press(guest, "Ich möchte sprechen");
    assertThat(guest.locator("#hand")).containsText("Du bist Nummer 2");
    press(eva, "Ich möchte sprechen");
    assertThat(eva.locator("#hand")).containsText("Du bist Nummer 3");
    moderationRaisesItsHandToo();
    desk.locator("#enter-name").fill("Frau Öztürk");
    desk.locator("#enter-name").press("Enter");
    queueIs("Ali", "Gast 3", "Eva", "Miriam", "Frau Öztürk");
    assertThat(desk.locator("#enter-name")).isFocused();
    assertThat(desk.locator("#enter-name")).isEmpty();
    assertThat(screen.locator(".upnext bdi")).hasText(new String[] {"Ali", "Gast 3", "Eva"});
    assertThat(screen.locator("#wallfloor")).containsText("5 warten");
    fitsPhones(guest, desk);
  }

  /** In a second tab of the desk's browser, and from there back to the desk. */
  private void moderationRaisesItsHandToo() {
    Page tab = desk.context().newPage();
    tab.navigate(hall.address() + "/" + code);
    isConnected(tab);
    press(tab, "Ich möchte sprechen");
    assertThat(tab.locator("#hand")).containsText("Du bist Nummer 4");
    fitsPhones(tab);
    follow(tab, "Zum Pult");
    assertThat(tab).hasURL(hall.address() + "/" + code + "/desk");
    tab.close();
  }

  private void queueIs(String... names) {
    assertThat(desk.locator("#queue .people bdi")).hasText(names);
  }

  private void nothingIsLostOrDoubled() {
    guest.reload();
    isConnected(guest);
    assertThat(guest.locator("#hand")).containsText("Du bist Nummer 2");
    Page second = guest.context().newPage();
    second.navigate(hall.address() + "/" + code);
    isConnected(second);
    assertThat(second.locator("#hand")).containsText("Du bist Nummer 2");
    second.close();
    queueIs("Ali", "Gast 3", "Eva", "Miriam", "Frau Öztürk");
  }

  private void twoSpeak() {
    assertThat(desk.locator("#call-next")).containsText("Nächste Person: Ali");
    desk.locator("#call-next").click();
    assertThat(ali.locator("#hand")).containsText("Du hast das Wort");
    assertThat(ali.locator("#floor")).containsText("Du hast das Wort");
    assertThat(guest.locator("#floor")).containsText("Es spricht");
    assertThat(guest.locator("#hand")).containsText("Gleich bist du dran");
    assertThat(screen.locator(".wall-name")).hasText("Ali");
    for (Page page : List.of(desk, screen, ali)) {
      assertThat(page.locator(".clock-time").first()).not().hasText("3:00");
    }

    press(desk, "Anhalten");
    assertThat(screen.locator("#wallfloor")).containsText("angehalten");
    assertThat(ali.locator("#floor")).containsText("angehalten");
    String held = screen.locator(".clock-time").innerText();
    press(desk, "Weiter");
    assertThat(screen.locator("#wallfloor")).not().containsText("angehalten");
    assertThat(screen.locator(".clock-time")).not().hasText(held);
    fitsPhones(ali, guest, desk);

    desk.locator("#queue-title").click();
    desk.keyboard().press("Space");
    assertThat(screen.locator(".wall-name")).hasText("Gast 3");
    assertThat(guest.locator("#hand")).containsText("Du hast das Wort");
    assertThat(button(ali, "Ich möchte sprechen")).isVisible();
    queueIs("Eva", "Miriam", "Frau Öztürk");
  }

  private void aPhoneLosesTheNetwork() {
    eva.context().setOffline(true);
    evasWifi.breaks();
    assertThat(eva.locator("#connection")).hasAttribute("data-state", "offline");
    assertThat(eva.locator("#connection")).containsText("Kein Netz seit");
    fitsPhones(eva);
    press(eva, "Meldung zurückziehen");
    assertThat(eva.locator("form[data-pending]")).hasCount(1);
    queueIs("Eva", "Miriam", "Frau Öztürk");

    evasWifi.comesBack();
    eva.context().setOffline(false);
    isConnected(eva);
    queueIs("Miriam", "Frau Öztürk");
    assertThat(eva.locator("form[data-pending]")).hasCount(0);
    press(eva, "Ich möchte sprechen");
    assertThat(eva.locator("#hand")).containsText("Du bist Nummer 3");
    queueIs("Miriam", "Frau Öztürk", "Eva");
  }

  private void aProposalIsHandedIn() {
    unfold(ali, "Anträge");
    follow(ali, "Antrag einreichen");
    fitsPhones(ali);
    write(ali, "Worum geht es?", PROPOSAL);
    ali.getByLabel("Die Versammlung möge beschließen:")
        .fill(
            """
            Die Malplaquetstraße wird von Mai bis Oktober jeden Sonntag zur Spielstraße:

            - von 10 bis 18 Uhr
            - Anwohnende fahren im Schritt\
            """);
    ali.getByLabel("Warum?").fill("Kinder brauchen Platz.");
    press(ali, "Antrag einreichen");
    assertThat(ali.locator("h1")).hasText(PROPOSAL);
    assertThat(ali.locator(".document-facts")).containsText("eingereicht");
    fitsPhones(ali);
    follow(ali, "Zur Versammlung");
    isConnected(ali);
  }

  private void phonesVote() {
    desk.locator("#put-proposal")
        .selectOption(new SelectOption().setLabel("Antrag 1: " + PROPOSAL));
    press(desk, "Zur Abstimmung stellen");
    for (Page phone : List.of(ali, guest, eva)) {
      assertThat(phone.locator("#ballot")).containsText("Abstimmung offen");
      assertThat(phone.locator("#ballot-question")).hasText(PROPOSAL);
    }
    fitsPhones(ali, desk);
    vote(ali, "Nein");
    vote(guest, "Ja");
    vote(eva, "Nein");
    turnoutIs("Am Telefon: 3 Stimmen");

    ali.reload();
    isConnected(ali);
    assertThat(ali.locator(".arrived")).hasText("Deine Stimme ist angekommen: Nein");
    unfold(ali, "Stimme ändern");
    fitsPhones(ali);
    vote(ali, "Ja");
    turnoutIs("Am Telefon: 3 Stimmen");
    noFigureButTheTurnoutIsShown();
  }

  private void turnoutIs(String words) {
    assertThat(screen.locator(".wall-turnout")).hasText(words);
    assertThat(desk.locator(".turnout")).hasText(words);
  }

  private void handsAreCounted() {
    block("40", "30", "12");
    block("30", "11", "8");
    assertThat(desk.locator(".blocklist li")).hasCount(2);
    noFigureButTheTurnoutIsShown();
    fitsPhones(desk);
    press(desk, "Abstimmung schließen");
    for (Page phone : List.of(ali, guest, eva)) {
      assertThat(phone.locator("#ballot")).containsText("Das Ergebnis wird gleich verkündet.");
    }
    assertThat(screen.locator("#wallvote")).containsText("Das Ergebnis wird gleich verkündet.");
    noFigureButTheTurnoutIsShown();
  }

  private void block(String yes, String no, String abstain) {
    desk.locator("#hands-yes").fill(yes);
    desk.keyboard().press("Tab");
    desk.keyboard().type(no);
    desk.keyboard().press("Tab");
    desk.keyboard().type(abstain);
    desk.keyboard().press("Enter");
    assertThat(desk.locator("#hands-yes")).isFocused();
    assertThat(desk.locator("#hands-yes")).isEmpty();
    assertThat(desk.locator("#hands-abstain")).isEmpty();
    assertThat(desk.locator(".blocklist li").last()).containsText(yes);
  }

  /** Neither a sum nor a part of one, neither to be seen nor in what the pages were sent. */
  private void noFigureButTheTurnoutIsShown() {
    Pattern figure = Pattern.compile("\\b(72|42|70|41)\\b|Angenommen|Ja\\W+\\d");
    for (Page page : List.of(screen, ali, guest, eva)) {
      Locator vote = page.locator("#wallvote, #ballot");
      assertThat(vote).not().containsText(figure);
    }
    assertThat(read(ali, "/api/assemblies/" + code))
        .contains("\"voting\"")
        .doesNotContain("finding", "hands", "block", "count\"");
  }

  /** What this browser is given, with whatever it is known by. */
  private static String read(Page page, String path) {
    return (String) page.evaluate("(path) => fetch(path).then((answer) => answer.text())", path);
  }

  private void theResultIsAnnounced() {
    unfold(desk, "Ergebnis ansehen");
    assertThat(desk.locator(".secret .sums")).hasText(SUMS);
    fitsPhones(desk);
    press(desk, "Ergebnis verkünden");
    for (Page page : List.of(desk, screen, ali, guest, eva)) {
      Locator finding = page.locator("#decision .finding, #wallfinding .finding, #ballot .finding");
      assertThat(finding.locator(".outcome")).hasText("Angenommen");
      assertThat(finding.locator(".sums")).hasText(SUMS);
      assertThat(finding.locator(".arithmetic")).hasText(ARITHMETIC);
    }
    fitsPhones(ali, desk);
  }

  private void theEveningIsWrittenDown() {
    Locator line = desk.getByLabel("Eine Zeile fürs Protokoll").first();
    line.fill("Die Nachbarschaft baut die Sperren selbst auf.");
    line.press("Enter");
    assertThat(desk.locator(".notelist")).containsText("baut die Sperren selbst auf");
    assertThat(line).isEmpty();
    desk.locator("#present").fill("180");
    desk.locator("#present").press("Enter");
    assertThat(desk.locator("#assembly form[data-pending]")).hasCount(0);
    assertThat(desk.locator("#present")).hasValue("180");
  }

  private void aSecondDeskTakesOver() {
    press(desk, "Zweites Gerät");
    isPainted(desk.locator(".device .qr"));
    fitsPhones(desk);
    String link = desk.getByLabel("Oder diesen Link öffnen").inputValue();
    Page second = hall.device(Browser.phone());
    second.navigate(link);
    fitsPhones(second);
    press(second, "Ja, Pult öffnen");
    assertThat(second).hasURL(hall.address() + "/" + code + "/desk");
    isConnected(second);
    assertThat(second.locator("#present")).hasValue("180");
    fitsPhones(second);

    follow(desk, "Zurück zum Pult");
    isConnected(desk);
    press(second, "TOP abschließen");
    assertThat(desk.locator("#head")).containsText("Kein Punkt läuft.");
  }

  private void theAssemblyEnds() {
    unfold(desk, "Versammlung beenden");
    fitsPhones(desk);
    press(desk, "Ja, beenden");
    assertThat(desk.locator("#publishing")).containsText("Protokoll prüfen und veröffentlichen");
    assertThat(ali.locator("#stage")).containsText("Die Versammlung ist zu Ende");
    assertThat(screen.locator("#wall")).containsText("Danke, dass ihr da wart!");
    fitsPhones(ali, desk);
    String minutes = desk.locator("#publishing a").getAttribute("href");
    assertThat(hall.server().get(minutes, Map.of()).status()).isEqualTo(404);
    assertThat(read(desk, minutes)).contains(PROPOSAL);
  }

  private void theMinutesArePublished() {
    unfold(desk, "Protokoll veröffentlichen");
    fitsPhones(desk);
    press(desk, "Ja, veröffentlichen");
    assertThat(desk.locator("#publishing")).containsText("Das Protokoll ist veröffentlicht");
    assertThat(screen.locator("#wall")).containsText("Das Protokoll steht im Archiv.");
    fitsPhones(desk);
    follow(ali, "Protokoll lesen");
    assertThat(ali.locator("h1")).hasText("Kiezversammlung Schillerpark");
  }

  private void theArchiveFindsThem() {
    Page anybody = hall.device(Browser.phone());
    anybody.navigate(hall.address());
    anybody
        .locator("main")
        .getByText("Archiv", new Locator.GetByTextOptions().setExact(true))
        .click();
    anybody.getByLabel("Protokolle und Beschlüsse durchsuchen").fill("malplaquetstrasse");
    press(anybody, "Suchen");
    fitsPhones(anybody);
    follow(anybody, "Kiezversammlung Schillerpark");
    fitsPhones(anybody);
    Locator minutes = anybody.locator("main");
    for (String words :
        List.of(
            "Turnhalle",
            "180 Personen",
            "Begrüßung",
            "Miriam begrüßt alle.",
            "Baustelle Müllerstraße",
            "Die Nachbarschaft baut die Sperren selbst auf.",
            "2 Redebeiträge",
            "Antrag 1: " + PROPOSAL,
            "Die Malplaquetstraße wird von Mai bis Oktober jeden Sonntag zur Spielstraße:",
            "Kinder brauchen Platz.",
            "Angenommen",
            "Mehr Ja als Nein.")) {
      assertThat(minutes).containsText(words);
    }
    assertThat(minutes.locator(".counts tr"))
        .containsText(new String[] {"", "Telefon", "Hände", "Summe"});
    assertThat(minutes.locator(".counts td:not(:empty)"))
        .hasText(new String[] {"2", "1", "0", "70", "41", "20", "72", "42", "20"});
  }
}
