package org.kiezplenum.stories;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
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
  private static final class Shared {
    static final TestServer SERVER = TestServer.start();
  }

  private final TestServer server;
  private final boolean isAlone;
  private final List<Device> lent = new ArrayList<>();
  private final List<Device> made = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Hall() {
    this(Shared.SERVER, false);
  }

  private Hall(TestServer server, boolean isAlone) {
    this.server = server;
    this.isAlone = isAlone;
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

  /** A page on a device of its own, which has been nowhere yet as far as it remembers. */
  Page device(NewContextOptions look) {
    lent.add(Device.lent(look, this));
    return lent.getLast().page();
  }

  /** On a device that nobody has used and nobody will: whatever is done with it stays with it. */
  Page newDevice(NewContextOptions look) {
    made.add(Device.made(look, this));
    return made.getLast().page();
  }

  void heard(String complaint) {
    complaints.add(complaint);
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
    made.forEach(Device::close);
    lent.forEach(device -> device.giveBack(address() + "/health/live"));
    if (isAlone) {
      server.close();
    }
  }
}
