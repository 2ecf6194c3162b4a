package org.kiezplenum.assembly.floor.order;

import java.util.Comparator;

/** Whoever has not spoken to this item yet goes before all who have. */
final class FirstSpeakersGoFirst implements Comparator<Candidate> {
  private static final Comparator<Candidate> KEY =
      Comparator.comparing(Candidate::hasSpoken).thenComparing(new WhoAskedFirstSpeaksFirst());

  @Override
  public int compare(Candidate one, Candidate other) {
    return KEY.compare(one, other);
  }
}
