package org.kiezplenum.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.kiezplenum.minutes.Minutes;

/**
 * The words of a text as the archive keeps them, so that people find what they mean however they
 * type it: "Strasse" finds "Straße", "Muehle" finds "Mühle", and "Straße" finds "Spielstraße".
 *
 * <p>PostgreSQL stems German words by itself; what it cannot do without extensions is done here and
 * given to it as finished lexemes. Besides words there are words read backwards, after a tilde, so
 * that the end of a long word is found like the beginning of one; and dates, after an at sign.
 */
final class Lexemes {
  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");

  /** Shorter ends of words would find too much. */
  static final int SHORTEST_END = 4;

  private static final int LONGEST_WORD = 60;

  /**
   * A search vector holds one megabyte. Of the different words of a document as many go into it as
   * fit three times (stem, word, backwards) with room to spare; an evening has far fewer.
   */
  private static final int MOST_BYTES = 200_000;

  private static final Pattern STAR_WITHIN_A_WORD = Pattern.compile("(?<=\\p{L})[*:_·](?=\\p{L})");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final List<Locale> MONTHS_IN = List.of(Locale.GERMAN, Locale.ENGLISH);

  private Lexemes() {}

  /**
   * @param words different words in lower case, for the German stemmer
   * @param lexemes as they are to be stored
   */
  record Index(String words, List<String> lexemes) {}

  static Index of(Minutes minutes) {
    return of(
        minutes.title(),
        Objects.requireNonNullElse(minutes.place(), ""),
        LocalDate.parse(minutes.date()),
        minutes.body());
  }

  static Index of(String title, String place, LocalDate date, String body) {
    Set<String> words = new LinkedHashSet<>();
    int bytes = 0;
    // "Nachbar*innen" is found by each of its parts and as one word.
    String joined = STAR_WITHIN_A_WORD.matcher(body).replaceAll("");
    for (String text : List.of(title, place, namesOf(date), body, joined)) {
      for (String word : words(text)) {
        if (words.contains(word)) {
          continue;
        }
        bytes += word.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
          break;
        }
        words.add(word);
      }
    }
    return new Index(String.join(" ", words), lexemes(words, date));
  }

  private static String namesOf(LocalDate date) {
    StringBuilder names = new StringBuilder().append(date.getYear());
    for (Locale language : MONTHS_IN) {
      names.append(' ').append(date.getMonth().getDisplayName(TextStyle.FULL, language));
    }
    return names.toString();
  }

  private static List<String> lexemes(Collection<String> words, LocalDate date) {
    Set<String> lexemes = new LinkedHashSet<>();
    lexemes.add(on(date));
    for (String word : words) {
      String folded = folded(word);
      if (!folded.isEmpty()) {
        lexemes.add(folded);
        if (folded.length() > SHORTEST_END) {
          lexemes.add(backwards(folded));
        }
      }
    }
    return List.copyOf(lexemes);
  }

  static String on(LocalDate date) {
    return "@" + date;
  }

  static String backwards(String folded) {
    return "~" + new StringBuilder(folded).reverse();
  }

  /** In lower case, in order. */
  static List<String> words(String text) {
    return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .results()
        .map(match -> cut(match.group()).toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String cut(String word) {
    return word.codePointCount(0, word.length()) <= LONGEST_WORD
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
  }

  /** As one types it who lacks the letters: umlauts as two letters, no marks above or below. */
  static String folded(String word) {
    String lower = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length() + 4);
    lower.codePoints().forEach(letter -> appendPlain(plain, letter));
    String bare = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    return Normalizer.normalize(bare, Normalizer.Form.NFC);
  }

  private static void appendPlain(StringBuilder plain, int letter) {
    switch (letter) {
      case 'ä', 'æ' -> plain.append("ae");
      case 'ö', 'œ' -> plain.append("oe");
      case 'ü' -> plain.append("ue");
      case 'ß' -> plain.append("ss");
      case 'ı' -> plain.append('i');
      case 'ł' -> plain.append('l');
      case 'ø' -> plain.append('o');
      case 'đ' -> plain.append('d');
      default -> plain.appendCodePoint(letter);
    }
  }
}
