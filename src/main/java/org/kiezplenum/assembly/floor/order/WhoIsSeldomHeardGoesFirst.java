package org.kiezplenum.assembly.floor.order;

import java.util.Comparator;

/** First speakers first, and among equals those who said that they are seldom heard. */
final class WhoIsSeldomHeardGoesFirst implements Comparator<Candidate> {
  private static final Comparator<Candidate> KEY =
      Comparator.comparing(Candidate::hasSpoken)
          .thenComparing(candidate -> !candidate.isSeldomHeard())
          .thenComparing(new WhoAskedFirstSpeaksFirst());

  @Override
  public int compare(Candidate one, Candidate other) {
    return KEY.compare(one, other);
  }
}
