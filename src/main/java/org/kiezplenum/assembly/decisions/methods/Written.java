package org.kiezplenum.assembly.decisions.methods;

/** How ballots are written. */
final class Written {
  private Written() {}

  static final int MOST_CHARACTERS = 4_000;
  static final String ABSTAIN = "abstain";
  static final String INVALID = "invalid";

  /** True for words that say something else than what is asked. */
  static boolean isAside(String written) {
    return written.equals(ABSTAIN) || written.equals(INVALID);
  }

  /** A number of a scale, or -1 if it is none. */
  static int number(String written) {
    return written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : -1;
  }
}
