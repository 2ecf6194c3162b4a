package org.kiezplenum.assembly.voting.methods;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted, each under its name: {@code yes}, {@code a}, {@code a/7}, {@code level-3}. A
 * cell that is absent was not counted, which is not zero.
 */
public record Cells(SortedMap<String, Long> counts) {
  public static final Cells NONE = new Cells(new TreeMap<>());

  /** Most that one cell can hold. */
  public static final long MOST = 10_000_000_000L;

  public Cells {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  public static Cells of(Map<String, ? extends Number> counts) {
    TreeMap<String, Long> copy = new TreeMap<>();
    counts.forEach((cell, number) -> copy.put(cell, number.longValue()));
    return new Cells(copy);
  }

  /** How many; none if nobody counted. */
  public long get(String cell) {
    return counts.getOrDefault(cell, 0L);
  }

  public boolean has(String cell) {
    return counts.containsKey(cell);
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  public long sum(Collection<String> cells) {
    return cells.stream().mapToLong(this::get).sum();
  }

  public Cells plus(Cells other) {
    if (other.isEmpty()) {
      return this;
    }
    TreeMap<String, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((cell, number) -> sum.merge(cell, number, Math::addExact));
    return new Cells(sum);
  }
}
