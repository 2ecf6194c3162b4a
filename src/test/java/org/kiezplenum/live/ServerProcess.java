package org.kiezplenum.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kiezplenum.Main;

/** A server in a process of its own: it can be measured by itself, and killed. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts this main class, which finds its port in the environment and as its argument, and waits
   * for a line that contains {@code ready}.
   */
  public static ServerProcess start(
      Class<?> main, Map<String, String> environment, String ready, int port) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(main, port)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("HOST", "127.0.0.1");
    Process process = builder.start();
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains(ready)) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(rest -> {}));
        return new ServerProcess(process, port);
      }
    }
    throw new DidNotStart(exitCode(process), said.toString());
  }

  /** The real server on the data in this folder. */
  public static ServerProcess kiezplenum(Path data, int port) throws IOException {
    return start(
        Main.class, Map.of("DATA_DIR", data.toAbsolutePath().toString()), "http://localhost:", port);
  }

  private static List<String> command(Class<?> main, int port) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xmx1g",
        "-Duser.language=de",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        Integer.toString(port));
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** It ended before it was ready. */
  public static final class DidNotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    DidNotStart(int exitCode, String said) {
      super(said);
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  public int port() {
    return port;
  }

  /** The processor time it has used so far, in user and kernel. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it as a power cut would, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    exitCode(process);
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
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
