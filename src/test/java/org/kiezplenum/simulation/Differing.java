package org.kiezplenum.simulation;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where two documents differ, in as few words as can be. */
final class Differing {
  private Differing() {}

  static String between(@Nullable Object expected, @Nullable Object found) {
    if (expected instanceof JsonObject one && found instanceof JsonObject other) {
      Map<String, String> differences = new TreeMap<>();
      TreeSet<String> names = new TreeSet<>(one.fieldNames());
      names.addAll(other.fieldNames());
      for (String name : names) {
        if (!Objects.equals(one.getValue(name), other.getValue(name))) {
          differences.put(name, between(one.getValue(name), other.getValue(name)));
        }
      }
      return differences.toString();
    }
    return "expected " + expected + " but found " + found;
  }
}
