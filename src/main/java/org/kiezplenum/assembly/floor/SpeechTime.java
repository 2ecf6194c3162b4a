package org.kiezplenum.assembly.floor;

/** How long a contribution may take where that depends on how many wait. */
public final class SpeechTime {
  private static final int LEAST = 60;
  private static final int MOST = 300;
  private static final int STEP = 15;

  private SpeechTime() {}

  /** In seconds: the more wait, the shorter. */
  public static int ladder(int waiting) {
    if (waiting < 5) {
      return MOST;
    }
    return waiting < 10 ? 180 : waiting < 20 ? 120 : LEAST;
  }

  /** In seconds: what is left of the item, shared among whoever speaks now and those who wait. */
  public static int budget(int waiting, long itemSecondsLeft) {
    long share = Math.max(0, itemSecondsLeft) / (waiting + 1L) / STEP * STEP;
    return Math.clamp(share, LEAST, MOST);
  }
}
