package org.kiezplenum.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.pgclient.PgConnectOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.kiezplenum.Main;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.journal.TestPostgres;

/** The server as people start it: a process of its own, from the command to its end. */
public final class RealServer extends Site implements AutoCloseable {
  private static final int LAST_LINES = 40;
  private static final long BOUND_SECONDS = 120;

  private final Map<String, String> environment;
  private final Class<?> program;
  private final List<String> said = new ArrayList<>();
  private Process process;

  private RealServer(int port, Map<String, String> environment) {
    this(port, environment, Main.class);
  }

  private RealServer(int port, Map<String, String> environment, Class<?> program) {
    super(port);
    this.environment = environment;
    this.program = program;
  }

  /** Not started yet, with the embedded PostgreSQL on the data in this folder. */
  static RealServer onFolder(Path data) {
    shareBinaries(data);
    return new RealServer(freePort(), Map.of("DATA_DIR", data.toAbsolutePath().toString()));
  }

  /** Not started yet, with a PostgreSQL that is already there. */
  public static RealServer onDatabase(PgConnectOptions address) {
    return onDatabase(url(address), freePort());
  }

  /** The environment that leads a server there. */
  public static Map<String, String> to(PgConnectOptions address) {
    return to(url(address));
  }

  private static Map<String, String> to(String url) {
    return Map.of("DATABASE_URL", url, "SECRET_FILE", secretFile(url));
  }

  private static String url(PgConnectOptions address) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            address.getUser(),
            address.getPassword(),
            address.getHost(),
            address.getPort(),
            address.getDatabase());
  }

  static RealServer onDatabase(String url, int port) {
    return new RealServer(port, to(url));
  }

  /** Each database has a secret of its own, and not the one of whoever runs the tests. */
  private static String secretFile(String url) {
    return Path.of("target", "secrets", UUID.nameUUIDFromBytes(url.getBytes(UTF_8)).toString())
        .toAbsolutePath()
        .toString();
  }

  /** The same at its port, with another program in its place. */
  RealServer as(Class<?> other) {
    return new RealServer(port(), environment, other);
  }

  /** Not started yet, with this in its environment. */
  static RealServer with(Map<String, String> environment) {
    return new RealServer(freePort(), environment);
  }

  /** The same command once more, at another port. */
  RealServer again() {
    return new RealServer(freePort(), environment);
  }

  /** Unpacking the programs takes longer than starting them. */
  private static void shareBinaries(Path data) {
    try {
      Files.createDirectories(data);
      Path link = data.resolve("binaries");
      if (Files.exists(TestPostgres.BINARIES) && !Files.exists(link)) {
        Files.createSymbolicLink(link, TestPostgres.BINARIES.toAbsolutePath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command and waits until it says where to look. */
  public RealServer start() {
    run();
    readUntil("http://localhost:");
    if (!process.isAlive()) {
      throw new AssertionError("it did not start: " + said());
    }
    // Of its own: reading from a pipe holds a carrier of virtual threads, and a server whose words
    // nobody reads stands still once the pipe is full.
    Thread.ofPlatform().daemon().start(() -> readUntil(null));
    return this;
  }

  /** Runs the command, which is expected to end by itself; with what. */
  int end() {
    run();
    readUntil(null);
    return exit();
  }

  private void run() {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-Duser.language=en",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port()));
    builder.environment().put("HOST", HOST);
    builder.environment().put("HOST_NAMES", Browser.HALL);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readUntil(String end) {
    try {
      BufferedReader lines = reader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.add(line);
        }
        if (end != null && line.contains(end)) {
          return;
        }
      }
    } catch (IOException e) {
      // The process was killed, which is what some tests are about.
    }
  }

  private BufferedReader reader;

  private synchronized BufferedReader reader() {
    if (reader == null) {
      reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
    return reader;
  }

  /** Its last words, for whoever must find out why it does not answer. */
  String lastWords() {
    synchronized (said) {
      return String.join("\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size()));
    }
  }

  public String said() {
    synchronized (said) {
      return String.join("\n", said);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** As Ctrl-C, or a system that shuts down. */
  public int terminate() {
    process.destroy();
    return exit();
  }

  /** kill -9. */
  void kill() {
    process.destroyForcibly();
    exit();
    synchronized (this) {
      reader = null;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private int exit() {
    try {
      if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end: " + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      terminate();
    }
  }
}
