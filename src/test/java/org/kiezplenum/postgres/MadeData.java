package org.kiezplenum.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.kiezplenum.journal.TestPostgres;

/**
 * Data as a first start leaves them: made once and copied, for making takes longer than most of
 * what is asked of them.
 */
final class MadeData {
  private static final Path MADE = make();

  private MadeData() {}

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "made-data").toAbsolutePath();
      OwnPostgres.start(TestPostgres.vertx(), folder, TestPostgres.BINARIES).close();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void into(Path folder) throws IOException {
    for (Path part : List.of(Cluster.of(MADE), MADE.resolve("password"))) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Path copy = folder.resolve(MADE.relativize(file));
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
