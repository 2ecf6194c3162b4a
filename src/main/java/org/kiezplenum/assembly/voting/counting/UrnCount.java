package org.kiezplenum.assembly.voting.counting;

import java.util.Map;
import org.kiezplenum.assembly.people.PersonId;

/**
 * What an urn held when it was closed.
 *
 * @param bag each ballot, part by part, and how often it counts
 * @param weights of those who voted for others too, as often as what they said for themselves
 *     counts in {@code bag}
 * @param roll whose ballot is which, in a vote by name; else empty
 */
public record UrnCount(
    Map<String, Integer> bag, Map<PersonId, Integer> weights, Map<PersonId, String> roll) {
  public static final UrnCount NOTHING = of(Map.of());

  public UrnCount {
    weights = Map.copyOf(weights);
    roll = Map.copyOf(roll);
  }

  /** Everybody has voted for themselves alone. */
  public static UrnCount of(Map<String, Integer> bag) {
    return new UrnCount(bag, Map.of(), Map.of());
  }
}
