package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.BallotText;

/**
 * Ranked ballots as numbers: {@code places[ballot][place][i]} is an option by its position among
 * those who stand. Who has withdrawn is passed over; a ballot that names nobody else is not valid.
 *
 * @param options who stands, in the order of the ballot
 * @param times how often each ballot was cast
 * @param valid how many ballots name somebody who stands
 * @param aside ballots that are not valid, by what they say
 */
record Papers(
    List<String> options,
    List<int[][]> places,
    List<Integer> times,
    long valid,
    SortedMap<String, Long> aside) {

  static Papers of(Ask ask, Bag bag) {
    List<String> standing = ask.standing();
    Map<String, Integer> positions = new HashMap<>();
    for (String option : ask.options()) {
      positions.put(option, standing.indexOf(option));
    }
    List<int[][]> places = new ArrayList<>();
    List<Integer> times = new ArrayList<>();
    SortedMap<String, Long> aside = new TreeMap<>();
    long valid = 0;
    for (Map.Entry<String, Integer> entry : bag.times().entrySet()) {
      String ballot = entry.getKey();
      int[][] read = BallotText.isAside(ballot) ? new int[0][] : places(ballot, positions);
      if (read.length == 0) {
        String what = BallotText.isAside(ballot) ? ballot : "empty";
        aside.merge(what, (long) entry.getValue(), Long::sum);
      } else {
        places.add(read);
        times.add(entry.getValue());
        valid += entry.getValue();
      }
    }
    return new Papers(standing, places, times, valid, aside);
  }

  private static int[][] places(String ballot, Map<String, Integer> positions) {
    List<int[]> places = new ArrayList<>();
    for (String place : ballot.split(">", -1)) {
      List<Integer> equal = new ArrayList<>();
      for (String option : place.split("=", -1)) {
        Integer position = positions.get(option);
        if (position == null) {
          throw new IllegalArgumentException("no ballot: " + ballot);
        }
        if (position >= 0) {
          equal.add(position);
        }
      }
      if (!equal.isEmpty()) {
        places.add(equal.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return places.toArray(int[][]::new);
  }

  /** Each ballot as one option a place. */
  int[][] strict() {
    int[][] strict = new int[places.size()][];
    for (int i = 0; i < strict.length; i++) {
      int[][] ballot = places.get(i);
      strict[i] = new int[ballot.length];
      for (int k = 0; k < ballot.length; k++) {
        if (ballot[k].length > 1) {
          throw new IllegalArgumentException("several options in one place");
        }
        strict[i][k] = ballot[k][0];
      }
    }
    return strict;
  }

  int[] weights() {
    return times.stream().mapToInt(Integer::intValue).toArray();
  }

  List<String> names(List<Integer> positions) {
    return positions.stream().map(options::get).toList();
  }

  SortedMap<String, String> figures() {
    SortedMap<String, String> figures = new TreeMap<>();
    figures.put("valid", Long.toString(valid));
    aside.forEach((what, number) -> figures.put(what, Long.toString(number)));
    return figures;
  }
}
