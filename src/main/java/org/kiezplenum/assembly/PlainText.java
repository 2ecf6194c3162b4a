package org.kiezplenum.assembly;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Cleans what people type, before anything looks at it.
 *
 * <p>Direction overrides could make a name read as somebody else's, invisible characters could make
 * two names look the same, and piles of combining marks could cover the line above on the wall.
 */
public final class PlainText {
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\p{Cn}\\p{Cs}\\p{Co}]");
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B\\u200E\\u200F"
              + "\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0E\\uFEFF\\uFFA0\\uFFF9-\\uFFFC"
              + "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

  /** Joiners shape Persian, Indic and emoji text; after letters of these scripts they only hide. */
  private static final Pattern NEEDLESS_JOINERS =
      Pattern.compile("(?<![^\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{Nd}\\s])[\\u200C\\u200D]+");

  private static final Pattern PILED_MARKS = Pattern.compile("(\\p{M}{3})\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\t\\n]+");
  private static final Pattern SPACES_IN_LINE = Pattern.compile("[\\p{Z}\\t]+");
  private static final Pattern EMPTY_LINES = Pattern.compile(" ?\\n(?: ?\\n)+ ?");
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private PlainText() {}

  /** One line: no breaks, single spaces, nothing invisible, in composed form (NFC). */
  public static String line(String typed) {
    return SPACES.matcher(visible(typed)).replaceAll(" ").strip();
  }

  /** Several lines: as {@link #line}, but breaks stay, and at most one empty line in a row. */
  public static String lines(String typed) {
    String spaced = SPACES_IN_LINE.matcher(visible(typed)).replaceAll(" ");
    return EMPTY_LINES.matcher(spaced).replaceAll("\n\n").strip();
  }

  /** How many characters a reader would count. */
  public static int graphemes(String text) {
    return (int) GRAPHEME.matcher(text).results().count();
  }

  private static String visible(String typed) {
    String broken = typed.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    String composed = Normalizer.normalize(broken, Normalizer.Form.NFC);
    String shown = INVISIBLE.matcher(composed).replaceAll("");
    shown = CONTROLS.matcher(shown).replaceAll("");
    shown = NEEDLESS_JOINERS.matcher(shown).replaceAll("");
    return PILED_MARKS.matcher(shown).replaceAll("$1");
  }
}
