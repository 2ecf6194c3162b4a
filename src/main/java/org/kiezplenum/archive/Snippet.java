package org.kiezplenum.archive;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.minutes.Html;

/**
 * A few words of a text around what was looked for, as HTML with {@code <mark>} and nothing else.
 */
final class Snippet {
  private static final int CHARACTERS_BEFORE = 80;
  private static final int CHARACTERS_AFTER = 160;
  private static final int SHORTEST_STEM = 3;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** What German words end in beyond their stem. Only for highlighting; the search knows better. */
  private static final Pattern ENDING = Pattern.compile("(?:ern|em|en|er|es|e|n|(?<=.{4})s)$");

  private Snippet() {}

  /** Nothing if none of the words stands in the text. */
  static @Nullable String of(String text, List<String> folded) {
    if (folded.isEmpty()) {
      return null;
    }
    String line = SPACES.matcher(text).replaceAll(" ").strip();
    return Lexemes.WORD
        .matcher(line)
        .results()
        .filter(word -> matches(word.group(), folded))
        .findFirst()
        .map(first -> around(line, first, folded))
        .orElse(null);
  }

  private static String around(String line, MatchResult first, List<String> folded) {
    int from = Math.max(0, first.start() - CHARACTERS_BEFORE);
    if (from > 0) {
      int space = line.indexOf(' ', from);
      from = space < 0 || space >= first.start() ? first.start() : space + 1;
    }
    int to = Math.min(line.length(), Math.max(first.end(), first.start() + CHARACTERS_AFTER));
    if (to < line.length()) {
      int space = line.lastIndexOf(' ', to);
      to = space < first.end() ? first.end() : space;
    }
    return (from > 0 ? "… " : "")
        + marked(line.substring(from, to), folded)
        + (to < line.length() ? " …" : "");
  }

  private static String marked(String part, List<String> folded) {
    StringBuilder html = new StringBuilder();
    int[] at = {0};
    Lexemes.WORD
        .matcher(part)
        .results()
        .filter(word -> matches(word.group(), folded))
        .forEach(word -> {
          html.append(Html.escaped(part.substring(at[0], word.start())))
              .append("<mark>")
              .append(Html.escaped(word.group()))
              .append("</mark>");
          at[0] = word.end();
        });
    return html.append(Html.escaped(part.substring(at[0]))).toString();
  }

  private static boolean matches(String word, List<String> folded) {
    String found = Lexemes.folded(word);
    String stem = stem(found);
    return folded.stream()
        .anyMatch(sought ->
            found.startsWith(sought)
                || (sought.length() >= Lexemes.SHORTEST_END && found.endsWith(sought))
                || stem.equals(stem(sought)));
  }

  /** Umlauts come and go with the ending: "Häuser" and "Haus". */
  private static String stem(String folded) {
    String bare = folded.replace("aeu", "au").replace("ae", "a").replace("oe", "o");
    bare = bare.replaceAll("(?<![aeq])ue", "u");
    String stem = ENDING.matcher(bare).replaceFirst("");
    return stem.length() < SHORTEST_STEM ? bare : stem;
  }
}
