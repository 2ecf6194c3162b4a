package org.kiezplenum.postgres;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.journal.Waiting;

/**
 * A PostgreSQL that somebody else runs, well or badly: it is there for a server that is given an
 * address, and its troubles are made by hand.
 */
public final class PostgresByHand implements AutoCloseable {
  private final Path folder;
  private final Programs programs;
  private final String password;
  private final int port;
  private final List<String> settings;
  private ProcessHandle first;

  private PostgresByHand(Path folder, Programs programs, int port, List<String> settings)
      throws IOException {
    this.folder = folder;
    this.programs = programs;
    this.password = Cluster.prepare(folder, programs);
    this.port = port;
    this.settings = settings;
  }

  /** Not started yet. Settings as {@code max_connections=12}. */
  public static PostgresByHand in(Path folder, int port, String... settings) {
    try {
      Path absolute = folder.toAbsolutePath().normalize();
      Files.createDirectories(absolute);
      Path binaries = Binaries.unpack(TestPostgres.BINARIES.toAbsolutePath().normalize());
      // Beside the data, since these may be on a disk that ends.
      Path output = Files.createTempFile(Path.of("target").toAbsolutePath(), "by-hand", ".log");
      return new PostgresByHand(absolute, new Programs(binaries, output), port, List.of(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, or fails with what it said. */
  public PostgresByHand start() {
    String options =
        Stream.concat(
                Stream.of("port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories="),
                settings.stream())
            .map(setting -> "-c " + setting)
            .collect(Collectors.joining(" "));
    run("start", "--log=" + folder.resolve("postgres.log"), "--options=" + options);
    try {
      first = ProcessHandle.of(PidFile.read(Cluster.of(folder)).orElseThrow().pid()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Sends everybody away and stops. */
  public void stop() {
    run("stop", "--mode=fast");
  }

  private void run(String what, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(what, "--wait", "--pgdata=" + Cluster.of(folder)));
    arguments.addAll(List.of(more));
    try {
      Programs.ProgramEnd ended = programs.run("pg_ctl", arguments);
      if (ended.code() != 0) {
        throw Programs.failed(
            what + "-failed",
            folder,
            ended.lastLines() + "\n" + Programs.lastLines(folder.resolve("postgres.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PgConnectOptions address() {
    return new PgConnectOptions()
        .setHost("127.0.0.1")
        .setPort(port)
        .setDatabase("postgres")
        .setUser(Cluster.USER)
        .setPassword(password);
  }

  /** All its processes. */
  private List<ProcessHandle> processes() {
    return Stream.ofNullable(first)
        .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /** Nothing of it moves any more, and nothing is lost. */
  public void freeze() {
    signal("-STOP");
  }

  public void thaw() {
    signal("-CONT");
  }

  private void signal(String name) {
    List<String> command = new ArrayList<>(List.of("kill", name));
    processes().forEach(process -> command.add(Long.toString(process.pid())));
    try {
      // One that has ended meanwhile is reported and does no harm.
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** kill -9 of everything. */
  public void kill() {
    List<ProcessHandle> processes = processes();
    processes.forEach(ProcessHandle::destroyForcibly);
    Waiting.until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Kills it and removes its data. */
  public void remove() {
    close();
    try {
      Binaries.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    thaw();
    kill();
  }
}
