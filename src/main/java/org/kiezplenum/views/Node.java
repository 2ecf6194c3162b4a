package org.kiezplenum.views;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parts of a view: maps with texts as keys whose values are texts, numbers, truth, lists
 * of texts, or such maps. No value is ever null: what is not there is left out.
 */
final class Node {
  private final Map<String, Object> parts = new LinkedHashMap<>();

  private Node() {}

  static Node node() {
    return new Node();
  }

  Node with(String name, @Nullable Object value) {
    if (value != null) {
      parts.put(name, value);
    }
    return this;
  }

  Map<String, Object> made() {
    return Collections.unmodifiableMap(parts);
  }

  /** Ids as a list of texts. */
  static List<Object> ids(List<?> ids) {
    return ids.stream().<Object>map(Object::toString).toList();
  }

  /**
   * One node for each thing, by its id. A thing that is the same object as before, and around which
   * nothing changed, keeps its node, so that the difference finds at once that it is the same.
   *
   * @param before the things from which {@code nodesBefore} was made
   * @param unchanged whether what else the node shows of a thing is as it was
   */
  static <K, V> Map<String, Object> each(
      Map<K, V> things,
      @Nullable Map<K, V> before,
      @Nullable Object nodesBefore,
      Predicate<V> unchanged,
      Function<V, Map<String, Object>> make) {
    Map<?, ?> old = nodesBefore instanceof Map<?, ?> map ? map : Map.of();
    Map<String, Object> nodes = LinkedHashMap.newLinkedHashMap(things.size());
    things.forEach((key, thing) -> {
      String id = key.toString();
      Object kept = before != null && before.get(key) == thing ? old.get(id) : null;
      nodes.put(id, kept != null && unchanged.test(thing) ? kept : make.apply(thing));
    });
    return Collections.unmodifiableMap(nodes);
  }
}
