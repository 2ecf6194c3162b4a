package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.settles;

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
 * Whoever is typed at the desk and at the door is found: the one who is called so, one of several
 * by the number, and a newcomer, who is said to be one. What was refused stays as it was typed.
 */
@Tag("slow")
class TypedStoryTest {
  private final Hall hall = new Hall();
  private Scene scene;
  private Client lea;
  private Page desk;
  private Page door;

  @BeforeEach
  void anItemRuns() {
    scene = Scene.running(hall, "Versammlung der Genossenschaft", "Satzung", 30);
    scene.moderation().does("set-electorate", "who", "listed");
    lea = scene.somebody("Lea Kern");
    scene.moderation().does("check-names");
    desk = scene.desk(hall.device(Browser.desk()));
    door = scene.desk(hall.device(Browser.desk()));
  }

  @AfterEach
  void goHome() {
    scene.close();
    hall.close();
  }

  @Test
  void onePersonIsOneEntry() {
    whoeverIsCalledSoIsAskedFor();
    aNewcomerIsSaidToBeOne();
    ofTwoTheDeskSaysWhich();
    theDoorFindsThemToo();
    cardsComeInLists();
    twoOfOneNameAreToldApart();
    aProxyIsOfSomebodyHere();
    theRollFindsThemToo();
    hall.nobodyComplained("404", "409");
  }

  private void whoeverIsCalledSoIsAskedFor() {
    enter("lea kern");
    assertThat(waiting()).containsText(new String[] {"Lea Kern"});
    lea.sees(view -> view.getJsonObject("own").toString().contains("e1"));
    look("getippt-0-lea");
  }

  private void aNewcomerIsSaidToBeOne() {
    enter("Frau Nowak");
    assertThat(answer()).hasText("Neu dabei: Frau Nowak (Nummer 5).");
    look("getippt-1-neu");
  }

  private void ofTwoTheDeskSaysWhich() {
    scene.somebody("Lea Kern");
    scene.moderation().does("check-names");
    desk.locator("#enter-name").pressSequentially("Lea Kern");
    assertThat(desk.locator("#people-list li")).hasCount(3);
    look("getippt-2-zwei");
    desk.keyboard().press("Enter");
    assertThat(answer())
        .containsText("So heißen hier mehrere. Tippe die Nummer, die du meinst: 2, 6.");
    assertThat(desk.locator("#enter-name")).hasValue("Lea Kern");
    assertThat(desk.locator("#people-list li")).hasCount(3);
    look("getippt-3-gefragt");
    desk.keyboard().press("ArrowUp");
    desk.keyboard().press("Enter");
    assertThat(answer()).hasText("Neu dabei: Lea Kern (Nummer 7).");
    assertThat(waiting()).hasCount(3);
    enter("205,206");
    assertThat(answer()).containsText("Das sind mehrere Nummern auf einmal.");
    assertThat(desk.locator("#enter-name")).hasValue("205,206");
    look("getippt-4-drei");
    desk.locator("#enter-name").fill("");
  }

  private void theDoorFindsThemToo() {
    scene.at(door, "/voters");
    give("frau nowak");
    assertThat(given()).hasText("Frau Nowak (Nummer 5) ist eingetragen.");
    give("Anna Weiß");
    assertThat(given()).hasText("Neu dabei und eingetragen: Anna Weiß (Nummer 8).");
    // Whom others enter is no news at the desk.
    assertThat(desk.locator("#enter-form")).not().containsText("Anna");
    look("getippt-5-tuer");
  }

  private void cardsComeInLists() {
    give("205,206");
    assertThat(given()).hasText("2 Nummern sind eingetragen: 205, 206.");
    give("207-210");
    assertThat(given()).hasText("4 Nummern sind eingetragen: 207, 208, 209, 210.");
    give("Karte 205, 12");
    assertThat(door.locator("#notice")).containsText("Die Nummer 12 hat hier noch niemand.");
    assertThat(door.locator("#grant-name")).hasValue("Karte 205, 12");
    look("getippt-6-karten");
  }

  private void twoOfOneNameAreToldApart() {
    give("Lea Kern");
    assertThat(door.locator("#notice"))
        .containsText("So heißen hier mehrere. Tippe die Nummer, die du meinst: 2, 6, 7.");
    assertThat(door.locator("#grant-name")).hasValue("Lea Kern");
    look("getippt-7-gefragt");
    door.getByLabel("Jemand Neues, auch wenn schon jemand so heißt").first().check();
    press(door, "Stimme geben");
    assertThat(given()).hasText("Neu dabei und eingetragen: Lea Kern (Nummer 9).");
  }

  private void aProxyIsOfSomebodyHere() {
    scene.moderation().does("allow-proxies", "most", 2);
    scene.moderation().does("add-initiative", "name", "Chor");
    scene.at(door, "/voters");
    door.locator("#proxy-from").fill("Lea Kern");
    door.locator("#proxy-holder").fill("frau nowak");
    press(door, "Vertretung eintragen");
    assertThat(door.locator("#notice"))
        .hasText("So heißen hier mehrere. Tippe die Nummer, die du meinst: 2, 6, 7, 9.");
    assertThat(door.locator("#proxy-from")).hasValue("Lea Kern");
    assertThat(door.locator("#proxy-holder")).hasValue("frau nowak");
    look("getippt-8-vertretung");
    door.locator("#proxy-from").fill("9");
    press(door, "Vertretung eintragen");
    assertThat(door.locator("#proxies .holders"))
        .containsText("Frau Nowak stimmt auch für Lea Kern ab");
    door.getByLabel("Delegierte Person: Nummer, Karte oder Name").fill("Lea Kern");
    press(door, "Eintragen");
    assertThat(door.locator("#notice")).containsText("So heißen hier mehrere.");
    assertThat(door.getByLabel("Delegierte Person: Nummer, Karte oder Name")).hasValue("Lea Kern");
    look("getippt-9-delegiert");
  }

  private void theRollFindsThemToo() {
    scene.moderation().does("set-electorate", "who", "everybody");
    scene
        .moderation()
        .does(
            "open-poll",
            "question",
            "Neue Satzung?",
            "method",
            "simple-majority",
            "ballots",
            "by-name");
    desk.locator("#roll-name").fill("Lea Kern");
    desk.locator("#roll-form").getByText("Nein").click();
    assertThat(desk.locator("#roll-form form-answer")).containsText("So heißen hier mehrere.");
    assertThat(desk.locator("#roll-name")).hasValue("Lea Kern");
    look("getippt-10-aufruf");
  }

  private void enter(String name) {
    desk.locator("#enter-name").fill("");
    desk.locator("#enter-name").pressSequentially(name);
    desk.keyboard().press("Enter");
    settles(desk);
  }

  private void give(String typed) {
    door.locator("#grant-name").fill(typed);
    door.keyboard().press("Enter");
  }

  private Locator waiting() {
    return desk.locator("#queue .people > li");
  }

  private Locator answer() {
    return desk.locator("#enter-form form-answer");
  }

  private Locator given() {
    return door.locator("#list [role=status]");
  }

  private void look(String moment) {
    Look.at(moment, Map.of("pult", desk, "tuer", door));
  }
}
