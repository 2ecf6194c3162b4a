package org.kiezplenum.views;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is as it was stays the same object, so that the difference finds that at once. */
final class Kept {
  private Kept() {}

  /** The part of the view before, if this one says the same. */
  static <T extends @Nullable Object> T or(@Nullable T before, T now) {
    return before != null && before.equals(now) ? before : now;
  }

  /**
   * One part for each thing, by its id. A thing that is the same object as before, and around which
   * nothing changed, keeps its part; and if all do and none went, they stay the same map.
   *
   * @param before the things from which {@code partsBefore} was made
   * @param unchanged whether what else the part shows of a thing is as it was
   */
  static <K, V, P> Map<K, P> each(
      Map<K, V> things,
      @Nullable Map<K, V> before,
      @Nullable Map<K, P> partsBefore,
      Predicate<V> unchanged,
      Function<V, P> make) {
    Map<K, P> old = before == null || partsBefore == null ? Map.of() : partsBefore;
    Map<K, P> parts = LinkedHashMap.newLinkedHashMap(things.size());
    boolean areAllKept = old.size() == things.size();
    for (Map.Entry<K, V> each : things.entrySet()) {
      K id = each.getKey();
      V thing = each.getValue();
      P kept = before != null && before.get(id) == thing ? old.get(id) : null;
      boolean isKept = kept != null && unchanged.test(thing);
      areAllKept &= isKept;
      parts.put(id, kept != null && isKept ? kept : make.apply(thing));
    }
    return areAllKept ? old : Collections.unmodifiableMap(parts);
  }
}
