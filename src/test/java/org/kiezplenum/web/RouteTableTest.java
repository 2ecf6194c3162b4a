package org.kiezplenum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is served stands in the tables of the protocol's description. */
class RouteTableTest {
  private static final Pattern SERVED =
      Pattern.compile("\\.get(?:WithRegex)?\\(\\s*((?:code|\"/)[^;]*?)\\)\\s*\\.handler");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\|");
  private static final Pattern QUOTED = Pattern.compile("`(?:GET )?(/[^` ?]*)[^`]*`");

  @Test
  void everyAddressThatIsServedIsTold() throws IOException {
    Set<String> served = served();
    assertThat(served).hasSizeGreaterThan(30).contains("/{}/desk", "/archive/{}.md", "/language");
    assertThat(told()).containsAll(served);
  }

  /** As the code writes them, whatever a part that varies is called. */
  private static Set<String> served() throws IOException {
    Set<String> served = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/kiezplenum/web"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Matcher route = SERVED.matcher(Files.readString(file));
        while (route.find()) {
          served.add(
              route
                  .group(1)
                  .replaceFirst("^code", "\"/{}\"")
                  .replaceAll("\"\\s*\\+\\s*\"|\"", "")
                  .replaceAll("\\(\\?<[^)]*\\)|:[a-z]+", "{}")
                  .replace("\\\\.", ".")
                  .replaceFirst("\\.\\{}$", ".json"));
        }
      }
    }
    return served;
  }

  private static Set<String> told() throws IOException {
    Set<String> told = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("docs/protocol.md")));
    while (row.find()) {
      Matcher address = QUOTED.matcher(row.group(1));
      while (address.find()) {
        told.add(address.group(1).replaceAll("\\{[a-z]+}", "{}"));
      }
    }
    return told;
  }
}
