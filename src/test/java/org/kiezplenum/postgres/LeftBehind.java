package org.kiezplenum.postgres;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kiezplenum.journal.TestPostgres;

/** A server that starts its PostgreSQL, says so, and waits to be killed. */
final class LeftBehind {
  private LeftBehind() {}

  /** Starts it on a folder and kills it; the process of the PostgreSQL that goes on. */
  static long in(Path folder) throws IOException, InterruptedException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LeftBehind.class.getName(),
                folder.toString(),
                TestPostgres.BINARIES.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.lines().filter(l -> l.startsWith("STARTED ")).findFirst().orElseThrow();
      return Long.parseLong(line.substring("STARTED ".length()));
    } finally {
      server.destroyForcibly();
      server.waitFor();
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    OwnPostgres postgres =
        OwnPostgres.start(Vertx.vertx(), Path.of(arguments[0]), Path.of(arguments[1]));
    System.out.println("STARTED " + postgres.pid());
    Thread.currentThread().join();
  }
}
