package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of what people type. */
class PlainTextTest {
  private static final String WOMAN = "\uD83D\uDC69";
  private static final String COMPUTER = "\uD83D\uDCBB";
  private static final char NON_JOINER = '\u200C';
  private static final char JOINER = '\u200D';

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069",
        "\u200E", "\u200F", "\u061C"
      })
  void nothingTurnsTheDirectionOfWhatFollows(String mark) {
    assertThat(PlainText.line("Ali" + mark + "nimdA")).isEqualTo("AlinimdA");
    assertThat(PlainText.lines(mark + "Ali\n" + mark)).isEqualTo("Ali");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200B",
        "\u2060",
        "\uFEFF",
        "\u00AD",
        "\u034F",
        "\u180E",
        "\u3164",
        "\u115F",
        "\uFFA0",
        "\uFE00",
        "\uFE0E",
        "\uFE0F",
        "\u200C",
        "\u200D",
        "\uDB40\uDC41",
        "\uFFFC",
        "\u2062"
      })
  void twoNamesThatLookTheSameAreTheSame(String invisible) {
    assertThat(PlainText.line("Al" + invisible + "i")).isEqualTo("Ali");
    assertThat(PlainText.line("Ali" + invisible)).isEqualTo("Ali");
    assertThat(PlainText.line(invisible + "Ali")).isEqualTo("Ali");
    assertThat(PlainText.line("李" + invisible + "四")).isEqualTo("李四");
  }

  /** Asked of another library, which knows the property that Java does not tell. */
  @Test
  void whatUnicodeCallsIgnorableIsDropped() {
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      if (UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
        assertThat(PlainText.line("Al" + Character.toString(letter) + "i"))
            .as("U+%04X", letter)
            .isEqualTo("Ali");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u00A0\u2003\u3000",
        "\u200B\u200D\u202E",
        "\uFE0F",
        "\uFE0F\u200D",
        "\u2800",
        "\u0301\u0301",
        "\u3164",
        "\u2028\u2029",
        "\u0000\u0007\u001B"
      })
  void whatOnlyHidesIsEmpty(String typed) {
    assertThat(PlainText.line(typed)).isEmpty();
    assertThat(PlainText.lines(typed)).isEmpty();
  }

  @Test
  void pilesOfMarksAreCutToThree() {
    String zalgo =
        "Z\u0335\u0322\u0321\u0327\u0328\u0316\u0317\u0318a\u0300\u0301\u0302\u0303\u0304";

    String shown = PlainText.line(zalgo);

    assertThat(shown).matches("Z\\p{M}{3}à\\p{M}{3}");
    assertThat(PlainText.graphemes(shown)).isEqualTo(2);
  }

  @Test
  void joinersDoNotHideAPileOfMarks() {
    String pile = "ب" + ("\u064B" + JOINER).repeat(20);

    assertThat(PlainText.line(pile).length()).isLessThanOrEqualTo(7);
  }

  @Test
  void lettersAndMarksAreComposed() {
    assertThat(PlainText.line("Gu\u0308l")).isEqualTo("G\u00FCl");
    assertThat(PlainText.line("Gu\u200B\u0308l")).isEqualTo("G\u00FCl");
    assertThat(PlainText.line("Gu\u034F\u0308l")).isEqualTo("G\u00FCl");
    assertThat(PlainText.line("\u1112\u1161\u11AB")).isEqualTo("한");
  }

  @Test
  void controlsAndHalvesOfCharactersAreDropped() {
    assertThat(PlainText.line("A\u0000l\u0007i\u001B[31m")).isEqualTo("Ali[31m");
    assertThat(PlainText.line("A\uD83Dli\uDC69")).isEqualTo("Ali");
    assertThat(PlainText.line("Al\uE000i\uFFFF")).isEqualTo("Ali");
  }

  @Test
  void aNonJoinerStaysInPersianAndGoesInLatin() {
    String iWant = "می" + NON_JOINER + "خواهم";

    assertThat(PlainText.line(iWant)).isEqualTo(iWant);
    assertThat(PlainText.line("می" + NON_JOINER + NON_JOINER + "خواهم")).isEqualTo(iWant);
    assertThat(PlainText.line("Auf" + NON_JOINER + "lage")).isEqualTo("Auflage");
    assertThat(PlainText.line("Али" + NON_JOINER)).isEqualTo("Али");
  }

  @Test
  void joinersStayInIndicWritings() {
    String bengali = "র" + JOINER + "্য";
    String sinhala = "ශ්" + JOINER + "රී";

    assertThat(PlainText.line(bengali)).isEqualTo(bengali);
    assertThat(PlainText.line(sinhala)).isEqualTo(sinhala);
  }

  @Test
  void emojiOfSeveralPartsSurvive() {
    String heartOnFire = "\u2764\uFE0F" + JOINER + "\uD83D\uDD25";
    String dark = "\uD83C\uDFFF";
    for (String emoji :
        new String[] {
          WOMAN + JOINER + COMPUTER,
          WOMAN + dark + JOINER + COMPUTER,
          WOMAN + JOINER + WOMAN + JOINER + "\uD83D\uDC67",
          heartOnFire,
          "1\uFE0F\u20E3",
          "\uD83C\uDDE9\uD83C\uDDEA",
          "\u263A\uFE0F"
        }) {
      assertThat(PlainText.line(emoji)).isEqualTo(emoji);
      assertThat(PlainText.graphemes(emoji)).isEqualTo(1);
    }
    assertThat(PlainText.line(WOMAN + JOINER)).isEqualTo(WOMAN);
    assertThat(PlainText.line(WOMAN + JOINER + "x")).isEqualTo(WOMAN + "x");
    assertThat(PlainText.line(WOMAN + NON_JOINER + WOMAN)).isEqualTo(WOMAN + WOMAN);
  }

  @Test
  void aLineHasNoBreaksAndSingleSpaces() {
    assertThat(PlainText.line("  Frau \t\u00A0 mit\r\nrotem\u2028Schal\u2003 "))
        .isEqualTo("Frau mit rotem Schal");
  }

  @Test
  void linesKeepTheirBreaksHoweverTheyWereTyped() {
    assertThat(PlainText.lines("eins\r\nzwei\rdrei\nvier")).isEqualTo("eins\nzwei\ndrei\nvier");
  }

  @Test
  void noMoreThanOneLineIsEmptyInARow() {
    assertThat(PlainText.lines("\n\n eins \n \n\t\n\n  zwei\u200B \n\n"))
        .isEqualTo("eins\n\n zwei");
    assertThat(PlainText.lines("eins\n\nzwei")).isEqualTo("eins\n\nzwei");
  }

  @ParameterizedTest
  @CsvSource({"'',0", "abc,3", "a\u0308,1", "नमस्ते,3", "한국,2"})
  void charactersAreCountedAsAReaderCountsThem(String text, int characters) {
    assertThat(PlainText.graphemes(text)).isEqualTo(characters);
  }

  @Test
  void whatIsLongerThanAnyCharacterIsCountedByItsLength() {
    String chain = WOMAN + (JOINER + WOMAN).repeat(1_000);

    assertThat(PlainText.graphemes(chain)).isGreaterThan(90);
    assertThat(PlainText.graphemes("\u0600".repeat(320) + "1")).isGreaterThanOrEqualTo(10);
  }

  @Test
  void whatIsCleanStaysAsItIs() {
    String[] nasty = {
      "a",
      "ß",
      "\u0308",
      "\u0301",
      " ",
      "\n",
      "\r",
      "\t",
      "\u200B",
      "\u200C",
      "\u200D",
      "\u202E",
      "\uFE0F",
      "ب",
      "\u064B",
      "क",
      "\u094D",
      WOMAN,
      COMPUTER,
      "\uD83C\uDFFF",
      "1",
      "\u20E3",
      "\u2800",
      "\u00A0",
      "\u034F",
      "\uD83D",
      "\u1100",
      "\u1161",
      "\u3164",
      "李",
      "\u0344"
    };
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder typed = new StringBuilder();
      int length = random.nextInt(1, 10);
      for (int j = 0; j < length; j++) {
        typed.append(nasty[random.nextInt(nasty.length)]);
      }
      String line = PlainText.line(typed.toString());
      String lines = PlainText.lines(typed.toString());
      assertThat(PlainText.line(line)).as(codes(typed)).isEqualTo(line);
      assertThat(PlainText.lines(lines)).as(codes(typed)).isEqualTo(lines);
      assertThat(Normalizer.isNormalized(line, Normalizer.Form.NFC)).as(codes(typed)).isTrue();
      assertThat(line).doesNotContain("\n", "  ");
    }
  }

  private static String codes(CharSequence text) {
    StringBuilder codes = new StringBuilder();
    text.codePoints().forEach(letter -> codes.append(String.format("U+%04X ", letter)));
    return codes.toString();
  }
}
