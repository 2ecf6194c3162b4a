package org.kiezplenum.assembly.voting.methods;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why, with the numbers, so that anybody can check the arithmetic. */
public record Reason(Why why, SortedMap<String, String> arguments) {
  public Reason {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /**
   * A reason with its arguments.
   *
   * @param arguments names and values in turns
   */
  public static Reason of(Why why, Object... arguments) {
    return new Reason(why, pairs(arguments));
  }

  static SortedMap<String, String> pairs(Object... arguments) {
    SortedMap<String, String> pairs = new TreeMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      pairs.put(arguments[i].toString(), arguments[i + 1].toString());
    }
    return pairs;
  }
}
