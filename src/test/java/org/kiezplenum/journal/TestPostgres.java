package org.kiezplenum.journal;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.kiezplenum.postgres.DataInUse;
import org.kiezplenum.postgres.OwnPostgres;

/**
 * A real PostgreSQL for tests: one for the whole test run, started by whoever needs it first, and a
 * fresh database for whoever asks.
 */
public final class TestPostgres {
  /** The unpacked programs, for all tests that start a PostgreSQL. */
  public static final Path BINARIES = Path.of("target", "postgres-binaries");

  private static final int RUNS_AT_ONCE = 8;
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /** Begun when it is first used. */
  private static final class Shared {
    static final OwnPostgres POSTGRES = start();

    static OwnPostgres start() {
      for (int run = 1; ; run++) {
        try {
          OwnPostgres started =
              OwnPostgres.start(vertx(), Path.of("target", "test-postgres-" + run), BINARIES);
          Runtime.getRuntime().addShutdownHook(new Thread(started::close));
          return started;
        } catch (DataInUse e) {
          if (run == RUNS_AT_ONCE) {
            throw e;
          }
        }
      }
    }
  }

  /** The Vert.x on which the databases run. Nobody closes it. */
  public static Vertx vertx() {
    return TestVertx.get();
  }

  /** The address of a new, empty database. */
  public static PgConnectOptions address() {
    PgConnectOptions server = Shared.POSTGRES.options();
    // The process belongs to the name, since one that was killed may have left databases behind.
    String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    Waiting.result(
        PgConnection.connect(vertx(), server)
            .compose(connection ->
                connection
                    .query("drop database if exists " + name)
                    .execute()
                    .compose(done -> connection.query("create database " + name).execute())
                    .eventually(connection::close)));
    return server.setDatabase(name);
  }

  /** A new database in the shape that the server needs, with nothing in it. Close it after use. */
  public static Database database() {
    return Waiting.result(Database.open(vertx(), address()));
  }

  /** Another way into the same database, as a second process would have it. */
  public static Database again(Database database) {
    return Waiting.result(Database.open(vertx(), database.options()));
  }
}
