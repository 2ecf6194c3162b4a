package org.kiezplenum;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, and a few habits of the house. */
class ArchitectureTest {
  private static final String OURS = "org.kiezplenum.";
  private static final int MOST_LINES = 300;

  /** Lists that are read through and looked up in: every command, every event about votes. */
  private static final List<Path> CATALOGUES =
      List.of(
          Path.of("src/main/java/org/kiezplenum/assembly/Command.java"),
          Path.of("src/main/java/org/kiezplenum/assembly/VotingEvent.java"));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.kiezplenum");

  /** Each part beside those of our parts that it may know; itself always. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          entry("assembly", List.of()),
          entry("postgres", List.of()),
          entry("journal", List.of("assembly")),
          entry("words", List.of("assembly", "journal")),
          entry("urn", List.of("assembly", "journal")),
          entry("told", List.of("assembly")),
          entry("views", List.of("assembly", "told")),
          entry("rooms", List.of("assembly", "journal", "words", "urn", "views")),
          entry("minutes", List.of("assembly", "journal", "words", "urn", "told")),
          entry("proof", List.of("assembly", "journal", "words", "minutes")),
          entry("backup", List.of("assembly", "journal", "proof")),
          entry("recount", List.of("assembly")),
          entry("sample", List.of("assembly", "journal", "words", "urn", "views", "rooms")),
          entry(
              "web",
              List.of(
                  "assembly",
                  "journal",
                  "words",
                  "urn",
                  "told",
                  "views",
                  "rooms",
                  "minutes",
                  "recount")));

  @Test
  void theClassesOfThisReleaseAreRead() {
    assertThat(HOUSE.contain(OURS + "assembly.Assembly")).isTrue();
    assertThat(HOUSE.size()).isGreaterThan(50);
  }

  @Test
  void everyPartKnowsOnlyWhomItMayKnow() {
    MAY_KNOW.forEach((part, known) -> {
      String[] strangers =
          MAY_KNOW.keySet().stream()
              .filter(other -> !other.equals(part) && !known.contains(other))
              .map(ArchitectureTest::within)
              .toArray(String[]::new);
      if (strangers.length > 0) {
        check(
            noClasses()
                .that()
                .resideInAPackage(within(part))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(strangers));
      }
    });
  }

  @Test
  void everyPackageBelongsToAKnownPart() {
    assertThat(
            HOUSE.stream()
                .map(found -> found.getPackageName())
                .filter(name -> !name.equals("org.kiezplenum"))
                .map(name -> name.substring(OURS.length()).replaceAll("\\..*", "")))
        .isSubsetOf(MAY_KNOW.keySet());
  }

  @Test
  void nobodyKnowsWhereEverythingIsWired() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                MAY_KNOW.keySet().stream().map(ArchitectureTest::within).toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(OURS + "Main"));
  }

  @Test
  void theRulesKnowOnlyJavaAndPersistentCollections() {
    check(
        classes()
            .that()
            .resideInAPackage(within("assembly"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                within("assembly"), "java..", "org.pcollections..", "org.jspecify.."));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Random.class,
        RandomGenerator.class,
        ThreadLocalRandom.class,
        UUID.class,
        Clock.class,
        Thread.class,
        Files.class,
        Path.class
      })
  void theRulesNeverAskTheOutside(Class<?> outside) {
    check(
        noClasses()
            .that()
            .resideInAPackage(within("assembly"))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(outside));
  }

  @Test
  void theRulesNeverAskForTheTimeOrForChance() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(within("assembly"))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random");
    check(rule);
    for (Class<?> clock :
        List.of(
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class)) {
      check(
          noClasses()
              .that()
              .resideInAPackage(within("assembly"))
              .should()
              .callMethod(clock, "now"));
    }
  }

  /** But for the lines that tell who started the server where to look. */
  @Test
  void onlyTheStartPrintsPastTheLog() {
    for (String stream : List.of("out", "err")) {
      check(
          noClasses()
              .that()
              .doNotHaveFullyQualifiedName(OURS + "Main")
              .should()
              .accessField(System.class, stream));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"util", "common", "helper", "service", "manager", "impl"})
  void noPackageIsNamedForNothing(String name) {
    check(noClasses().should().resideInAnyPackage(".." + name + "..", ".." + name + "s.."));
  }

  @Test
  void aFileHasOneIdeaAndUnder300Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        int lines = Files.readAllLines(file).size();
        if (lines > MOST_LINES && !CATALOGUES.contains(file)) {
          tooLong.add(file + ": " + lines);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  private static String within(String part) {
    return OURS + part + "..";
  }
}
