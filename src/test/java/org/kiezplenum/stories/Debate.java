package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.button;
import static org.kiezplenum.stories.Hands.closeTheItem;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.isConnected;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/**
 * The first item, and the list of speakers in the second: five queue, two speak, a network breaks.
 */
public final class Debate {
  private final Hall hall;
  private final Page desk;
  private final Page screen;
  private final Page ali;
  private final Page guest;
  private final Page eva;
  private final Wifi evasWifi;
  private final String code;

  Debate(Evening evening) {
    hall = evening.hall();
    desk = evening.desk();
    screen = evening.screen();
    ali = evening.ali();
    guest = evening.guest();
    eva = evening.eva();
    evasWifi = evening.evasWifi();
    code = evening.code();
  }

  void theFirstItemIsDone() {
    press(desk, "Versammlung eröffnen");
    begin("Begrüßung");
    everybodySees("TOP 1");
    Locator line = desk.getByLabel("Eine Zeile fürs Protokoll");
    line.fill("Miriam begrüßt alle.");
    line.press("Enter");
    assertThat(desk.locator(".notelist")).containsText("Miriam begrüßt alle.");
    closeTheItem(desk);
    begin("Spielstraße");
    everybodySees("Spielstraße");
  }

  private void begin(String title) {
    Evening.row(desk, title)
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

  void fiveQueue() {
    press(ali, "Ich möchte sprechen");
    assertThat(ali.locator("#hand")).containsText("Gleich bist du dran");
    press(guest, "Ich möchte sprechen");
    assertThat(guest.locator("#hand")).containsText("Du bist Nummer 2");
    press(eva, "Ich möchte sprechen");
    assertThat(eva.locator("#hand")).containsText("Du bist Nummer 3");
    moderationRaisesItsHandToo();
    desk.locator("#enter-name").fill("Frau Öztürk");
    desk.locator("#enter-name").press("Enter");
    assertThat(desk.locator("#enter-name")).isFocused();
    assertThat(desk.locator("#enter-name")).isEmpty();
    namesAreChecked();
    queueIs("Ali", "Gast 3", "Eva", "Miriam", "Frau Öztürk");
    assertThat(screen.locator(".upnext bdi")).hasText(new String[] {"Ali", "Gast 3", "Eva"});
    assertThat(screen.locator("#wallfloor")).containsText("5 warten");
    fitsPhones(guest, desk);
  }

  /** Until then the hall reads numbers. */
  private void namesAreChecked() {
    assertThat(screen.locator(".wall-next")).not().containsText("Ali");
    unfold(desk, "Namen prüfen");
    press(desk, "Alle zeigen");
    unfold(desk, "Namen prüfen");
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
    assertThat(desk.locator("#queue .people summary > bdi")).hasText(names);
  }

  void nothingIsLostOrDoubled() {
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

  void twoSpeak() {
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

  void aPhoneLosesTheNetwork() {
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
}
