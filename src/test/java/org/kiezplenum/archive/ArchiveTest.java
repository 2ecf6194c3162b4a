package org.kiezplenum.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.minutes.Evening.say;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.journal.UnknownAssembly;
import org.kiezplenum.minutes.Chronicle;
import org.kiezplenum.minutes.Evening;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.minutes.Texts;
import org.kiezplenum.words.PgWords;
import org.kiezplenum.words.Words;
import org.kiezplenum.words.Written;

/** The archive follows what is published and withdrawn. */
@Tag("slow")
class ArchiveTest {
  private Database database;
  private Journal journal;
  private PgWords words;
  private Archive archive;

  @BeforeEach
  void open() {
    database = TestPostgres.database();
    journal = new PgJournal(database);
    words = new PgWords(database);
    archive = new Archive(TestPostgres.vertx(), database, journal, words);
  }

  @AfterEach
  void close() {
    result(database.close());
  }

  private Evening stored(Evening evening) {
    return evening.store(journal, words);
  }

  private List<AssemblyId> all() {
    return result(archive.search("", 1)).hits().stream().map(Results.Hit::id).toList();
  }

  private int rows() {
    return result(database.pool().query("select count(*)::int from minutes").execute())
        .iterator()
        .next()
        .getInteger(0);
  }

  @Test
  void showsAWholeEveningWithEveryFigure() {
    Evening evening = stored(Evening.whole());

    assertThat(result(archive.catchUp())).isEqualTo(1);

    Results results = result(archive.search("Rettungswege Oktober", 1));
    assertThat(results.found()).isEqualTo(1);
    Published published = result(archive.find(results.hits().getFirst().id())).orElseThrow();
    assertThat(published.id()).isEqualTo(evening.id);
    assertThat(published.seq()).isEqualTo(evening.events.size());
    assertThat(published.document().toString())
        .contains("yes=72", "no=42", "abstain=20")
        .contains("phones={yes=2, no=1, abstain=0}", "hands={yes=70, no=41, abstain=20}")
        .contains("blocks=[{yes=40, no=21, abstain=12}, {yes=30, no=20, abstain=8}]")
        .contains("present=180", "joined=4", "place=Turnhalle", "outcome=adopted");
    // What was stored is what a draft of the same events says.
    assertThat(published.document().toString())
        .isEqualTo(result(archive.draft(evening.id)).document().toString());
  }

  @Test
  void showsNothingBeforeItIsPublished() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    stored(evening);
    evening.desk(new Command.EndAssembly());
    stored(evening);

    assertThat(result(archive.catchUp())).isZero();
    result(archive.refresh(evening.id));

    assertThat(result(archive.find(evening.id))).isEmpty();
    assertThat(all()).isEmpty();
    assertThat(result(archive.draft(evening.id)).title()).isEqualTo("Kiezversammlung");
  }

  @Test
  void knowsNoDraftOfWhatNeverWas() {
    AssemblyId unknown = new AssemblyId("nothing000000000");

    assertThat(failure(archive.draft(unknown))).isInstanceOf(UnknownAssembly.class);
    assertThat(result(archive.find(unknown))).isEmpty();
    result(archive.refresh(unknown));
  }

  /** Between the reading of its events and the writing of its minutes an assembly was deleted. */
  @Test
  void whatIsDeletedMeanwhileHasNoMinutesAndIsNoError() {
    Evening evening = stored(Evening.whole());
    Words deleting =
        new Words() {
          @Override
          public Future<List<Written>> latest(AssemblyId assembly) {
            return words
                .latest(assembly)
                .compose(latest ->
                    journal
                        .delete(
                            assembly, evening.events.size(), nothing -> Future.succeededFuture())
                        .map(deleted -> latest));
          }

          @Override
          public Future<Void> write(Transaction in, AssemblyId assembly, List<Written> written) {
            return words.write(in, assembly, written);
          }

          @Override
          public Future<Optional<Written>> read(AssemblyId assembly, String key, int version) {
            return words.read(assembly, key, version);
          }

          @Override
          public Future<Void> erase(Transaction in, AssemblyId assembly, String key) {
            return words.erase(in, assembly, key);
          }
        };

    result(new Archive(TestPostgres.vertx(), database, journal, deleting).refresh(evening.id));

    assertThat(rows()).isZero();
    assertThat(result(journal.read(evening.id, 0, 1))).isEmpty();
  }

  @Test
  void hidesWhatWasWithdrawnAndShowsItAgainAsCorrected() {
    Evening evening = stored(Evening.whole());
    result(archive.refresh(evening.id));
    assertThat(all()).containsExactly(evening.id);

    evening.desk(new Command.WithdrawMinutes());
    stored(evening);
    assertThat(result(archive.catchUp())).isEqualTo(1);

    assertThat(all()).isEmpty();
    assertThat(result(archive.find(evening.id))).isEmpty();
    assertThat(result(archive.search("Spielstraße", 1)).found()).isZero();
    assertThat(
            result(database.pool().query("select * from minutes").execute())
                .iterator()
                .next()
                .toJson()
                .encode())
        .doesNotContain("piel");
    assertThat(result(archive.catchUp())).isZero();

    evening.desk(new Command.ChangeAssembly(say("Kiezversammlung, berichtigt"), null, null, null));
    evening.desk(new Command.PublishMinutes(null, null));
    stored(evening);
    assertThat(result(archive.catchUp())).isEqualTo(1);

    assertThat(result(archive.search("berichtigt", 1)).hits()).hasSize(1);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void doesNotShowWhatWasPublishedToThoseWhoTookPart() {
    Evening evening = stored(Evening.whole());
    result(archive.catchUp());
    evening.desk(new Command.WithdrawMinutes());
    evening.desk(new Command.PublishMinutes(Readers.PARTICIPANTS, null));
    stored(evening);

    assertThat(result(archive.catchUp())).isEqualTo(1);

    assertThat(all()).isEmpty();
    assertThat(result(archive.find(evening.id))).isEmpty();
    assertThat(result(archive.search("Spielstraße", 1)).found()).isZero();
    assertThat(result(archive.catchUp())).isZero();
    assertThat(result(archive.draft(evening.id)).to()).isEqualTo(Readers.PARTICIPANTS);

    evening.desk(new Command.WithdrawMinutes());
    evening.desk(new Command.PublishMinutes(Readers.EVERYBODY, null));
    stored(evening);
    result(archive.refresh(evening.id));
    assertThat(all()).containsExactly(evening.id);
  }

  @Test
  void isTheSameHoweverOftenItCatchesUp() {
    Evening evening = stored(Evening.whole());
    result(archive.catchUp());
    Published once = result(archive.find(evening.id)).orElseThrow();

    assertThat(result(archive.catchUp())).isZero();
    result(archive.refresh(evening.id));
    result(archive.refresh(evening.id));

    assertThat(result(archive.find(evening.id))).contains(once);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void mayBeKeptByTwoServersAtOnce() {
    List<Evening> evenings =
        IntStream.rangeClosed(1, 8).mapToObj(n -> stored(Evening.whole())).toList();
    Database second = TestPostgres.again(database);
    Archive elsewhere =
        new Archive(TestPostgres.vertx(), second, new PgJournal(second), new PgWords(second));

    result(
        Future.all(archive.catchUp(), elsewhere.catchUp(), archive.catchUp(), elsewhere.catchUp()));
    assertThat(all())
        .containsExactlyInAnyOrderElementsOf(evenings.stream().map(e -> e.id).toList());

    evenings.forEach(evening -> {
      evening.desk(new Command.WithdrawMinutes());
      stored(evening);
    });
    result(Future.all(archive.catchUp(), elsewhere.catchUp()));
    assertThat(all()).isEmpty();
    assertThat(rows()).isEqualTo(8);
    result(second.close());
  }

  @Test
  void doesNotBringBackWhatALaterEventHasWithdrawn() {
    Evening evening = stored(Evening.whole());
    Minutes published = evening.minutes();
    evening.desk(new Command.WithdrawMinutes());
    stored(evening);
    result(archive.catchUp());

    // A slow server, which had read the events before they were withdrawn.
    Lexemes.Index index = Lexemes.of("x", "", java.time.LocalDate.of(2026, 3, 7), "x");
    result(new ArchiveTable(database.pool()).put(1, published, "{}", index));

    assertThat(result(archive.find(evening.id))).isEmpty();
  }

  @Test
  void catchesUpWithMoreThanItTakesAtOnce() {
    IntStream.rangeClosed(1, 120).forEach(n -> stored(published("Treffen " + n, "2026-01-01")));

    assertThat(result(archive.catchUp())).isEqualTo(120);
    assertThat(result(archive.search("", 1)).found()).isEqualTo(120);
    assertThat(result(archive.catchUp())).isZero();
  }

  private static Evening published(String title, String date) {
    Evening evening = Evening.open(title, date);
    evening.publish();
    return evening;
  }

  @Test
  void goesOnPastAnAssemblyThatItCannotRead() {
    Evening broken = Evening.open("Unlesbar", "2026-03-07");
    stored(broken);
    result(
        journal.append(
            broken.id,
            broken.events.size(),
            Set.of(),
            (standing, transaction) ->
                Future.succeededFuture(
                    new Journal.Batch(
                        List.of(
                            new Draft("", "of-the-future", 1, "{}"),
                            new Draft("", "minutes-published", 1, "{}")),
                        Map.of()))));
    Evening evening = stored(Evening.whole());

    assertThat(result(archive.catchUp())).isEqualTo(1);
    assertThat(all()).containsExactly(evening.id);
  }

  @Test
  void buildsAnewWhatAnOlderServerHasBuilt() {
    Evening evening = stored(Evening.whole());
    result(archive.catchUp());
    result(
        database
            .pool()
            .query("update minutes set format = 0, document = '{}', title = 'alt'")
            .execute());

    // Nobody would notice a forged one, so none is shown.
    assertThat(all()).isEmpty();
    assertThat(result(archive.search("", 1)).found()).isZero();
    assertThat(result(archive.find(evening.id))).isEmpty();
    assertThat(result(archive.findWhole(evening.id))).isEmpty();

    assertThat(result(archive.catchUp())).isEqualTo(1);

    assertThat(all()).containsExactly(evening.id);
    assertThat(result(archive.search("", 1)).hits().getFirst().title())
        .isEqualTo("Kiezversammlung Wrangelkiez");
  }

  @Test
  void forgetsATextThatWasErasedAfterwards() {
    Evening evening = stored(Evening.whole());
    result(archive.catchUp());
    result(
        journal.append(
            evening.id,
            evening.events.size(),
            Set.of(),
            (standing, transaction) ->
                words
                    .erase(transaction, evening.id, "a1/text")
                    .map(done -> new Journal.Batch(List.of(), Map.of()))));

    result(archive.refresh(evening.id));

    assertThat(result(archive.search("Oktober", 1)).found()).isZero();
    assertThat(result(archive.find(evening.id)).orElseThrow().context("gelöscht").toString())
        .contains("<p>gelöscht</p>")
        .doesNotContain("Wrangelstraße");
  }

  @Test
  void readsTheWordsAsTheyWereWhenTheyWerePublished() {
    Evening evening = stored(Evening.whole());
    // Withdrawn and corrected, but the archive builds what it had found before.
    long seq = evening.events.size();
    evening.desk(new Command.WithdrawMinutes());
    evening.desk(new Command.ChangeAssembly(say("Neuer Titel"), null, null, null));
    stored(evening);
    Chronicle chronicle = new Chronicle(evening.id);
    result(journal.read(evening.id, 0, (int) seq)).forEach(chronicle::add);

    Texts texts = result(Texts.read(words, evening.id, chronicle.wanted()));

    assertThat(chronicle.minutes(texts).title()).isEqualTo("Kiezversammlung Wrangelkiez");
    assertThat(result(archive.draft(evening.id)).title()).isEqualTo("Neuer Titel");
  }

  @Test
  void takesAVeryLongEvening() {
    Evening evening = Evening.open("Lang", "2026-03-07");
    for (int n = 0; n < 60; n++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; text.length() < 19_900; word++) {
        text.append("wort").append(n).append('x').append(word).append(' ');
      }
      if (n % 20 == 0) {
        evening.guest(null);
      }
      evening.proposal(
          org.kiezplenum.assembly.people.PersonId.of(2 + n / 20),
          "Antrag " + n,
          text.toString().strip(),
          null);
    }
    evening.publish();
    stored(evening);

    assertThat(result(archive.catchUp())).isEqualTo(1);
    assertThat(result(archive.search("wort3x7", 1)).found()).isEqualTo(1);
    assertThat(
            result(
                    database
                        .pool()
                        .preparedQuery("select length(document) from minutes where assembly = $1")
                        .execute(Tuple.of(evening.id.value())))
                .iterator()
                .next()
                .getInteger(0))
        .isGreaterThan(1_000_000);
  }
}
