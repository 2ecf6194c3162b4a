package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.kiezplenum.postgres.PostgresByHand;

/** A PostgreSQL elsewhere over TLS: what each {@code sslmode} lets through, and what it refuses. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("slow")
class EncryptedDatabaseTest {
  private static Path folder;
  private static Certificate ours;
  private static Certificate foreign;
  private static PostgresByHand postgres;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(Path.of("target"));
    folder = Files.createTempDirectory(Path.of("target"), "encrypted").toAbsolutePath();
    // Its name is its number in the net; nobody has it as localhost.
    ours = Certificate.of(Files.createDirectory(folder.resolve("ours")), "ip:127.0.0.1");
    foreign = Certificate.of(Files.createDirectory(folder.resolve("foreign")), "dns:db.example");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    postgres =
        PostgresByHand.in(
            folder.resolve("data"),
            port,
            "ssl=on",
            "ssl_cert_file=" + ours.certificate(),
            "ssl_key_file=" + ours.key());
    Path admitted = folder.resolve("data/cluster/pg_hba.conf");
    // Nobody who talks in the open gets in.
    Files.writeString(admitted, "hostssl all all all scram-sha-256\n");
    postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.remove();
  }

  private static String url(String host, String more) {
    PgConnectOptions at = postgres.address();
    return "postgresql://%s:%s@%s:%d/postgres%s"
        .formatted(at.getUser(), at.getPassword(), host, at.getPort(), more);
  }

  private static void opensEncrypted(String host, String more) {
    Database database = result(Database.open(TestPostgres.vertx(), url(host, more)));
    String asked = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
    // Also by the pool, and by those who connect beside it.
    assertThat(result(database.pool().query(asked).execute()).iterator().next().getBoolean(0))
        .isTrue();
    assertThat(
            result(
                    database
                        .patient()
                        .compose(it -> it.query(asked).execute().eventually(it::close)))
                .iterator()
                .next()
                .getBoolean(0))
        .isTrue();
    result(database.close());
  }

  private static DatabaseRefused refused(String url) {
    Throwable failure = failure(Database.open(TestPostgres.vertx(), url));
    assertThat(failure).isInstanceOf(DatabaseRefused.class);
    assertThat(failure).hasMessageNotContaining(postgres.address().getPassword());
    return (DatabaseRefused) failure;
  }

  private static String code(String host, String more) {
    return refused(url(host, more)).code();
  }

  @Test
  void aCertificateOfOnesOwnIsTrustedWhereItIsNamed() {
    opensEncrypted("127.0.0.1", "?sslmode=verify-full&sslrootcert=" + ours.certificate());
    opensEncrypted("127.0.0.1", "?sslmode=verify-ca&sslrootcert=" + ours.certificate());
    opensEncrypted("127.0.0.1", "?sslrootcert=" + ours.certificate() + "&sslmode=require");
  }

  @Test
  void whoOnlyRequiresEncryptionLooksAtNoCertificate() {
    opensEncrypted("127.0.0.1", "?sslmode=require");
    opensEncrypted("localhost", "?sslmode=prefer");
  }

  @Test
  void anotherNameIsRefusedOnlyWhereNamesAreCompared() {
    String root = "&sslrootcert=" + ours.certificate();
    assertThat(code("localhost", "?sslmode=verify-full" + root)).isEqualTo("database-tls-name");
    opensEncrypted("localhost", "?sslmode=verify-ca" + root);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    String other = "&sslrootcert=" + foreign.certificate();
    for (String mode : new String[] {"verify-full", "verify-ca", "require"}) {
      assertThat(code("127.0.0.1", "?sslmode=" + mode + other)).isEqualTo("database-tls-untrusted");
    }
    // Without one, those count that Java trusts.
    assertThat(code("127.0.0.1", "?sslmode=verify-full")).isEqualTo("database-tls-untrusted");
    assertThat(code("127.0.0.1", "?sslmode=verify-ca&sslrootcert=system"))
        .isEqualTo("database-tls-untrusted");
  }

  @Test
  void whoTalksInTheOpenIsToldThatItMustNot() {
    assertThat(code("127.0.0.1", "")).isEqualTo("database-not-admitted");
    assertThat(code("127.0.0.1", "?sslmode=disable")).isEqualTo("database-not-admitted");
  }

  @Test
  void whereNoEncryptionIsOfferedNobodyGoesOnWithoutIt() {
    PgConnectOptions open = TestPostgres.address();
    for (String mode : new String[] {"require", "verify-ca", "verify-full"}) {
      String url =
          "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=%s"
              .formatted(
                  open.getUser(), open.getPassword(), open.getPort(), open.getDatabase(), mode);
      assertThat(refused(url).code()).isEqualTo("database-tls-not-offered");
    }
  }

  @Test
  void whatIsMisspeltOrWouldCheckNothingIsRefused() throws IOException {
    String root = "sslrootcert=" + ours.certificate();
    assertThat(refused(url("127.0.0.1", "?sslmod=verify-full&sslcert=x")).details())
        .containsEntry("names", "sslcert, sslmod");
    assertThat(code("127.0.0.1", "?sslmode=verifyfull")).isEqualTo("database-tls-mode");
    assertThat(code("127.0.0.1", "?sslmode=")).isEqualTo("database-tls-mode");
    assertThat(code("127.0.0.1", "?" + root)).isEqualTo("database-root-unused");
    assertThat(code("127.0.0.1", "?sslmode=prefer&" + root)).isEqualTo("database-root-unused");
    assertThat(code("127.0.0.1", "?sslmode=verify-full&sslmode=disable"))
        .isEqualTo("database-url-twice");
    assertThat(code("127.0.0.1", "?sslmode")).isEqualTo("database-url-malformed");
    String mode = "?sslmode=verify-full&sslrootcert=";
    assertThat(code("127.0.0.1", mode + "/nowhere.crt")).isEqualTo("database-root-unreadable");
    assertThat(code("127.0.0.1", mode + folder)).isEqualTo("database-root-unreadable");
    assertThat(code("127.0.0.1", mode + ours.key())).isEqualTo("database-root-unreadable");
    Path empty = Files.writeString(folder.resolve("empty.crt"), "");
    assertThat(code("127.0.0.1", mode + empty)).isEqualTo("database-root-unreadable");
  }
}
