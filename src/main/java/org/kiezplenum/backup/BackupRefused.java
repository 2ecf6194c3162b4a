package org.kiezplenum.backup;

import java.util.Map;

/** Nothing was written, for a reason that whoever asked can do something about. */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String key;
  private final transient Map<String, Object> details;

  BackupRefused(String key) {
    this(key, Map.of());
  }

  BackupRefused(String key, Map<String, Object> details) {
    super(key + " " + details);
    this.key = key;
    this.details = details;
  }

  /** The sentence that says why. */
  public String key() {
    return key;
  }

  /** What the sentence names. */
  public Map<String, Object> details() {
    return details;
  }
}
