package org.kiezplenum.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiezplenum.live.RealServer;

/** What a server process says of itself in its log, and what it holds. */
final class Watched {
  /** A loop that is late by two seconds may be so on a slow machine; after five it says where. */
  private static final Pattern COMPLAINT =
      Pattern.compile(" (WARN|ERROR) (?!BlockedThreadChecker)|^\\s+at |Exception|OutOfMemory");

  /**
   * The pool of the database client, when a wait for a connection ends in the moment in which there
   * is one: nothing is lost by it (eclipse-vertx/vertx-sql-client, issue 1567).
   */
  private static final Pattern THE_POOLS_OWN =
      Pattern.compile(
          "(?m)^.*\\R.*IllegalStateException: Promise already completed\\R"
              + "(?=(?:\\s+at .*\\R)*?\\s+at .*SqlConnectionPool)(?:\\s+(?:at|\\.\\.\\.) .*\\R?)+");

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

  private final RealServer server;
  private int read;

  Watched(RealServer server) {
    this.server = server;
    this.read = (int) server.said().lines().count();
  }

  /** What the log complained of since the last call. */
  List<String> complaints() {
    List<String> all = server.said().lines().toList();
    List<String> fresh = all.subList(Math.min(read, all.size()), all.size());
    read = all.size();
    String without = THE_POOLS_OWN.matcher(String.join("\n", fresh)).replaceAll("");
    // What stands below a complaint belongs to it.
    return without.lines().dropWhile(line -> !COMPLAINT.matcher(line).find()).toList();
  }

  /** Bytes of the objects that are left after everything was cleared away. */
  long heap() {
    Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
    if (!total.find()) {
      throw new AssertionError("no histogram");
    }
    return Long.parseLong(total.group(1));
  }

  /** Threads of the JVM; it may start a few more of its own. */
  int threads() {
    return (int) jcmd("Thread.print").lines().filter(line -> line.startsWith("\"")).count();
  }

  /** Open files and sockets; 0 where the system does not tell. */
  int open() {
    Path all = Path.of("/proc", Long.toString(server.pid()), "fd");
    if (!Files.isDirectory(all)) {
      return 0;
    }
    try (var files = Files.list(all)) {
      return (int) files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String jcmd(String what) {
    Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process asked =
          new ProcessBuilder(program.toString(), Long.toString(server.pid()), what)
              .redirectErrorStream(true)
              .start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
