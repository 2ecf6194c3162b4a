package org.kiezplenum.postgres;

import org.jspecify.annotations.Nullable;

/** Our own PostgreSQL cannot run. The code is for machines, the message says what to do next. */
public class PostgresFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  public PostgresFailed(String code, String message) {
    this(code, message, null);
  }

  public PostgresFailed(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * One of {@code no-binaries}, {@code folder-not-writable}, {@code data-in-use}, {@code
   * data-of-another-version}, {@code password-lost}, {@code root-not-possible}, {@code
   * initdb-failed}, {@code start-failed}, {@code stop-failed}, {@code not-durable}.
   */
  public String code() {
    return code;
  }
}
