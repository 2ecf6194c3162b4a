package org.kiezplenum.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what a document shows with what a server says. What is drawn at random is learnt where
 * it first occurs and must be the same from then on; times are any times; sentences any sentences.
 */
final class Alike {
  private static final Set<String> DRAWN =
      Set.of("code", "id", "epoch", "token", "facilitator", "reload");
  private static final Set<String> SENTENCES = Set.of("text");
  private static final long FIRST_TIME = 1_000_000_000_000L;

  private final Map<String, String> learnt = new LinkedHashMap<>();

  /** The same with what was learnt in place of what is shown. */
  String said(String shown) {
    String said = shown;
    for (Map.Entry<String, String> pair : learnt.entrySet()) {
      said = said.replace(pair.getKey(), pair.getValue());
    }
    return said;
  }

  /** Where they differ, empty if they do not. Only then something is learnt. */
  Optional<String> difference(JsonObject shown, JsonObject real) {
    Map<String, String> before = new LinkedHashMap<>(learnt);
    Optional<String> difference = maps("", shown, real);
    if (difference.isPresent()) {
      learnt.clear();
      learnt.putAll(before);
    }
    return difference;
  }

  private Optional<String> maps(String path, JsonObject shown, JsonObject real) {
    if (!shown.fieldNames().equals(real.fieldNames())) {
      return Optional.of(path + ": " + shown.fieldNames() + " but " + real.fieldNames());
    }
    return shown.fieldNames().stream()
        .flatMap(name ->
            values(path + "/" + name, name, shown.getValue(name), real.getValue(name)).stream())
        .findFirst();
  }

  private Optional<String> values(String path, String name, Object shown, Object real) {
    if (shown instanceof JsonObject map && real instanceof JsonObject other) {
      return maps(path, map, other);
    }
    if (shown instanceof JsonArray list && real instanceof JsonArray other) {
      return lists(path, list, other);
    }
    boolean same =
        switch (shown) {
          case String text when DRAWN.contains(name) && real instanceof String drawn ->
              learnt.merge(text, drawn, (old, young) -> old).equals(drawn);
          case String text when SENTENCES.contains(name) && path.contains("refused") ->
              real instanceof String sentence && !sentence.isBlank() && !text.isBlank();
          case Long time when time > FIRST_TIME -> real instanceof Long other && other > FIRST_TIME;
          default -> shown.equals(real);
        };
    return same ? Optional.empty() : Optional.of(path + ": " + shown + " but " + real);
  }

  private Optional<String> lists(String path, JsonArray shown, JsonArray real) {
    if (shown.size() != real.size()) {
      return Optional.of(path + ": " + shown + " but " + real);
    }
    for (int i = 0; i < shown.size(); i++) {
      Optional<String> difference = values(path + "/" + i, "", shown.getValue(i), real.getValue(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }
}
