package org.kiezplenum.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of our own.
 *
 * <p>It has a session of its own, so that Ctrl-C in the terminal reaches the server but not the
 * database before the server has finished. If the server dies, the database lives on, and the next
 * start on the same folder adopts it, or stops and starts it if it does not answer.
 *
 * <p>The folder holds {@code lock}, {@code password} (readable by its owner only), {@code cluster}
 * (the data), {@code postgres.log} and {@code binaries}. Methods block; they are not for an event
 * loop.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
  private static final String DATABASE = "kiezplenum";
  private static final int ANSWER_SECONDS = 10;
  private static final String START_OR_STOP_SECONDS = "60";
  private static final int START_ATTEMPTS = 5;
  private static final long BETWEEN_ATTEMPTS_MILLIS = 300;
  private static final long LOG_BYTES = 5_000_000;

  /**
   * What it is started with, whatever stands in its configuration files. Its log names no person:
   * failed statements are written without their text and without the values that they hit.
   */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=40",
          "shared_buffers=64MB",
          "max_wal_size=256MB",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_parameter_max_length=0");

  private final Path folder;
  private final FolderLock lock;
  private final Programs programs;
  private final PgConnectOptions options;
  private final long pid;
  private final boolean adopted;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OwnPostgres(
      Path folder, FolderLock lock, Programs programs, PgConnectOptions options, boolean adopted)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.programs = programs;
    this.options = options;
    this.pid = PidFile.read(Cluster.of(folder)).map(PidFile::pid).orElse(0L);
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

  /** The same, with the unpacked programs in a folder that several may share. */
  public static OwnPostgres start(Vertx vertx, Path folder, Path binaries) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      FolderLock lock = FolderLock.take(absolute);
      try {
        Programs programs =
            new Programs(
                Binaries.unpack(binaries.toAbsolutePath().normalize()),
                absolute.resolve("command.log"));
        return start(vertx, absolute, lock, programs);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PostgresFailed(
          "folder-not-writable",
          "The data folder " + absolute + " cannot be written: " + e.getMessage(),
          e);
    }
  }

  private static OwnPostgres start(Vertx vertx, Path folder, FolderLock lock, Programs programs)
      throws IOException {
    String password = Cluster.prepare(folder, programs);
    Optional<PgConnectOptions> running = adopt(vertx, folder, password, programs);
    PgConnectOptions options =
        running.isPresent() ? running.get() : launch(vertx, folder, password, programs);
    return new OwnPostgres(
        folder,
        lock,
        programs,
        new PgConnectOptions(options).setDatabase(DATABASE),
        running.isPresent());
  }

  /** The PostgreSQL that an earlier server has left behind, if it is ours and well. */
  private static Optional<PgConnectOptions> adopt(
      Vertx vertx, Path folder, String password, Programs programs) throws IOException {
    Path cluster = Cluster.of(folder);
    Optional<PidFile> left = PidFile.read(cluster);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    if (!left.get().runs(cluster)) {
      // Another program may have got the number meanwhile, and PostgreSQL would think that it is
      // its
      // like. That no child of a killed one still writes is checked by its shared memory as well.
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
      return Optional.empty();
    }
    PgConnectOptions options = options(left.get().port(), password);
    try {
      prepare(vertx, options, cluster);
      LOG.info("found PostgreSQL still running (process {}), going on with it", left.get().pid());
      return Optional.of(options);
    } catch (RuntimeException e) {
      LOG.warn("PostgreSQL still runs (process {}) but is not well; stopping it", left.get().pid());
      LOG.debug("why", e);
      stop(programs, cluster);
      return Optional.empty();
    }
  }

  private static PgConnectOptions launch(
      Vertx vertx, Path folder, String password, Programs programs) throws IOException {
    Path cluster = Cluster.of(folder);
    Path log = folder.resolve("postgres.log");
    turn(log);
    // Somebody may take the free port before PostgreSQL does, and the children of a killed one need
    // a moment to go; so it is tried again.
    String lastLines = "";
    for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
      int port = freePort();
      String settings =
          Stream.concat(SETTINGS.stream(), Stream.of("port=" + port))
              .map(setting -> "-c " + setting)
              .collect(Collectors.joining(" "));
      Programs.Ended ended =
          programs.run(
              "pg_ctl",
              List.of(
                  "start",
                  "--pgdata=" + cluster,
                  "--wait",
                  "--timeout=" + START_OR_STOP_SECONDS,
                  "--log=" + log,
                  "--options=" + settings));
      if (ended.code() == 0) {
        return checked(vertx, folder, options(port, password), programs);
      }
      lastLines = Programs.lastLines(log) + "\n" + ended.lastLines();
      pause();
    }
    throw new PostgresFailed("start-failed", "PostgreSQL did not start: " + lastLines);
  }

  private static PgConnectOptions checked(
      Vertx vertx, Path folder, PgConnectOptions options, Programs programs) throws IOException {
    try {
      prepare(vertx, options, Cluster.of(folder));
      LOG.info("PostgreSQL runs on port {}, data in {}", options.getPort(), Cluster.of(folder));
      return options;
    } catch (RuntimeException e) {
      stop(programs, Cluster.of(folder));
      throw e;
    }
  }

  private static PgConnectOptions options(int port, String password) {
    return new PgConnectOptions()
        .setHost("127.0.0.1")
        .setPort(port)
        .setDatabase("postgres")
        .setUser(Cluster.USER)
        .setPassword(password);
  }

  /** Checks that it is ours and keeps what it confirms, and makes our database in it. */
  private static void prepare(Vertx vertx, PgConnectOptions options, Path cluster) {
    Future<Void> prepared =
        PgConnection.connect(vertx, options)
            .compose(
                connection ->
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
                        .execute()
                        .compose(
                            rows -> {
                              Row row = rows.iterator().next();
                              checkSettings(row, cluster);
                              return row.getBoolean("made")
                                  ? Future.<Void>succeededFuture()
                                  : connection
                                      .query("create database " + DATABASE)
                                      .execute()
                                      .<Void>mapEmpty();
                            })
                        .eventually(connection::close));
    try {
      prepared.await(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new PostgresFailed("start-failed", "PostgreSQL runs but does not answer.", e);
    }
  }

  private static void checkSettings(Row row, Path cluster) {
    if (!Path.of(row.getString("data")).equals(cluster)) {
      throw new PostgresFailed("start-failed", "Another PostgreSQL answers in the place of ours.");
    }
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!row.getString(setting).equals("on")) {
        throw new PostgresFailed(
            "not-durable",
            "PostgreSQL runs with "
                + setting
                + " switched off and would lose what it confirmed. Remove it from "
                + cluster.resolve("postgresql.auto.conf"));
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

  /** The process that it is. */
  public long pid() {
    return pid;
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
      stop(programs, Cluster.of(folder));
    } catch (IOException e) {
      throw new PostgresFailed("stop-failed", "PostgreSQL could not be stopped.", e);
    } finally {
      lock.close();
    }
  }

  private static void stop(Programs programs, Path cluster) throws IOException {
    for (String mode : List.of("fast", "immediate")) {
      Programs.Ended ended =
          programs.run(
              "pg_ctl",
              List.of(
                  "stop",
                  "--pgdata=" + cluster,
                  "--wait",
                  "--timeout=" + START_OR_STOP_SECONDS,
                  "--mode=" + mode));
      if (ended.code() == 0 || PidFile.read(cluster).filter(p -> p.runs(cluster)).isEmpty()) {
        LOG.info("PostgreSQL is stopped");
        return;
      }
      LOG.warn("PostgreSQL did not stop ({}): {}", mode, ended.lastLines());
    }
    throw new PostgresFailed("stop-failed", "PostgreSQL could not be stopped.");
  }

  /** Keeps the log and the one before it, each of some megabytes. */
  private static void turn(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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
}
