package org.kiezplenum.web.client;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.render.Pages;
import org.kiezplenum.web.render.TemplateSources;

/** The live client in a browser, against a server that does what the test says. */
@Tag("slow")
class LiveClientTest {

  private static final String FACE =
      """
      <h1 id="title">{{public.title}}</h1>
      <p id="left" data-tick="speech" data-limit="180" data-spent="0" data-since="{{public.floor.speech.since}}"></p>
      <ol id="queue">{{#each public.floor.queue}}<li id="{{this}}">{{this}}</li>{{/each}}</ol>
      <details id="more"><summary id="summary">more</summary><p>inside {{public.title}}</p></details>
      <form id="hand" method="post" action="/{{public.code}}/do"><input type="hidden" name="id" value="{{nonce}}"><input type="hidden" name="do" value="ask-to-speak"><input type="hidden" name="back" value="/"><input type="hidden" name="kind" value="contribution"><button id="raise">Raise hand</button></form>
      <form id="call" method="post" action="/{{public.code}}/do"><input type="hidden" name="do" value="call-next"><input type="hidden" name="follows" value="{{public.floor.speech.entry}}"><button id="next">Next</button></form>
      <form id="note" method="post" action="/{{public.code}}/do"><input type="hidden" name="do" value="write-note"><input id="text" name="text"><input id="count" name="count" inputmode="numeric"><button>Save</button></form>
      {{#if public.voting}}<form method="post" action="/{{public.code}}/do"><input type="hidden" name="do" value="cast-ballot"><input type="hidden" name="decision" value="{{public.voting}}"><input type="radio" name="choice" value="yes" id="yes"><input type="radio" name="choice" value="no" id="no"><button id="cast">Cast</button></form>{{/if}}
      """;

  private static String page(String scripts, String live) {
    return """
    <!DOCTYPE html><html lang="de"><meta charset="utf-8">%s
    <p id="connection"></p><main id="face"></main>
    <script type="application/json" id="live">%s</script></html>
    """
        .formatted(scripts, live);
  }

  private static Assets assets;
  private TestSite site;
  private FakeAssembly server;
  private BrowserContext browser;
  private Page page;
  private final List<String> errors = new ArrayList<>();

  @BeforeAll
  static void compile() {
    Map<String, String> german = new HashMap<>();
    german.putAll(
        Map.of(
            "connection.online",
            "Verbunden",
            "connection.offline.since.one",
            "Kein Netz seit {n} s",
            "connection.offline.since.other",
            "Kein Netz seit {n} s",
            "pending.ask.one",
            "{what}: senden?",
            "pending.ask.other",
            "{what} vor {n} Minuten: senden?",
            "pending.send",
            "Senden",
            "pending.drop",
            "Verwerfen",
            "pending.lost",
            "Nicht gesendet: {what}",
            "notice.close",
            "Schließen"));
    german.put("connection.waiting", "Verbinde");
    german.put("pending.late", "Zählt nicht: {what}");
    german.putAll(Map.of("clock.soon", "bald zu Ende", "clock.over", "Zeit ist um"));
    german.putAll(Map.of("guest", "Gast {n}", "number.group", ".", "item.left", "noch {n} Min."));
    Messages messages = Messages.of(Map.of("de", german, "en", german));
    assets = TestSite.assets(Map.of("phone", TemplateSources.squeeze(FACE)), messages);
  }

  @AfterAll
  static void forget() {
    assets = null;
  }

  @BeforeEach
  void start() throws Exception {
    site = new TestSite(assets);
    server = new FakeAssembly(site, document());
    String csp = "default-src 'self'; script-src 'self'; connect-src 'self'";
    site.router
        .get("/" + FakeAssembly.CODE)
        .handler(request -> {
          String html = page(assets.liveScripts("phone", "de"), Pages.embed(server.document));
          request
              .response()
              .putHeader("Content-Type", "text/html")
              .putHeader("Content-Security-Policy", csp)
              .end(html);
        });
    browser = Browser.open(Browser.phone());
    page = browser.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(message -> System.out.println("browser: " + message.text()));
  }

  @AfterEach
  void stop() {
    browser.close();
    site.close();
    assertThat(errors).isEmpty();
  }

  private static JsonObject document() {
    JsonObject speech =
        new JsonObject().put("limit", 180).put("spent", 0).put("since", System.currentTimeMillis());
    JsonObject floor =
        new JsonObject()
            .put("list", "open")
            .put("queue", new JsonArray().add("e1"))
            .put("speech", speech);
    JsonObject all =
        new JsonObject()
            .put("code", FakeAssembly.CODE)
            .put("title", "first")
            .put("phase", "live")
            .put("current", "i1")
            .put("floor", floor);
    return new JsonObject()
        .put("code", FakeAssembly.CODE)
        .put("epoch", "E1")
        .put("seq", 10L)
        .put("face", "phone")
        .put("lang", "de")
        .put("now", System.currentTimeMillis())
        .put("public", all)
        .put(
            "own",
            new JsonObject().put("person", "p1").put("number", 23).put("roles", new JsonArray()))
        .put("pulse", new JsonObject());
  }

  private JsonObject open() throws InterruptedException {
    page.navigate(site.url("/" + FakeAssembly.CODE));
    JsonObject hello = FakeAssembly.next(server.hellos);
    assertThat(page.locator("#title")).hasText("first");
    return hello;
  }

  private Locator at(String selector) {
    return page.locator(selector);
  }

  @Test
  void aDifferenceIsShownAndNothingIsTakenOutOfPeoplesHands() throws Exception {
    JsonObject hello = open();
    assertThat(hello.getString("epoch")).isEqualTo("E1");
    assertThat(hello.getLong("seq")).isEqualTo(10);
    assertThat(hello.getString("lang")).isEqualTo("de");
    at("#summary").click();
    at("#text").fill("half a sentence");
    at("#text")
        .evaluate(
            "(field) => { field.focus(); field.setSelectionRange(2, 6); window.before = field; }");
    server.patch(
        10,
        12,
        "replace",
        "/title",
        "second",
        "add",
        "/floor/queue/1",
        "e2",
        "remove",
        "/floor/queue/0",
        "");
    assertThat(at("#title")).hasText("second");
    assertThat(at("#queue")).hasText("e2");
    assertThat(at("#text")).hasValue("half a sentence");
    assertThat(at("#text")).isFocused();
    assertThat(
            page.evaluate(
                "() => [before === document.activeElement, before.selectionStart,"
                    + " before.selectionEnd]"))
        .isEqualTo(List.of(true, 2, 6));
    assertThat(at("#more p")).isVisible();
    assertThat(at("#connection")).hasText("Verbunden");
  }

  @Test
  void whoMissedSomethingSaysWhereTheyAreAndIsHealed() throws Exception {
    open();
    server.onHello = hello -> hello.getLong("seq") == 10 ? server.whole() : null;
    server.document = server.document.copy().put("seq", 20L);
    server.document.getJsonObject("public").put("title", "whole");
    server.patch(15, 20, "replace", "/title", "wrong");
    assertThat(FakeAssembly.next(server.hellos).getLong("seq")).isEqualTo(10);
    assertThat(at("#title")).hasText("whole");
    server.patch(20, 21, "replace", "/title", "next");
    assertThat(at("#title")).hasText("next");
  }

  @Test
  void aHeartbeatWithAHigherNumberIsNoticed() throws Exception {
    open();
    server.send(new JsonObject().put("seq", 30));
    assertThat(FakeAssembly.next(server.hellos).getLong("seq")).isEqualTo(10);
  }

  @Test
  void whoIsTooFarBehindFetchesTheWholeView() throws Exception {
    open();
    server.document = server.document.copy().put("seq", 99L);
    server.document.getJsonObject("public").put("title", "fetched");
    server.send(
        new JsonObject().put("epoch", "E1").put("seq", 99).put("reload", "/api/assemblies/K7M2PQ"));
    assertThat(FakeAssembly.next(server.fetched)).isEqualTo("/api/assemblies/K7M2PQ");
    assertThat(at("#title")).hasText("fetched");
    assertThat(FakeAssembly.next(server.hellos).getLong("seq")).isEqualTo(99);
  }

  @Test
  void anActIsPendingUntilThePageShowsWhatCameOfIt() throws Exception {
    open();
    at("#raise").click();
    JsonObject command = FakeAssembly.next(server.commands);
    assertThat(command.getString("do")).isEqualTo("ask-to-speak");
    assertThat(command.getString("kind")).isEqualTo("contribution");
    assertThat(command.fieldNames()).containsExactlyInAnyOrder("id", "do", "kind");
    assertThat(command.getString("id"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(at("#hand")).hasAttribute("data-pending", "");
    at("#raise").click();
    server.answer(command, 11);
    page.waitForTimeout(200);
    assertThat(at("#hand")).hasAttribute("data-pending", "");
    server.patch(10, 11, "add", "/floor/queue/1", "e2");
    assertThat(at("#hand")).not().hasAttribute("data-pending", "");
    assertThat(FakeAssembly.drain(server.commands)).isEmpty();
  }

  @Test
  void whatWasNotAnsweredIsSentAgainWithTheSameId() throws Exception {
    open();
    at("#raise").click();
    JsonObject first = FakeAssembly.next(server.commands);
    server.hangUp(4001);
    assertThat(FakeAssembly.next(server.hellos).getLong("seq")).isEqualTo(10);
    assertThat(FakeAssembly.next(server.commands)).isEqualTo(first);
    page.reload();
    FakeAssembly.next(server.hellos);
    assertThat(FakeAssembly.next(server.commands)).isEqualTo(first);
    server.answer(first, 10);
    assertThat(at("#hand")).not().hasAttribute("data-pending", "");
  }

  @Test
  void aRefusalStandsAtItsFormAndLeavesWhatWasTyped() throws Exception {
    open();
    at("#text").fill("a note");
    at("#count").fill("007");
    at("#text").press("Enter");
    JsonObject command = FakeAssembly.next(server.commands);
    assertThat(command.getString("text")).isEqualTo("a note");
    assertThat(command.getValue("count")).isEqualTo(7);
    server.refuse(command, "note-changed", "Bitte <b>nochmal</b>");
    assertThat(at("#note form-answer[role=alert]")).hasText("Bitte <b>nochmal</b>");
    assertThat(at("#text")).hasValue("a note");
    server.patch(10, 11, "replace", "/title", "second");
    assertThat(at("#title")).hasText("second");
    assertThat(at("#note form-answer")).hasCount(1);
    at("#text").press("Enter");
    assertThat(at("#note form-answer")).hasCount(0);
    JsonObject again = FakeAssembly.next(server.commands);
    assertThat(again.getString("id")).isNotEqualTo(command.getString("id"));
    server.answer(again, 12);
    assertThat(at("#text")).hasValue("");
    assertThat(at("#text")).isFocused();
  }

  @Test
  void whatIsTypedWhileAnActIsOnItsWayStays() throws Exception {
    open();
    at("#text").fill("one");
    at("#text").press("Enter");
    JsonObject command = FakeAssembly.next(server.commands);
    at("#text").fill("two");
    server.answer(command, 11);
    server.patch(10, 11, "replace", "/title", "second");
    assertThat(at("#title")).hasText("second");
    assertThat(at("#text")).hasValue("two");
  }

  @Test
  void aTapThatIsOldAsksAgain() throws Exception {
    pending("ask-to-speak", 120_000, "i1");
    open();
    Locator notice = at(".notice-item");
    assertThat(notice.locator("p")).hasText("Raise hand vor 2 Minuten: senden?");
    assertThat(FakeAssembly.drain(server.commands)).isEmpty();
    notice.getByText("Senden", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(FakeAssembly.next(server.commands).getString("id")).isEqualTo("kept");
    assertThat(notice).hasCount(0);
  }

  /** The hall has gone on to the next vote: nobody may believe that this one counted. */
  @Test
  void aVoteThatComesTooLateSaysThatItDoesNotCount() throws Exception {
    String act =
        "[{id: 'kept', command: {do: 'cast-ballot', decision: 'd1', choice: 'yes'}, at: Date.now(),"
            + " form: 'choices', label: 'Ja'}]";
    page.addInitScript(
        "sessionStorage.setItem('kiezplenum.pending.K7M2PQ', JSON.stringify(" + act + "))");
    server.document.getJsonObject("public").put("voting", "d2");
    open();
    assertThat(at(".notice-item p")).hasText("Zählt nicht: Ja");
    assertThat(FakeAssembly.drain(server.commands)).isEmpty();
  }

  /** The vote was closed while it was on its way; its form is gone, so a notice says so. */
  @Test
  void aVoteThatMetAClosedUrnSaysSoThoughItsFormIsGone() throws Exception {
    open();
    server.patch(10, 11, "add", "/voting", "d1");
    at("#yes").check();
    at("#cast").click();
    JsonObject ballot = FakeAssembly.next(server.commands);
    server.patch(11, 12, "remove", "/voting", "");
    assertThat(at("#cast")).hasCount(0);
    server.refuse(ballot, "too-late-to-vote", "Deine Stimme zählt nicht.");
    assertThat(at(".notice-item p")).hasText("Cast: Deine Stimme zählt nicht.");
  }

  @Test
  void aTapForAnotherItemDoesNotLandInThisOne() throws Exception {
    pending("ask-to-speak", 5_000, "i0");
    open();
    assertThat(at(".notice-item p")).hasText("Nicht gesendet: Raise hand");
    page.waitForTimeout(300);
    assertThat(FakeAssembly.drain(server.commands)).isEmpty();
    at(".notice-item button").click();
    assertThat(at(".notice-item")).hasCount(0);
  }

  private void pending(String command, long ageMillis, String item) {
    String act =
        "[{id: 'kept', command: {do: '%s', kind: 'contribution'}, at: Date.now() - %d, item: '%s', form: 'hand', label: 'Raise hand'}]"
            .formatted(command, ageMillis, item);
    page.addInitScript(
        "sessionStorage.setItem('kiezplenum.pending.K7M2PQ', JSON.stringify(" + act + "))");
  }

  @Test
  void aChosenButUnsentBallotStaysAndDoesNotMoveToAnotherDecision() throws Exception {
    open();
    server.patch(10, 11, "add", "/voting", "d1");
    at("#no").check();
    server.patch(11, 12, "replace", "/title", "second");
    assertThat(at("#title")).hasText("second");
    assertThat(at("#no")).isChecked();
    at("#cast").click();
    JsonObject ballot = FakeAssembly.next(server.commands);
    assertThat(ballot.getString("choice")).isEqualTo("no");
    assertThat(ballot.getInteger("change")).isEqualTo(1);
    at("#yes").check();
    at("#cast").click();
    assertThat(FakeAssembly.next(server.commands).getInteger("change")).isEqualTo(2);
    server.patch(12, 13, "replace", "/voting", "d2", "replace", "/title", "third");
    assertThat(at("#title")).hasText("third");
    assertThat(at("#yes")).not().isChecked();
    assertThat(at("#no")).not().isChecked();
  }

  @Test
  void whereSocketsAreBlockedThePageAsksAndPosts() throws Exception {
    server.socketsAllowed = false;
    page.navigate(site.url("/" + FakeAssembly.CODE));
    server.document = server.document.copy().put("seq", 11L);
    server.document.getJsonObject("public").put("title", "asked");
    assertThat(FakeAssembly.next(server.fetched))
        .isEqualTo("/api/assemblies/K7M2PQ?epoch=E1&seq=10");
    assertThat(at("#title")).hasText("asked");
    at("#raise").click();
    assertThat(FakeAssembly.next(server.posted).getString("do")).isEqualTo("ask-to-speak");
    assertThat(at("#hand")).not().hasAttribute("data-pending", "");
    server.socketsAllowed = true;
    FakeAssembly.next(server.hellos);
    server.patch(11, 12, "replace", "/title", "told");
    assertThat(at("#title")).hasText("told");
  }

  @Test
  void withoutANetworkThePageSaysSoAndSendsLater() throws Exception {
    open();
    browser.setOffline(true);
    server.hangUp(1001);
    assertThat(at("#connection")).hasAttribute("data-state", "offline");
    assertThat(at("#connection")).hasText(Pattern.compile("Kein Netz seit \\d+ s"));
    at("#raise").click();
    assertThat(at("#hand")).hasAttribute("data-pending", "");
    browser.setOffline(false);
    assertThat(FakeAssembly.next(server.commands).getString("do")).isEqualTo("ask-to-speak");
    assertThat(at("#connection")).hasAttribute("data-state", "online");
  }

  @Test
  void aSilentServerIsLeft() throws Exception {
    page.clock().install();
    open();
    page.clock().fastForward(46_000);
    page.clock().runFor(3_000);
    FakeAssembly.next(server.hellos);
  }

  @Test
  void anUnknownSeatLoadsThePageAgainButNotForEver() throws Exception {
    open();
    server.hangUp(4101);
    FakeAssembly.next(server.hellos);
    page.evaluate("() => (window.mark = 1)");
    server.hangUp(4101);
    FakeAssembly.next(server.hellos);
    assertThat(page.evaluate("() => window.mark")).isEqualTo(1);
  }

  @Test
  void theClockTicksByTheServersTime() throws Exception {
    long now = System.currentTimeMillis();
    server
        .document
        .getJsonObject("public")
        .getJsonObject("floor")
        .getJsonObject("speech")
        .put("since", now - 100_000);
    page.navigate(site.url("/" + FakeAssembly.CODE));
    assertThat(at("#left")).hasText(Pattern.compile("1:(20|19|18)"));
    assertThat(at("#left")).hasText(Pattern.compile("1:(17|16|15)"));
  }

  /** The answer is quick, the second tap of the same finger would already call somebody else. */
  @Test
  void aDoubleTapCallsOnlyOnePerson() throws Exception {
    page.clock().install();
    open();
    at("#next").click();
    JsonObject first = FakeAssembly.next(server.commands);
    server.answer(first, 11);
    server.patch(10, 11, "add", "/floor/speech/entry", "e1", "replace", "/title", "called");
    page.clock().runFor(100);
    assertThat(at("#title")).hasText("called");
    assertThat(at("#call")).not().hasAttribute("data-pending", "");
    at("#next").click();
    at("#next").press("Enter");
    page.clock().runFor(800);
    assertThat(FakeAssembly.drain(server.commands)).isEmpty();
    at("#next").click();
    assertThat(FakeAssembly.next(server.commands).getString("follows")).isEqualTo("e1");
  }
}
