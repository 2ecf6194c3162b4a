package org.kiezplenum.postgres;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Our own PostgreSQL cannot run. The code is for machines; the sentence of the same name says what
 * to do next.
 */
public class PostgresFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient Map<String, Object> details;

  public PostgresFailed(String code, Map<String, Object> details) {
    this(code, details, null);
  }

  public PostgresFailed(String code, Map<String, Object> details, @Nullable Throwable cause) {
    super(code + " " + new TreeMap<>(details), cause);
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /**
   * About the folder: {@code folder-not-writable}, {@code disk-full}, {@code data-in-use}, {@code
   * data-of-another-version}, {@code password-lost}; about this machine: {@code no-binaries},
   * {@code root-not-possible}; about what runs: {@code initdb-failed}, {@code start-failed}, {@code
   * stop-failed}, {@code interrupted}, {@code not-well}, {@code silent}, {@code not-let-in}, {@code
   * not-ours}, {@code not-durable}.
   */
  public String code() {
    return code;
  }

  /** The sentence that says why, and what to do. */
  public String key() {
    return "start.postgres." + code;
  }

  /** What the sentence names. */
  public Map<String, Object> details() {
    return details;
  }
}
