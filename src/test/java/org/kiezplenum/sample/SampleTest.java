package org.kiezplenum.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.archive.Results;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.minutes.DecisionRecord;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.minutes.PlainRecord;
import org.kiezplenum.urn.Secrets;
import org.kiezplenum.words.PgWords;

/** The demonstration is there when it is asked for, and only once. */
@Tag("slow")
class SampleTest {
  private static Database database;
  private static PgJournal journal;
  private static Archive archive;

  @BeforeAll
  static void fill() throws InterruptedException {
    database = TestPostgres.database();
    journal = new PgJournal(database);
    archive = new Archive(TestPostgres.vertx(), database, journal, new PgWords(database));
    new Sample(TestPostgres.vertx(), database, Secrets.urn(database)).fill();
    result(archive.catchUp());
  }

  @AfterAll
  static void close() {
    result(database.close());
  }

  private static List<Minutes> past() {
    return Sample.all().stream().skip(1).map(id -> result(archive.draft(id))).toList();
  }

  @Test
  void listsTwentyEveningsOfTwoYearsEachSaidToBeADemonstration() {
    Results all = result(archive.search("", 1));

    assertThat(all.found()).isEqualTo(Sample.PAST).isEqualTo(20);
    assertThat(all.years()).containsExactly(2026, 2025, 2024);
    assertThat(all.hits())
        .allSatisfy(hit -> assertThat(hit.title()).endsWith(" (Vorführung)"))
        .extracting(Results.Hit::title)
        .doesNotHaveDuplicates();
  }

  @Test
  void findsAnEveningByAWordOfItsMinutes() {
    assertThat(result(archive.search("Türschließer", 1)).hits())
        .singleElement()
        .satisfies(hit -> assertThat(hit.title()).contains("Ankerhof"));
    assertThat(result(archive.search("Milieuschutz", 1)).found()).isEqualTo(2);
  }

  @Test
  void saysWhatTimeItWasThenAndNotWhatTimeItIs() {
    assertThat(past())
        .allSatisfy(minutes -> {
          var begun = java.time.Instant.ofEpochMilli(minutes.startedAt()).atZone(TimeOfDay.BERLIN);
          assertThat(begun.toLocalDate()).hasToString(minutes.date());
          assertThat(begun.toLocalTime()).hasToString(minutes.time());
          assertThat(minutes.endedAt() - minutes.startedAt())
              .isBetween(20 * 60_000L, 240 * 60_000L);
          assertThat(minutes.publishedAt()).isGreaterThan(minutes.endedAt());
        });
  }

  @Test
  void neverCountsMorePeopleThanThereWere() {
    assertThat(past())
        .allSatisfy(minutes -> {
          assertThat(minutes.joined() + minutes.entered()).isLessThanOrEqualTo(minutes.present());
          for (var item : minutes.items()) {
            assertThat(item.isReached()).as(minutes.title()).isTrue();
            for (var decision : item.decisions()) {
              PlainFinding finding = finding(decision);
              if (finding != null && finding.total() != null) {
                var total = finding.total();
                assertThat(total.yes() + total.no() + total.abstain())
                    .as(minutes.title())
                    .isLessThanOrEqualTo(minutes.present());
              }
            }
          }
        });
  }

  private static PlainFinding finding(DecisionRecord decision) {
    return decision.result() instanceof PlainRecord plain ? plain.finding() : null;
  }

  @Test
  void knowsEveryOutcomeOfAVote() {
    assertThat(
            past().stream()
                .flatMap(minutes -> minutes.items().stream())
                .flatMap(item -> item.decisions().stream())
                .map(SampleTest::finding)
                .filter(Objects::nonNull)
                .map(finding -> finding.reason().wireName()))
        .contains("more-yes", "more-no", "tie");
  }

  @Test
  void leavesOneAssemblyInTheMiddleOfItsAgenda() {
    Minutes live = result(archive.draft(Sample.live()));

    assertThat(live.title()).isEqualTo("Vorführung: Kiezversammlung Wrangelkiez");
    assertThat(live.endedAt()).isNull();
    assertThat(live.joined() - 3 + live.entered()).isBetween(12, 18);
    assertThat(live.items().get(2).times().getLast().to()).isNull();
    assertThat(result(archive.find(Sample.live()))).isEmpty();
  }

  @Test
  void addsNothingASecondTime() throws InterruptedException {
    List<Long> before = heads();

    new Sample(TestPostgres.vertx(), database, Secrets.urn(database)).fill();

    assertThat(heads()).isEqualTo(before);
  }

  private static List<Long> heads() {
    return Sample.all().stream().map(id -> result(journal.latest(id)).orElseThrow()).toList();
  }

  @Test
  void isChainedAsEveryHistory() {
    assertThat(Sample.all()).allSatisfy(id -> assertThat(result(journal.verify(id))).isEmpty());
  }

  @Test
  void knowsItsOwn() {
    assertThat(Sample.isSample(Sample.live())).isTrue();
    assertThat(Sample.isSample(new AssemblyId("vorfuehrung00021"))).isFalse();
  }
}
