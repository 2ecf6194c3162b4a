package org.kiezplenum.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the program may be asked to do with its data instead of serving people. */
public sealed interface Errand {
  /**
   * @param which the code or the id of an assembly; absent for all
   * @param seal a checksum from published minutes, or its beginning, in lower case
   */
  record Verify(@Nullable String which, @Nullable String seal) implements Errand {}

  record Backup(Path file) implements Errand {}

  record Restore(Path file) implements Errand {}

  record Export(String which, Path file) implements Errand {}

  record Import(Path file) implements Errand {}

  /** The database goes by the secret of this server from now on, whatever it went by before. */
  record NewSecret() implements Errand {}

  /**
   * Understands what stands behind its name; empty if something is missing or too much. A name of a
   * file may have spaces; what stands behind a file belongs to its name.
   */
  static Optional<Errand> of(ErrandName name, List<String> rest) {
    return switch (name) {
      case VERIFY -> verify(rest);
      case NEW_SECRET -> rest.isEmpty() ? Optional.of(new NewSecret()) : Optional.empty();
      case BACKUP -> file(rest).map(Backup::new);
      case RESTORE -> file(rest).map(Restore::new);
      case IMPORT -> file(rest).map(Import::new);
      case EXPORT ->
          rest.isEmpty()
              ? Optional.empty()
              : file(rest.subList(1, rest.size())).map(file -> new Export(rest.getFirst(), file));
      // They need no data.
      case CHECK, RECOUNT -> Optional.empty();
    };
  }

  private static Optional<Errand> verify(List<String> rest) {
    return switch (rest.size()) {
      case 0 -> Optional.of(new Verify(null, null));
      case 1 -> Optional.of(new Verify(rest.getFirst(), null));
      default -> {
        // On paper it may stand in groups.
        String seal = String.join("", rest.subList(1, rest.size())).toLowerCase(Locale.ROOT);
        yield seal.matches("[0-9a-f]{16,64}")
            ? Optional.of(new Verify(rest.getFirst(), seal))
            : Optional.empty();
      }
    };
  }

  private static Optional<Path> file(List<String> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(Path.of(String.join(" ", words)));
  }
}
