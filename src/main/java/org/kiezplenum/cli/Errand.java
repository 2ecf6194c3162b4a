package org.kiezplenum.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a start may be asked to do instead of serving people. */
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

  /** {@code asked} is none of these, or something is missing behind it. */
  record Unknown(String asked) implements Errand {}

  String DO = "--do=";

  /**
   * Understands words on the command line, or {@code --do="backup file"}, which is how Maven hands
   * them on. Empty if nothing is asked. A name of a file may have spaces; what stands behind a file
   * belongs to its name.
   */
  static Optional<Errand> of(String[] arguments) {
    List<String> words =
        Arrays.stream(arguments)
            .flatMap(argument ->
                argument.startsWith(DO)
                    ? Arrays.stream(argument.substring(DO.length()).strip().split("\\s+"))
                    : argument.startsWith("--") ? null : Arrays.stream(new String[] {argument}))
            .filter(word -> !word.isBlank())
            .toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(read(words));
  }

  private static Errand read(List<String> words) {
    List<String> rest = words.subList(1, words.size());
    Optional<Errand> understood =
        switch (words.getFirst()) {
          case "verify" -> verify(rest);
          case "new-secret" -> rest.isEmpty() ? Optional.of(new NewSecret()) : Optional.empty();
          case "backup" -> file(rest).map(Backup::new);
          case "restore" -> file(rest).map(Restore::new);
          case "import" -> file(rest).map(Import::new);
          case "export" ->
              rest.isEmpty()
                  ? Optional.empty()
                  : file(rest.subList(1, rest.size()))
                      .map(file -> new Export(rest.getFirst(), file));
          default -> Optional.empty();
        };
    return understood.orElse(new Unknown(String.join(" ", words)));
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
