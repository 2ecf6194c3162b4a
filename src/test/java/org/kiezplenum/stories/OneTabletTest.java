package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;
import static org.kiezplenum.stories.Hands.unfold;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/**
 * A consensus evening of 25 with one tablet and no phone: two rounds, a break, murmuring, decisions
 * by sight. An evening of two hours, and the tablet lies still most of the time.
 */
@Tag("slow")
class OneTabletTest {
  private static final int PEOPLE = 25;
  private static final int MINUTES = 120;

  private final Hall hall = new Hall();
  private final Taps taps = new Taps();
  private Scene scene;
  private Page tablet;

  @BeforeEach
  void theTabletIsSetUp() {
    scene = Scene.of(hall, "Hausversammlung");
    scene.agenda("Ankommen", 20, "Fahrradkeller", 60, "Nächste Schritte", 40);
    tablet =
        scene.desk(taps.on("tablet", hall.newDevice(Browser.phone().setViewportSize(820, 1180))));
  }

  @AfterEach
  void everybodyGoesHome() {
    scene.close();
    hall.close();
  }

  @Test
  void atMostOneTouchAMinute() {
    press(tablet, "Versammlung eröffnen");
    start("i1");
    round();
    closeTheItem("Alle kennen sich.");
    start("i2");
    interlude("#interludes form:has(input[name=do][value=murmur]) button >> nth=1");
    endInterlude();
    round();
    interlude("#interludes form:has(input[name=do][value=take-break]) button >> nth=1");
    assertThat(tablet.locator("#interlude")).containsText("Pause");
    endInterlude();
    unfold(tablet, "Keine Gegenrede");
    tablet.locator("#no-objection-item").click();
    assertThat(tablet.locator("#decision")).containsText("Angenommen");
    settles(tablet);
    closeTheItem("Der Fahrradkeller wird im März umgebaut.");
    start("i3");
    note("Farbe besorgen");
    unfold(tablet, "Mehrheit gesehen");
    tablet.locator("#majority-text").fill("Wir treffen uns im Februar wieder.");
    tablet.locator("#majority-question").getByText("dafür").click();
    assertThat(tablet.locator("#decision")).containsText("Februar");
    settles(tablet);
    closeTheItem("");
    unfold(tablet, "Versammlung beenden");
    press(tablet, "Ja, beenden");

    System.out.printf(
        "one tablet, %d people, %d minutes: %d touches%n", PEOPLE, MINUTES, taps.of("tablet"));
    Assertions.assertThat(taps.of("tablet")).isLessThanOrEqualTo(MINUTES);
    hall.nobodyComplained();
  }

  private void start(String item) {
    tablet.locator("#start-" + item).click();
    assertThat(tablet.locator(".desk")).hasAttribute("data-current", item);
    settles(tablet);
  }

  /** One touch a seat, and every fifth passes. */
  private void round() {
    openInterludes();
    tablet.locator("#round-seats").fill("" + PEOPLE);
    tablet.locator("#round-form button").click();
    for (int seat = 1; seat <= PEOPLE; seat++) {
      assertThat(tablet.locator("#interlude")).containsText("Platz " + seat);
      settles(tablet);
      tablet.locator(seat % 5 == 0 ? "#round-pass" : "#round-next").click();
    }
    assertThat(tablet.locator("#interlude")).hasCount(0);
    settles(tablet);
  }

  private void interlude(String button) {
    openInterludes();
    tablet.locator(button).click();
    assertThat(tablet.locator("#interlude")).isVisible();
    settles(tablet);
  }

  private void openInterludes() {
    if (tablet.locator("#interludes[open]").count() == 0) {
      tablet.locator("#interludes > summary").click();
    }
  }

  private void endInterlude() {
    tablet.locator("#go-on").click();
    assertThat(tablet.locator("#interlude")).hasCount(0);
    settles(tablet);
  }

  private void note(String text) {
    tablet.getByLabel("Eine Zeile fürs Protokoll").first().fill(text);
    tablet.getByLabel("Eine Zeile fürs Protokoll").first().press("Enter");
    assertThat(tablet.locator(".notelist")).containsText(text);
  }

  private void closeTheItem(String result) {
    unfold(tablet, "TOP abschließen");
    tablet.locator("#closing-result-text").fill(result);
    tablet.locator("#close-now").click();
    assertThat(tablet.locator("#head")).containsText("Kein Punkt läuft.");
    settles(tablet);
  }
}
