package org.kiezplenum.assembly;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
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
              + "\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0E\\uFEFF\\uFFA0\\uFFF0-\\uFFFC"
              + "\\x{1BCA0}-\\x{1BCA3}\\x{1D159}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

  private static final Pattern HIDDEN =
      Pattern.compile("[\\n\\p{Zl}\\p{Zp}]|" + CONTROLS.pattern() + "|" + INVISIBLE.pattern());

  private static final char NON_JOINER = '\u200C';
  private static final char JOINER = '\u200D';
  private static final Pattern JOINERS = Pattern.compile("[" + NON_JOINER + JOINER + "]+");

  /** Writings in which a joiner shapes the letters beside it. */
  private static final Set<UnicodeScript> SHAPED_BY_JOINERS =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.NKO,
          UnicodeScript.MANDAIC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  /** Asks for the coloured form of the sign before; after anything else it only hides. */
  private static final char COLOURED = '\uFE0F';

  private static final Pattern NEEDLESS_SELECTORS =
      Pattern.compile("(?<!\\p{IsExtended_Pictographic})(?!(?<=[0-9#*])\\uFE0F\\u20E3)\\uFE0F");

  private static final Pattern PILED_MARKS =
      Pattern.compile("((?:\\p{M}[\\u200C\\u200D]?+){3})[\\p{M}\\u200C\\u200D]+");

  /** Without a letter before them, marks would lie on whatever the page shows to their left. */
  private static final Pattern LOOSE_MARKS = Pattern.compile("(?<=^|[\\p{Z}\\t\\n\\u2800])\\p{M}+");

  /** The empty braille pattern is no separator to Unicode, but it is one to the eye. */
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\t\\n\\u2800]+");

  private static final Pattern SPACES_IN_LINE = Pattern.compile("[\\p{Z}\\t\\u2800]+");
  private static final Pattern LINE_ENDS = Pattern.compile(" \\n");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** No character that people use is longer; what is longer is many that pose as one. */
  private static final int LONGEST_GRAPHEME_CHARS = 32;

  private PlainText() {}

  /** One line: no breaks, single spaces, nothing invisible, in composed form (NFC). */
  public static String line(String typed) {
    return SPACES.matcher(visible(typed)).replaceAll(" ").strip();
  }

  /** Several lines: as {@link #line}, but breaks stay, and at most one empty line in a row. */
  public static String lines(String typed) {
    String spaced = SPACES_IN_LINE.matcher(visible(typed)).replaceAll(" ");
    String ended = LINE_ENDS.matcher(spaced).replaceAll("\n");
    return EMPTY_LINES.matcher(ended).replaceAll("\n\n").strip();
  }

  /** What nobody may type, but what can be meant by other signs: there is a space instead. */
  public static String withSpaceForHidden(String meant) {
    return HIDDEN.matcher(meant).replaceAll(" ");
  }

  /** How many characters a reader would count; what is longer than any is counted by its length. */
  public static int graphemes(String text) {
    return GRAPHEME
        .matcher(text)
        .results()
        .mapToInt(found -> 1 + (found.end() - found.start() - 1) / LONGEST_GRAPHEME_CHARS)
        .sum();
  }

  private static String visible(String typed) {
    String broken = typed.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    String shown = INVISIBLE.matcher(broken).replaceAll("");
    shown = CONTROLS.matcher(shown).replaceAll("");
    shown = NEEDLESS_SELECTORS.matcher(shown).replaceAll("");
    shown = withoutNeedlessJoiners(shown);
    // Last, for what was between a letter and its mark is gone only now.
    shown = Normalizer.normalize(shown, Normalizer.Form.NFC);
    shown = LOOSE_MARKS.matcher(shown).replaceAll("");
    return PILED_MARKS.matcher(shown).replaceAll("$1");
  }

  /**
   * A joiner stays within a writing that it shapes and within an emoji; elsewhere it only hides.
   */
  private static String withoutNeedlessJoiners(String text) {
    return JOINERS
        .matcher(text)
        .replaceAll(run -> {
          boolean needed =
              isShaped(text, run.start())
                  || (run.group().charAt(0) == JOINER
                      && isWithinEmoji(text, run.start(), run.end()));
          return needed ? run.group().substring(0, 1) : "";
        });
  }

  /** True if the letter before this place, under its marks, belongs to a shaped writing. */
  private static boolean isShaped(String text, int end) {
    int place = end;
    while (place > 0) {
      int before = text.codePointBefore(place);
      if (!isMark(before)) {
        return SHAPED_BY_JOINERS.contains(UnicodeScript.of(before));
      }
      place -= Character.charCount(before);
    }
    return false;
  }

  private static boolean isWithinEmoji(String text, int start, int end) {
    if (start == 0 || end == text.length()) {
      return false;
    }
    int before = text.codePointBefore(start);
    return Character.isExtendedPictographic(text.codePointAt(end))
        && (Character.isExtendedPictographic(before)
            || Character.isEmojiModifier(before)
            || before == COLOURED);
  }

  private static boolean isMark(int letter) {
    int type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
