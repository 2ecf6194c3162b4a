package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.backup.Backup;
import org.kiezplenum.backup.Unpacked;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;

/**
 * Everything the server stores or gives out in a file, and what its reader can do with it. Nothing
 * of it lets anybody sit down. Whoever adds a column, a file or a line says here what it tells.
 */
@Tag("slow")
class BytesTest {
  private static final String NAMES = "names something, opens nothing";
  private static final String SAID =
      "reads what people wrote or did; only the operator has it whole";
  private static final String DIGEST = "a digest of 256 random bits: opens nothing";

  /** By table and column. */
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("server.one", NAMES),
          Map.entry("server.epoch", "names a history; every client is told it"),
          Map.entry("server.created", NAMES),
          Map.entry("migration.number", NAMES),
          Map.entry("migration.name", NAMES),
          Map.entry("migration.checksum", NAMES),
          Map.entry("assembly.id", "finds published minutes, as anybody may"),
          Map.entry("assembly.code", "comes in as somebody new, as whoever reads it in the hall"),
          Map.entry("assembly.head", NAMES),
          Map.entry("assembly.hash", "proves the history, and makes nothing"),
          Map.entry("assembly.last_at", NAMES),
          Map.entry("assembly.text_bytes", NAMES),
          Map.entry("event.assembly", NAMES),
          Map.entry("event.seq", NAMES),
          Map.entry("event.at", SAID),
          Map.entry("event.actor", "a person's id, which everybody is told"),
          Map.entry("event.kind", SAID),
          Map.entry("event.version", NAMES),
          Map.entry("event.body", "what happened, with digests of texts, without names"),
          Map.entry("event.hash", "proves the history, and makes nothing"),
          Map.entry("command.assembly", NAMES),
          Map.entry("command.actor", "a person's id, never empty: joins are not here"),
          Map.entry("command.id", "is answered again to this very person only, by their token"),
          Map.entry("command.seq", NAMES),
          Map.entry("command.made", NAMES),
          Map.entry("arrival.assembly", NAMES),
          Map.entry("arrival.id", "a digest of what lets in; gone after ten minutes"),
          Map.entry("arrival.seq", NAMES),
          Map.entry("arrival.made", "a person's id; whoever came in is in the event as well"),
          Map.entry("arrival.created", NAMES),
          Map.entry("word.assembly", NAMES),
          Map.entry("word.key", NAMES),
          Map.entry("word.version", NAMES),
          Map.entry("word.text", SAID),
          Map.entry("word.salt", "proves a text, and goes with it"),
          Map.entry("urn.assembly", NAMES),
          Map.entry("urn.decision", NAMES),
          Map.entry("urn.state", NAMES),
          Map.entry("ballot.assembly", NAMES),
          Map.entry("ballot.decision", NAMES),
          Map.entry("ballot.person", "reads who has voted"),
          Map.entry("ballot.ballot", "reads an open choice; a secret one is sealed"),
          Map.entry("ballot.change", NAMES),
          Map.entry("urn_key.assembly", NAMES),
          Map.entry("urn_key.decision", NAMES),
          Map.entry("urn_key.wrapped", "opens a secret vote that is on, with server.secret only"),
          Map.entry("urn_secret.one", NAMES),
          Map.entry("urn_secret.name", "a fingerprint of the first server.secret: opens nothing"),
          Map.entry("urn_secret.generation", "how many secret votes are over"),
          Map.entry("urn_secret.fingerprint", "a fingerprint of server.secret: opens nothing"),
          Map.entry("seat.assembly", NAMES),
          Map.entry("seat.token", DIGEST),
          Map.entry("seat.person", NAMES),
          Map.entry("role_key.assembly", NAMES),
          Map.entry("role_key.key", DIGEST),
          Map.entry("role_key.role", NAMES),
          Map.entry("minutes.assembly", NAMES),
          Map.entry("minutes.seq", NAMES),
          Map.entry("minutes.format", NAMES),
          Map.entry("minutes.title", "is published"),
          Map.entry("minutes.date", "is published"),
          Map.entry("minutes.started_at", "is published"),
          Map.entry("minutes.place", "is published"),
          Map.entry("minutes.document", "is published"),
          Map.entry("minutes.body", "is published"),
          Map.entry("minutes.search", "is published"));

  /** What stands in the data folder of a server that brings its own PostgreSQL. */
  private static final Map<String, String> FILES =
      Map.of(
          "cluster", "the database with its write-ahead log: the columns above, also of late",
          "password", "lets this user of this machine into the database, to read and to change it",
          "server.secret", "with a copy of the database: opens secret votes that are on",
          "server.secret.lock", "is empty",
          "lock", "is empty",
          "postgres.log", "what PostgreSQL says: no rows",
          "command.log", "what PostgreSQL's programs say: no rows",
          "binaries", "PostgreSQL's programs");

  /** Beside rows of the tables that a backup names. */
  private static final Set<String> LINES =
      Set.of(
          // which file it is, of which shape, how many rows
          "{assembly,format,kiezplenum,made,migrations,rows}",
          "{format,kiezplenum,made,migrations,rows}",
          // the name of a table and how many of its rows follow
          "[]",
          // how many lines there were, and their digest
          "{end}");

  /** They stand in no backup and in no export: what they hold is of this moment, or opens. */
  private static final Set<String> NEVER_GIVEN =
      Set.of("server", "migration", "arrival", "urn_key", "urn_secret");

  @Test
  void everyColumnIsSaidWhatItsReaderCanDoWithIt() {
    Database database = TestPostgres.database();
    Set<String> there = new TreeSet<>();
    for (Row row :
        result(
            database
                .pool()
                .query(
                    """
                    select table_name || '.' || column_name from information_schema.columns
                    where table_schema = 'public'\
                    """)
                .execute())) {
      there.add(row.getString(0));
    }
    assertThat(there).isEqualTo(new TreeSet<>(COLUMNS.keySet()));
    result(database.close());
  }

  @Test
  void everyLineOfABackupAndOfAnExportIsKnown(@TempDir Path folder) throws IOException {
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      Client ali = gathering.phone("Ali");
      String token = ali.token();
      Database database = result(Database.look(TestPostgres.vertx(), server.database()));
      Path whole = folder.resolve("whole.backup");
      Path one = folder.resolve("one.kiez");
      Backup.all(database, whole, (done, all) -> {});
      Backup.one(database, new AssemblyId(gathering.assembly.id()), one, (done, all) -> {});
      result(database.close());
      for (Path file : List.of(whole, one)) {
        String table = "";
        for (String line : Unpacked.text(file).lines().toList()) {
          assertThat(line).doesNotContain(token, gathering.assembly.key());
          if (line.startsWith("[")) {
            table = new io.vertx.core.json.JsonArray(line).getString(0);
            assertThat(NEVER_GIVEN).doesNotContain(table);
            continue;
          }
          Set<String> names = new TreeSet<>(new io.vertx.core.json.JsonObject(line).fieldNames());
          String kind = names.toString().replace(" ", "").replace('[', '{').replace(']', '}');
          if (!LINES.contains(kind)) {
            Set<String> known = new HashSet<>();
            for (String name : names) {
              known.add(table + "." + name);
            }
            assertThat(COLUMNS.keySet()).containsAll(known);
          }
        }
      }
    }
  }

  @Test
  void everyFileOfTheServerIsKnownAndNobodyElseReadsThem() throws IOException {
    Path data = Path.of("target", "bytes-test-" + ProcessHandle.current().pid());
    OwnData own = new OwnData(data);
    try (RealServer server = RealServer.onFolder(data)) {
      server.start();
      Site.Created made = server.create("Hof");
      Client ali = Client.join(server, made.code(), "Ali", made.key());
      try (Stream<Path> files = Files.list(data)) {
        for (Path file : files.toList()) {
          assertThat(FILES).containsKey(file.getFileName().toString());
          if (Files.isRegularFile(file) && !file.endsWith("password")) {
            assertThat(Files.readString(file)).doesNotContain(ali.token(), made.key());
          }
        }
      }
    } finally {
      own.remove();
    }
  }
}
