package org.kiezplenum.stories;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.TestServer;

/**
 * A server, and the devices of an evening at an address that browsers do not trust, as in a gym.
 * Whatever a page complains about in its console is kept, and so is what its policy forbade.
 *
 * <p>Stories share a server, in which each has an assembly of its own. Whoever looks at what is
 * common to all assemblies, as the archive is, has a server alone.
 */
final class Hall implements AutoCloseable {
  private static final double PATIENCE_MS = 30_000;

  /** Browsers name a policy's violation in the console, but not every one; the event tells all. */
  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error("forbidden by the policy:", event.violatedDirective, event.blockedURI));
      """;

  private static final class Shared {
    static final TestServer SERVER = TestServer.start();
  }

  private final TestServer server;
  private final boolean isAlone;
  private final List<BrowserContext> devices = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Hall() {
    this(Shared.SERVER, false);
  }

  private Hall(TestServer server, boolean isAlone) {
    this.server = server;
    this.isAlone = isAlone;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  /** A hall whose server has no other assembly in it. */
  static Hall alone() {
    return new Hall(TestServer.start(), true);
  }

  /** A hall that tells people to come to this address. */
  static Hall at(String publicUrl) {
    return new Hall(TestServer.start(URI.create(publicUrl)), true);
  }

  TestServer server() {
    return server;
  }

  String address() {
    return address(server.port());
  }

  String address(int port) {
    return "http://" + Browser.HALL + ":" + port;
  }

  /** A new page on a device of its own. */
  Page device(NewContextOptions look) {
    BrowserContext device = Browser.open(look);
    devices.add(device);
    device.setDefaultTimeout(PATIENCE_MS);
    device.addInitScript(TELL_VIOLATIONS);
    device.onPage(this::listen);
    return device.newPage();
  }

  private void listen(Page page) {
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  /** Nothing that a developer would see in red, but for what a test expects. */
  void nobodyComplained(String... expected) {
    Assertions.assertThat(complaints)
        .filteredOn(complaint -> List.of(expected).stream().noneMatch(complaint::contains))
        .isEmpty();
  }

  @Override
  public void close() {
    complaints.forEach(System.err::println);
    devices.forEach(BrowserContext::close);
    if (isAlone) {
      server.close();
    }
  }
}
