package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.backup.Unpacked;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;

/** The commands as a volunteer types them, in a process of their own where that may matter. */
@Tag("slow")
class ErrandsTest {
  @TempDir Path folder;

  @Test
  void whereThereAreNoDataNoneAreMade() {
    Path nowhere = folder.resolve("nowhere");
    Map<String, String> there = Map.of("DATA_DIR", nowhere.toString());
    for (String errand : new String[] {"verify", "backup x", "export K7M2PQ x"}) {
      CommandLine typed = CommandLine.typeHere(there, "--do=" + errand);
      assertThat(typed.code()).isEqualTo(1);
      assertThat(typed.said()).contains("There are no data in " + nowhere);
    }
    CommandLine restore = CommandLine.typeHere(there, "restore", folder.resolve("none").toString());
    assertThat(restore.code()).isEqualTo(1);
    assertThat(restore.said()).contains("There is no file");
    assertThat(nowhere).doesNotExist();
    CommandLine unused = CommandLine.typeHere(CommandLine.on(TestPostgres.address()), "verify");
    assertThat(unused.code()).isEqualTo(1);
    assertThat(unused.said()).contains("never used this database").doesNotContain("Exception");
  }

  @Test
  void theWholeWayWithTheEmbeddedDatabaseWhileItRunsAndWhenItDoesNot() throws IOException {
    // Made before, so that its programs are unpacked for the server as well.
    TestPostgres.address();
    Path data = folder.resolve("data");
    Path other = folder.resolve("other");
    Path backup = folder.resolve("kiez am abend.backup");
    Map<String, String> here = Map.of("DATA_DIR", data.toString());
    Map<String, String> there = Map.of("DATA_DIR", other.toString());
    Site.Created assembly;
    try (RealServer server = RealServer.onFolder(data).start()) {
      assembly = server.create("Kiezversammlung");
      Client desk = Client.join(server, assembly.code(), "Mina", assembly.key()).connect();
      desk.does("open-assembly");

      // While the server runs, in the words that Maven hands on.
      CommandLine taken = CommandLine.type(here, "--sample=false", "--do=backup " + backup);
      assertThat(taken.said()).contains("Saved in " + backup, "assemblies: 1");
      assertThat(taken.code()).isZero();
      CommandLine verified = CommandLine.type(here, "verify", assembly.code());
      assertThat(verified.said()).contains("sound", assembly.id(), "Nothing was changed");
      assertThat(verified.code()).isZero();
      // The server has not noticed.
      desk.does("add-item", "title", "Spielplatz", "minutes", 20);
      desk.holdsTheServersView();
      server.terminate();
    }

    // Not running: it is started for the moment.
    CommandLine after = CommandLine.type(here, "verify");
    assertThat(after.said()).contains(assembly.code(), "Nothing was changed");
    assertThat(data.resolve("cluster").resolve("postmaster.pid")).doesNotExist();
    CommandLine refused = CommandLine.type(here, "restore", backup.toString());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.said())
        .contains("not empty", "Nothing was written")
        .doesNotContain("Except");

    RealServer elsewhere = RealServer.onFolder(other);
    CommandLine restored = CommandLine.type(there, "restore", backup.toString());
    assertThat(restored.said()).contains("Brought back", "assemblies: 1");
    assertThat(restored.code()).isZero();
    try (RealServer server = elsewhere.start()) {
      Client desk = Client.join(server, assembly.code(), "Mina", assembly.key()).connect();
      assertThat(desk.common().getString("title")).isEqualTo("Kiezversammlung");
      desk.does("add-item", "title", "Bänke", "minutes", 10);
    }
    assertThat(CommandLine.type(there, "verify").code()).isZero();
  }

  @Test
  void aDatabaseThatIsNotEmptyIsRefusedBeforeTheFileIsRead() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.backup"), "no backup at all");
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      assertThat(gathering.code()).isNotEmpty();
      CommandLine full =
          CommandLine.typeHere(CommandLine.on(server.database()), "restore", broken.toString());
      assertThat(full.code()).isEqualTo(1);
      assertThat(full.said()).contains("The database is not empty", "Nothing was written");
    }
    // An empty one is no obstacle, whether it was ever used or not.
    for (PgConnectOptions empty :
        new PgConnectOptions[] {TestPostgres.address(), used(TestPostgres.address())}) {
      CommandLine typed = CommandLine.typeHere(CommandLine.on(empty), "restore", broken.toString());
      assertThat(typed.code()).isEqualTo(1);
      assertThat(typed.said()).contains("not a backup of Kiezplenum");
    }
  }

  private static PgConnectOptions used(PgConnectOptions address) {
    result(result(Database.open(TestPostgres.vertx(), address)).close());
    return address;
  }

  @Test
  void oneAssemblyGoesFromOneServerToAnotherThatRuns() throws IOException {
    Path file = folder.resolve("abend.kiez");
    try (TestServer from = TestServer.start();
        TestServer to = TestServer.start();
        Gathering gathering = Gathering.at(from);
        Gathering others = Gathering.at(to)) {
      Client ali = gathering.phone("Ali");
      ali.does("ask-to-speak");
      String code = gathering.code();
      CommandLine exported =
          CommandLine.typeHere(CommandLine.on(from.database()), "export", code, file.toString());
      assertThat(exported.said()).contains("Saved in");
      assertThat(exported.code()).isZero();

      CommandLine imported =
          CommandLine.typeHere(CommandLine.on(to.database()), "import", file.toString());

      assertThat(imported.said()).contains("under the code " + code, "sound");
      assertThat(imported.code()).isZero();
      // Who has a seat there has it here: the same token, the same hand in the same list.
      try (Client moved = ali.elsewhere(to)) {
        moved.connect().holdsTheServersView();
        assertThat(moved.own().getString("entry")).isEqualTo(ali.own().getString("entry"));
        moved.does("withdraw-entry");
      }
      others.desk.does("state-present", "count", 12);
      others.desk.holdsTheServersView();
      CommandLine again =
          CommandLine.typeHere(CommandLine.on(to.database()), "import", file.toString());
      assertThat(again.code()).isEqualTo(1);
      assertThat(again.said()).contains("is here already");
      // It is seen by the first line, before the rest is read.
      List<String> lines = Unpacked.text(file).lines().toList();
      Files.write(file, lines.subList(0, lines.size() / 2));
      assertThat(
              CommandLine.typeHere(CommandLine.on(to.database()), "import", file.toString()).said())
          .contains("is here already");
    }
  }

  @Test
  void aForgedRowEndsVerifyWithOne() {
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      Map<String, String> here = CommandLine.on(server.database());
      PgConnectOptions address = server.database();
      Database database = result(Database.open(TestPostgres.vertx(), address));
      result(database.pool().query("update event set actor = 'p9' where seq = 2").execute());
      result(database.close());
      CommandLine typed =
          CommandLine.typeHere(here, "verify", gathering.code().toLowerCase(java.util.Locale.ROOT));
      assertThat(typed.code()).isEqualTo(1);
      assertThat(typed.said()).contains("NOT SOUND", "Event 2 was changed", "Not sound: 1");
      CommandLine sealed = CommandLine.typeHere(here, "verify", gathering.code(), "0".repeat(64));
      assertThat(sealed.said()).contains("No event has the checksum 0000");
      assertThat(CommandLine.typeHere(here, "verify", "AAAAAA").said())
          .contains("no assembly here");
    }
  }

  @Test
  void aNewerDatabaseIsRefusedByServerAndCommands() throws IOException {
    PgConnectOptions address = TestPostgres.address();
    Database database = result(Database.open(TestPostgres.vertx(), address));
    result(
        database
            .pool()
            .query("insert into migration values (9999, '9999-later.sql', 'x')")
            .execute());
    result(database.close());
    RealServer server = RealServer.onDatabase(address);
    assertThat(server.end()).isEqualTo(1);
    assertThat(server.said()).contains("newer version of Kiezplenum").doesNotContain("Exception");
    Path file = folder.resolve("x.backup");
    CommandLine typed = CommandLine.type(CommandLine.on(address), "backup", file.toString());
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.said()).contains("newer version of Kiezplenum").doesNotContain("Exception");
    assertThat(Files.exists(file)).isFalse();
  }
}
