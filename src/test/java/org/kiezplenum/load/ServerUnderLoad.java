package org.kiezplenum.load;

import io.vertx.pgclient.PgConnectOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kiezplenum.Main;
import org.kiezplenum.live.RealServer;

/** A server in a process of its own, so that its processor time can be told from the crowd's. */
final class ServerUnderLoad implements AutoCloseable {
  private final Process process;
  private final int port;

  private ServerUnderLoad(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts this main class, which finds its port in the environment, and waits for a line that
   * contains {@code ready}.
   */
  static ServerUnderLoad start(
      Class<?> main, Map<String, String> environment, String ready, int port) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(main)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("HOST", "127.0.0.1");
    Process process = builder.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains(ready)) {
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(rest -> {}));
        return new ServerUnderLoad(process, port);
      }
    }
    throw new IllegalStateException("the server did not start:\n" + said);
  }

  /** The real server on this database. */
  static ServerUnderLoad kiezplenum(PgConnectOptions database, int port) throws IOException {
    return start(Main.class, RealServer.to(database), "http://localhost:", port);
  }

  private static List<String> command(Class<?> main) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xmx1g",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
  }

  int port() {
    return port;
  }

  /** The processor time it has used so far, in user and kernel. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it and waits until it is gone; only this process, by its own number. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A port that nobody listens on now. */
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
