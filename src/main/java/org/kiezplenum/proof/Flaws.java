package org.kiezplenum.proof;

import java.util.ArrayList;
import java.util.List;

/** What was found; after a hundred only how many more. */
final class Flaws {
  static final int MOST_NAMED = 100;

  private final List<Flaw> named = new ArrayList<>();
  private long found;

  void add(Flaw flaw) {
    found++;
    if (named.size() < MOST_NAMED) {
      named.add(flaw);
    }
  }

  List<Flaw> named() {
    return List.copyOf(named);
  }

  long found() {
    return found;
  }
}
