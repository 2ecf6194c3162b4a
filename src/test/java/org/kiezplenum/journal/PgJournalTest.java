package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.AssemblyId;

/** The journal in PostgreSQL keeps the contract, and a few promises of its own. */
@Tag("slow")
class PgJournalTest extends JournalContract {
  private static Database database;
  private static Database second;
  private static PgJournal journal;
  private static PgJournal elsewhere;

  @BeforeAll
  static void open() {
    database = TestPostgres.database();
    second = TestPostgres.again(database);
    journal = new PgJournal(database);
    elsewhere = new PgJournal(second);
  }

  @AfterAll
  static void close() {
    result(database.close());
    result(second.close());
  }

  @Override
  Journal journal() {
    return journal;
  }

  @Override
  Journal elsewhere() {
    return elsewhere;
  }

  private static void sql(String sql) {
    result(database.pool().query(sql).execute());
  }

  private static AssemblyId chained(String id) {
    AssemblyId assembly = new AssemblyId(id);
    result(journal.begin(assembly, "T-" + id));
    List<Draft> drafts =
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> new Draft("p" + n, "item-started", 1, "{\"n\":" + n + "}"))
            .toList();
    result(
        journal.append(
            assembly,
            0,
            Set.of(),
            (s, t) -> Future.succeededFuture(new Journal.Batch(drafts, Map.of()))));
    assertThat(result(journal.verify(assembly))).isEmpty();
    return assembly;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seq = 33",
        "at = at + 1",
        "actor = 'p9'",
        "kind = 'item-closed'",
        "version = 2",
        "body = body || ' '",
        "hash = repeat('0', 64)"
      })
  void aChangedFieldIsNoticed(String change) {
    String id = "tamper%010d".formatted(change.hashCode() & 0x7fffffff);
    AssemblyId assembly = chained(id);
    sql("update event set " + change + " where seq = 3 and assembly = '" + id + "'");
    assertThat(result(journal.verify(assembly)).map(Chain.Broken::seq)).contains(3L);
  }

  @Test
  void aRemovedEventIsNoticedEvenTheLast() {
    AssemblyId assembly = chained("removed000000001");
    sql("delete from event where seq = 2 and assembly = '" + assembly + "'");
    assertThat(result(journal.verify(assembly)).map(Chain.Broken::seq)).contains(2L);
    AssemblyId last = chained("removed000000002");
    sql("delete from event where seq = 5 and assembly = '" + last + "'");
    assertThat(result(journal.verify(last)).map(Chain.Broken::seq)).contains(5L);
  }

  @Test
  void swappedEventsAreNoticed() {
    AssemblyId assembly = chained("swapped000000001");
    sql(
        """
        update event set seq = -seq where assembly = '%1$s' and seq in (2, 3);
        """
            .formatted(assembly)
            .replace("seq = -seq", "seq = seq + 10"));
    sql("update event set seq = 3 where seq = 12 and assembly = '" + assembly + "'");
    sql("update event set seq = 2 where seq = 13 and assembly = '" + assembly + "'");
    assertThat(result(journal.verify(assembly)).map(Chain.Broken::seq)).contains(2L);
  }

  @Test
  void aHistoryCannotPassForThatOfAnotherAssembly() {
    AssemblyId from = chained("history000000001");
    AssemblyId to = chained("history000000002");
    sql("delete from event where assembly = '" + to + "'");
    sql("update event set assembly = '" + to + "' where assembly = '" + from + "'");
    assertThat(result(journal.verify(to)).map(Chain.Broken::seq)).contains(1L);
  }

  @Test
  void timeStandsWhenTheClockWasSetBack() {
    AssemblyId assembly = chained("clock00000000001");
    long future = System.currentTimeMillis() + 3_600_000;
    result(
        database
            .pool()
            .preparedQuery("update assembly set last_at = $2 where id = $1")
            .execute(Tuple.of(assembly.value(), future)));
    result(
        journal.append(
            assembly,
            5,
            Set.of(),
            (standing, t) -> {
              assertThat(standing.at()).isEqualTo(future);
              return Future.succeededFuture(new Journal.Batch(List.of(), Map.of()));
            }));
  }

  @Test
  void aListenerThatWasCutOffSaysThatSomethingMayBeMissing() {
    List<Optional<AssemblyId>> woken = new CopyOnWriteArrayList<>();
    Runnable end = journal.follow(woken::add);
    // Those who listen have said so last; every other connection of this test asks or writes.
    String cut =
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query like 'LISTEN%'\
        """;
    until(() -> result(database.pool().query(cut).execute()).size() > 0);
    until(() -> woken.contains(Optional.<AssemblyId>empty()));
    end.run();
  }

  @Test
  void theEpochIsTheDatabases() {
    assertThat(result(journal.epoch())).isEqualTo(result(elsewhere.epoch())).hasSize(32);
    Database other = TestPostgres.database();
    assertThat(result(other.epoch())).isNotEqualTo(result(journal.epoch()));
    result(other.close());
  }
}
