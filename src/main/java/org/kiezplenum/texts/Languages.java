package org.kiezplenum.texts;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages people can choose, and which one a browser gets before anybody has chosen. */
public final class Languages {

  /** Every language with a file of messages. The first is the one the others are made from. */
  public static final List<String> ALL = List.of("de", "en");

  public static final String ORIGINAL = ALL.getFirst();

  /** The cookie in which a chosen language is kept. */
  public static final String COOKIE = "lang";

  private Languages() {}

  /**
   * What was chosen by hand wins; else the best of what the browser asks for; else the original.
   */
  public static String choose(@Nullable String cookie, @Nullable String acceptLanguage) {
    if (cookie != null && ALL.contains(cookie)) {
      return cookie;
    }
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return ORIGINAL;
    }
    try {
      String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), ALL);
      return best == null ? ORIGINAL : best;
    } catch (IllegalArgumentException malformed) {
      return ORIGINAL;
    }
  }
}
