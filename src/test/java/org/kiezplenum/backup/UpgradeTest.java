package org.kiezplenum.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.journal.Shape;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.minutes.PlainRecord;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.proof.Verdict;
import org.kiezplenum.words.PgWords;

/**
 * What earlier servers have written is still read as it was meant. For each change to the shape of
 * the database there is a sample that the server of that time has written, two evenings told over
 * its rules; it is kept as a backup, named after the last file that made its shape.
 */
@Tag("slow")
class UpgradeTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "databases");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void everyShapeThereEverWasHasASample() throws IOException {
    assertThat(samples().map(file -> file.getFileName().toString()))
        .containsExactlyElementsOf(
            Shape.ours().steps().stream()
                .map(step -> step.name().replace(".sql", ".backup"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aDatabaseOfThatTimeIsOpenedByThisServer(Path sample) {
    PgConnectOptions address = TestPostgres.address();
    lay(address, sample);
    // Who only looks leaves it as it is.
    Database old = result(Database.look(TestPostgres.vertx(), address));
    isSound(old);
    assertThat(result(Shape.of(old.pool())))
        .isEqualTo(Restore.check(sample, (d, a) -> {}).header().shape());
    result(old.close());

    Database database = result(Database.open(TestPostgres.vertx(), address));

    assertThat(result(Shape.of(database.pool()))).isEqualTo(Shape.ours());
    tells(database);
    result(database.close());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aBackupOfThatTimeIsRestoredByThisServer(Path sample) {
    Database database = TestPostgres.database();
    Restore.all(database, Restore.check(sample, (done, all) -> {}), (done, all) -> {});
    tells(database);
    result(database.close());
  }

  /** The tables of that time with the rows of that time. */
  private static void lay(PgConnectOptions address, Path sample) {
    PgConnection connection = result(PgConnection.connect(TestPostgres.vertx(), address));
    try (BackupReader reading = BackupReader.of(sample)) {
      Shape shape = reading.header().shape();
      result(shape.make(connection));
      result(
          connection
              .query(
                  "create table migration"
                      + " (number integer primary key, name text not null, checksum text not null)")
              .execute());
      for (Shape.AppliedMigration step : shape.steps()) {
        result(
            connection
                .preparedQuery("insert into migration values ($1, $2, $3)")
                .execute(Tuple.of(step.number(), step.name(), step.checksum())));
      }
      for (Map.Entry<String, Long> table : reading.header().rows().entrySet()) {
        reading.table(table.getKey(), table.getValue());
        for (long row = 0; row < table.getValue(); row++) {
          result(
              connection
                  .preparedQuery(
                      "insert into %1$s select * from json_populate_record(null::%1$s, $1::text::json)"
                          .formatted(table.getKey()))
                  .execute(Tuple.of(reading.row())));
        }
      }
    }
    result(connection.close());
  }

  private static void isSound(Database database) {
    List<Verdict> verdicts = new ArrayList<>();
    try (Proof proof = Proof.of(database)) {
      proof.all(verdicts::add);
    }
    assertThat(verdicts).hasSize(2).allMatch(Verdict::isSound);
    assertThat(verdicts.stream().mapToInt(Verdict::erased).sum()).isEqualTo(1);
    assertThat(verdicts.stream().mapToInt(Verdict::urns).sum()).isEqualTo(3);
  }

  /** Every event is read, and both evenings are what they were. */
  private static void tells(Database database) {
    isSound(database);
    PgJournal journal = new PgJournal(database);
    Map<String, Assembly> evenings = new TreeMap<>();
    for (Row row : result(database.pool().query("select id from assembly").execute())) {
      AssemblyId id = new AssemblyId(row.getString("id"));
      Assembly assembly = Assembly.NONE;
      for (Recorded event : result(journal.read(id, 0, 1_000))) {
        assembly = assembly.after(EventCodec.read(event), event.at(), event.actor());
      }
      evenings.put(assembly.what().date(), assembly);
    }
    assertThat(evenings).containsOnlyKeys("2026-03-06", "2026-03-07");
    assertThat(evenings.get("2026-03-06").decisions().voting()).isNotNull();
    assertThat(evenings.get("2026-03-07").phase()).isInstanceOf(Phase.Published.class);

    Archive archive = new Archive(TestPostgres.vertx(), database, journal, new PgWords(database));
    result(archive.catchUp());
    var hits = result(archive.search("Bänke", 1)).hits();
    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().title()).isEqualTo("Kiezversammlung am Körnerpark");
    Minutes minutes = result(archive.draft(hits.getFirst().id()));
    PlainRecord result = (PlainRecord) minutes.items().getFirst().decisions().getFirst().result();
    assertThat(result.finding().total().yes()).isEqualTo(11);
    isSound(database);
  }
}
