package org.kiezplenum.assembly.floor.order;

import java.util.Comparator;

/** The fewer contributions to this item, the earlier. */
final class WhoSpokeLeastGoesFirst implements Comparator<Candidate> {
  private static final Comparator<Candidate> KEY =
      Comparator.comparingInt(Candidate::contributions)
          .thenComparing(new WhoAskedFirstSpeaksFirst());

  @Override
  public int compare(Candidate one, Candidate other) {
    return KEY.compare(one, other);
  }
}
