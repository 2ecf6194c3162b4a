package org.kiezplenum.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of our own.
 *
 * <p>It has a session of its own, so that Ctrl-C in the terminal reaches the server but not the
 * database before the server has finished. If the server dies, the database lives on, and the next
 * start on the same folder adopts it, or stops and starts it if it does not answer. If the database
 * dies, a {@link Watch} starts it again, and the server need not be.
 *
 * <p>The folder holds {@code lock}, {@code password} (readable by its owner only), {@code cluster}
 * (the data), {@code postgres.log}, {@code command.log} and {@code binaries}; {@link Passing} adds
 * a file. Methods block; they are not for an event loop.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
  static final String DATABASE = "kiezplenum";

  /** What it calls itself, so that somebody who has its address sees what it is. */
  public static final String NAME = "kiezplenum-embedded";

  private static final int ANSWER_SECONDS = 10;

  /** Some disks are slow, and it need not be made again. */
  private static final int MAKING_SECONDS = 60;

  private final Path folder;
  private final FolderLock lock;
  private final Postmaster postmaster;
  private final PgConnectOptions options;
  private final Watch watch;
  private final boolean adopted;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OwnPostgres(
      Path folder,
      FolderLock lock,
      Postmaster postmaster,
      PgConnectOptions options,
      Watch watch,
      boolean adopted) {
    this.folder = folder;
    this.lock = lock;
    this.postmaster = postmaster;
    this.options = options;
    this.watch = watch;
    this.adopted = adopted;
  }

  /**
   * Starts PostgreSQL on the data in this folder, which is made if it is not there.
   *
   * @throws DataInUse if another server has the folder
   * @throws PostgresFailed if it cannot run here
   */
  public static OwnPostgres start(Vertx vertx, Path folder) {
    return start(vertx, folder, folder.resolve("binaries"));
  }

  /** Whether a server, or somebody who looks after its data, has this folder now. */
  public static boolean isInUse(Path folder) {
    return FolderLock.isTaken(folder.toAbsolutePath().normalize());
  }

  /** The same, with the unpacked programs in a folder that several may share. */
  public static OwnPostgres start(Vertx vertx, Path folder, Path binaries) {
    OwnPostgres started = start(vertx, folder, binaries, true);
    Passing.forget(started.folder);
    return started;
  }

  /**
   * The same for a while and not to serve anybody, to be given back by {@link #release}. One that
   * runs and is not well is refused, since somebody may be using it.
   */
  static OwnPostgres borrow(Vertx vertx, Path folder) {
    OwnPostgres borrowed = start(vertx, folder, folder.resolve("binaries"), false);
    if (!borrowed.adopted) {
      Passing.remember(borrowed.folder);
    }
    return borrowed;
  }

  private static OwnPostgres start(Vertx vertx, Path folder, Path binaries, boolean mayStop) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      FolderLock lock = FolderLock.take(absolute);
      try {
        Path unpacked = Binaries.unpack(binaries.toAbsolutePath().normalize());
        return start(vertx, absolute, lock, unpacked, mayStop);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw Programs.failed("folder-not-writable", absolute, String.valueOf(e.getMessage()), e);
    }
  }

  private static OwnPostgres start(
      Vertx vertx, Path folder, FolderLock lock, Path binaries, boolean mayStop)
      throws IOException {
    Programs programs = new Programs(binaries, folder.resolve("command.log"));
    String password = Cluster.prepare(folder, programs);
    Postmaster postmaster =
        new Postmaster(programs, Cluster.of(folder), folder.resolve("postgres.log"));
    Optional<PgConnectOptions> running = adopt(vertx, postmaster, password, mayStop);
    PgConnectOptions options =
        running.isPresent() ? running.get() : launch(vertx, postmaster, password);
    return new OwnPostgres(
        folder,
        lock,
        postmaster,
        new PgConnectOptions(options).setDatabase(DATABASE),
        Watch.over(postmaster, options.getPort()),
        running.isPresent());
  }

  /** The PostgreSQL that an earlier server has left behind, if it is ours and well. */
  private static Optional<PgConnectOptions> adopt(
      Vertx vertx, Postmaster postmaster, String password, boolean mayStop) throws IOException {
    Optional<PidFile> left = postmaster.running();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    PgConnectOptions options = options(left.get().port(), password);
    try {
      prepare(vertx, options, postmaster.cluster());
      LOG.info("PostgreSQL was still running (process {}); going on with it", left.get().pid());
      return Optional.of(options);
    } catch (RuntimeException e) {
      if (!mayStop) {
        throw new PostgresFailed("not-well", Map.of(), e);
      }
      LOG.warn("PostgreSQL was still running but is not well ({}); stopping it", e.getMessage());
      postmaster.stop();
      return Optional.empty();
    }
  }

  private static PgConnectOptions launch(Vertx vertx, Postmaster postmaster, String password)
      throws IOException {
    PgConnectOptions options = options(postmaster.start(), password);
    try {
      prepare(vertx, options, postmaster.cluster());
      LOG.info("PostgreSQL runs on port {}, data in {}", options.getPort(), postmaster.cluster());
      return options;
    } catch (RuntimeException e) {
      postmaster.stop();
      throw e;
    }
  }

  static PgConnectOptions options(int port, String password) {
    return new PgConnectOptions()
        .setHost("127.0.0.1")
        .setPort(port)
        .setDatabase("postgres")
        .setUser(Cluster.USER)
        .setPassword(password);
  }

  /** Checks that it is ours and keeps what it confirms, and makes our database in it. */
  static void prepare(Vertx vertx, PgConnectOptions options, Path cluster) {
    Future<PgConnection> connected = PgConnection.connect(vertx, options);
    Future<Row> answer =
        connected
            .compose(connection ->
                connection
                    .query(
                        """
                        select current_setting('data_directory') as data,
                               current_setting('fsync') as fsync,
                               current_setting('synchronous_commit') as synchronous_commit,
                               current_setting('full_page_writes') as full_page_writes,
                               exists (select from pg_database where datname = 'kiezplenum')
                                 as made\
                        """)
                    .execute())
            .map(rows -> rows.iterator().next());
    Future<Void> prepared =
        answer
            .compose(row -> makeDatabase(connected.result(), row, cluster))
            .eventually(() -> connected.compose(PgConnection::close));
    try {
      answer.await(ANSWER_SECONDS, TimeUnit.SECONDS);
      prepared.await(MAKING_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new PostgresFailed("silent", Map.of(), e);
    } catch (PgException e) {
      throw Programs.failed("not-let-in", cluster, String.valueOf(e.getMessage()), e);
    }
  }

  private static Future<Void> makeDatabase(PgConnection connection, Row row, Path cluster) {
    checkSettings(row, cluster);
    if (row.getBoolean("made")) {
      return Future.succeededFuture();
    }
    return connection.query("create database " + DATABASE).execute().mapEmpty();
  }

  private static void checkSettings(Row row, Path cluster) {
    if (!Path.of(row.getString("data")).equals(cluster)) {
      throw new PostgresFailed("not-ours", Map.of());
    }
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!row.getString(setting).equals("on")) {
        throw new PostgresFailed("not-durable", Map.of("setting", setting));
      }
    }
  }

  /** How to reach it. */
  public PgConnectOptions options() {
    return new PgConnectOptions(options);
  }

  /** Whether it was running already. */
  public boolean adopted() {
    return adopted;
  }

  /** The number of its process, of the latest one if it died meanwhile. */
  public long pid() {
    return watch.pid();
  }

  /**
   * Gives back what was borrowed: stops it if it was started for a while only and nobody else is
   * connected, else leaves it to them and to the next start. May be called more than once.
   */
  void release(Vertx vertx) {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      watch.end();
      if (!Passing.is(folder)) {
        LOG.info("PostgreSQL was running before and goes on");
      } else if (Passing.isInUse(vertx, options)) {
        LOG.warn("somebody else is using PostgreSQL; it goes on until they are done");
      } else {
        postmaster.stop();
        Passing.forget(folder);
      }
    } catch (IOException e) {
      throw new PostgresFailed("stop-failed", Map.of("log", folder.resolve("postgres.log")), e);
    } finally {
      lock.close();
    }
  }

  /**
   * Stops it: open transactions are rolled back, everything confirmed is on the disk. Close the
   * pool before. May be called more than once.
   */
  @Override
  public void close() {
    // A second stop would hit whoever has the folder by then.
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      watch.end();
      postmaster.stop();
    } catch (IOException e) {
      throw new PostgresFailed("stop-failed", Map.of("log", folder.resolve("postgres.log")), e);
    } finally {
      lock.close();
    }
  }
}
