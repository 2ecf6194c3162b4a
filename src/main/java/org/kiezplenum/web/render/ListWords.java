package org.kiezplenum.web.render;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What templates may ask of lists and maps. */
final class ListWords {
  private ListWords() {}

  static int position(@Nullable Object list, @Nullable Object id) {
    return list instanceof List<?> all ? all.indexOf(id) + 1 : 0;
  }

  /** Counted from 0 in a list; by key in a map. */
  static @Nullable Object at(@Nullable Object list, @Nullable Object place) {
    if (list instanceof List<?> all && place instanceof Number n) {
      int index = n.intValue();
      return index >= 0 && index < all.size() ? all.get(index) : null;
    }
    return list instanceof Map<?, ?> map ? map.get(place) : null;
  }

  static @Nullable Object lookup(@Nullable Object map, @Nullable Object key) {
    return map instanceof Map<?, ?> && key != null
        ? ((Map<?, ?>) map).get(key.toString())
        : at(map, key);
  }

  /** As many of a list as that, or the whole of it if the third says so. */
  static List<?> first(@Nullable Object list, @Nullable Object most, @Nullable Object whole) {
    if (!(list instanceof List<?> all)) {
      return List.of();
    }
    return most instanceof Number n && !Helpers.truthy(whole)
        ? all.subList(0, Math.clamp(n.longValue(), 0, all.size()))
        : all;
  }

  /** Those of a list, or the keys of a map, that are not in another list. */
  static List<?> without(@Nullable Object list, @Nullable Object others) {
    Collection<?> all =
        switch (list) {
          case List<?> ids -> ids;
          case Map<?, ?> map -> map.keySet();
          case null, default -> List.of();
        };
    Set<Object> left = others instanceof List<?> gone ? new HashSet<>(gone) : Set.of();
    return all.stream().filter(id -> !left.contains(id)).toList();
  }

  static int size(@Nullable Object list) {
    return switch (list) {
      case Collection<?> c -> c.size();
      case Map<?, ?> m -> m.size();
      case null, default -> 0;
    };
  }
}
