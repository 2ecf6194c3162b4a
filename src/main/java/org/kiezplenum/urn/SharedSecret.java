package org.kiezplenum.urn;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.kiezplenum.journal.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's secret as all processes over one database have it. The database says which secret it
 * is, by its name, and of which generation; whoever finds it ahead follows. A process moves its own
 * secret only when the database has moved for good: after a commit, or because another connection
 * reads it. So one that dies in between finds the database ahead at its next start, and none is
 * ever ahead of the database itself.
 *
 * <p>There is one secret for the whole database and not one for each assembly, since a secret that
 * stands in a file and from which those of all assemblies follow could not forget one of them.
 */
public final class SharedSecret {
  private static final Logger LOG = LoggerFactory.getLogger(SharedSecret.class);
  private static final String READ = "select name, generation, fingerprint from urn_secret";

  private final Vertx vertx;
  private final Database database;
  private final ServerSecret secret;
  private volatile boolean isShared = true;
  private long lamented = -1;

  public SharedSecret(Vertx vertx, Database database, ServerSecret secret) {
    this.vertx = vertx;
    this.database = database;
    this.secret = secret;
  }

  /** How to hold the database's place until the transaction ends. */
  enum Hold {
    /** Nobody moves it. */
    SHARED("for share"),
    /** To move it. */
    ALONE("for update");

    private final String sql;

    Hold(String sql) {
      this.sql = sql;
    }
  }

  /** Where the database is, seen from here. */
  private sealed interface SecretPosition {
    /** At a generation that follows from ours. */
    record Reached(Generation generation) implements SecretPosition {}

    /** At one that was forgotten here: it is older than our file. */
    record Behind() implements SecretPosition {}

    /** No server has ever come. */
    record Unclaimed() implements SecretPosition {}

    /** It goes by another secret. */
    record Other() implements SecretPosition {}
  }

  private SecretPosition place(Row row) {
    String name = row.getString("name");
    if (name == null) {
      return new SecretPosition.Unclaimed();
    }
    long number = row.getLong("generation");
    if (!name.equals(secret.name())) {
      return new SecretPosition.Other();
    }
    Optional<Generation> at = secret.at(number);
    if (at.isEmpty()) {
      return number < secret.latest().number()
          ? new SecretPosition.Behind()
          : new SecretPosition.Other();
    }
    return at.get().fingerprint().equals(row.getString("fingerprint"))
        ? new SecretPosition.Reached(at.get())
        : new SecretPosition.Other();
  }

  /**
   * At the start: compares, follows, and takes a database that no server has used, or that is older
   * than the secret, to where the secret is. What was wrapped before that can be opened no more.
   * Fails with {@link OtherSecret}.
   */
  public Future<Void> meet() {
    return meet(false).mapEmpty();
  }

  /**
   * The same by the will of an operator, also if the database goes by another secret.
   *
   * @return how many open decisions can be counted no more; absent if the secret was the right one
   */
  public Future<Optional<Integer>> insist() {
    return meet(true);
  }

  private Future<Optional<Integer>> meet(boolean insists) {
    return database
        .pool()
        .withTransaction(connection ->
            read(connection, READ + " for update")
                .compose(row ->
                    switch (place(row)) {
                      case SecretPosition.Reached reached ->
                          Future.succeededFuture(new Met(reached.generation(), Optional.empty()));
                      case SecretPosition.Unclaimed none ->
                          take(connection).map(met -> new Met(met.generation(), Optional.empty()));
                      case SecretPosition.Behind older ->
                          take(connection).onSuccess(SharedSecret::tell);
                      case SecretPosition.Other other ->
                          insists ? take(connection) : Future.failedFuture(new OtherSecret());
                    }))
        .compose(met -> move(met.generation()).map(met.lost()))
        .onSuccess(met -> isShared = true);
  }

  private record Met(Generation generation, Optional<Integer> lost) {}

  private Future<Met> take(SqlConnection connection) {
    Generation ours = secret.latest();
    Future<?> taken = write(connection, ours);
    return connection
        .query("select count(*)::integer from urn_key")
        .execute()
        .compose(
            rows -> taken.map(new Met(ours, Optional.of(rows.iterator().next().getInteger(0)))));
  }

  private static void tell(Met met) {
    LOG.warn(
        "the database is older than the server's secret, or this secret serves another database as"
            + " well; secret votes in it that are open and can be counted no more: {}",
        met.lost().orElse(0));
  }

  /** Where the database is from the commit on. */
  Future<?> write(SqlConnection connection, Generation reached) {
    return connection
        .preparedQuery("update urn_secret set name = $1, generation = $2, fingerprint = $3")
        .execute(Tuple.of(secret.name(), reached.number(), reached.fingerprint()));
  }

  private static Future<Row> read(SqlClient client, String sql) {
    return client.query(sql).execute().map(rows -> rows.iterator().next());
  }

  /**
   * Now and then, and after something was found that should not be: follows a database that is
   * ahead. Says so if it goes by another secret by now.
   */
  public Future<Void> follow() {
    return read(database.pool(), READ)
        .compose(row ->
            switch (place(row)) {
              case SecretPosition.Reached reached -> {
                isShared = true;
                yield move(reached.generation());
              }
              // Perhaps only since it was read; whoever holds it sees.
              case SecretPosition.Behind older -> meet();
              case SecretPosition.Unclaimed none -> estranged();
              case SecretPosition.Other other -> estranged();
            })
        .onFailure(e -> LOG.debug("cannot compare the secret", e));
  }

  private Future<Void> estranged() {
    if (isShared) {
      LOG.error(
          "the database goes by another secret than this server; it takes no secret votes. Give all"
              + " servers over it the same (see SECRET_FILE) and start them again");
    }
    isShared = false;
    return Future.succeededFuture();
  }

  /** Whether it was the same when it was looked at last. */
  boolean isShared() {
    return isShared;
  }

  /** Forgets what was before. What cannot be written is tried again by {@link #follow}. */
  Future<Void> move(Generation reached) {
    if (reached.number() <= secret.latest().number()) {
      return Future.succeededFuture();
    }
    return vertx
        .executeBlocking(
            () -> {
              secret.moveTo(reached);
              return reached;
            },
            false)
        .<Void>mapEmpty()
        .recover(e -> {
          lament(reached.number(), e);
          return Future.succeededFuture();
        });
  }

  /** Once for each generation. */
  private synchronized void lament(long generation, Throwable e) {
    if (generation != lamented) {
      lamented = generation;
      LOG.error(
          "the file with the secret cannot be replaced; until it is, secret votes that were counted"
              + " could be opened with it: {}",
          e.toString());
    }
  }

  /** The generation under which keys are wrapped until the transaction ends; nothing if unknown. */
  Future<Optional<Generation>> held(SqlConnection connection, Hold hold) {
    return read(connection, READ + " " + hold.sql).map(this::generation);
  }

  /** Whether there was a later one; it may have been there only since the number was read. */
  boolean isForgotten(long number) {
    return number < secret.latest().number() && secret.at(number).isEmpty();
  }

  /** Of a row as it was read in a transaction, which may be the one that moved it. */
  Optional<Generation> generation(Row row) {
    SecretPosition place = place(row);
    Optional<Generation> reached =
        place instanceof SecretPosition.Reached at
            ? Optional.of(at.generation())
            : Optional.empty();
    if (reached.isEmpty() || isNews(reached.get().number())) {
      follow();
    }
    return reached;
  }

  private synchronized boolean isNews(long number) {
    return number > secret.latest().number() && number != lamented;
  }
}
