package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.words.PgWords;
import org.kiezplenum.words.Written;

/**
 * An evening of fifty thousand events is checked, taken and brought back by processes that have
 * less memory than its rows need. {@code -Devening.events=} makes it longer. What each command says
 * of itself is printed, not judged.
 */
@Tag("slow")
class LongEveningTest {
  private static final int EVENTS = Integer.getInteger("evening.events", 50_000);
  private static final int AT_ONCE = 1_000;

  /** Little more than the program itself; the file alone is larger once it is unpacked. */
  private static final List<String> SMALL =
      List.of("-Xmx40m", "-XX:MaxDirectMemorySize=32m", "-XX:+UseSerialGC");

  @TempDir Path folder;

  @Test
  void memoryDoesNotGrowWithTheEvening() throws IOException {
    PgConnectOptions from = TestPostgres.address();
    tell(from);
    Path file = folder.resolve("long.backup");

    CommandLine verified = timed("verify", from, "verify");
    assertThat(verified.said()).contains("events: " + EVENTS, "Nothing was changed");
    CommandLine taken = timed("backup", from, "backup", file.toString());
    assertThat(taken.said()).contains("events: " + EVENTS);
    assertThat(unpacked(file)).isGreaterThan(400L * EVENTS);
    PgConnectOptions to = TestPostgres.address();
    CommandLine restored = timed("restore", to, "restore", file.toString());
    assertThat(restored.said()).contains("events: " + EVENTS);
    assertThat(timed("verify", to, "verify").code()).isZero();
    System.out.printf("  file %,d bytes%n", Files.size(file));
  }

  private static long unpacked(Path file) throws IOException {
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      return bytes.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static CommandLine timed(String what, PgConnectOptions address, String... words) {
    long begun = System.nanoTime();
    CommandLine typed = CommandLine.type(CommandLine.on(address), SMALL, words);
    System.out.printf(
        "long evening: %s of %,d events in %.1f s, start of the program included%n",
        what, EVENTS, (System.nanoTime() - begun) / 1e9);
    typed
        .said()
        .lines()
        .filter(line -> line.startsWith("Checked"))
        .forEach(line -> System.out.println("  " + line));
    assertThat(typed.code()).as(typed.said()).isZero();
    return typed;
  }

  /** Many notes that are changed and changed again, each time with other words. */
  private static void tell(PgConnectOptions address) {
    Database database = result(Database.open(TestPostgres.vertx(), address));
    PgJournal journal = new PgJournal(database);
    PgWords words = new PgWords(database);
    AssemblyId id = new AssemblyId("longevening00001");
    result(journal.begin(id, "LANGER"));
    for (int done = 0; done < EVENTS; done += AT_ONCE) {
      int after = done;
      List<Draft> drafts = new ArrayList<>();
      List<Written> written = new ArrayList<>();
      for (int i = 0; i < Math.min(AT_ONCE, EVENTS - done); i++) {
        int seq = done + i + 1;
        Wording text =
            new Wording("Zeile %d, wie sie jemand schreibt. ".formatted(seq).repeat(4), salt(seq));
        WordRef ref = text.as(note(seq) + "/text", seq / 500 + 1);
        drafts.add(
            EventCodec.write(
                "p" + seq % 180,
                new NoteEvent.NoteChanged(new NoteId(note(seq)), ref, null, null, null)));
        written.add(new Written(ref.key(), ref.version(), text.text(), text.salt()));
      }
      result(
          journal.append(
              id,
              after,
              Set.of(),
              (standing, transaction) ->
                  words
                      .write(transaction, id, written)
                      .map(done2 -> new Journal.Batch(drafts, Map.of()))));
    }
    result(database.close());
  }

  private static String note(int seq) {
    return "n" + (seq % 500 + 1);
  }

  private static String salt(int seq) {
    return "%032x".formatted(seq * 2_654_435_761L);
  }
}
