package org.kiezplenum.postgres;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to the data in a folder for a while, whether a server is running on them or not: to its
 * PostgreSQL if it is, else to one that is started for the purpose and stopped afterwards. One that
 * somebody else is using is never stopped.
 */
public final class Access implements AutoCloseable {
  private static final int ATTEMPTS = 20;
  private static final long BETWEEN_ATTEMPTS_MILLIS = 500;

  private final Vertx vertx;
  private final Path folder;
  private final PgConnectOptions options;
  private final @Nullable OwnPostgres borrowed;
  private boolean closed;

  private Access(
      Vertx vertx, Path folder, PgConnectOptions options, @Nullable OwnPostgres borrowed) {
    this.vertx = vertx;
    this.folder = folder;
    this.options = options;
    this.borrowed = borrowed;
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
  public static Access to(Path folder) {
    // One of its own: when this is closed, all who work on the data have gone before.
    Vertx vertx = Vertx.vertx();
    try {
      return to(vertx, folder);
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  private static Access to(Vertx vertx, Path folder) {
    for (int attempt = 1; ; attempt++) {
      try {
        OwnPostgres borrowed = OwnPostgres.borrow(vertx, folder);
        return new Access(vertx, folder, borrowed.options(), borrowed);
      } catch (DataInUse inUse) {
        // A server has the folder. One that is just starting, or stopping, needs a moment.
        Optional<PgConnectOptions> running = running(vertx, folder);
        if (running.isPresent()) {
          return new Access(vertx, folder, running.get(), null);
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
      throw new PostgresFailed("interrupted", Map.of(), e);
    }
  }

  /** How to reach it. */
  public PgConnectOptions options() {
    return new PgConnectOptions(options);
  }

  /**
   * Gives it back: whoever goes last stops what was started for this. Connections are closed
   * before. May be called more than once.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (borrowed != null) {
      borrowed.release(vertx);
    } else if (isLeftToUs()) {
      try {
        OwnPostgres.borrow(vertx, folder).release(vertx);
      } catch (PostgresFailed e) {
        // Somebody else has it again.
      }
    }
    vertx.close().await();
  }

  /** Whether the one that we shared runs on after whoever had started it for a while. */
  private boolean isLeftToUs() {
    Path absolute = folder.toAbsolutePath().normalize();
    Path cluster = Cluster.of(absolute);
    try {
      return Passing.is(absolute)
          && PidFile.read(cluster).filter(file -> file.runs(cluster)).isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
