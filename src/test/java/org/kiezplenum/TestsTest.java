package org.kiezplenum;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.postgres.OwnPostgres;

/** Habits of the tests themselves. */
class TestsTest {
  private static final Path HERE = Path.of("src/test/java");
  private static final Path HOUSE = Path.of("src/main/java");

  /** It costs a server, and is what every other client relies on. */
  private static final String WORTH_IT = "ProtocolDocTest";

  private static final Set<String> SLOW =
      Set.of(
          TestPostgres.class.getName(),
          OwnPostgres.class.getName(),
          Browser.class.getName(),
          ProcessBuilder.class.getName());

  private static final JavaClasses TESTS =
      ArchConfiguration.withThreadLocalScope(configuration -> {
        // Only who knows whom is asked here, of nobody's insides.
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.kiezplenum");
      });

  /** So that {@code mvn -Pfast test} stays what it says. */
  @Test
  void whatStartsADatabaseABrowserOrAProcessIsTaggedSlow() {
    Set<String> untagged = new HashSet<>();
    for (JavaClass test : TESTS) {
      if (isTest(test)
          && !test.isEquivalentTo(TestsTest.class)
          && !isTagged(test)
          && reachesWhatIsSlow(test)) {
        untagged.add(test.getName());
      }
    }
    assertThat(untagged).singleElement().asString().endsWith("." + WORTH_IT);
  }

  /** Where the same package is told of in the house, that is enough. */
  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> files = Files.walk(HERE)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .map(file -> HERE.relativize(file.getParent()).resolve("package-info.java"))
                  .distinct()
                  .filter(told -> !Files.exists(HERE.resolve(told)))
                  .filter(told -> !Files.exists(HOUSE.resolve(told))))
          .isEmpty();
    }
  }

  private static boolean isTest(JavaClass found) {
    return found.getSimpleName().endsWith("Test") && found.isTopLevelClass();
  }

  private static boolean isTagged(JavaClass test) {
    return test.tryGetAnnotationOfType(Tag.class)
        .map(tag -> tag.value().equals("slow"))
        .orElse(false);
  }

  /** By itself or by other classes of the tests. */
  private static boolean reachesWhatIsSlow(JavaClass test) {
    Set<JavaClass> seen = new HashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>(Set.of(test));
    while (!next.isEmpty()) {
      JavaClass one = next.remove();
      if (SLOW.contains(one.getName())) {
        return true;
      }
      if (TESTS.contain(one.getName()) && seen.add(one)) {
        one.getDirectDependenciesFromSelf()
            .forEach(dependency -> next.add(dependency.getTargetClass().getBaseComponentType()));
      }
    }
    return false;
  }
}
