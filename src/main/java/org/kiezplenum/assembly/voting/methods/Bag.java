package org.kiezplenum.assembly.voting.methods;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Ballots without an order: each canonical text, and how often it was cast. */
public record Bag(SortedMap<String, Integer> times) {
  public static final Bag EMPTY = new Bag(new TreeMap<>());

  public Bag {
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
  }

  public static Bag of(Map<String, Integer> times) {
    return new Bag(new TreeMap<>(times));
  }

  public Bag plus(String ballot, int often) {
    return plus(new Bag(new TreeMap<>(Map.of(ballot, often))));
  }

  public Bag plus(Bag other) {
    if (other.times.isEmpty()) {
      return this;
    }
    TreeMap<String, Integer> sum = new TreeMap<>(times);
    other.times.forEach((ballot, often) -> sum.merge(ballot, often, Math::addExact));
    return new Bag(sum);
  }

  /** Each ballot as it is called otherwise. */
  Bag map(UnaryOperator<String> name) {
    TreeMap<String, Integer> named = new TreeMap<>();
    times.forEach((ballot, often) -> named.merge(name.apply(ballot), often, Math::addExact));
    return new Bag(named);
  }

  /** How many ballots, all together. */
  public long size() {
    return times.values().stream().mapToLong(Integer::longValue).sum();
  }
}
