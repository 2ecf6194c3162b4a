package org.kiezplenum.minutes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map in the making, in the order of its fields; what is absent is left out, never null. */
public final class Data {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public Data with(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  public Map<String, Object> made() {
    return Collections.unmodifiableMap(fields);
  }
}
