package org.kiezplenum.postgres;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers, in a file beside the data, that PostgreSQL was started for a while and not to serve:
 * whoever is the last of several that share it stops it then. One that a server has left behind
 * goes on, since others may have its address.
 */
final class Passing {
  private static final String FILE = "started-for-a-while";
  private static final int LOOKS = 20;
  private static final long BETWEEN_LOOKS_MILLIS = 100;
  private static final int ANSWER_SECONDS = 5;

  private Passing() {}

  static void remember(Path folder) {
    try {
      Files.writeString(folder.resolve(FILE), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean is(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * Whether anybody is connected. Looks for a moment, since PostgreSQL needs one to see that a
   * connection of ours was closed. One that cannot tell is not stopped.
   */
  static boolean isInUse(Vertx vertx, PgConnectOptions options) {
    try {
      for (int look = 1; look <= LOOKS; look++) {
        if (others(vertx, options) == 0) {
          return false;
        }
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | RuntimeException e) {
      // It may be full of others.
    }
    return true;
  }

  private static long others(Vertx vertx, PgConnectOptions options) throws TimeoutException {
    return PgConnection.connect(vertx, options)
        .compose(connection ->
            connection
                .query(
                    """
                    select count(*) from pg_stat_activity
                    where backend_type = 'client backend' and pid <> pg_backend_pid()\
                    """)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .eventually(connection::close))
        .await(ANSWER_SECONDS, TimeUnit.SECONDS);
  }
}
