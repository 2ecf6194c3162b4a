package org.kiezplenum;

/**
 * What tests draw from. A build always draws the same, so that one that fails does so because of
 * what was changed; the long profiles draw anew each time ({@code -Dseeds.fresh=true}).
 */
public final class Seeds {
  private Seeds() {}

  /**
   * The seed to begin with. A test that fails says which it was.
   *
   * @param property by which a run says that it wants another one, to see the same again
   * @param usual what every build begins with
   */
  public static long of(String property, long usual) {
    return Long.getLong(property, Boolean.getBoolean("seeds.fresh") ? System.nanoTime() : usual);
  }
}
