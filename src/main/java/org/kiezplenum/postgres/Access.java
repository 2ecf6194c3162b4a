package org.kiezplenum.postgres;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to the data in a folder for a while, whether a server is running on them or not: to its
 * PostgreSQL if it is, else to one that is started for the purpose and stopped afterwards.
 */
public final class Access implements AutoCloseable {
  private static final int ATTEMPTS = 20;
  private static final long BETWEEN_ATTEMPTS_MILLIS = 500;

  private final PgConnectOptions options;
  private final @Nullable OwnPostgres started;

  private Access(PgConnectOptions options, @Nullable OwnPostgres started) {
    this.options = options;
    this.started = started;
  }

  /** Whether there are data in a folder. */
  public static boolean isThere(Path folder) {
    return Files.exists(Cluster.of(folder.toAbsolutePath().normalize()));
  }

  /**
   * Blocks for some seconds if it has to start something.
   *
   * @throws PostgresFailed if it cannot run here
   */
  public static Access to(Vertx vertx, Path folder) {
    for (int attempt = 1; ; attempt++) {
      try {
        OwnPostgres started = OwnPostgres.start(vertx, folder);
        return new Access(started.options(), started);
      } catch (DataInUse inUse) {
        // A server has the folder. One that is just starting, or stopping, needs a moment.
        Optional<PgConnectOptions> running = running(vertx, folder);
        if (running.isPresent()) {
          return new Access(running.get(), null);
        }
        if (attempt == ATTEMPTS) {
          throw inUse;
        }
        pause();
      }
    }
  }

  private static Optional<PgConnectOptions> running(Vertx vertx, Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path cluster = Cluster.of(absolute);
    try {
      Optional<PidFile> file =
          PidFile.read(cluster).filter(found -> found.port() > 0 && found.runs(cluster));
      if (file.isEmpty()) {
        return Optional.empty();
      }
      String password = Files.readString(absolute.resolve("password")).trim();
      PgConnectOptions options = OwnPostgres.options(file.get().port(), password);
      OwnPostgres.prepare(vertx, options, cluster);
      return Optional.of(options.setDatabase(OwnPostgres.DATABASE));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailed("start-failed", "Starting PostgreSQL was interrupted.", e);
    }
  }

  /** How to reach it. */
  public PgConnectOptions options() {
    return new PgConnectOptions(options);
  }

  /** Stops what was started. May be called more than once. */
  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
