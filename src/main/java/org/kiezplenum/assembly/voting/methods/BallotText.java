package org.kiezplenum.assembly.voting.methods;

/** How ballots are written. */
public final class BallotText {
  private BallotText() {}

  public static final int MOST_CHARACTERS = 4_000;
  public static final String ABSTAIN = "abstain";
  public static final String INVALID = "invalid";

  /** True for words that say something else than what is asked. */
  public static boolean isAside(String written) {
    return written.equals(ABSTAIN) || written.equals(INVALID);
  }

  /** A number of a scale, or -1 if it is none. */
  public static int number(String written) {
    return written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : -1;
  }
}
