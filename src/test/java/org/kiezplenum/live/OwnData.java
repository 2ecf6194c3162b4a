package org.kiezplenum.live;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The data folder of a server that brings its own PostgreSQL, and the processes on it. */
record OwnData(Path folder) {

  /** PostgreSQL's first process. */
  ProcessHandle postmaster() {
    long pid = Long.parseLong(pidFile().getFirst().strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** All processes of PostgreSQL, empty if it does not run. */
  List<ProcessHandle> processes() {
    if (!Files.exists(folder.resolve("cluster").resolve("postmaster.pid"))) {
      return List.of();
    }
    return ProcessHandle.of(Long.parseLong(pidFile().getFirst().strip())).stream()
        .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
        .toList();
  }

  /** Those of its processes that serve the server's connections. */
  List<ProcessHandle> backends() {
    return postmaster().children().filter(OwnData::isBackend).toList();
  }

  private static boolean isBackend(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
          .matches("postgres: (\\S+: )?kiezplenum kiezplenum (?s:.*)");
    } catch (IOException gone) {
      return false;
    }
  }

  /** How to reach it. */
  PgConnectOptions address() {
    try {
      return new PgConnectOptions()
          .setHost("127.0.0.1")
          .setPort(Integer.parseInt(pidFile().get(3).strip()))
          .setUser("kiezplenum")
          .setDatabase("kiezplenum")
          .setPassword(Files.readString(folder.resolve("password")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> pidFile() {
    try {
      return Files.readAllLines(folder.resolve("cluster").resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The link to the shared programs goes, not what it leads to. */
  void remove() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
