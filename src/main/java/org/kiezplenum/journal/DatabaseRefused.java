package org.kiezplenum.journal;

import org.jspecify.annotations.Nullable;

/**
 * The server does not start on this database. The code is for machines, the message says what to do
 * next and holds neither password nor address.
 */
public final class DatabaseRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  public DatabaseRefused(String code, String message) {
    this(code, message, null);
  }

  public DatabaseRefused(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * One of {@code database-url-malformed}, {@code database-away}, {@code database-too-old}, {@code
   * database-not-utf8}, {@code database-not-durable}, {@code database-newer}, {@code
   * database-changed}, {@code database-unused}.
   */
  public String code() {
    return code;
  }
}
