package org.kiezplenum.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MessagesTest {

  private final Messages messages =
      Messages.of(
          Map.of(
              "de",
              Map.of(
                  "guest", "Gast {n}",
                  "only", "nur deutsch",
                  "waiting.one", "{n} wartet",
                  "waiting.other", "{n} warten",
                  "left.one", "noch {n} Minute",
                  "left.other", "noch {n} Minuten",
                  "left.negative", "seit {n} drüber",
                  "twice", "{a} und {a}, {b}"),
              "en",
              Map.of("guest", "Guest {n}", "waiting.one", "{n} waits", "waiting.other", "{n} wait"),
              "ar",
              Map.of(
                  "waiting.zero",
                  "zero",
                  "waiting.one",
                  "one",
                  "waiting.two",
                  "two",
                  "waiting.few",
                  "few",
                  "waiting.many",
                  "many",
                  "waiting.other",
                  "other")));

  @Test
  void argumentsAreFilledIn() {
    assertThat(messages.text("de", "guest", Map.of("n", 23))).isEqualTo("Gast 23");
    assertThat(messages.text("de", "twice", Map.of("a", "x"))).isEqualTo("x und x, ");
    assertThat(messages.text("de", "twice", Map.of("a", "{b}", "b", "$1\\")))
        .isEqualTo("{b} und {b}, $1\\");
  }

  @Test
  void theFormOfANumberIsTheLanguagesOwn() {
    assertThat(messages.text("de", "waiting", Map.of("n", 1))).isEqualTo("1 wartet");
    assertThat(messages.text("en", "waiting", Map.of("n", 0))).isEqualTo("0 wait");
    assertThat(messages.text("ar", "waiting", Map.of("n", 2))).isEqualTo("two");
    assertThat(messages.text("ar", "waiting", Map.of("n", 5))).isEqualTo("few");
    assertThat(messages.text("ar", "waiting", Map.of("n", 11))).isEqualTo("many");
  }

  @Test
  void whatIsBelowZeroMayHaveItsOwnText() {
    assertThat(messages.text("de", "left", Map.of("n", 1))).isEqualTo("noch 1 Minute");
    assertThat(messages.text("de", "left", Map.of("n", -3L))).isEqualTo("seit 3 drüber");
    assertThat(messages.text("de", "waiting", Map.of("n", -3))).isEqualTo("-3 warten");
    assertThat(messages.text("en", "left", Map.of("n", -3))).isEqualTo("seit 3 drüber");
    assertThat(messages.text("en", "left", Map.of("n", 3))).isEqualTo("noch 3 Minuten");
  }

  @Test
  void aMissingTextIsGermanAndAMissingKeyIsVisible() {
    assertThat(messages.text("en", "only")).isEqualTo("nur deutsch");
    assertThat(messages.text("en", "nowhere")).isEqualTo("\u27e6nowhere\u27e7");
    assertThat(messages.text("de", "waiting")).isEqualTo("\u27e6waiting\u27e7");
  }

  @Test
  void theTextsOfALanguageHaveGermanInTheirGaps() {
    assertThat(messages.texts("en"))
        .containsEntry("guest", "Guest {n}")
        .containsEntry("only", "nur deutsch")
        .containsEntry("waiting.other", "{n} wait");
    assertThat(messages.texts("ar")).containsEntry("waiting.many", "many");
  }

  /** The later one would win in silence. */
  @ParameterizedTest
  @FieldSource("org.kiezplenum.texts.Languages#ALL")
  void noKeyStandsTwice(String lang) throws IOException {
    Set<String> seen = new HashSet<>();
    for (String line :
        Files.readAllLines(Path.of("src/main/resources/messages", lang + ".properties"))) {
      int end = line.indexOf('=');
      if (end > 0 && !line.startsWith("#")) {
        assertThat(seen.add(line.substring(0, end))).as(line).isTrue();
      }
    }
  }
}
