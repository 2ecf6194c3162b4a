package org.kiezplenum.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.TestPostgres;

/** Whoever works on the data for a while stops nothing that somebody else uses. */
@Tag("slow")
class AccessTest {
  private Vertx vertx;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    // So that the programs are unpacked.
    TestPostgres.address();
    vertx = Vertx.vertx();
    folder = Files.createTempDirectory(Path.of("target"), "access").toAbsolutePath();
    Files.createSymbolicLink(folder.resolve("binaries"), TestPostgres.BINARIES.toAbsolutePath());
    MadeData.into(folder);
  }

  @AfterEach
  void deleteFolder() throws IOException {
    // Stops whatever a test that failed has left.
    if (Access.isThere(folder)) {
      OwnPostgres.start(vertx, folder).close();
    }
    result(vertx.close());
    Files.delete(folder.resolve("binaries"));
    Binaries.delete(folder);
  }

  private PgConnection connect(PgConnectOptions options) {
    return result(PgConnection.connect(vertx, options));
  }

  private static boolean answers(PgConnection connection) {
    return result(connection.query("select 1").execute()).size() == 1;
  }

  private long pid() throws IOException {
    return PidFile.read(Cluster.of(folder)).orElseThrow().pid();
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Test
  void whatWasStartedForAWhileIsStopped() throws IOException {
    Access access = Access.to(folder);
    long pid = pid();
    result(connect(access.options()).close());
    access.close();
    access.close();
    until(() -> !runs(pid));
    assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
  }

  @Test
  void ofTwoWhoShareItTheLastStopsIt() throws IOException {
    Access first = Access.to(folder);
    Access second = Access.to(folder);
    long pid = pid();
    PgConnection used = connect(second.options());
    first.close();
    assertThat(answers(used)).isTrue();
    result(used.close());
    second.close();
    until(() -> !runs(pid));
  }

  @Test
  void oneThatAServerLeftBehindGoesOnForThoseWhoUseIt() throws IOException, InterruptedException {
    long pid = LeftBehind.in(folder);
    PgConnection used;
    try (Access access = Access.to(folder)) {
      used = connect(access.options());
    }
    assertThat(answers(used)).isTrue();
    result(used.close());
    // Nobody is connected at this moment, yet it is not ours.
    Access.to(folder).close();
    assertThat(runs(pid)).isTrue();
    try (OwnPostgres server = OwnPostgres.start(vertx, folder)) {
      assertThat(server.adopted()).isTrue();
      assertThat(server.pid()).isEqualTo(pid);
    }
    until(() -> !runs(pid));
  }

  @Test
  void oneThatDoesNotLetUsInIsNotStopped() throws IOException, InterruptedException {
    long pid = LeftBehind.in(folder);
    String password = Files.readString(folder.resolve("password"));
    Files.writeString(folder.resolve("password"), "wrong");
    assertThat(catchThrowableOfType(PostgresFailed.class, () -> Access.to(folder)).code())
        .isEqualTo("not-well");
    assertThat(runs(pid)).isTrue();
    Files.writeString(folder.resolve("password"), password);
  }

  @Test
  void aServerThatTakesOverWhatWasStartedForAWhileKeepsIt() throws IOException {
    Access passing = Access.to(folder);
    Access other = Access.to(folder);
    PgConnection used = connect(other.options());
    passing.close();
    try (OwnPostgres server = OwnPostgres.start(vertx, folder)) {
      assertThat(server.adopted()).isTrue();
      result(used.close());
      other.close();
      assertThat(runs(server.pid())).isTrue();
    }
  }
}
