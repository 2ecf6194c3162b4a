package org.kiezplenum.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.journal.TestPostgres;

/**
 * A new version is put in the place of the old one while the evening goes on: by stopping the one
 * and starting the other, or by starting the other first. Pages stay open, what is being typed
 * stays typed, everybody goes on, and nothing that was acknowledged is lost.
 */
@Tag("slow")
class DeployTest {
  private static final int NEIGHBOURS = 12;
  private static final int CHANGES = Integer.getInteger("deploy.times", 1);
  private static final long SEED = Seeds.of("crash.seed", 13);
  private static final int STOPPING = 4002;

  private final PgConnectOptions address = TestPostgres.address();
  private RealServer server = RealServer.onDatabase(address).start();
  private final Wire wire = new Wire(server.port());

  @Test
  void nobodyIsLostWhenTheServerChanges() {
    try (Bustle bustle = new Bustle(new Site(wire.port()), NEIGHBOURS, new SplittableRandom(SEED));
        BrowserContext laptop = Browser.open(Browser.desk());
        BrowserContext pocket = Browser.open(Browser.phone())) {
      Page desk = desk(laptop, bustle);
      Page phone = phone(pocket, bustle);
      for (int change = 1; change <= CHANGES; change++) {
        stopThenStart(bustle, desk, phone, "Zeile im Dunkeln " + change);
        startThenStop(bustle, desk, phone, "Zeile danach " + change);
      }
      phone.locator(".me summary").click();
      phone.locator("#ballot").getByLabel("Ja").check();
      phone.locator("#cast").click();
      assertThat(phone.locator(".arrived")).hasText("Deine Stimme ist angekommen: Ja");
      assertThat(Proof.holds(bustle, address)).isPositive();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with -Dcrash.seed=" + SEED, e);
    } finally {
      server.close();
      wire.close();
    }
  }

  /** The same command again, as a system does that knows of only one. */
  private void stopThenStart(Bustle bustle, Page desk, Page phone, String line) {
    goesOn(bustle);
    types(desk, phone, line);
    ends(server);
    // Nobody is there, and somebody writes all the same.
    desk.keyboard().press("Enter");
    types(desk, phone, "halb");
    server.start();
    areAllBack(bustle, desk, phone, "halb");
    isWrittenOnce(bustle, desk, line);
    goesOn(bustle);
    bustle.comesToRest();
  }

  /** A second process over the same database, then the first is told to stop. */
  private void startThenStop(Bustle bustle, Page desk, Page phone, String line) {
    goesOn(bustle);
    RealServer next = server.again().start();
    types(desk, phone, line);
    wire.leadsTo(next.port());
    ends(server);
    server = next;
    areAllBack(bustle, desk, phone, line);
    desk.locator("[id^='note-i']").press("Enter");
    isWrittenOnce(bustle, desk, line);
    goesOn(bustle);
    bustle.comesToRest();
  }

  private static void ends(RealServer server) {
    // 128 + 15: ended by the signal, after everything was put away.
    assertThat(server.terminate()).isEqualTo(143);
    assertThat(server.said()).doesNotContain("Exception");
  }

  private static void goesOn(Bustle bustle) {
    if (!bustle.isOn()) {
      bustle.begin();
    }
    long more = bustle.stored() + 20;
    until(() -> bustle.stored() >= more);
  }

  private static void areAllBack(Bustle bustle, Page desk, Page phone, String typed) {
    List<Stayer> stayers = bustle.participants().stream().map(Participant::stayer).toList();
    until(() -> stayers.stream().allMatch(one -> one.lastCode() != 0 && one.isConnected()));
    List<Integer> codes = stayers.stream().map(Stayer::lastCode).toList();
    // Somebody whose words were still on their way may hear only that the line is dead.
    assertThat(codes.stream().filter(code -> code == STOPPING).count())
        .as("sent away with %s", codes)
        .isGreaterThan(codes.size() / 2);
    for (Page page : new Page[] {desk, phone}) {
      assertThat(page.locator("#connection")).hasAttribute("data-state", "online");
      assertThat(page.evaluate("window.stays")).as("the page was not loaded again").isEqualTo(true);
    }
    assertThat(desk.locator("[id^='note-i']")).hasValue(typed);
    assertThat(phone.locator("#me-name")).hasValue(typed);
    stayers.forEach(Stayer::forgetCode);
  }

  private static void isWrittenOnce(Bustle bustle, Page desk, String line) {
    assertThat(desk.getByText(line).first()).isVisible();
    bustle.desk().sees(view -> times(view, line) > 0);
    assertThat(times(bustle.desk().served(), line)).isEqualTo(1);
  }

  private static long times(JsonObject view, String line) {
    return view.getJsonObject("desk").getJsonObject("note").stream()
        .filter(note -> ((JsonObject) note.getValue()).getString("text").equals(line))
        .count();
  }

  private static void types(Page desk, Page phone, String text) {
    phone.locator("#me-name").fill(text);
    desk.locator("[id^='note-i']").fill(text);
  }

  private Page desk(BrowserContext laptop, Bustle bustle) {
    Page page = laptop.newPage();
    page.navigate(hall() + bustle.keyPath());
    page.getByText("Ja, Pult öffnen").click();
    return stays(page);
  }

  private Page phone(BrowserContext pocket, Bustle bustle) {
    Page page = pocket.newPage();
    page.navigate(hall() + "/" + bustle.code());
    page.getByLabel("Wie heißt du?").fill("Ali");
    Locator in = page.getByText("Mitmachen", new Page.GetByTextOptions().setExact(true));
    in.click();
    stays(page);
    page.locator(".me summary").click();
    return page;
  }

  private static Page stays(Page page) {
    assertThat(page.locator("#connection")).hasAttribute("data-state", "online");
    page.evaluate("window.stays = true");
    return page;
  }

  private String hall() {
    return "http://" + Browser.HALL + ":" + wire.port();
  }
}
