package org.kiezplenum.told;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map in the making; what is not there is left out. */
final class Told {
  private final Map<String, Object> parts = new LinkedHashMap<>();

  Told with(String name, @Nullable Object value) {
    if (value != null) {
      parts.put(name, value);
    }
    return this;
  }

  Map<String, Object> made() {
    return Collections.unmodifiableMap(parts);
  }
}
