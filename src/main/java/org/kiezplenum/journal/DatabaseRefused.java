package org.kiezplenum.journal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The server does not start on this database. The code is for machines; the sentence of the same
 * name says what to do next. Neither holds the password.
 */
public final class DatabaseRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Nothing was ever kept in it. */
  public static final String UNUSED = "database-unused";

  private final String code;
  private final transient Map<String, Object> details;

  public DatabaseRefused(String code) {
    this(code, Map.of());
  }

  public DatabaseRefused(String code, Map<String, Object> details) {
    this(code, details, null);
  }

  public DatabaseRefused(String code, Map<String, Object> details, @Nullable Throwable cause) {
    super(code + " " + new TreeMap<>(details), cause);
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /**
   * What it is about the address: {@code database-url-malformed}, {@code database-url-unknown},
   * {@code database-url-twice}, {@code database-tls-mode}, {@code database-root-unused}, {@code
   * database-root-unreadable}; about the way there: {@code database-host-unknown}, {@code
   * database-down}, {@code database-silent}, {@code database-hung-up}, {@code
   * database-tls-not-offered}, {@code database-tls-untrusted}, {@code database-tls-name}, {@code
   * database-tls}; what PostgreSQL said: {@code database-password}, {@code database-not-admitted},
   * {@code database-missing}, {@code database-rights}, {@code database-read-only}, {@code
   * database-full}, {@code database-disk-full}, {@code database-starting}, {@code
   * database-parameter}, {@code database-said}; what was found in it: {@code database-too-old},
   * {@code database-not-utf8}, {@code database-not-durable}, {@code database-newer}, {@code
   * database-changed}, {@code database-unused}.
   */
  public String code() {
    return code;
  }

  /** The sentence that says why, and what to do. */
  public String key() {
    return "start." + code;
  }

  /** What the sentence names. */
  public Map<String, Object> details() {
    return details;
  }
}
