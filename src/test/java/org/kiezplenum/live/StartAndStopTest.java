package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.TestPostgres;

/** What a person reads who starts the server where it cannot run, and how it ends. */
@Tag("slow")
class StartAndStopTest {

  @Test
  void whereThePortIsTakenItSaysSo() throws IOException {
    PgConnectOptions address = TestPostgres.address();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RealServer server =
          RealServer.onDatabase(url(address, address.getPort()), taken.getLocalPort());
      assertThat(server.end()).isEqualTo(1);
      assertThat(server.said()).contains("The port is taken.").doesNotContain("Exception");
    }
  }

  @Test
  void whereTheDatabaseDoesNotAnswerItSaysSo() throws IOException {
    PgConnectOptions address = TestPostgres.address();
    int closed = Site.freePort();
    RealServer server = RealServer.onDatabase(url(address, closed), Site.freePort());
    assertThat(server.end()).isEqualTo(1);
    assertThat(server.said())
        .contains("The database cannot be used", "Check that PostgreSQL runs")
        .doesNotContain("Exception")
        .doesNotContain(address.getPassword());
  }

  @Test
  void whereASettingCannotBeItSaysWhatItMustBe() {
    RealServer server = RealServer.with(Map.of("PUBLIC_URL", "gym"));
    assertThat(server.end()).isEqualTo(1);
    assertThat(server.said())
        .contains("public.url", "\"gym\"", "https://")
        .doesNotContain("Exception");
  }

  @Test
  void aPasswordThatIsAskedForMustBeSet() {
    RealServer unknown = RealServer.with(Map.of("START", "friends"));
    assertThat(unknown.end()).isEqualTo(1);
    assertThat(unknown.said()).contains("start", "\"friends\"", "everybody, password or nobody");
    RealServer without = RealServer.with(Map.of("START", "password"));
    assertThat(without.end()).isEqualTo(1);
    assertThat(without.said()).contains("start.password").doesNotContain("Exception");
  }

  @Test
  void aPasswordThatNobodyIsAskedForStopsIt() {
    RealServer open = RealServer.with(Map.of("START_PASSWORD", "geheim"));
    assertThat(open.end()).isEqualTo(1);
    assertThat(open.said())
        .contains("start=password", "nobody would be asked")
        .doesNotContain("geheim", "Exception");
    RealServer misspelt = RealServer.with(Map.of("START_PASWORD", "geheim"));
    assertThat(misspelt.end()).isEqualTo(1);
    assertThat(misspelt.said()).contains("START_PASWORD (START_PASSWORD?)");
  }

  @Test
  void whenItIsToldToStopItTellsEverybodyAndEnds() {
    try (RealServer server = RealServer.onDatabase(TestPostgres.address()).start()) {
      Site.Created assembly = server.create("Kiezversammlung");
      Client desk = Client.join(server, assembly.code(), "Mina", assembly.key()).connect();
      Client phone = Client.join(server, assembly.code(), null).connect();
      desk.does("open-assembly");

      int code = server.terminate();

      assertThat(desk.closed()).isEqualTo((short) 4002);
      assertThat(phone.closed()).isEqualTo((short) 4002);
      // This database belongs to somebody else's process, and ends with it.
      assertThat(server.said()).contains("Careful: DATABASE_URL is the embedded database");
      // 128 + 15: ended by the signal, after everything was put away.
      assertThat(code).isEqualTo(143);
      assertThat(server.said()).doesNotContain("Exception");
    }
  }

  private static String url(PgConnectOptions address, int port) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(address.getUser(), address.getPassword(), port, address.getDatabase());
  }
}
