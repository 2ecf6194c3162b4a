package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.button;
import static org.kiezplenum.stories.Hands.comeIn;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.isConnected;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.write;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.kiezplenum.browser.Browser;

/** An assembly is started, its agenda planned, the doors shown, and people come in. */
final class Opening {
  private final Hall hall;
  private final Wifi evasWifi;
  private Page desk;
  private Page screen;
  private Page ali;
  private Page guest;
  private Page eva;
  private String code;

  Opening(Hall hall, Wifi evasWifi) {
    this.hall = hall;
    this.evasWifi = evasWifi;
  }

  Evening begins() {
    theAssemblyIsStarted();
    theAgendaIsPlanned();
    theDoorsAreShown();
    peopleComeIn();
    return new Evening(hall, code, desk, screen, ali, guest, eva, evasWifi);
  }

  private void theAssemblyIsStarted() {
    desk = hall.newDevice(Browser.desk());
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
      assertThat(Evening.row(desk, item.getFirst())).isVisible();
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

  private void rename(String title, String to) {
    Locator row = Evening.row(desk, title);
    row.locator("summary").click();
    fitsPhones(desk);
    Locator field = row.locator("[name=title]");
    field.fill(to);
    field.press("Enter");
    assertThat(Evening.row(desk, to).locator(".plan-name")).hasText(to);
    Evening.row(desk, to).locator("summary").click();
  }

  private void planIs(String... titles) {
    assertThat(desk.locator("#plan .plan-name")).hasText(titles);
  }

  private void theDoorsAreShown() {
    String link = hall.address().replace("http://", "") + "/" + code;
    String spaced = code.substring(0, 3) + " " + code.substring(3);
    assertThat(desk.locator(".doors-address")).containsText(link);
    assertThat(desk.locator(".doors-address")).containsText(spaced);
    Evening.isPainted(desk.locator("#opening .qr"));

    screen = desk.waitForPopup(() -> follow(desk, "Leinwand öffnen"));
    screen.setViewportSize(1920, 1080);
    isConnected(screen);
    assertThat(screen.locator("#wall")).containsText(link);
    assertThat(screen.locator("#wall")).containsText(spaced);
    Evening.isPainted(screen.locator(".walljoin .qr").first());
  }

  private void peopleComeIn() {
    ali = hall.newDevice(Browser.phone());
    guest = hall.newDevice(Browser.phone());
    eva = hall.newDevice(Browser.phone());
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
}
