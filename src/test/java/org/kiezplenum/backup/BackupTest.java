package org.kiezplenum.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.Shape;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.proof.Verdict;
import org.kiezplenum.sample.Sample;
import org.kiezplenum.urn.Secrets;
import org.kiezplenum.words.PgWords;

/** What was taken comes back as it was, or not at all. */
@Tag("slow")
class BackupTest {
  private static final Progress SILENT = (done, all) -> {};
  private static final AssemblyId PAST = Sample.all().get(18);
  private static final AssemblyId LIVE = Sample.live();

  @TempDir static Path folder;
  private static Database database;
  private static Path whole;
  private static Path one;

  @BeforeAll
  static void fill() throws Exception {
    database = TestPostgres.database();
    new Sample(TestPostgres.vertx(), database, Secrets.urn(database)).fill();
    PgJournal journal = new PgJournal(database);
    PgWords words = new PgWords(database);
    result(new Archive(TestPostgres.vertx(), database, journal, words).catchUp());
    // What the demonstration does not have.
    sql(
        database,
        """
        update word set text = null, salt = null where key = 'p1/name';
        insert into seat values ('%1$s', decode(repeat('00ff5c0a', 8), 'hex'), 'p1');
        insert into role_key values ('%1$s', decode(repeat('22275c0d', 8), 'hex'), 'facilitator');
        insert into command values ('%1$s', 'p1', E'\\\\ "\\u2028'' \\t\\n </x> 🌱 \\u0001', 1, '')
        """
            .formatted(LIVE));
    whole = folder.resolve("whole.backup");
    one = folder.resolve("one.kiez");
    Backup.all(database, whole, SILENT);
    Backup.one(database, PAST, one, SILENT);
  }

  @AfterAll
  static void close() {
    result(database.close());
  }

  private static void sql(Database database, String sql) {
    result(database.pool().query(sql).execute());
  }

  /** Every row of every table as PostgreSQL writes it down. */
  private static List<String> rows(Database database, String where) {
    List<String> rows = new ArrayList<>();
    for (Table table : Table.ALL) {
      for (Row row :
          result(
              database
                  .pool()
                  .query(
                      "select t::text from %s t %s order by %s"
                          .formatted(
                              table.name(), where.replace("$", table.assembly()), table.order()))
                  .execute())) {
        rows.add(table.name() + row.getString(0));
      }
    }
    return rows;
  }

  private static List<String> rows(Database database) {
    return rows(database, "");
  }

  private static void restore(Database target, Path file) {
    Restore.all(target, Restore.check(file, SILENT), SILENT);
  }

  private static Restore.Brought bring(Database target, Path file) {
    return Restore.one(target, Restore.check(file, SILENT), SILENT);
  }

  @Test
  void keepsEveryTableThatTheMigrationsMake() {
    List<String> tables = new ArrayList<>();
    for (Row row :
        result(
            database
                .pool()
                .query("select tablename from pg_tables where schemaname = 'public'")
                .execute())) {
      tables.add(row.getString(0));
    }
    tables.removeAll(List.of("migration", "server", "urn_key", "urn_secret", "arrival"));
    assertThat(Table.ALL).extracting(Table::name).containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void bringsBackEveryRowUnderAnotherEpoch() {
    Database target = TestPostgres.database();
    String epoch = result(target.epoch());

    restore(target, whole);

    assertThat(rows(target)).isEqualTo(rows(database));
    assertThat(result(target.epoch()))
        .isNotEqualTo(result(database.epoch()))
        .isNotEqualTo(epoch)
        .hasSize(32);
    List<Verdict> verdicts = new ArrayList<>();
    try (Proof proof = Proof.of(target)) {
      proof.all(verdicts::add);
    }
    assertThat(verdicts).hasSize(21).allMatch(Verdict::isSound);
    result(target.close());
  }

  @Test
  void isTheSameFileForTheSameRows() throws IOException {
    Path again = folder.resolve("again.backup");
    Backup.all(database, again, SILENT);
    assertThat(Unpacked.text(again).lines().skip(1).filter(line -> !line.startsWith("{\"end")))
        .containsExactlyElementsOf(
            Unpacked.text(whole)
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("{\"end"))
                .toList());
  }

  @Test
  void isCompressedAndOneThatIsNotIsBroughtBackAsWell() throws IOException {
    Path plain = Unpacked.file(whole);
    assertThat(Files.size(whole)).isLessThan(Files.size(plain) / 3);
    Database target = TestPostgres.database();
    restore(target, plain);
    assertThat(rows(target)).isEqualTo(rows(database));
    result(target.close());
    // And is replaced by a newer one.
    Backup.all(database, plain, SILENT);
    assertThat(Unpacked.text(plain)).startsWith(Header.BEGINNING);
  }

  @Test
  void whatIsCutOffOrChangedInACompressedFileIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(one);
    SplittableRandom random = new SplittableRandom(3);
    Path file = folder.resolve("broken.kiez");
    for (int round = 0; round < 60; round++) {
      int length = round == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatExceptionOfType(BackupRefused.class)
          .as("cut at %d", length)
          .isThrownBy(() -> Restore.check(file, SILENT));
      // The first ten bytes are gzip's own and say nothing of what follows.
      int place = 10 + random.nextInt(bytes.length - 10);
      byte[] flipped = bytes.clone();
      flipped[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      assertThatExceptionOfType(BackupRefused.class)
          .as("byte %d", place)
          .isThrownBy(() -> Restore.check(file, SILENT));
    }
    Files.write(file, bytes);
    Files.write(file, bytes, java.nio.file.StandardOpenOption.APPEND);
    refused("backup.damaged", () -> Restore.check(file, SILENT));
  }

  @Test
  void isReadByItsOwnerOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(whole)))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesNoHalfFileAndKeepsTheOldOneWhenItFails() throws IOException {
    Path file = folder.resolve("kept.backup");
    Backup.all(database, file, SILENT);
    byte[] before = Files.readAllBytes(file);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            Backup.all(
                database,
                file,
                (done, all) -> {
                  if (done > all / 2) {
                    throw new IllegalStateException("the power went");
                  }
                }));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(Path::getFileName).map(Path::toString)).noneMatch(n -> n.contains("half"));
    }
  }

  @Test
  void replacesAnEarlierBackupAndNothingElse() throws IOException {
    Path file = folder.resolve("thesis.txt");
    Files.writeString(file, "Ten years of work");
    refused("backup.other-file", () -> Backup.all(database, file, SILENT));
    assertThat(file).hasContent("Ten years of work");
    refused(
        "backup.cannot-write",
        () -> Backup.all(database, folder.resolve("nowhere").resolve("a.backup"), SILENT));
  }

  @Test
  void isRefusedBeforeAnythingIsWrittenIfItIsCutOff() throws IOException {
    byte[] bytes = Files.readAllBytes(Unpacked.file(whole));
    SplittableRandom random = new SplittableRandom(1);
    Database target = TestPostgres.database();
    for (int round = 0; round < 40; round++) {
      int length = round == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
      Path cut = folder.resolve("cut.backup");
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatExceptionOfType(BackupRefused.class)
          .as("cut at %d", length)
          .isThrownBy(() -> restore(target, cut));
    }
    assertThat(rows(target)).isEmpty();
    result(target.close());
  }

  @Test
  void isRefusedBeforeAnythingIsWrittenIfAnyByteIsAnother() throws IOException {
    byte[] bytes = Files.readAllBytes(Unpacked.file(one));
    SplittableRandom random = new SplittableRandom(2);
    Database target = TestPostgres.database();
    for (int round = 0; round < 300; round++) {
      byte[] flipped = bytes.clone();
      int place = random.nextInt(bytes.length);
      flipped[place] ^= (byte) (1 << random.nextInt(8));
      Path file = folder.resolve("flipped.kiez");
      Files.write(file, flipped);
      assertThatExceptionOfType(BackupRefused.class)
          .as("byte %d", place)
          .isThrownBy(() -> bring(target, file));
    }
    assertThat(rows(target)).isEmpty();
    result(target.close());
  }

  @Test
  void isRefusedIfSomethingFollowsItsEnd() throws IOException {
    Path longer = folder.resolve("longer.backup");
    Files.write(longer, Files.readAllBytes(Unpacked.file(whole)));
    Files.writeString(longer, "\n", java.nio.file.StandardOpenOption.APPEND);
    refused("backup.damaged", () -> Restore.check(longer, SILENT));
  }

  @Test
  void isRefusedIfItIsOfANewerServer() throws IOException {
    refused("backup.newer", () -> Restore.check(changed("\"format\":1", "\"format\":2"), SILENT));
    refused(
        "backup.newer",
        () ->
            Restore.check(
                changed(
                    "],\"rows\"",
                    ",{\"number\":9,\"name\":\"0009-later.sql\",\"checksum\":\"x\"}],\"rows\""),
                SILENT));
    String checksum = Shape.ours().steps().getFirst().checksum();
    refused(
        "backup.foreign",
        () -> Restore.check(changed(checksum, "0".repeat(checksum.length())), SILENT));
  }

  /** The same file with another text in it and a digest that fits. */
  private static Path changed(String from, String to) throws IOException {
    String text = Unpacked.text(whole).replace(from, to);
    Path file = folder.resolve("changed.backup");
    Files.writeString(file, sealed(text));
    return file;
  }

  private static String sealed(String text) {
    String body = text.substring(0, text.lastIndexOf(Ending.BEGINNING));
    String digest =
        HexFormat.of().formatHex(Digests.sha256().digest(body.getBytes(StandardCharsets.UTF_8)));
    return body + Ending.of(body.lines().count(), digest) + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "{}\n", "PGDMP", "{\"kiezplenum\":\"backup\"}\n", "[]\n"})
  void whatIsNoBackupIsRefused(String content) throws IOException {
    Path file = folder.resolve("other");
    Files.writeString(file, content);
    assertThatExceptionOfType(BackupRefused.class).isThrownBy(() -> Restore.check(file, SILENT));
    refused("backup.no-file", () -> Restore.check(folder.resolve("absent"), SILENT));
    refused("backup.no-file", () -> Restore.check(folder, SILENT));
  }

  @Test
  void aDatabaseWithAnythingInItIsNotFilled() {
    Database target = TestPostgres.database();
    bring(target, one);
    List<String> before = rows(target);
    String epoch = result(target.epoch());
    refused("backup.not-empty", () -> restore(target, whole));
    assertThat(rows(target)).isEqualTo(before);
    assertThat(result(target.epoch())).isEqualTo(epoch);
    result(target.close());
  }

  @Test
  void eachCommandWantsItsOwnKindOfFile() {
    Database target = TestPostgres.database();
    refused("backup.single", () -> restore(target, one));
    refused("backup.everything", () -> bring(target, whole));
    assertThat(rows(target)).isEmpty();
    result(target.close());
  }

  @Test
  void oneAssemblyGoesElsewhereWholeAndOnce() {
    Database target = TestPostgres.database();
    Path live = folder.resolve("live.kiez");
    Backup.one(database, LIVE, live, SILENT);
    bring(target, live);
    String epoch = result(target.epoch());

    Restore.Brought brought = bring(target, one);

    assertThat(brought.assembly()).isEqualTo(PAST);
    assertThat(brought.verdict().isSound()).isTrue();
    assertThat(rows(target, "where $ = '" + PAST + "'"))
        .isEqualTo(rows(database, "where $ = '" + PAST + "'"))
        .hasSizeGreaterThan(200);
    assertThat(rows(target, "where $ = '" + LIVE + "'"))
        .isEqualTo(rows(database, "where $ = '" + LIVE + "'"));
    assertThat(result(target.epoch())).isNotEqualTo(epoch);
    List<String> before = rows(target);
    refused("backup.there", () -> bring(target, one));
    assertThat(rows(target)).isEqualTo(before);
    result(target.close());
  }

  @Test
  void whereItsCodeIsTakenItIsOnlyReadOrRefused() {
    Database target = TestPostgres.database();
    String code = "select code from assembly where id = '" + PAST + "'";
    String taken = result(database.pool().query(code).execute()).iterator().next().getString(0);
    result(new PgJournal(target).begin(new AssemblyId("another000000001"), taken));

    assertThat(bring(target, one).code()).isNull();

    Path live = folder.resolve("live2.kiez");
    Backup.one(database, LIVE, live, SILENT);
    sql(target, "update assembly set code = (select null)");
    String liveCode =
        result(
                database
                    .pool()
                    .query("select code from assembly where id = '" + LIVE + "'")
                    .execute())
            .iterator()
            .next()
            .getString(0);
    result(new PgJournal(target).begin(new AssemblyId("another000000002"), liveCode));
    refused("backup.code-taken", () -> bring(target, live));
    result(target.close());
  }

  @Test
  void aHistoryThatDoesNotHoldIsNotTakenIn() throws IOException {
    Database target = TestPostgres.database();
    Path forged = folder.resolve("forged.kiez");
    String text = Unpacked.text(one);
    Files.writeString(forged, sealed(text.replaceFirst("\"actor\":\"p1\"", "\"actor\":\"p7\"")));
    refused("backup.unsound", () -> bring(target, forged));
    assertThat(rows(target)).isEmpty();
    result(target.close());
  }

  @Test
  void rowsOfAnotherAssemblyAreNotTakenIn() throws IOException {
    Database target = TestPostgres.database();
    Path mixed = folder.resolve("mixed.kiez");
    String text = Unpacked.text(one);
    Files.writeString(
        mixed,
        sealed(
            text.replaceFirst(
                "\\{\"assembly\":\"" + PAST + "\",\"actor\"",
                "{\"assembly\":\"" + LIVE + "\",\"actor\"")));
    refused("backup.damaged", () -> bring(target, mixed));
    assertThat(rows(target)).isEmpty();
    result(target.close());
  }

  /** What a terminal would obey, and what no file can hold. */
  @Test
  void aFirstLineIsReadAsStrictlyAsTheOthers() throws IOException {
    String text = Unpacked.text(one);
    Path forged = folder.resolve("forged.kiez");
    Files.writeString(
        forged, sealed(text.replaceFirst("\"made\":\"[^\"]*\"", "\"made\":\"\\\\u001b[31m\"")));
    refused("backup.not-ours", () -> Restore.check(forged, SILENT));
    Files.writeString(
        forged, sealed(text.replaceFirst("\"assembly\":1([,}])", "\"assembly\":-5$1")));
    refused("backup.damaged", () -> Restore.check(forged, SILENT));
  }

  private static void refused(
      String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatExceptionOfType(BackupRefused.class)
        .isThrownBy(work)
        .extracting(BackupRefused::key)
        .isEqualTo(key);
  }
}
