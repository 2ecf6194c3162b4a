package org.kiezplenum.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VerbsTest {
  /** The first cells of the tables of commands: who may, and the verbs. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| [FLMP]( [FLMP])* \\| (`[^|]+) \\|");

  private static final Pattern VERB = Pattern.compile("`([a-z-]+)`");

  @Test
  void nothingThatTheProtocolKnowsIsLeftUntried() throws IOException {
    Set<String> known = new TreeSet<>();
    ROW.matcher(Files.readString(Path.of("docs/protocol.md")))
        .results()
        .map(row -> row.group(2))
        .flatMap(verbs -> VERB.matcher(verbs).results())
        .map((MatchResult verb) -> verb.group(1))
        .forEach(known::add);
    assertThat(known).hasSizeGreaterThan(100).isSubsetOf(Verbs.all());
  }
}
