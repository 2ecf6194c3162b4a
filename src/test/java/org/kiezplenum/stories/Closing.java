package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.closeTheItem;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.isConnected;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.kiezplenum.browser.Browser;

/** Notes, a second desk, the end, and what everybody can read of it later. */
final class Closing {
  private final Hall hall;
  private final Page desk;
  private final Page screen;
  private final Page ali;
  private final String code;

  Closing(Evening evening) {
    hall = evening.hall();
    desk = evening.desk();
    screen = evening.screen();
    ali = evening.ali();
    code = evening.code();
  }

  void theEveningIsWrittenDown() {
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

  void aSecondDeskTakesOver() {
    press(desk, "Zweites Gerät");
    Evening.isPainted(desk.locator(".device .qr"));
    fitsPhones(desk);
    String link = desk.getByLabel("Oder diesen Link öffnen").inputValue();
    Page second = hall.newDevice(Browser.phone());
    second.navigate(link);
    fitsPhones(second);
    press(second, "Ja, Pult öffnen");
    assertThat(second).hasURL(hall.address() + "/" + code + "/desk");
    isConnected(second);
    assertThat(second.locator("#present")).hasValue("180");
    fitsPhones(second);

    follow(desk, "Zurück zum Pult");
    isConnected(desk);
    closeTheItem(second);
    assertThat(desk.locator("#head")).containsText("Kein Punkt läuft.");
  }

  void theAssemblyEnds() {
    unfold(desk, "Versammlung beenden");
    fitsPhones(desk);
    press(desk, "Ja, beenden");
    assertThat(desk.locator("#publishing")).containsText("Protokoll prüfen und veröffentlichen");
    assertThat(ali.locator("#stage")).containsText("Die Versammlung ist zu Ende");
    assertThat(screen.locator("#wall")).containsText("Danke, dass ihr da wart!");
    fitsPhones(ali, desk);
    String minutes = desk.locator("#publishing a[href^='/archive']").getAttribute("href");
    assertThat(hall.server().get(minutes, Map.of()).status()).isEqualTo(404);
    assertThat(Evening.read(desk, minutes)).contains(Evening.PROPOSAL);
  }

  void theMinutesArePublished() {
    unfold(desk, "Protokoll veröffentlichen");
    fitsPhones(desk);
    press(desk, "Ja, veröffentlichen");
    assertThat(desk.locator("#publishing")).containsText("Das Protokoll ist veröffentlicht");
    assertThat(screen.locator("#wall")).containsText("Das Protokoll steht im Archiv.");
    fitsPhones(desk);
    follow(ali, "Protokoll lesen");
    assertThat(ali.locator("h1")).hasText("Kiezversammlung Schillerpark");
  }

  void theArchiveFindsThem() {
    Page anybody = hall.newDevice(Browser.phone());
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
            "Antrag 1: " + Evening.PROPOSAL,
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
