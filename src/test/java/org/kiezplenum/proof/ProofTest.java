package org.kiezplenum.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.proof.Flaw.FlawKind.ANSWERED;
import static org.kiezplenum.proof.Flaw.FlawKind.ASSEMBLY_MISSING;
import static org.kiezplenum.proof.Flaw.FlawKind.BALLOTS_DIFFER;
import static org.kiezplenum.proof.Flaw.FlawKind.BEYOND;
import static org.kiezplenum.proof.Flaw.FlawKind.CHANGED;
import static org.kiezplenum.proof.Flaw.FlawKind.CODE_DIFFERS;
import static org.kiezplenum.proof.Flaw.FlawKind.CUT_OFF;
import static org.kiezplenum.proof.Flaw.FlawKind.HEAD;
import static org.kiezplenum.proof.Flaw.FlawKind.MINUTES_DIFFER;
import static org.kiezplenum.proof.Flaw.FlawKind.MINUTES_HIDDEN;
import static org.kiezplenum.proof.Flaw.FlawKind.MINUTES_NEWER;
import static org.kiezplenum.proof.Flaw.FlawKind.MINUTES_UNSAID;
import static org.kiezplenum.proof.Flaw.FlawKind.MISSING;
import static org.kiezplenum.proof.Flaw.FlawKind.PUBLISHED_DIFFERS;
import static org.kiezplenum.proof.Flaw.FlawKind.PUBLISHED_GONE;
import static org.kiezplenum.proof.Flaw.FlawKind.REORDERED;
import static org.kiezplenum.proof.Flaw.FlawKind.UNKNOWN_SEAL;
import static org.kiezplenum.proof.Flaw.FlawKind.URN_MISSING;
import static org.kiezplenum.proof.Flaw.FlawKind.URN_STATE;
import static org.kiezplenum.proof.Flaw.FlawKind.URN_UNSAID;
import static org.kiezplenum.proof.Flaw.FlawKind.WORDS_UNSAID;
import static org.kiezplenum.proof.Flaw.FlawKind.WORD_FORGED;
import static org.kiezplenum.proof.Flaw.FlawKind.WORD_MISSING;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Chain;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.sample.Sample;
import org.kiezplenum.urn.Secrets;
import org.kiezplenum.words.PgWords;

/**
 * Whatever somebody does to the rows behind our back is named. Each test does it to the evenings of
 * the demonstration, in a transaction that is then rolled back.
 */
@Tag("slow")
class ProofTest {
  /** An evening with votes, whose minutes are published with its last event. */
  private static final AssemblyId PAST = Sample.all().get(18);

  private static Database database;
  private PgConnection connection;

  @BeforeAll
  static void fill() throws InterruptedException {
    database = TestPostgres.database();
    new Sample(TestPostgres.vertx(), database, Secrets.urn(database)).fill();
    PgJournal journal = new PgJournal(database);
    PgWords words = new PgWords(database);
    result(new Archive(TestPostgres.vertx(), database, journal, words).catchUp());
  }

  @AfterAll
  static void close() {
    result(database.close());
  }

  @BeforeEach
  void begin() {
    connection = database.patient().await();
    connection.query("begin").execute().await();
  }

  @AfterEach
  void rollBack() {
    connection.close().await();
  }

  /** {@code $1} is the id of the evening. */
  private void tamper(String sql, Object... more) {
    Tuple arguments = Tuple.of(PAST.value());
    for (Object each : more) {
      arguments.addValue(each);
    }
    int rows = connection.preparedQuery(sql).execute(arguments).await().rowCount();
    assertThat(rows).as("rows touched by " + sql).isPositive();
  }

  private Verdict verdict() {
    return Proof.within(connection).of(PAST, null);
  }

  private List<Flaw.FlawKind> kinds() {
    return verdict().flaws().stream().map(Flaw::kind).toList();
  }

  private long last() {
    return Proof.within(connection).of(PAST, null).events();
  }

  private List<Recorded> history() {
    return result(new PgJournal(database).read(PAST, 0, 10_000));
  }

  @Test
  void everyEveningIsSoundAsItWasToldOverTheRules() {
    List<Verdict> all = new ArrayList<>();
    try (Proof proof = Proof.of(database)) {
      proof.all(all::add);
    }
    assertThat(all).hasSize(1 + Sample.PAST).allMatch(Verdict::isSound);
    assertThat(all).allMatch(verdict -> verdict.events() > 0 && verdict.words() > 0);
    assertThat(all).anyMatch(verdict -> verdict.urns() > 2);
  }

  @Test
  void isFoundByItsCodeAndByItsId() {
    Proof proof = Proof.within(connection);
    String code = proof.of(PAST, null).code();
    assertThat(proof.find(code.toLowerCase(java.util.Locale.ROOT))).contains(PAST);
    assertThat(proof.find(PAST.value())).contains(PAST);
    assertThat(proof.find("AAAAAA")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + 1",
        "actor = 'p9'",
        "kind = 'item-closed'",
        "version = 2",
        "body = body || ' '",
        "hash = repeat('0', 64)"
      })
  void aChangedEventIsNamed(String change) {
    tamper("update event set " + change + " where assembly = $1 and seq = 40");
    assertThat(verdict().flaws()).contains(Flaw.at(CHANGED, 40));
  }

  @Test
  void aSingleChangeIsASingleFlaw() {
    tamper("update event set body = body || ' ' where assembly = $1 and seq = 40");
    assertThat(verdict().flaws()).containsExactly(Flaw.at(CHANGED, 40));
  }

  @Test
  void whoAlsoWritesItsHashAnewIsNoticedAtTheNext() {
    Recorded before = history().get(38);
    Recorded event = history().get(39);
    Recorded forged =
        new Recorded(
            40, event.at(), event.actor(), event.kind(), 1, event.body() + " ", event.hash());
    tamper(
        "update event set body = $2, hash = $3 where assembly = $1 and seq = 40",
        forged.body(),
        Chain.hash(before.hash(), forged));
    assertThat(verdict().flaws()).containsExactly(Flaw.at(CHANGED, 41));
  }

  @Test
  void whoWritesEverythingAnewToTheEndIsNoticedByWhatWasPublished() {
    String seal = verdict().seal();
    rewriteFrom(40);
    assertThat(kinds()).containsExactly(PUBLISHED_DIFFERS);
    tamper(
        "update minutes set document = null, title = null, date = null, started_at = null,"
            + " body = null, search = null, place = null where assembly = $1");
    assertThat(kinds()).containsExactly(MINUTES_HIDDEN);
    tamper("delete from minutes where assembly = $1");
    assertThat(kinds()).isEmpty();
    assertThat(Proof.within(connection).of(PAST, seal).flaws())
        .extracting(Flaw::kind)
        .containsExactly(UNKNOWN_SEAL);
  }

  private void rewriteFrom(long seq) {
    String hash = history().get((int) seq - 2).hash();
    for (Recorded event : history().subList((int) seq - 1, history().size())) {
      Recorded anew =
          new Recorded(
              event.seq(),
              event.at() + 1,
              event.actor(),
              event.kind(),
              event.version(),
              event.body(),
              "");
      hash = Chain.hash(hash, anew);
      tamper(
          "update event set at = $3, hash = $4 where assembly = $1 and seq = $2",
          event.seq(),
          anew.at(),
          hash);
    }
    tamper("update assembly set hash = $2, last_at = last_at + 1 where id = $1", hash);
  }

  @Test
  void anEventRemovedInTheMiddleIsNamed() {
    tamper("delete from event where assembly = $1 and seq in (40, 41)");
    assertThat(verdict().flaws()).contains(Flaw.at(MISSING, 40, 41));
    assertThat(kinds()).doesNotContain(CHANGED, CUT_OFF);
  }

  @Test
  void theFirstEventIsMissedToo() {
    tamper("delete from event where assembly = $1 and seq = 1");
    assertThat(verdict().flaws()).contains(Flaw.at(MISSING, 1, 1));
  }

  @Test
  void twoThatWereSwappedAreNamedWithTheirPlaces() {
    swap(40, 41);
    assertThat(verdict().flaws())
        .containsExactly(
            new Flaw(REORDERED, java.util.Map.of("seq", 40L, "was", 41L)),
            new Flaw(REORDERED, java.util.Map.of("seq", 41L, "was", 40L)));
  }

  @Test
  void twoThatWereSwappedFarApartAreNamedWithTheirPlaces() {
    swap(20, 61);
    assertThat(verdict().flaws())
        .containsExactly(
            new Flaw(REORDERED, java.util.Map.of("seq", 20L, "was", 61L)),
            new Flaw(REORDERED, java.util.Map.of("seq", 61L, "was", 20L)));
  }

  private void swap(long one, long other) {
    tamper("update event set seq = 100000 where assembly = $1 and seq = $2", one);
    tamper("update event set seq = $2 where assembly = $1 and seq = $3", one, other);
    tamper("update event set seq = $2 where assembly = $1 and seq = 100000", other);
  }

  @Test
  void anEventRemovedWhoseNumberTheOthersTakeIsNamed() {
    tamper("delete from event where assembly = $1 and seq = 40");
    for (long seq = 41; seq <= history().size(); seq++) {
      tamper("update event set seq = $2 where assembly = $1 and seq = $3", seq - 1, seq);
    }
    assertThat(verdict().flaws()).contains(Flaw.at(CHANGED, 40));
    assertThat(kinds()).contains(REORDERED, CUT_OFF);
  }

  @Test
  void aTailThatWasCutOffIsNamed() {
    long last = last();
    tamper("delete from event where assembly = $1 and seq > $2", last - 3);
    assertThat(verdict().flaws())
        .contains(Flaw.at(CUT_OFF, last - 2, last), Flaw.at(PUBLISHED_GONE, last - 3, last));
  }

  @Test
  void aTailThatWasCutOffIsNamedAlsoWhenTheHeadWasRewound() {
    long last = last();
    cutWithHead(last - 3);
    assertThat(verdict().flaws())
        .contains(Flaw.at(PUBLISHED_GONE, last - 3, last), Flaw.at(ANSWERED, last - 3, last));
    assertThat(kinds()).doesNotContain(CUT_OFF, HEAD);
  }

  @Test
  void aTailThatWasCutOffWithEverythingThatSpeaksOfItLacksWhatWasPublished() {
    String seal = verdict().seal();
    long last = last();
    // The last event is the publication itself, so no text and no urn goes with it.
    cutWithHead(last - 1);
    tamper("delete from command where assembly = $1 and seq > $2", last - 1);
    tamper("delete from minutes where assembly = $1");
    assertThat(verdict().flaws()).isEmpty();
    assertThat(Proof.within(connection).of(PAST, seal).flaws())
        .containsExactly(Flaw.of(UNKNOWN_SEAL, "seal", seal));
  }

  private void cutWithHead(long to) {
    Recorded end = history().get((int) to - 1);
    tamper("delete from event where assembly = $1 and seq > $2", to);
    tamper(
        "update assembly set head = $2, hash = $3, last_at = $4 where id = $1",
        to,
        end.hash(),
        end.at());
  }

  @Test
  void aChecksumIsFoundWhereItWasPublishedAlsoWhenMoreHappenedSince() {
    Recorded middle = history().get(49);
    assertThat(Proof.within(connection).of(PAST, middle.hash()).sealed()).isEqualTo(50);
    assertThat(Proof.within(connection).of(PAST, middle.hash().substring(0, 16)).sealed())
        .isEqualTo(50);
  }

  @Test
  void anEventPastTheHeadIsNamed() {
    long last = last();
    tamper(
        "insert into event select assembly, seq + 1, at, actor, kind, version, body, hash"
            + " from event where assembly = $1 and seq = $2",
        last);
    assertThat(verdict().flaws()).contains(Flaw.at(BEYOND, last + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash = repeat('0', 64)", "last_at = last_at + 1"})
  void aChangedHeadIsNamed(String change) {
    tamper("update assembly set " + change + " where id = $1");
    assertThat(kinds()).containsExactly(HEAD);
  }

  @Test
  void aHistoryCannotPassForThatOfAnotherAssembly() {
    String other = Sample.all().get(17).value();
    tamper("delete from event where assembly = $1");
    tamper("update event set assembly = $1 where assembly = $2", other);
    assertThat(verdict().flaws()).contains(Flaw.at(CHANGED, 1));
  }

  @Test
  void aTextThatWasChangedIsToldFromOneThatWasErased() {
    int words = verdict().words();
    tamper("update word set text = text || '!' where assembly = $1 and key = 'title'");
    assertThat(kinds()).containsExactly(WORD_FORGED);
    assertThat(verdict().flaws().getFirst().details())
        .containsEntry("word", "title")
        .containsEntry("seq", 1L);

    // What is erased behind the server's back still stands in the archive, where people read it.
    tamper("update word set text = null, salt = null where assembly = $1 and key = 'title'");
    assertThat(kinds()).containsExactly(MINUTES_DIFFER);
    assertThat(verdict().erased()).isEqualTo(1);
    assertThat(verdict().words()).isEqualTo(words);

    tamper("delete from word where assembly = $1 and key = 'title'");
    assertThat(kinds()).containsExactly(WORD_MISSING);
  }

  @Test
  void aNameThatWasErasedIsOnlyCounted() {
    tamper("update word set text = null, salt = null where assembly = $1 and key = 'p2/name'");
    assertThat(verdict().flaws()).isEmpty();
    assertThat(verdict().erased()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document = replace(document, 'beantragt', 'betrogen')",
        "document = jsonb_set(document::jsonb, '{joined}', '999')::text",
        "document = '{'",
        "document = '[]'",
        "title = title || '!'",
        "date = date + 1",
        "started_at = started_at + 1",
        "place = coalesce(place, '') || '!'",
        "body = body || '!'",
        "search = search || 'betrug'::tsvector"
      })
  void whatWasPublishedIsWhatTheRecordSays(String change) {
    tamper("update minutes set " + change + " where assembly = $1");
    assertThat(kinds()).containsExactly(MINUTES_DIFFER);
    assertThat(verdict().archived()).isEqualTo(Verdict.Archived.COMPARED);
    String column = change.substring(0, change.indexOf(' '));
    assertThat(verdict().flaws().getFirst().details()).containsEntry("columns", column);
  }

  @Test
  void whatAnOlderServerWroteIsComparedAndElseToldAsSuch() {
    tamper("update minutes set format = format - 1 where assembly = $1");
    assertThat(verdict().archived()).isEqualTo(Verdict.Archived.COMPARED);
    tamper("update minutes set title = title || '!' where assembly = $1");
    assertThat(verdict().flaws()).isEmpty();
    assertThat(verdict().archived()).isEqualTo(Verdict.Archived.OLDER);
  }

  @Test
  void whatANewerServerWroteCannotBeCompared() {
    tamper("update minutes set format = format + 1, title = title || '!' where assembly = $1");
    assertThat(kinds()).containsExactly(MINUTES_NEWER);
  }

  @Test
  void anArchiveThatNamesAnotherEventIsNoticed() {
    tamper("update minutes set seq = seq - 1 where assembly = $1");
    assertThat(kinds()).containsExactly(PUBLISHED_DIFFERS);
    tamper(
        "update minutes set document = null, title = null, date = null, started_at = null,"
            + " body = null, search = null, place = null where assembly = $1");
    assertThat(kinds()).containsExactly(MINUTES_UNSAID);
  }

  @Test
  void whatIsNotInTheArchiveYetIsTold() {
    tamper("delete from minutes where assembly = $1");
    assertThat(verdict().flaws()).isEmpty();
    assertThat(verdict().archived()).isEqualTo(Verdict.Archived.NOT_YET);
  }

  @Test
  void aCodeWithWhichItDidNotBeginIsNamed() {
    tamper("update assembly set code = 'AAAAAA' where id = $1");
    assertThat(kinds()).containsExactly(CODE_DIFFERS);
  }

  @Test
  void whatHasLostItsAssemblyIsNamed() {
    for (String table : List.of("word", "ballot", "urn", "seat", "role_key", "minutes")) {
      connection
          .preparedQuery("delete from " + table + " where assembly = $1")
          .execute(Tuple.of(PAST.value()))
          .await();
    }
    tamper("delete from assembly where id = $1");
    List<Verdict> all = new ArrayList<>();
    Proof.within(connection).all(all::add);
    assertThat(all)
        .filteredOn(verdict -> verdict.assembly().equals(PAST))
        .singleElement()
        .satisfies(verdict ->
            assertThat(verdict.flaws()).extracting(Flaw::kind).contains(ASSEMBLY_MISSING));
  }

  @Test
  void aTextUnderAnotherSaltIsForged() {
    tamper("update word set salt = repeat('0', 32) where assembly = $1 and key = 'title'");
    assertThat(kinds()).containsExactly(WORD_FORGED);
  }

  @Test
  void aTextThatNobodySaidIsNamed() {
    tamper(
        "insert into word select assembly, 'n999/text', 1, text, salt from word"
            + " where assembly = $1 and key = 'title'");
    assertThat(kinds()).containsExactly(WORDS_UNSAID);
  }

  @Test
  void aBallotThatWasChangedRemovedOrPutInIsNamed() {
    String one = "(select min(person) from ballot where assembly = $1 and decision = 'd1')";
    tamper(
        "update ballot set ballot = case ballot when 'yes' then 'no' else 'yes' end"
            + " where assembly = $1 and decision = 'd1' and person = "
            + one);
    assertThat(kinds()).containsExactly(BALLOTS_DIFFER);
    tamper("delete from ballot where assembly = $1 and decision = 'd1' and person = " + one);
    assertThat(kinds()).containsExactly(BALLOTS_DIFFER);
    assertThat(verdict().flaws().getFirst().details()).containsEntry("decision", "d1");
  }

  @Test
  void whatWasCountedCannotBeChangedInTheEventEither() {
    tamper(
        "update event set body = replace(body, '\"yes\":', '\"yes\":1')"
            + " where assembly = $1 and kind = 'decision-closed'");
    assertThat(kinds()).contains(CHANGED, BALLOTS_DIFFER);
  }

  @Test
  void anUrnThatWasOpenedTakenAwayOrPutInIsNamed() {
    tamper("update urn set state = 'open' where assembly = $1 and decision = 'd1'");
    assertThat(kinds()).containsExactly(URN_STATE);
    tamper("insert into urn values ($1, 'd999', 'closed')");
    assertThat(kinds()).containsExactly(URN_STATE, URN_UNSAID);
    tamper("delete from ballot where assembly = $1 and decision = 'd1'");
    tamper("delete from urn where assembly = $1 and decision = 'd1'");
    assertThat(kinds()).containsExactly(URN_MISSING, URN_UNSAID);
  }

  @Test
  void anyLetterOfAnyEventIsNoticed() {
    SplittableRandom random = new SplittableRandom(20261123);
    List<Recorded> history = history();
    for (int round = 0; round < 40; round++) {
      Recorded event = history.get(random.nextInt(history.size()));
      int place = random.nextInt(event.body().length());
      char other = event.body().charAt(place) == 'x' ? 'y' : 'x';
      String body = event.body().substring(0, place) + other + event.body().substring(place + 1);
      connection.query("savepoint before").execute().await();
      tamper("update event set body = $2 where assembly = $1 and seq = $3", body, event.seq());
      assertThat(verdict().flaws())
          .as("seq %d, letter %d", event.seq(), place)
          .contains(Flaw.at(CHANGED, event.seq()));
      connection.query("rollback to before").execute().await();
    }
  }

  @Test
  void aHundredFlawsAreNamedAndTheRestCounted() {
    tamper("update event set body = body || ' ' where assembly = $1");
    tamper("update word set text = text || '!' where assembly = $1");
    assertThat(verdict().found()).isGreaterThan(100);
    assertThat(verdict().flaws()).hasSize(100);
  }
}
