package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/**
 * Hands are counted in a hurry: the rare levels with a thumb, all others in one tap; then by a
 * second person, who sees other hands than the first, and it is said which count holds.
 */
@Tag("slow")
class CountingStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Client moderation;
  private Page desk;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Konsensabend", "Brief ans Amt", 20);
    moderation = scene.moderation();
    moderation.does("state-present", "count", 25);
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void sixLevelsInTwentySeconds() {
    desk = scene.desk(hall.device(Browser.phone()));
    moderation.does("open-poll", "question", "Tragen wir den Brief?", "method", "consensus-levels");
    assertThat(desk.locator("#cells-form")).isVisible();
    assertThat(desk.locator("#cells-form .rests")).hasCount(0);
    press(desk, "Abstimmung schließen");
    assertThat(rest("level-1")).hasText("Alle anderen: Stufe 1: Volle Zustimmung (25)");
    settles(desk);
    more("level-4");
    more("level-4");
    more("level-3");
    less("level-3");
    assertThat(desk.locator("#hands-level-3")).hasValue("0");
    assertThat(rest("level-1")).hasText("Alle anderen: Stufe 1: Volle Zustimmung (23)");
    assertThat(rest("level-4")).hasText("Alle anderen: Stufe 4: Ich stehe beiseite (25)");
    fitsPhones(desk);
    look("1-alle-anderen");
    rest("level-1").click();
    assertThat(desk.locator(".blocklist > li")).containsText("Stufe 1: Volle Zustimmung: 23");
    assertThat(desk.locator("#cells-form .rests")).hasCount(0);
    assertThat(desk.locator("#hands-level-4")).isEmpty();
    settles(desk);
    press(desk, "Ergebnis verkünden");
    assertThat(desk.locator(".shown .outcome")).hasText("Konsens");
    assertThat(desk.locator(".shown .stack rect")).hasCount(2);
    look("2-konsens");
    hall.nobodyComplained();
  }

  @Test
  void aSecondPersonCountsTheSameHands() {
    desk = scene.desk(hall.device(Browser.desk()));
    String question = moderation.does("open-decision", "question", "Schicken wir ihn ab?");
    moderation.does("enter-hands", "decision", question, "yes", 14, "no", 6, "abstain", 5);
    press(desk, "Abstimmung schließen");
    settles(desk);
    Locator block = desk.locator(".blocklist > li");
    assertThat(block.locator(".block-numbers")).isVisible();
    desk.locator(".second-count > summary").click();
    assertThat(block.locator(".block-numbers")).isHidden();
    count(block, "Ja", "15");
    count(block, "Nein", "6");
    count(block, "Enthaltung", "4");
    fitsPhones(desk);
    look("3-zweite-zaehlung");
    press(desk, "Zweite Zählung eintragen");
    assertThat(block.locator(".second-differs")).containsText("Erste Zählung: Ja: 14 Nein: 6");
    assertThat(desk.locator("#decision-announce")).hasCount(0);
    assertThat(desk.locator("#decision")).containsText("Verschieden gezählt: Block 1.");
    fitsPhones(desk);
    isSound();
    look("4-verschieden");
    settles(desk);
    press(desk, "Zweite gilt");
    assertThat(block).containsText("Zweimal gezählt, die zweite Zählung gilt");
    assertThat(block.locator(".block-numbers").first()).containsText("15 Ja");
    settles(desk);
    look("5-entschieden");
    press(desk, "Ergebnis verkünden");
    assertThat(desk.locator(".shown .sums")).containsText("15 Ja");
    moderation.does("end-assembly");
    scene.at(desk, "/minutes");
    assertThat(desk.locator("main"))
        .containsText(
            "Die Hände wurden zweimal gezählt. Wo zwei Zählungen voneinander abwichen, sagte die"
                + " Moderation, welche gilt.");
    hall.nobodyComplained();
  }

  /** By plain forms, on a tablet without scripts. */
  @Test
  void allOthersAndTheSecondCountNeedNoScript() {
    desk = hall.device(Browser.desk().setJavaScriptEnabled(false));
    moderation.does("open-poll", "question", "Einverstanden?", "method", "consent");
    desk.navigate(scene.keyLink());
    press(desk, "Ja, Pult öffnen");
    press(desk, "Abstimmung schließen");
    assertThat(desk.locator("[data-by]").first()).isHidden();
    desk.locator("#hands-objection").fill("1");
    rest("consent").click();
    Locator block = desk.locator(".blocklist > li");
    assertThat(block).containsText("Konsent: 24");
    desk.locator(".second-count > summary").click();
    count(block, "Konsent", "24");
    count(block, "Einwand", "1");
    press(desk, "Zweite Zählung eintragen");
    assertThat(block).containsText("Zweimal gezählt, stimmt überein");
    press(desk, "Ergebnis verkünden");
    assertThat(desk.locator(".shown .outcome")).isVisible();
  }

  /** Enter in a field is no „all others". */
  @Test
  void enterAddsWhatWasTypedAndNothingElse() {
    desk = scene.desk(hall.device(Browser.desk()));
    moderation.does("open-decision", "question", "Schicken wir ihn ab?");
    press(desk, "Abstimmung schließen");
    settles(desk);
    assertThat(rest("yes")).isVisible();
    desk.locator("#hands-yes").fill("3");
    desk.locator("#hands-yes").press("Enter");
    assertThat(desk.locator(".blocklist .block-numbers")).hasText("3 Ja");
  }

  private Locator rest(String word) {
    return desk.locator(".rests [value=" + word + "]");
  }

  private void more(String word) {
    stepper(word).locator("[data-by='1']").click();
  }

  private void less(String word) {
    stepper(word).locator("[data-by='-1']").click();
  }

  private Locator stepper(String word) {
    return desk.locator(".stepper:has(#hands-" + word + ")");
  }

  private static void count(Locator block, String label, String number) {
    block.getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).fill(number);
  }

  private void isSound() {
    assertThat(new AxeBuilder(desk).setLegacyMode(true).analyze().getViolations()).isEmpty();
  }

  private void look(String moment) {
    Look.at("z" + moment, Map.of("pult", desk));
  }
}
