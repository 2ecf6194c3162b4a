package org.kiezplenum.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs PostgreSQL's programs, each to its end. */
final class Programs {
  private static final int LAST_LINES = 15;

  private final Path bin;
  private final Path output;
  private final boolean root;

  /**
   * @param binaries the folder that holds {@code bin}
   * @param output a file for what the programs say; a pipe would stay open as long as PostgreSQL,
   *     which inherits it
   */
  Programs(Path binaries, Path output) {
    this.bin = binaries.resolve("bin");
    this.output = output;
    this.root = isRoot();
  }

  private static final Path UNSHARE = Path.of("/usr/bin/unshare");

  /** What is said where there is no namespace to be had, and what PostgreSQL says to root. */
  private static final List<String> REFUSED_AS_ROOT =
      List.of("unshare failed", "unshare: ", "cannot be run as root");

  /** How systems and PostgreSQL say that a disk is full, the latter also by its code. */
  private static final List<String> FULL = List.of("No space left", "not enough space", "53100");

  private static final Pattern REASON = Pattern.compile("(FATAL|PANIC|ERROR|error): ");

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** What can be known before anything runs. */
  static void refuseRoot() {
    if (isRoot() && !Files.exists(UNSHARE)) {
      throw new PostgresFailed("root-not-possible", Map.of());
    }
  }

  record ProgramEnd(int code, String lastLines) {}

  /** Runs a program and waits until it has ended. */
  ProgramEnd run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root && Files.exists(UNSHARE)) {
      // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, who yet
      // owns the files that root owns outside.
      command.addAll(List.of(UNSHARE.toString(), "--user", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(bin.toFile());
    // A PGDATA or PGPORT that somebody has set means another PostgreSQL.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    ProgramEnd ended = new ProgramEnd(waitFor(process), lastLines(output));
    if (root && REFUSED_AS_ROOT.stream().anyMatch(ended.lastLines()::contains)) {
      throw new PostgresFailed("root-not-possible", Map.of());
    }
    return ended;
  }

  private static int waitFor(Process process) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor();
        } catch (InterruptedException _) {
          // Leaving now would leave it unknown whether PostgreSQL runs.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Why something did not come about, in the last words of whoever failed. */
  static PostgresFailed failed(String code, Path where, String lastLines) {
    return failed(code, where, lastLines, null);
  }

  static PostgresFailed failed(
      String code, Path where, String lastLines, @Nullable Throwable cause) {
    return new PostgresFailed(
        FULL.stream().anyMatch(lastLines::contains) ? "disk-full" : code,
        Map.of("where", where, "said", reason(lastLines)),
        cause);
  }

  /** The line that tells most: the last that is called an error, else the last. */
  static String reason(String lastLines) {
    List<String> lines = lastLines.lines().filter(line -> !line.isBlank()).toList();
    return lines.reversed().stream()
        .filter(line -> REASON.matcher(line).find())
        .findFirst()
        .orElse(lines.isEmpty() ? "" : lines.getLast())
        .strip();
  }

  /** The end of a file, for a message about what went wrong. */
  static String lastLines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Windows gives programs another ending, which it finds by itself. */
  static boolean windows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
