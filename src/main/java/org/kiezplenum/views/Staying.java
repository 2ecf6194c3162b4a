package org.kiezplenum.views;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the things in a list need not move for it to become another list. */
final class Staying {
  private Staying() {}

  /**
   * As many as possible that stand in the same order in both lists: what was moved is then taken
   * out and put in again, and nothing else. None where a list holds a thing twice.
   */
  static Set<Object> of(List<?> before, List<?> after) {
    Map<Object, Integer> places = new HashMap<>();
    for (Object thing : before) {
      places.put(thing, places.size());
    }
    if (places.size() < before.size() || new HashSet<>(after).size() < after.size()) {
      return Set.of();
    }
    List<Integer> path = after.stream().filter(places::containsKey).map(places::get).toList();
    Set<Object> staying = new HashSet<>();
    longestRising(path).forEach(place -> staying.add(before.get(place)));
    return staying;
  }

  /** By patience: on each pile the lowest number with which a rising row of that length can end. */
  private static Deque<Integer> longestRising(List<Integer> numbers) {
    List<Integer> piles = new ArrayList<>();
    Map<Integer, Integer> previous = new HashMap<>();
    for (int number : numbers) {
      int pile = firstNotBelow(piles, number);
      if (pile > 0) {
        previous.put(number, piles.get(pile - 1));
      }
      if (pile == piles.size()) {
        piles.add(number);
      } else {
        piles.set(pile, number);
      }
    }
    Deque<Integer> rising = new ArrayDeque<>();
    Integer number = piles.isEmpty() ? null : piles.getLast();
    while (number != null) {
      rising.addFirst(number);
      number = previous.get(number);
    }
    return rising;
  }

  private static int firstNotBelow(List<Integer> piles, int number) {
    int low = 0;
    int high = piles.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (piles.get(middle) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
