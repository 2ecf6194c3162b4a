package org.kiezplenum.assembly.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names by which somebody could pass for the moderation, or for another guest: „Moderation", also
 * in letters that only look so, and „Gast 7". Whoever has a role may be called what they are.
 */
final class ReservedNames {
  private static final Set<String> DUTIES =
      Set.of(
          "moderation",
          "moderator",
          "moderatorin",
          "moderatoren",
          "moderatorinnen",
          "moderierende",
          "facilitator",
          "facilitators",
          "leitung",
          "versammlungsleitung",
          "sitzungsleitung",
          "gesprachsleitung",
          "redeleitung",
          "protokoll",
          "protokollfuhrung",
          "schriftfuhrung",
          "kiezplenum",
          "system",
          "admin",
          "administrator",
          "administration");

  private static final Pattern NUMBER =
      Pattern.compile("(?:gast|guest|karte|card)(?:nr|nummer|no|number)?[0-9]+");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Letters of other writings, and signs, that are drawn like these letters beside them. */
  private static final String LOOKS =
      "аaеeоoрpсcхxуyіiјjѕsԁdмmтtкkнhвbгrпnгrαaοoρpνvιiκkτtεeυuηnμmıiɡgłløođd";

  private static final String DIGITS = "0o1i3e4a5s7t";

  private ReservedNames() {}

  static boolean contain(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String small = drawnAs(LOOKS, plain.toLowerCase(Locale.ROOT));
    String together = BETWEEN_WORDS.matcher(small).replaceAll("");
    return NUMBER.matcher(together).matches()
        || isDuty(together)
        || Arrays.stream(BETWEEN_WORDS.split(small)).anyMatch(ReservedNames::isDuty);
  }

  private static boolean isDuty(String word) {
    return DUTIES.contains(word.replaceFirst("[0-9]+$", ""))
        || DUTIES.contains(drawnAs(DIGITS, word));
  }

  /** Each sign of the pairs as the one that stands behind it. */
  private static String drawnAs(String pairs, String text) {
    StringBuilder drawn = new StringBuilder(text);
    for (int i = 0; i < drawn.length(); i++) {
      int place = pairs.indexOf(drawn.charAt(i));
      if (place >= 0 && place % 2 == 0) {
        drawn.setCharAt(i, pairs.charAt(place + 1));
      }
    }
    return drawn.toString();
  }
}
