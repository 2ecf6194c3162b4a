package org.kiezplenum.assembly.voting.methods;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The lots of one count, one after another: first what was drawn in the hall, each for the tie that
 * stood then, and behind these a seed that a machine has made.
 */
public final class Draws {
  private final List<String> drawn;
  private final Optional<String> seed;
  private int next;

  Draws(List<String> drawn, Optional<String> seed) {
    this.drawn = drawn;
    this.seed = seed;
  }

  public static Draws of(Settings settings) {
    return new Draws(settings.list(Setting.DRAWN), settings.seed());
  }

  /** True if the next lot is a machine's; false if the hall draws it, or has to. */
  public boolean areBySeed() {
    return next >= drawn.size() && seed.isPresent();
  }

  /** True if the hall has drawn between these. */
  public boolean haveFallen(Collection<String> among) {
    return next < drawn.size() && among.contains(drawn.get(next));
  }

  /**
   * On whom the next lot falls; nothing if none was drawn between these.
   *
   * @param number tells lots of one seed apart
   */
  public Optional<String> draw(int number, Collection<String> among) {
    if (next < drawn.size()) {
      String one = drawn.get(next);
      next += among.contains(one) ? 1 : 0;
      return among.contains(one) ? Optional.of(one) : Optional.empty();
    }
    return seed.map(from -> Lot.draw(from, number, among));
  }
}
