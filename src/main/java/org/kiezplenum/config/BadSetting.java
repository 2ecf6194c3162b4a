package org.kiezplenum.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * A setting that cannot be what it is, or that there is not. Nothing starts with it: a setting that
 * is passed over may be the very one that was to keep people out.
 */
public final class BadSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String key;
  private final transient Map<String, Object> details;

  public BadSetting(String key, Map<String, Object> details) {
    super(key + " " + new TreeMap<>(details));
    this.key = key;
    this.details = Map.copyOf(details);
  }

  /** The sentence that says what is wrong and what would be right. */
  public String key() {
    return key;
  }

  /** What the sentence names; never a password or a secret. */
  public Map<String, Object> details() {
    return details;
  }
}
