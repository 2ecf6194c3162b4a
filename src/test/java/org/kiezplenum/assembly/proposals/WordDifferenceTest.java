package org.kiezplenum.assembly.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.Effort;
import org.kiezplenum.assembly.proposals.WordDifference.Part;
import org.kiezplenum.assembly.proposals.WordDifference.PartKind;

/** What two versions say otherwise, as people read it. */
class WordDifferenceTest {
  /** In millions of random numbers; what is quadratic takes a thousand times as many. */
  private static final double AT_MOST = 60;

  /** As it is told here: struck in square brackets, inserted in braces. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Zwei Bänke am Platz. | Zwei Bänke am Platz. | Zwei Bänke am Platz.",
        "Zwei Bänke am Platz. | Drei Bänke am Platz. | [Zwei]{Drei} Bänke am Platz.",
        "Zwei Bänke am Platz. | Zwei neue Bänke am Platz. | Zwei {neue }Bänke am Platz.",
        "Zwei neue Bänke am Platz. | Zwei Bänke am Platz. | Zwei [neue ]Bänke am Platz.",
        "Von Mai bis Oktober, sonntags. | Von April bis Oktober, täglich. "
            + "| Von [Mai]{April} bis Oktober, [sonntags]{täglich}.",
        "Wir sperren jeden ersten Sonntag. | Wir sperren an zwei Tagen. "
            + "| Wir sperren [jeden ersten Sonntag]{an zwei Tagen}.",
        "Die Straße bleibt offen | Ohne Autos lebt sich besser "
            + "| [Die Straße bleibt offen]{Ohne Autos lebt sich besser}",
        "'' | Neu. | {Neu.}",
        "Alt. | '' | [Alt.]",
        "100 Euro | 1000 Euro | [100]{1000} Euro",
        "für Anwohner | für Anwohner:innen | für Anwohner{:innen}"
      })
  void whatWasStruckStandsBeforeWhatStandsInItsPlace(String before, String after, String told) {
    assertThat(told(before, after)).isEqualTo(told);
  }

  @Test
  void aParagraphThatWasAddedIsOnePart() {
    assertThat(told("Eins.\nDrei.\n", "Eins.\nZwei Sätze. Und noch einer.\nDrei.\n"))
        .isEqualTo("Eins.\n{Zwei Sätze. Und noch einer.\n}Drei.\n");
  }

  @Test
  void whatWasWrittenAnewIsToldByParagraphs() {
    assertThat(
            told(
                "Die Bänke am Platz werden rot.\nGut.\nUnd der Weg ist dann frei.",
                "Ein Brunnen für Hunde, am Ufer.\nGut.\nUnd alle bauen ihn gemeinsam!"))
        .isEqualTo(
            "[Die Bänke am Platz werden rot.\n]{Ein Brunnen für Hunde, am Ufer.\n}Gut.\n"
                + "[Und der Weg ist dann frei.]{Und alle bauen ihn gemeinsam!}");
  }

  @Test
  void bothTextsCanBeReadFromWhatIsTold() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 3_000; i++) {
      String before = text(random, random.nextInt(40));
      String after =
          random.nextBoolean() ? text(random, random.nextInt(40)) : changed(random, before);
      isWhole(before, after);
    }
  }

  /** One word in ten is another, and the longest texts there may be are told in time. */
  @Test
  void theLongestTextsAreToldInTime() {
    SplittableRandom random = new SplittableRandom(11);
    String words = text(random, 3_000);
    String signs = "!?".repeat(10_000);
    String letters = "a b".repeat(6_000);
    String lines = "\n".repeat(20_000);
    isToldInTime(words, changed(random, words));
    isToldInTime(words, text(random, 3_000));
    isToldInTime(signs, "?!!".repeat(6_666));
    isToldInTime(letters, "b a".repeat(6_000));
    isToldInTime(lines, "x\n".repeat(10_000));
    isToldInTime(lines, signs);
  }

  private static void isToldInTime(String before, String after) {
    double effort = Effort.of(8, () -> isWhole(before, after));
    System.out.printf("the longest texts compared: as %.1f million random numbers%n", effort);
    assertThat(effort).isLessThan(AT_MOST);
  }

  private static void isWhole(String before, String after) {
    List<Part> parts = WordDifference.between(before, after);
    assertThat(without(parts, PartKind.INSERTED)).isEqualTo(before);
    assertThat(without(parts, PartKind.STRUCK)).isEqualTo(after);
  }

  private static String without(List<Part> parts, PartKind kind) {
    return parts.stream()
        .filter(part -> part.kind() != kind)
        .map(Part::text)
        .collect(Collectors.joining());
  }

  private static String told(String before, String after) {
    return WordDifference.between(before, after).stream()
        .map(part ->
            switch (part.kind()) {
              case KEPT -> part.text();
              case STRUCK -> "[" + part.text() + "]";
              case INSERTED -> "{" + part.text() + "}";
            })
        .collect(Collectors.joining());
  }

  private static String text(SplittableRandom random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(word(random)).append(random.nextInt(12) == 0 ? "\n" : " ");
    }
    return text.toString();
  }

  private static String word(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> "und";
      case 1 -> "die";
      case 2 -> "😀,";
      default -> "Wort" + random.nextInt(300);
    };
  }

  private static String changed(SplittableRandom random, String text) {
    StringBuilder changed = new StringBuilder();
    for (String word : text.split("(?<= )")) {
      if (random.nextInt(12) > 0) {
        changed.append(word);
      }
      if (random.nextInt(12) == 0) {
        changed.append(word(random)).append(' ');
      }
    }
    return changed.toString();
  }
}
