package org.kiezplenum.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's first process: starting and stopping it. {@code pg_ctl} gives it a session of its
 * own and returns when it answers, or is gone.
 */
final class Postmaster {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
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
          "cluster_name=" + OwnPostgres.NAME,
          "timezone=UTC",
          "log_timezone=UTC",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_parameter_max_length=0");

  private final Programs programs;
  private final Path cluster;
  private final Path log;

  Postmaster(Programs programs, Path cluster, Path log) {
    this.programs = programs;
    this.cluster = cluster;
    this.log = log;
  }

  Path cluster() {
    return cluster;
  }

  /** What it says of itself, if it runs. */
  Optional<PidFile> running() throws IOException {
    return PidFile.read(cluster).filter(file -> file.runs(cluster));
  }

  /** Starts it and answers the port. Whatever stood in the pid file before is not running. */
  int start() throws IOException {
    return start(0);
  }

  /**
   * The same at this port, for whoever knows only that one.
   *
   * @param wanted 0 for any that is free
   */
  int start(int wanted) throws IOException {
    // After a restart of the machine another program may have the number in a file that was left
    // behind, and PostgreSQL would take it for its like. That no child of a killed one still writes
    // is seen by its shared memory as well.
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    turnLog();
    // Somebody may take the free port before PostgreSQL does, and the children of a killed one need
    // a moment to go; so it is tried again.
    String lastLines = "";
    for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
      int port = wanted == 0 ? freePort() : wanted;
      Programs.ProgramEnd ended = programs.run("pg_ctl", startArguments(port));
      if (ended.code() == 0) {
        return port;
      }
      lastLines = Programs.lastLines(log) + "\n" + ended.lastLines();
      pause();
    }
    throw Programs.failed("start-failed", log, lastLines);
  }

  private List<String> startArguments(int port) {
    String settings =
        Stream.concat(SETTINGS.stream(), Stream.of("port=" + port))
            .map(setting -> "-c " + setting)
            .collect(Collectors.joining(" "));
    return List.of(
        "start",
        "--pgdata=" + cluster,
        "--wait",
        "--timeout=" + START_OR_STOP_SECONDS,
        "--log=" + log,
        "--options=" + settings);
  }

  /** Keeps the log and the one before it, each of some megabytes. */
  private void turnLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
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
      throw new PostgresFailed("interrupted", Map.of(), e);
    }
  }

  /** Stops it. That it is not running is as good. */
  void stop() throws IOException {
    for (String mode : List.of("fast", "immediate")) {
      if (running().isEmpty()) {
        return;
      }
      Programs.ProgramEnd ended =
          programs.run(
              "pg_ctl",
              List.of(
                  "stop",
                  "--pgdata=" + cluster,
                  "--wait",
                  "--timeout=" + START_OR_STOP_SECONDS,
                  "--mode=" + mode));
      // One that was dying anyway is reported as one that did not stop.
      if (ended.code() == 0 || running().isEmpty()) {
        LOG.info("PostgreSQL is stopped");
        return;
      }
      LOG.warn("PostgreSQL did not stop ({}): {}", mode, ended.lastLines());
    }
    if (running().isPresent()) {
      throw new PostgresFailed("stop-failed", Map.of("log", log));
    }
  }
}
