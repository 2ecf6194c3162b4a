package org.kiezplenum.web.render;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents as plain maps and lists, which is what pages are rendered from. */
public final class Plain {
  private Plain() {}

  public static Map<String, Object> map(JsonObject json) {
    Map<String, Object> map = new LinkedHashMap<>();
    json.forEach(e -> map.put(e.getKey(), value(e.getValue())));
    return map;
  }

  private static Object value(Object value) {
    return switch (value) {
      case JsonObject object -> map(object);
      case JsonArray array -> array.stream().map(Plain::value).toList();
      default -> value;
    };
  }
}
