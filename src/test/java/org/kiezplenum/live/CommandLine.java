package org.kiezplenum.live;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.kiezplenum.cli.Apology;
import org.kiezplenum.cli.Errands;
import org.kiezplenum.cli.MovingLine;
import org.kiezplenum.cli.Typed;
import org.kiezplenum.config.Config;
import org.kiezplenum.texts.Messages;

/**
 * What a volunteer types, as a process of its own, to its end.
 *
 * @param code 0 if all went well
 * @param said in the terminal
 */
record CommandLine(int code, String said) {
  private static final long BOUND_SECONDS = 300;
  private static final MovingLine NOBODY_LOOKS =
      new MovingLine(new PrintStream(OutputStream.nullOutputStream()), false, () -> 0);

  /** Types this behind {@code java -jar kiezplenum.jar}, in English. */
  static CommandLine type(Map<String, String> environment, String... words) {
    return type(environment, List.of(), words);
  }

  /** The same with options for Java. */
  static CommandLine type(Map<String, String> environment, List<String> java, String... words) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Duser.language=en",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(java);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.kiezplenum.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      CompletableFuture<String> said =
          CompletableFuture.supplyAsync(() -> {
            try {
              return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
              return e.toString();
            }
          });
      if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end: " + said.join());
      }
      return new CommandLine(process.exitValue(), said.join());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The same in this process, as far as it may be: what lies between the words and the end. */
  static CommandLine typeHere(Map<String, String> environment, String... words) {
    List<String> said = new CopyOnWriteArrayList<>();
    Messages messages = Messages.load();
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(environment);
    boolean isWell = false;
    try {
      Config config = Config.load(Path.of(""), all);
      Errands errands = new Errands(config, messages, "en", said::add, NOBODY_LOOKS);
      try {
        isWell = errands.run(((Typed.Run) Typed.of(words)).errand());
      } finally {
        errands.close();
      }
    } catch (RuntimeException failure) {
      said.add(Apology.of(failure, true, messages, "en"));
    }
    return new CommandLine(isWell ? 0 : 1, String.join("\n", said));
  }

  /** The environment that names a database. */
  static Map<String, String> on(PgConnectOptions address) {
    return Map.of(
        "DATABASE_URL",
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                address.getUser(),
                address.getPassword(),
                address.getHost(),
                address.getPort(),
                address.getDatabase()));
  }
}
