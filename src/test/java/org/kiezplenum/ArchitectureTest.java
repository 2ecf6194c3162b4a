package org.kiezplenum;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

  /** Subjects of the rules that still know each other in circles. */
  private static final Set<String> KNOT =
      Stream.of(
              "agenda",
              "electorate",
              "people",
              "floor",
              "proposals",
              "voting",
              "floor.list",
              "floor.order",
              "floor.motions",
              "floor.speech")
          .map(subject -> OURS + "assembly." + subject)
          .collect(Collectors.toUnmodifiableSet());

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
          entry("rooms", List.of("assembly", "journal", "words", "urn", "told", "views")),
          entry("seats", List.of("assembly", "journal")),
          entry("texts", List.of("assembly")),
          entry("minutes", List.of("assembly", "journal", "words", "urn", "told", "texts")),
          entry("archive", List.of("assembly", "journal", "words", "told", "minutes")),
          entry("publiclog", List.of("assembly", "journal", "told", "views")),
          entry("proof", List.of("assembly", "journal", "words", "minutes", "archive")),
          entry("backup", List.of("assembly", "journal", "proof")),
          entry("recount", List.of("assembly")),
          entry("sample", List.of("assembly", "journal", "words", "urn", "views", "rooms")),
          entry(
              "web",
              List.of(
                  "assembly",
                  "journal",
                  "words",
                  "seats",
                  "told",
                  "views",
                  "rooms",
                  "texts",
                  "minutes",
                  "archive",
                  "publiclog",
                  "recount")),
          entry("config", List.of("urn", "web")),
          entry(
              "cli",
              List.of(
                  "assembly", "journal", "urn", "postgres", "proof", "backup", "texts", "config")));

  private static final List<String> SUBJECTS =
      List.of("people", "agenda", "electorate", "floor", "proposals", "voting", "signals");

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

  /** Each subject of the rules may know those before it; the root of the rules knows all. */
  @Test
  void theSubjectsOfTheRulesStandInAnOrder() {
    for (int i = 0; i < SUBJECTS.size() - 1; i++) {
      check(
          noClasses()
              .that()
              .resideInAPackage(within("assembly." + SUBJECTS.get(i)))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  SUBJECTS.subList(i + 1, SUBJECTS.size()).stream()
                      .map(subject -> within("assembly." + subject))
                      .toArray(String[]::new)));
    }
  }

  @Test
  void everySubjectOfTheRulesHasItsPlace() {
    assertThat(
            HOUSE.stream()
                .map(found -> found.getPackageName())
                .filter(name -> name.startsWith(OURS + "assembly."))
                .map(name -> name.substring((OURS + "assembly.").length()).replaceAll("\\..*", "")))
        .isSubsetOf(SUBJECTS);
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

  /**
   * Packages that know each other could as well be one. Inside the rules only the root, which puts
   * the subjects together, is known by them and knows them.
   */
  @Test
  void noPackagesKnowEachOtherInACircle() {
    Map<String, Set<String>> known = new TreeMap<>();
    for (JavaClass one : HOUSE) {
      for (Dependency on : one.getDirectDependenciesFromSelf()) {
        String from = one.getPackageName();
        String to = on.getTargetClass().getBaseComponentType().getPackageName();
        if (to.startsWith(OURS) && !from.equals(to) && !isAllowed(from, to)) {
          known.computeIfAbsent(from, name -> new TreeSet<>()).add(to);
        }
      }
    }
    known.keySet().forEach(from -> assertThat(circle(known, from)).as(from).isEmpty());
  }

  private static boolean isAllowed(String from, String to) {
    String root = OURS + "assembly";
    return (from.equals(root) && to.startsWith(root))
        || (to.equals(root) && from.startsWith(root))
        || (KNOT.contains(from) && KNOT.contains(to));
  }

  /** The way from this package back to itself; empty if there is none. */
  private static List<String> circle(Map<String, Set<String>> known, String start) {
    Deque<List<String>> open = new ArrayDeque<>(List.of(List.of(start)));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      List<String> way = open.poll();
      for (String next : known.getOrDefault(way.getLast(), Set.of())) {
        if (next.equals(start)) {
          return Stream.concat(way.stream(), Stream.of(next)).toList();
        }
        if (seen.add(next)) {
          open.add(Stream.concat(way.stream(), Stream.of(next)).toList());
        }
      }
    }
    return List.of();
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

  @Test
  void noNameStandsInTwoPackages() throws IOException {
    Map<String, Integer> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
          .forEach(name -> times.merge(name, 1, Integer::sum));
    }
    times.values().removeIf(once -> once == 1);
    assertThat(times).isEmpty();
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  private static String within(String part) {
    return OURS + part + "..";
  }
}
