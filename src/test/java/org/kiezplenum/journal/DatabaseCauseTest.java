package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.postgres.PostgresByHand;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;

/** Why a database cannot be used: each cause has a code and a sentence of its own. */
@Tag("slow")
class DatabaseCauseTest {
  private static final Messages MESSAGES = Messages.load();

  private static void isRefused(Future<Database> opening, String code, String... named) {
    Throwable failure = failure(opening);
    assertThat(failure).isInstanceOf(DatabaseRefused.class);
    DatabaseRefused refused = (DatabaseRefused) failure;
    assertThat(refused.code()).isEqualTo(code);
    for (String lang : Languages.ALL) {
      assertThat(MESSAGES.text(lang, refused.key(), refused.details()))
          .contains(named)
          .doesNotContain("\u27e6", "Exception");
    }
  }

  private static Future<Database> open(PgConnectOptions address) {
    return Database.open(TestPostgres.vertx(), address);
  }

  private static void sql(PgConnectOptions address, String sql) {
    result(
        PgConnection.connect(TestPostgres.vertx(), address)
            .compose(it -> it.query(sql).execute().eventually(it::close)));
  }

  /** Somebody who owns nothing. */
  private static PgConnectOptions stranger(PgConnectOptions address, String with) {
    String role = "stranger_" + address.getDatabase();
    sql(address, "drop role if exists " + role);
    sql(address, "create role " + role + " login password 'open' " + with);
    return new PgConnectOptions(address).setUser(role).setPassword("open");
  }

  @Test
  void aWrongPasswordIsNoMissingServer() {
    PgConnectOptions address = TestPostgres.address();
    isRefused(
        open(new PgConnectOptions(address).setPassword("wrong")),
        "database-password",
        address.getUser());
    isRefused(open(new PgConnectOptions(address).setUser("nobody")), "database-password", "nobody");
  }

  @Test
  void aDatabaseThatThereIsNotIsNamed() {
    isRefused(
        open(TestPostgres.address().setDatabase("kiez_nowhere")),
        "database-missing",
        "kiez_nowhere");
  }

  @Test
  void whoMayNotMakeTablesIsTold() {
    PgConnectOptions address = TestPostgres.address();
    PgConnectOptions stranger = stranger(address, "");
    isRefused(open(stranger), "database-rights", stranger.getUser(), "schema public");
    // Nor is somebody told that it was never used who only may not look.
    Database used = result(open(address));
    isRefused(Database.look(TestPostgres.vertx(), stranger), "database-rights", "migration");
    result(used.close());
    sql(address, "revoke connect on database " + address.getDatabase() + " from public");
    isRefused(open(stranger), "database-rights", address.getDatabase());
  }

  @Test
  void whereOnlyReadingIsAllowedNoServerStartsButOneMayLook() {
    PgConnectOptions address = TestPostgres.address();
    result(result(open(address)).close());
    sql(
        address,
        "alter database " + address.getDatabase() + " set default_transaction_read_only = on");
    isRefused(open(address), "database-read-only", "default_transaction_read_only");
    result(result(Database.look(TestPostgres.vertx(), address)).close());
  }

  @Test
  void aCopyThatFollowsAnotherIsReadOnly() throws IOException {
    Files.createDirectories(Path.of("target"));
    Path folder = Files.createTempDirectory(Path.of("target"), "standby").toAbsolutePath();
    PostgresByHand postgres = PostgresByHand.in(folder, freePort());
    try {
      postgres.start();
      result(result(open(postgres.address())).close());
      postgres.stop();
      Files.createFile(folder.resolve("cluster/standby.signal"));
      postgres.start();
      isRefused(open(postgres.address()), "database-read-only", "default_transaction_read_only");
    } finally {
      postgres.remove();
    }
  }

  @Test
  void whereAllConnectionsAreTakenItSaysSo() {
    PgConnectOptions stranger = stranger(TestPostgres.address(), "connection limit 0");
    isRefused(open(stranger), "database-full", "max_connections", "too many connections");
  }

  @Test
  void aSettingThatPostgresDoesNotKnowIsNamed() {
    PgConnectOptions odd = TestPostgres.address();
    odd.setProperties(Map.of("search_pat", "kiez"));
    isRefused(open(odd), "database-parameter", "search_pat");
  }

  @Test
  void aMachineThatNobodyKnowsIsNoSilentOne() {
    isRefused(
        open(TestPostgres.address().setHost("db.kiez.invalid")),
        "database-host-unknown",
        "db.kiez.invalid");
  }

  @Test
  void whereNobodyListensItSaysWhere() throws IOException {
    int closed = freePort();
    isRefused(open(TestPostgres.address().setPort(closed)), "database-down", "127.0.0.1:" + closed);
  }

  @Test
  void somebodyElseAtThatPortIsNoPostgres() throws IOException {
    PgConnectOptions address = TestPostgres.address();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            while (!other.isClosed()) {
              try (Socket caller = other.accept()) {
                int first = caller.getInputStream().read();
                assertThat(first).isNotNegative();
              } catch (IOException e) {
                return;
              }
            }
          });
      isRefused(open(address.setPort(other.getLocalPort())), "database-hung-up", "127.0.0.1:");
    }
  }

  @Test
  void whoAnswersNothingIsNotWaitedForWithoutEnd() throws IOException {
    PgConnectOptions address = TestPostgres.address();
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      isRefused(open(address.setPort(mute.getLocalPort())), "database-silent", "127.0.0.1:");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
