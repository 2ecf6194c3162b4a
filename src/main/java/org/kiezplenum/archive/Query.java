package org.kiezplenum.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for: every term must be found. There are no operators; quotes, brackets and
 * the like are no words and count for nothing.
 *
 * @param typed as it was typed, shortened to what a search field takes
 */
record Query(String typed, List<Term> terms) {
  static final int LONGEST_QUERY = 200;

  /** Words beyond these are not looked for. */
  static final int MOST_TERMS = 12;

  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})"
              + "|(?<gd>\\d{1,2})\\.\\s?(?<gm>\\d{1,2})\\.\\s?(?<gy>\\d{4}))(?!\\d)");

  /**
   * @param word in lower case, for the German stemmer
   * @param lexemes the same as a tsquery over the lexemes of {@link Lexemes}
   * @param shown what is highlighted, see {@link Snippet}; empty for a date
   */
  record Term(String word, String lexemes, String shown) {}

  static Query of(String typed) {
    String query = typed.strip();
    if (query.codePointCount(0, query.length()) > LONGEST_QUERY) {
      query = query.substring(0, query.offsetByCodePoints(0, LONGEST_QUERY)).strip();
    }
    List<Term> terms = new ArrayList<>();
    Matcher dates = DATE.matcher(query);
    String rest = dates.replaceAll(found -> isDate(found, terms) ? " " : "$0");
    for (String word : Lexemes.words(rest)) {
      String folded = Lexemes.folded(word);
      if (!folded.isEmpty()) {
        terms.add(new Term(word, lexemes(folded), folded));
      }
    }
    return new Query(query, terms.stream().distinct().limit(MOST_TERMS).toList());
  }

  /** Letters and digits need no escaping within the quotes. */
  private static String lexemes(String folded) {
    String begins = "'" + folded + "':*";
    return folded.length() < Lexemes.SHORTEST_END
        ? begins
        : begins + " | '" + Lexemes.backwards(folded) + "':*";
  }

  private static boolean isDate(MatchResult found, List<Term> terms) {
    boolean isGerman = found.group("y") == null;
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(found.group(isGerman ? "gy" : "y")),
              Integer.parseInt(found.group(isGerman ? "gm" : "m")),
              Integer.parseInt(found.group(isGerman ? "gd" : "d")));
      terms.add(new Term("", "'" + Lexemes.on(date) + "'", ""));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  List<String> shown() {
    return terms.stream().map(Term::shown).filter(word -> !word.isEmpty()).toList();
  }
}
