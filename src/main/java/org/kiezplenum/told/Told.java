package org.kiezplenum.told;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map in the making, in the order of its fields; what is absent is left out, never null. */
public final class Told {
  private final Map<String, Object> parts = new LinkedHashMap<>();

  public Told with(String name, @Nullable Object value) {
    if (value != null) {
      parts.put(name, value);
    }
    return this;
  }

  public Map<String, Object> made() {
    return Collections.unmodifiableMap(parts);
  }
}
