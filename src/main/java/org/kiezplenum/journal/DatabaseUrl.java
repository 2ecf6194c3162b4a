package org.kiezplenum.journal;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line like {@code postgresql://user:password@host:5432/name?sslmode=verify-full}, as {@code
 * psql} understands it. The client passes over what it does not know behind the question mark, so
 * that a misspelt {@code sslmode} would talk in the open; here that is refused.
 *
 * <p>{@code sslmode} is one of PostgreSQL's, {@code disable} where nothing is said. {@code
 * sslrootcert} is a file with the certificates to trust ({@code verify-ca}, {@code verify-full};
 * {@code require} checks it as well then); without it those count that Java trusts.
 */
final class DatabaseUrl {
  private static final String MODE = "sslmode";
  private static final String ROOT = "sslrootcert";

  /** What PostgreSQL's own programs take for those that the system trusts. */
  private static final String SYSTEM = "system";

  private static final Set<String> KNOWN =
      Set.of(
          MODE,
          ROOT,
          "host",
          "hostaddr",
          "port",
          "user",
          "password",
          "dbname",
          "application_name",
          "fallback_application_name",
          "search_path",
          "options");

  private DatabaseUrl() {}

  /** Throws {@link DatabaseRefused}. */
  static PgConnectOptions read(String url) {
    int mark = url.indexOf('?');
    Map<String, String> said = parameters(mark < 0 ? "" : url.substring(mark + 1));
    Set<String> unknown = new TreeSet<>(said.keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new DatabaseRefused(
          "database-url-unknown",
          Map.of(
              "names",
              String.join(", ", unknown),
              "known",
              String.join(", ", new TreeSet<>(KNOWN))));
    }
    SslMode mode = mode(said.get(MODE));
    PgConnectOptions options = options(url);
    String root = said.get(ROOT);
    boolean checks = mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL;
    if (root != null && !checks && mode != SslMode.REQUIRE) {
      // Somebody who names a certificate means it to be looked at.
      throw new DatabaseRefused("database-root-unused", Map.of("mode", mode.value));
    }
    return options
        .setSslMode(checks || root == null ? mode : SslMode.VERIFY_CA)
        .setSslOptions(
            new ClientSSLOptions()
                .setTrustAll(!checks && root == null)
                .setTrustOptions(checks || root != null ? trusted(root) : null)
                .setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : ""));
  }

  private static PgConnectOptions options(String url) {
    try {
      return PgConnectOptions.fromUri(url);
    } catch (RuntimeException e) {
      throw malformed();
    }
  }

  /** The cause would repeat the line, and with it the password. */
  private static DatabaseRefused malformed() {
    return new DatabaseRefused("database-url-malformed", Map.of());
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (!part.isEmpty() && equals < 1) {
        throw malformed();
      }
      if (!part.isEmpty()) {
        String name = part.substring(0, equals).toLowerCase(Locale.ROOT);
        String value = decoded(part.substring(equals + 1)).strip();
        String before = said.put(name, value);
        if (before != null && !before.equals(value)) {
          throw new DatabaseRefused("database-url-twice", Map.of("name", name));
        }
      }
    }
    return said;
  }

  private static String decoded(String value) {
    try {
      // A plus is a plus here.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static SslMode mode(@Nullable String said) {
    if (said == null) {
      return SslMode.DISABLE;
    }
    for (SslMode mode : SslMode.values()) {
      if (mode.value.equals(said)) {
        return mode;
      }
    }
    throw new DatabaseRefused("database-tls-mode", Map.of("mode", said));
  }

  private static Trusted trusted(@Nullable String root) {
    return root == null || root.equals(SYSTEM) ? Trusted.ofJava() : Trusted.of(root);
  }
}
