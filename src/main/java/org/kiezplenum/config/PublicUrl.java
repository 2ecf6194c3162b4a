package org.kiezplenum.config;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address that people use, as browsers write it: what they send as {@code Origin} has to be the
 * same letter by letter.
 */
final class PublicUrl {
  private static final int HIGHEST_PORT = 65_535;

  private PublicUrl() {}

  /** Throws {@link BadSetting}. */
  static URI read(String value) {
    URI url = parse(value);
    String scheme = url == null ? null : url.getScheme();
    String host = url == null ? null : url.getHost();
    if (url == null
        || scheme == null
        || host == null
        || !scheme.toLowerCase(Locale.ROOT).matches("https?")
        || url.getPort() == 0
        || url.getPort() > HIGHEST_PORT) {
      throw new BadSetting("setting.public-url", Map.of("value", withoutPassword(value)));
    }
    String lower = scheme.toLowerCase(Locale.ROOT);
    int usual = lower.equals("https") ? 443 : 80;
    String port = url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
    String plain = lower + "://" + host.toLowerCase(Locale.ROOT) + port;
    boolean hasPath = url.getRawPath() != null && url.getRawPath().replace("/", "").length() > 0;
    if (hasPath
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw new BadSetting("setting.public-url-more", Map.of("plain", plain));
    }
    return URI.create(plain);
  }

  private static @Nullable URI parse(String value) {
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String withoutPassword(String value) {
    return value.substring(value.lastIndexOf('@') + 1);
  }
}
