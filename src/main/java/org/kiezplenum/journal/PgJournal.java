package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;

/**
 * What happened, in PostgreSQL.
 *
 * <p>An append costs two round trips beside those of its work, since statements are sent without
 * waiting for one another: the first locks the head and reads what the work needs, the second
 * writes and commits.
 */
public final class PgJournal implements Journal {
  private static final int VERIFIED_AT_ONCE = 1_000;

  private final Database database;
  private final Pool pool;
  private final Wakes wakes;
  private final @Nullable Clock clock;

  /** Every event bears the time of the database's clock. */
  public PgJournal(Database database) {
    this(database, null);
  }

  /**
   * The same with times that are given, for whoever tells of evenings that were earlier. In each
   * assembly they run forward only, as ever.
   */
  public PgJournal(Database database, @Nullable Clock clock) {
    this.database = database;
    this.pool = database.pool();
    this.wakes = new Wakes(database);
    this.clock = clock;
  }

  /** What time it is in an assembly, in milliseconds since 1970. */
  @FunctionalInterface
  public interface Clock {
    long at(AssemblyId assembly);
  }

  @Override
  public Future<String> epoch() {
    return database.epoch();
  }

  @Override
  public Future<Void> begin(AssemblyId assembly, String code) {
    // Two that draw the same code at once: the unique index lets one of them in, and "do nothing"
    // tells the other without an error in the log.
    return pool.preparedQuery(
            """
            insert into assembly (id, code, hash) values ($1, $2, $3)
            on conflict (code) where code is not null do nothing\
            """)
        .execute(Tuple.of(assembly.value(), code, Chain.beginning(assembly)))
        .compose(rows ->
            rows.rowCount() == 1
                ? Future.succeededFuture()
                : Future.failedFuture(new CodeTaken(code)));
  }

  @Override
  public Future<Optional<AssemblyId>> find(String code) {
    return pool.preparedQuery("select id from assembly where code = $1")
        .execute(Tuple.of(code))
        .map(rows -> first(rows).map(row -> new AssemblyId(row.getString("id"))));
  }

  @Override
  public Future<Void> releaseCode(AssemblyId assembly) {
    return pool.preparedQuery("update assembly set code = null where id = $1")
        .execute(Tuple.of(assembly.value()))
        .mapEmpty();
  }

  @Override
  public Future<Boolean> delete(
      AssemblyId assembly, long known, Function<Transaction, Future<Void>> before) {
    return pool.getConnection()
        .compose(connection ->
            Deletion.of(connection, assembly, known, before).eventually(connection::close))
        .onSuccess(deleted -> wakes.tell(assembly));
  }

  @Override
  public Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    return pool.getConnection()
        .compose(connection ->
            appendOn(connection, assembly, known, keys, work).eventually(connection::close))
        .onFailure(database::failed)
        .onSuccess(appended -> {
          if (!appended.written().isEmpty()) {
            database.stored();
            wakes.tell(assembly);
          }
        });
  }

  private Future<Appended> appendOn(
      SqlConnection connection, AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    PgTransaction transaction = new PgTransaction(connection);
    return lock(connection, assembly, known, keys)
        .compose(held ->
            work.decide(held.standing(), transaction)
                .map(batch -> Decided.of(held, batch, transaction.used())))
        .recover(e -> rollback(connection).transform(done -> Future.failedFuture(e)))
        .compose(decided -> write(connection, assembly, decided))
        .onSuccess(appended -> transaction.committed());
  }

  /** The head as it stands while this transaction holds it. */
  private record Held(long head, String hash, JournalStanding standing) {}

  /** What is to be written, in full, so that nothing but PostgreSQL can fail from here on. */
  private record Decided(Appended appended, Map<CommandKey, Answer> answers, boolean nothing) {
    static Decided of(Held held, Batch batch, boolean transactionUsed) {
      JournalStanding standing = held.standing();
      List<Recorded> written = Chain.link(held.head(), held.hash(), standing.at(), batch.events());
      boolean nothing = written.isEmpty() && batch.answers().isEmpty() && !transactionUsed;
      return new Decided(new Appended(standing.tail(), written), batch.answers(), nothing);
    }
  }

  /**
   * Takes the head and reads what is true under it. Each statement sees what was committed before
   * it began, and runs when the one before has ended, so that the second and the third see
   * everything that the writer before us has left.
   */
  private Future<Held> lock(
      SqlConnection connection, AssemblyId assembly, long known, Set<CommandKey> keys) {
    Future<?> begun = connection.query("begin").execute();
    // The clock is read outside, after the lock was won, which may have taken a while.
    Future<RowSet<Row>> headRead =
        connection
            .preparedQuery(
                """
                with held as materialized (
                  select head, hash, last_at, text_bytes from assembly where id = $1 for no key update
                )
                select head, hash, text_bytes,
                  greatest(
                    last_at,
                    coalesce($2::bigint, (extract(epoch from clock_timestamp()) * 1000)::bigint)
                  ) as at
                from held\
                """)
            .execute(Tuple.of(assembly.value(), clock == null ? null : clock.at(assembly)));
    Future<List<Recorded>> tailRead =
        EventTable.read(connection, assembly, known, Integer.MAX_VALUE);
    Future<Map<CommandKey, Answer>> rememberedRead =
        CommandTable.remembered(connection, assembly, keys);
    return Future.join(begun, headRead, tailRead, rememberedRead)
        .compose(done -> {
          Optional<Row> row = first(headRead.result());
          if (row.isEmpty()) {
            return Future.failedFuture(new UnknownAssembly(assembly));
          }
          long head = row.get().getLong("head");
          if (known > head) {
            return Future.failedFuture(
                new IllegalStateException(
                    "the journal ends at " + head + ", but the caller knows " + known));
          }
          JournalStanding standing =
              new JournalStanding(
                  row.get().getLong("at"),
                  tailRead.result(),
                  rememberedRead.result(),
                  row.get().getLong("text_bytes"));
          return Future.succeededFuture(new Held(head, row.get().getString("hash"), standing));
        });
  }

  private static Future<Appended> write(
      SqlConnection connection, AssemblyId assembly, Decided decided) {
    if (decided.nothing()) {
      // Even a transaction that only locked a row would wait for the disk at its commit.
      return rollback(connection).map(decided.appended());
    }
    List<Recorded> written = decided.appended().written();
    List<Future<?>> sent = new ArrayList<>();
    if (!written.isEmpty()) {
      sent.add(EventTable.insert(connection, assembly, written));
      sent.add(moveHead(connection, assembly, written.getLast()));
    }
    if (!decided.answers().isEmpty()) {
      sent.add(CommandTable.remember(connection, assembly, decided.answers()));
    }
    // Sent with the rest: should one of them fail, PostgreSQL makes a rollback of this commit, and
    // that one's failure fails the append.
    sent.add(connection.query("commit").execute());
    return Future.join(sent).map(decided.appended());
  }

  private static Future<?> moveHead(SqlConnection connection, AssemblyId assembly, Recorded last) {
    return connection
        .preparedQuery("update assembly set head = $2, hash = $3, last_at = $4 where id = $1")
        .execute(Tuple.of(assembly.value(), last.seq(), last.hash(), last.at()));
  }

  /** On a broken connection it fails, and PostgreSQL does it itself. */
  private static Future<?> rollback(SqlConnection connection) {
    return connection.query("rollback").execute();
  }

  /**
   * Forgets what those were answered who came in longer ago than this: a join sent again later lets
   * in somebody new.
   */
  public Future<Void> forgetArrivals(long millis) {
    return CommandTable.forgetArrivals(pool, millis).mapEmpty();
  }

  @Override
  public Future<List<Recorded>> read(AssemblyId assembly, long after, int most) {
    return EventTable.read(pool, assembly, after, most);
  }

  @Override
  public Future<Map<AssemblyId, Long>> latest(Set<AssemblyId> assemblies) {
    String[] ids = assemblies.stream().map(AssemblyId::value).toArray(String[]::new);
    return pool.preparedQuery("select id, head from assembly where id = any($1)")
        .execute(Tuple.of(ids))
        .map(rows -> {
          Map<AssemblyId, Long> latest = new HashMap<>();
          rows.forEach(row -> latest.put(new AssemblyId(row.getString("id")), row.getLong("head")));
          return latest;
        });
  }

  /**
   * Follows the chain of an assembly from its first event to its head, and names the first link
   * that does not hold.
   */
  public Future<Optional<Chain.Broken>> verify(AssemblyId assembly) {
    return pool.preparedQuery("select head, hash from assembly where id = $1")
        .execute(Tuple.of(assembly.value()))
        .compose(rows ->
            first(rows)
                .map(row ->
                    verify(
                        assembly,
                        new Recorded(0, 0, "", "", 1, "", Chain.beginning(assembly)),
                        row.getLong("head"),
                        row.getString("hash")))
                .orElseGet(() -> Future.failedFuture(new UnknownAssembly(assembly))));
  }

  private Future<Optional<Chain.Broken>> verify(
      AssemblyId assembly, Recorded last, long head, String hash) {
    if (last.seq() == head) {
      boolean holds = last.hash().equals(hash);
      return Future.succeededFuture(
          holds
              ? Optional.empty()
              : Optional.of(new Chain.Broken(head, "its hash is not the one at the head")));
    }
    int most = (int) Math.min(VERIFIED_AT_ONCE, head - last.seq());
    return read(assembly, last.seq(), most)
        .compose(stretch -> {
          Optional<Chain.Broken> broken = Chain.verify(last.seq(), last.at(), last.hash(), stretch);
          if (broken.isPresent() || stretch.isEmpty()) {
            Chain.Broken missing = new Chain.Broken(last.seq() + 1, "missing at the end");
            return Future.succeededFuture(Optional.of(broken.orElse(missing)));
          }
          return verify(assembly, stretch.getLast(), head, hash);
        });
  }

  @Override
  public Runnable follow(Consumer<Optional<AssemblyId>> woken) {
    return wakes.follow(woken);
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
