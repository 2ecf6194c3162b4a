package org.kiezplenum.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.kiezplenum.journal.TestPostgres;

/** Starting, losing and finding a PostgreSQL of our own. */
@Tag("slow")
class OwnPostgresTest {
  private static Vertx vertx;
  private Path folder;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    result(vertx.close());
  }

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(Path.of("target"));
    // A blank, since a user's folder may have one.
    folder = Files.createTempDirectory(Path.of("target"), "own postgres ").toAbsolutePath();
  }

  @AfterEach
  void deleteFolder() throws IOException {
    Binaries.delete(folder);
  }

  private OwnPostgres start() {
    return OwnPostgres.start(vertx, folder, TestPostgres.BINARIES);
  }

  private static String ask(OwnPostgres postgres, String sql) {
    return result(
        PgConnection.connect(vertx, postgres.options())
            .compose(connection ->
                connection
                    .query(sql)
                    .execute()
                    .map(rows ->
                        rows.size() == 0 ? "" : String.valueOf(rows.iterator().next().getValue(0)))
                    .eventually(connection::close)));
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Test
  void itKeepsWhatItConfirmsAndItsDataOverARestart() {
    long pid;
    try (OwnPostgres postgres = start()) {
      pid = postgres.pid();
      assertThat(runs(postgres.pid())).isTrue();
      assertThat(postgres.adopted()).isFalse();
      assertThat(ask(postgres, "show fsync")).isEqualTo("on");
      assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
      assertThat(ask(postgres, "show server_encoding")).isEqualTo("UTF8");
      assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(postgres, "select 'ä' < 'b' and 'Z' > 'a'")).isEqualTo("true");
      ask(postgres, "create table kept as select 42 as n");
    }
    until(() -> !runs(pid));
    try (OwnPostgres postgres = start()) {
      assertThat(postgres.adopted()).isFalse();
      assertThat(ask(postgres, "select n from kept")).isEqualTo("42");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyWhoHasThePasswordGetsInAndOnlyTheOwnerReadsIt() throws IOException {
    try (OwnPostgres postgres = start()) {
      assertThat(ask(postgres, "show password_encryption")).isEqualTo("scram-sha-256");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("password"))))
          .isEqualTo("rw-------");
      assertThat(Files.readString(folder.resolve("cluster/pg_hba.conf")))
          .doesNotContainPattern("(?m)^[^#].*trust");
    }
  }

  @Test
  void closingTwiceIsNoFault() throws IOException {
    MadeData.into(folder);
    OwnPostgres postgres = start();
    postgres.close();
    try (OwnPostgres next = start()) {
      postgres.close();
      assertThat(ask(next, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aKilledPostgresIsStartedAgain() throws IOException {
    MadeData.into(folder);
    OwnPostgres first = start();
    ask(first, "create table kept as select 42 as n");
    long pid = first.pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    until(() -> !runs(pid));
    first.close();
    try (OwnPostgres second = start()) {
      assertThat(second.adopted()).isFalse();
      assertThat(ask(second, "select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void oneThatDiesWhileItIsUsedComesBackByItselfAtTheSamePlace() throws IOException {
    MadeData.into(folder);
    long pid;
    try (OwnPostgres postgres = start()) {
      ask(postgres, "create table kept as select 42 as n");
      for (int times = 1; times <= 2; times++) {
        long dying = postgres.pid();
        ProcessHandle.of(dying).orElseThrow().destroyForcibly();
        until(() -> postgres.pid() != dying);
        assertThat(ask(postgres, "select n from kept")).isEqualTo("42");
        assertThat(ask(postgres, "show fsync")).isEqualTo("on");
      }
      pid = postgres.pid();
    }
    until(() -> !runs(pid));
  }

  @Test
  void whatWasStoppedForGoodIsNotStartedAgain() throws IOException {
    MadeData.into(folder);
    OwnPostgres postgres = start();
    ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
    postgres.close();
    try (OwnPostgres next = start()) {
      assertThat(PidFile.read(folder.resolve("cluster")).orElseThrow().pid()).isEqualTo(next.pid());
    }
  }

  @Test
  void aSecondServerIsRefusedAndOneThatWasLeftBehindIsAdopted() throws Exception {
    MadeData.into(folder);
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LeftBehind.class.getName(),
                folder.toString(),
                TestPostgres.BINARIES.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long pid;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.lines().filter(l -> l.startsWith("STARTED ")).findFirst().orElseThrow();
      pid = Long.parseLong(line.substring("STARTED ".length()));
      assertThat(catchThrowableOfType(DataInUse.class, this::start).code())
          .isEqualTo("data-in-use");
    } finally {
      server.destroyForcibly();
      server.waitFor();
    }
    assertThat(runs(pid)).isTrue();
    try (OwnPostgres adopted = start()) {
      assertThat(adopted.adopted()).isTrue();
      assertThat(adopted.pid()).isEqualTo(pid);
      assertThat(ask(adopted, "select 1")).isEqualTo("1");
      assertThat(catchThrowableOfType(DataInUse.class, this::start)).isNotNull();
    }
    until(() -> !runs(pid));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itHasASessionOfItsOwn() throws IOException {
    MadeData.into(folder);
    try (OwnPostgres postgres = start()) {
      // Fields after the name in brackets: state, parent, process group, session.
      String stat = Files.readString(Path.of("/proc/" + postgres.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      assertThat(fields[3]).isEqualTo(String.valueOf(postgres.pid()));
    }
  }

  @Test
  void oneThatWouldLoseDataIsStoppedAndStartedAsItShould() throws IOException {
    MadeData.into(folder);
    Programs programs =
        new Programs(
            Binaries.unpack(TestPostgres.BINARIES.toAbsolutePath()), folder.resolve("by-hand.log"));
    Programs.ProgramEnd ended =
        programs.run(
            "pg_ctl",
            List.of(
                "start",
                "--wait",
                "--pgdata=" + folder.resolve("cluster"),
                "--log=" + folder.resolve("careless.log"),
                "--options=-c fsync=off -c port=0 -c unix_socket_directories="
                    .replace("port=0", "port=" + freePort())));
    assertThat(ended.code()).as(ended.lastLines()).isZero();
    long careless = PidFile.read(folder.resolve("cluster")).orElseThrow().pid();
    try (OwnPostgres postgres = start()) {
      assertThat(postgres.adopted()).isFalse();
      until(() -> !runs(careless));
      assertThat(ask(postgres, "show fsync")).isEqualTo("on");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aPidFileFromBeforeARestartOfTheMachineIsNoObstacle() throws IOException {
    MadeData.into(folder);
    // The number belongs to somebody else now: to us.
    Files.writeString(
        folder.resolve("cluster/postmaster.pid"),
        ProcessHandle.current().pid()
            + "\n"
            + folder.resolve("cluster")
            + "\n1\n5432\n\n127.0.0.1\n1 1\n");
    try (OwnPostgres postgres = start()) {
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aClusterThatWasHalfMadeIsMadeAnew() throws IOException {
    Files.createDirectories(folder.resolve("cluster-half/base"));
    Files.writeString(folder.resolve("cluster-half/PG_VERSION"), "");
    try (OwnPostgres postgres = start()) {
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aLostOrWrongPasswordIsSaidAndNothingIsLeftRunning() throws IOException {
    MadeData.into(folder);
    Files.writeString(folder.resolve("password"), "wrong");
    assertThat(catchThrowableOfType(PostgresFailed.class, this::start).code())
        .isEqualTo("not-let-in");
    assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    Files.delete(folder.resolve("password"));
    assertThat(catchThrowableOfType(PostgresFailed.class, this::start).code())
        .isEqualTo("password-lost");
  }

  @Test
  void dataOfAnotherVersionIsRefused() throws IOException {
    MadeData.into(folder);
    Files.writeString(folder.resolve("cluster/PG_VERSION"), "9\n");
    assertThat(catchThrowableOfType(PostgresFailed.class, this::start).code())
        .isEqualTo("data-of-another-version");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PostgresFailed failed =
        catchThrowableOfType(
            PostgresFailed.class, () -> OwnPostgres.start(vertx, file, TestPostgres.BINARIES));
    assertThat(failed.code()).isEqualTo("folder-not-writable");
    assertThat(failed).hasMessageContaining(file.toString());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFailedInitdbIsSaidWithItsLastWords() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("broken/bin"));
    Path initdb = Files.writeString(bin.resolve("initdb"), "#!/bin/sh\necho no room\nexit 1\n");
    assertThat(initdb.toFile().setExecutable(true)).isTrue();
    PostgresFailed failed =
        catchThrowableOfType(
            PostgresFailed.class,
            () ->
                Cluster.prepare(
                    folder, new Programs(folder.resolve("broken"), folder.resolve("out"))));
    assertThat(failed.code()).isEqualTo("initdb-failed");
    assertThat(failed).hasMessageContaining("no room");
  }

  @Test
  void theArchiveIsOfTheMachinesKind() {
    assertThat(Binaries.archive(System.getProperty("os.name"), System.getProperty("os.arch")))
        .isNotNull();
    assumeThat(Path.of("/etc/alpine-release")).doesNotExist();
    assertThat(Binaries.name("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
    assertThat(Binaries.name("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
    assertThat(Binaries.name("Mac OS X", "x86_64")).isEqualTo("postgres-darwin-x86_64.txz");
    assertThat(Binaries.name("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
    assertThat(Binaries.name("Windows 11", "amd64")).isEqualTo("postgres-windows-x86_64.txz");
  }

  @Test
  void aMachineWithoutAnArchiveIsToldWhatToDo() {
    PostgresFailed failed =
        catchThrowableOfType(PostgresFailed.class, () -> Binaries.archive("Plan 9", "pdp11"));
    assertThat(failed.code()).isEqualTo("no-binaries");
    assertThat(failed).hasMessageContaining("pdp11");
  }
}
