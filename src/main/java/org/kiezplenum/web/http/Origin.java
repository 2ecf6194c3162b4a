package org.kiezplenum.web.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page comes from: scheme, host and port, all of which must be the same. */
record Origin(String scheme, String host, int port) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?",
          Pattern.CASE_INSENSITIVE);

  /** Null for what is none, such as {@code null} or an address of another kind. */
  static @Nullable Origin read(@Nullable String text) {
    Matcher matcher = SHAPE.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    String port = matcher.group(3);
    int usual = scheme.equals("https") ? 443 : 80;
    return new Origin(
        scheme,
        matcher.group(2).toLowerCase(Locale.ROOT),
        port == null ? usual : Integer.parseInt(port));
  }
}
