package org.kiezplenum.web.client;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.render.ClasspathFolder;
import org.kiezplenum.web.render.FaceStates;
import org.kiezplenum.web.render.Pages;
import org.kiezplenum.web.render.Plain;
import org.kiezplenum.web.render.TemplateSources;

/** The desk as it is, in a browser, against a server that does what the test says. */
@Tag("slow")
class DeskClientTest {

  private static Assets assets;
  private static Pages pages;
  private TestSite site;
  private FakeAssembly server;
  private BrowserContext browser;
  private boolean isOfMany;
  private Page page;
  private final List<String> errors = new ArrayList<>();

  @BeforeAll
  static void compile() {
    var templates = TemplateSources.of(ClasspathFolder.read("templates"));
    Messages messages = Messages.load();
    assets = TestSite.assets(templates, messages);
    pages = Pages.of(templates, messages, assets);
  }

  @AfterAll
  static void forget() {
    assets = null;
    pages = null;
  }

  @BeforeEach
  void start() throws Exception {
    site = new TestSite(assets);
    server = new FakeAssembly(site, document());
    site.router
        .get("/" + FakeAssembly.CODE + "/desk")
        .handler(request ->
            request.response().putHeader("Content-Type", "text/html; charset=utf-8").end(html()));
    browser = Browser.open(Browser.desk());
    page = browser.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(message -> System.out.println("browser: " + message.text()));
  }

  private String html() {
    JsonObject begun = server.document.copy();
    if (isOfMany) {
      begun.put("epoch", "").getJsonObject("desk").remove("people");
    }
    var filling = Plain.map(server.document);
    filling.put("nonce", "n");
    filling.put("page", "desk");
    filling.put("titleText", "Pult");
    filling.put("here", "/");
    filling.put("languages", List.of());
    filling.put("live", Pages.embed(begun));
    filling.put("main", "<div id=\"face\">" + pages.render("desk", "de", filling) + "</div>");
    return pages.render("layout", "de", filling);
  }

  @AfterEach
  void stop() {
    browser.close();
    site.close();
    assertThat(errors).isEmpty();
  }

  private static JsonObject document() {
    JsonObject evening = FaceStates.all().get("3 Redeliste");
    evening.getJsonObject("public").put("code", FakeAssembly.CODE);
    long now = System.currentTimeMillis();
    evening
        .getJsonObject("public")
        .getJsonObject("floor")
        .getJsonObject("speech")
        .put("since", now - 80_000);
    return evening
        .put("code", FakeAssembly.CODE)
        .put("epoch", "E1")
        .put("seq", 10L)
        .put("face", "desk")
        .put("lang", "de")
        .put("now", now);
  }

  private void open() throws InterruptedException {
    page.navigate(site.url("/" + FakeAssembly.CODE + "/desk"));
    FakeAssembly.next(server.hellos);
    assertThat(at("#connection")).hasAttribute("data-state", "online");
  }

  private Locator at(String selector) {
    return page.locator(selector);
  }

  private Locator options() {
    return at("#people-list [role=option]");
  }

  @Test
  void twoLettersFindSomebodyAndEnterTakesWhoIsMarked() throws Exception {
    open();
    at("#enter-name").focus();
    page.keyboard().type("mb");
    assertThat(options()).hasText(new String[] {"Mbali 5"});
    assertThat(at("#enter-name")).hasAttribute("role", "combobox");
    assertThat(at("#enter-name")).hasAttribute("aria-expanded", "true");
    page.keyboard().press("ArrowDown");
    assertThat(options()).hasAttribute("aria-selected", "true");
    page.keyboard().press("Enter");
    JsonObject command = FakeAssembly.next(server.commands);
    assertThat(command.getString("do")).isEqualTo("enter-speaker");
    assertThat(command.getString("person")).isEqualTo("p5");
    assertThat(at("#enter-name")).isFocused();
    assertThat(at("#enter-name")).hasValue("");
    assertThat(at("#people-list")).isHidden();
  }

  @Test
  void theDeskOfManyKeepsWhatWasPaintedAndAsksForThePeople() throws Exception {
    isOfMany = true;
    JsonObject whole = server.whole();
    whole.getJsonObject("view").put("desk", server.document.getJsonObject("desk"));
    server.onHello = hello -> hello.getString("epoch").isEmpty() ? null : whole;
    page.navigate(site.url("/" + FakeAssembly.CODE + "/desk"));
    assertThat(FakeAssembly.next(server.hellos).getString("epoch")).isEmpty();
    String painted = at("#queue").innerText();
    server.send(whole);
    assertThat(at("#connection")).hasAttribute("data-state", "online");
    at("#enter-name").focus();
    page.keyboard().type("mb");
    assertThat(options()).hasText(new String[] {"Mbali 5"});
    assertThat(at("#queue").innerText()).isEqualTo(painted);
  }

  @Test
  void aNumberIsThatPersonAndWhoMatchesNobodyIsNew() throws Exception {
    open();
    at("#enter-name").focus();
    page.keyboard().type("204");
    assertThat(options()).hasText(new String[] {"Karte 204"});
    assertThat(options()).hasAttribute("aria-selected", "true");
    page.keyboard().press("Enter");
    assertThat(FakeAssembly.next(server.commands).getString("person")).isEqualTo("p204");
    page.keyboard().type("Evangelos");
    page.keyboard().press("Enter");
    JsonObject command = FakeAssembly.next(server.commands);
    assertThat(command.getString("person")).isNull();
    assertThat(command.getString("name")).isEqualTo("Evangelos");
  }

  /** One name after the other, without waiting for a server that answers slowly. */
  @Test
  void nineAreEnteredWithoutWaitingForAnswers() throws Exception {
    open();
    at("#enter-name").focus();
    for (int i = 1; i <= 9; i++) {
      page.keyboard().type("Person Nr. " + i);
      page.keyboard().press("Enter");
      assertThat(at("#enter-name")).hasValue("");
      assertThat(at("#enter-name")).isFocused();
    }
    for (int i = 1; i <= 9; i++) {
      assertThat(FakeAssembly.next(server.commands).getString("name")).isEqualTo("Person Nr. " + i);
    }
  }

  @Test
  void aRefusedNameComesBackIntoItsField() throws Exception {
    open();
    at("#enter-name").fill("Niemand");
    at("#enter-name").press("Enter");
    assertThat(at("#enter-name")).hasValue("");
    server.refuse(FakeAssembly.next(server.commands), "queue-full", "Die Redeliste ist voll.");
    assertThat(at("#enter-form form-answer")).hasText("Die Redeliste ist voll.");
    assertThat(at("#enter-name")).hasValue("Niemand");
  }

  /** Who is not checked is found by name, but the hall that sees the desk reads only a number. */
  @Test
  void aNameThatNobodyCheckedStandsInNoList() throws Exception {
    open();
    at("#enter-name").focus();
    page.keyboard().type("wurst");
    assertThat(options()).hasText(new String[] {"Gast 17"});
    assertThat(at("#queue-e13 summary")).containsText("Gast 17");
    assertThat(at("#queue-e13").getByText("Hans Wurst")).isHidden();
  }

  @Test
  void theSpaceBarCallsUnlessSomebodyTypes() throws Exception {
    open();
    page.keyboard().press("Space");
    JsonObject command = FakeAssembly.next(server.commands);
    assertThat(command.getString("do")).isEqualTo("call-next");
    assertThat(command.getString("follows")).isEqualTo("e9");
    at("#enter-name").focus();
    page.keyboard().press("Space");
    assertThat(at("#enter-name")).hasValue(" ");
    assertThat(FakeAssembly.drain(server.commands)).isEmpty();
  }

  /** Somebody else saved in between: the line shows theirs, the field keeps mine, also later on. */
  @Test
  void bothVersionsOfALineStayInSight() throws Exception {
    open();
    at("#note-edit-n1 summary").click();
    assertThat(FakeAssembly.next(server.commands).getString("do")).isEqualTo("take-note");
    at("#note-change-n1").fill("Meine Fassung");
    change("n1", "Ihre Fassung", 2);
    assertThat(at("#note-edit-n1 .note-text")).hasText("Ihre Fassung");
    assertThat(at("#note-change-n1")).hasValue("Meine Fassung");
    save();
    JsonObject mine = FakeAssembly.next(server.commands);
    assertThat(mine.getInteger("version")).isEqualTo(1);
    server.refuse(mine, "note-changed", "Jemand hat diese Zeile eben geändert.");
    assertThat(at("#change-n1 form-answer")).hasText("Jemand hat diese Zeile eben geändert.");
    assertThat(at("#note-change-n1")).hasValue("Meine Fassung");

    page.reload();
    FakeAssembly.next(server.hellos);
    assertThat(at("#note-edit-n1 .note-text")).hasText("Ihre Fassung");
    assertThat(at("#note-change-n1")).isVisible();
    assertThat(at("#note-change-n1")).hasValue("Meine Fassung");
    FakeAssembly.drain(server.commands);
    save();
    server.refuse(FakeAssembly.next(server.commands), "note-changed", "Noch einmal lesen.");
    assertThat(at("#change-n1 form-answer")).hasText("Noch einmal lesen.");
    change("n1", "Ihre Fassung", 2);
    save();
    JsonObject again = FakeAssembly.next(server.commands);
    assertThat(again.getInteger("version")).isEqualTo(2);
    assertThat(again.getString("text")).isEqualTo("Meine Fassung");
    server.answer(again, server.document.getLong("seq"));
    assertThat(at("#note-change-n1")).isHidden();
  }

  private void save() {
    at("#change-n1 button").click();
    assertThat(at("html[data-settling]")).hasCount(0);
  }

  private void change(String note, String text, int version) {
    long seq = server.document.getLong("seq");
    server.document = server.document.copy().put("seq", seq + 1);
    JsonObject line =
        server.document.getJsonObject("desk").getJsonObject("note").getJsonObject(note);
    line.put("text", text).put("version", version);
    server.send(
        new JsonObject()
            .put("from", seq)
            .put("seq", seq + 1)
            .put(
                "patch",
                new JsonObject()
                    .put(
                        "desk",
                        new JsonArray()
                            .add(
                                new JsonObject()
                                    .put("op", "replace")
                                    .put("path", "/note/" + note)
                                    .put("value", line)))));
  }

  @Test
  void whatWasWrittenInTheClosingSheetIsSentBeforeTheItemIsClosed() throws Exception {
    open();
    at("#close-item").click();
    at("#closing-result-text").fill("Wir fragen die Anwohnenden.");
    at("#close-along").click();
    JsonObject result = FakeAssembly.next(server.commands);
    assertThat(result.getString("do")).isEqualTo("write-note");
    assertThat(result.getString("kind")).isEqualTo("result");
    JsonObject close = FakeAssembly.next(server.commands);
    assertThat(close.getString("do")).isEqualTo("close-item");
    assertThat(close.getString("waiting")).isEqualTo("take-along");
  }

  @Test
  void theGongSoundsFifteenSecondsBeforeTheEndAndAtTheEnd() throws Exception {
    leaves(120_000);
    open();
    at("#gong").click();
    assertThat(at("#gong")).hasAttribute("aria-pressed", "true");
    server.patch(
        10, 11, "replace", "/floor/speech/since", System.currentTimeMillis() - 180_000 + 14_900);
    assertThat(at("html")).hasAttribute("data-gong", "soon");
    server.patch(
        11, 12, "replace", "/floor/speech/since", System.currentTimeMillis() - 180_000 + 1_500);
    assertThat(at("html")).hasAttribute("data-gong", "over");
    assertThat(at("html")).hasAttribute("data-gongs", "2");
    page.reload();
    assertThat(at("#gong")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void aDeviceThatWasNotAskedStaysMute() throws Exception {
    leaves(120_000);
    open();
    server.patch(
        10, 11, "replace", "/floor/speech/since", System.currentTimeMillis() - 180_000 + 14_900);
    assertThat(at("#speech .clock-time")).hasAttribute("data-soon", "bald zu Ende");
    page.waitForTimeout(600);
    assertThat(at("html[data-gong]")).hasCount(0);
  }

  /** So much of the speech is left. */
  private void leaves(long millis) {
    server
        .document
        .getJsonObject("public")
        .getJsonObject("floor")
        .getJsonObject("speech")
        .put("since", System.currentTimeMillis() - 180_000 + millis);
  }

  @Test
  void withoutANetworkTheLastQueueStaysAndCanBePrinted() throws Exception {
    open();
    browser.setOffline(true);
    server.hangUp(1001);
    assertThat(at("#connection")).hasAttribute("data-state", "offline");
    assertThat(at("#queue")).containsText("Karte 204");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(at("#queue .people")).isVisible();
    assertThat(at(".printed")).isVisible();
    assertThat(at("#plan")).isVisible();
    assertThat(at("#call-next")).isHidden();
    assertThat(at("#undo")).isHidden();
  }
}
