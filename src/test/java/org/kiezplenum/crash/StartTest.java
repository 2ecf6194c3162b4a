package org.kiezplenum.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Main;
import org.kiezplenum.live.ServerProcess;
import org.kiezplenum.live.ServerProcess.DidNotStart;

/** Where the server cannot start, it says in one sentence what to do, and ends. */
class StartTest {
  private final Path data =
      Path.of("target", "start", UUID.randomUUID().toString()).toAbsolutePath();

  @Test
  void aSecondServerOnTheSameDataIsToldSo() throws Exception {
    try (ServerProcess first = ServerProcess.kiezplenum(data, ServerProcess.freePort())) {
      DidNotStart second =
          catchThrowableOfType(
              DidNotStart.class,
              () -> ServerProcess.kiezplenum(data, ServerProcess.freePort()));

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second).hasMessageContaining("Kiezplenum läuft schon mit diesen Daten.");
      assertThat(second.getMessage()).doesNotContain("Exception").doesNotContain("\tat ");
      assertThat(first.port()).isPositive();
    }
  }

  @Test
  void aPortThatIsTakenIsNamedAsSuch() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DidNotStart start =
          catchThrowableOfType(
              DidNotStart.class, () -> ServerProcess.kiezplenum(data, taken.getLocalPort()));

      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start).hasMessageContaining("Der Port ist schon belegt.");
      assertThat(start.getMessage()).doesNotContain("\tat ");
    }
  }

  @Test
  void aDatabaseThatIsAwayIsNamedAsSuch() throws Exception {
    Map<String, String> away =
        Map.of(
            "DATABASE_URL",
            "postgresql://somebody:secret@127.0.0.1:" + ServerProcess.freePort() + "/none");
    DidNotStart start =
        catchThrowableOfType(
            DidNotStart.class,
            () ->
                ServerProcess.start(
                    Main.class, away, "http://localhost:", ServerProcess.freePort()));

    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start).hasMessageContaining("Die Datenbank ist nicht zu gebrauchen");
    assertThat(start.getMessage()).doesNotContain("secret").doesNotContain("\tat ");
  }

  @Test
  void aSettingThatCannotBeIsNamedWithWhatItMustBe() throws Exception {
    DidNotStart start =
        catchThrowableOfType(
            DidNotStart.class,
            () ->
                ServerProcess.start(
                    Main.class,
                    Map.of("PUBLIC_URL", "gym"),
                    "http://localhost:",
                    ServerProcess.freePort()));

    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start).hasMessageContaining("public.url").hasMessageContaining("https://");
  }
}
