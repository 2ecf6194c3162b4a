package org.kiezplenum.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL writes into its data: {@code postmaster.pid}.
 *
 * @param pid its process
 * @param port where it listens, 0 while it does not yet
 */
record PidFile(long pid, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /** Empty if there is none, or one that was cut off while it was written. */
  static Optional<PidFile> read(Path cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(lines.get(PID_LINE).trim());
      int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).trim()) : 0;
      return Optional.of(new PidFile(pid, port));
    } catch (NumberFormatException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  /**
   * Whether the process is a PostgreSQL on this data. After a restart of the machine the number may
   * belong to anything, even to ourselves.
   */
  boolean runs(Path cluster) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).stream()
        .anyMatch(process -> isPostgres(process.info(), cluster));
  }

  private static boolean isPostgres(ProcessHandle.Info info, Path cluster) {
    // Where the system does not tell arguments (Windows), the program has to be enough.
    return info.command().map(Path::of).map(PidFile::isPostgres).orElse(false)
        && info.arguments()
            .map(arguments -> List.of(arguments).contains(cluster.toString()))
            .orElse(true);
  }

  private static boolean isPostgres(Path program) {
    String name = String.valueOf(program.getFileName());
    // Linux adds a word when the file was deleted meanwhile.
    return name.startsWith("postgres");
  }
}
