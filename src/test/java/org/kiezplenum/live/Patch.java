package org.kiezplenum.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Applies a JSON Patch of add, remove and replace, and is strict about it. */
public final class Patch {
  private Patch() {}

  public static JsonObject apply(JsonObject document, JsonArray operations) {
    JsonObject patched = document.copy();
    for (int i = 0; i < operations.size(); i++) {
      step(patched, operations.getJsonObject(i));
    }
    return patched;
  }

  private static void step(JsonObject document, JsonObject operation) {
    List<String> path = path(operation.getString("path"));
    String last = path.removeLast();
    Object parent = document;
    for (String name : path) {
      parent = child(parent, name);
    }
    String op = operation.getString("op");
    Object value = operation.getValue("value");
    if (value == null && !op.equals("remove")) {
      throw new IllegalArgumentException("no value in " + operation);
    }
    switch (parent) {
      case JsonObject map -> change(map, op, last, value);
      case JsonArray list -> change(list, op, last, value);
      case null, default -> throw new IllegalArgumentException("no parent for " + operation);
    }
  }

  private static void change(JsonObject map, String op, String name, Object value) {
    if (map.containsKey(name) == op.equals("add")) {
      // RFC 6902 lets add replace; this server never means that.
      throw new IllegalArgumentException(op + " " + name + " on " + map.fieldNames());
    }
    switch (op) {
      case "add", "replace" -> map.put(name, value);
      case "remove" -> map.remove(name);
      default -> throw new IllegalArgumentException(op);
    }
  }

  private static void change(JsonArray list, String op, String name, Object value) {
    int place = Integer.parseInt(name);
    int most = op.equals("add") ? list.size() : list.size() - 1;
    if (place < 0 || place > most) {
      throw new IllegalArgumentException(op + " " + place + " on " + list.size());
    }
    switch (op) {
      case "add" -> list.add(place, value);
      case "replace" -> list.set(place, value);
      case "remove" -> list.remove(place);
      default -> throw new IllegalArgumentException(op);
    }
  }

  private static Object child(Object parent, String name) {
    return switch (parent) {
      case JsonObject map -> map.getValue(name);
      case JsonArray list -> list.getValue(Integer.parseInt(name));
      case null, default -> throw new IllegalArgumentException("nothing at " + name);
    };
  }

  private static List<String> path(String pointer) {
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException(pointer);
    }
    return new ArrayList<>(
        Arrays.stream(pointer.substring(1).split("/", -1))
            .map(name -> name.replace("~1", "/").replace("~0", "~"))
            .toList());
  }
}
