package org.kiezplenum.told;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Reason;

/**
 * Too many votes for a number that was stated: for which, and how many both are.
 *
 * @param option what an initiative is called for which more votes were counted than may speak for
 *     it
 */
public record ExcessTold(
    String why, @Nullable String option, @Nullable String counted, @Nullable String stated)
    implements ViewPart {

  public static ExcessTold of(Reason excess) {
    return of(excess, null);
  }

  static ExcessTold of(Reason excess, @Nullable String option) {
    return new ExcessTold(
        excess.why().wireName(),
        option,
        excess.arguments().get("counted"),
        excess.arguments().get("stated"));
  }
}
