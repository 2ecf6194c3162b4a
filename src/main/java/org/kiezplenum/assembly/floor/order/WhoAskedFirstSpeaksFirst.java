package org.kiezplenum.assembly.floor.order;

import java.util.Comparator;

/** In the order of asking. */
final class WhoAskedFirstSpeaksFirst implements Comparator<Candidate> {
  private static final Comparator<Candidate> KEY = Comparator.comparingLong(Candidate::ticket);

  @Override
  public int compare(Candidate one, Candidate other) {
    return KEY.compare(one, other);
  }
}
