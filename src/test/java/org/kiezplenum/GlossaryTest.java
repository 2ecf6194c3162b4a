package org.kiezplenum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary speaks of what there is, and of each thing once. */
class GlossaryTest {
  private static final Pattern TERM = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @Test
  void everyTermIsATypeOfTheHouse() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(terms())
          .hasSizeGreaterThan(30)
          .isSubsetOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".java"))
                  .map(name -> name.replace(".java", ""))
                  .collect(Collectors.toSet()));
    }
  }

  @Test
  void eachTermStandsOnce() throws IOException {
    assertThat(terms()).doesNotHaveDuplicates();
  }

  private static List<String> terms() throws IOException {
    return TERM.matcher(Files.readString(Path.of("docs/glossary.md")))
        .results()
        .map((MatchResult term) -> term.group(1))
        .toList();
  }
}
