package org.kiezplenum.assembly.voting.methods;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A round of a count, as it stands at its end.
 *
 * @param number from 1
 * @param votes of every option that stands, exact decimal text
 * @param quota what is needed to be elected; empty if there is none
 * @param exhausted votes that name nobody any more
 * @param residual votes that were lost by cutting off decimals
 * @param happenings in their order
 */
public record Round(
    int number,
    SortedMap<String, String> votes,
    String quota,
    String exhausted,
    String residual,
    List<Happening> happenings) {
  public Round {
    votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    happenings = List.copyOf(happenings);
  }
}
