package org.kiezplenum.assembly.voting.counting;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * More votes than people: a number that somebody stated, or one that was counted, cannot be right,
 * and nothing is found before one of them is mended. So no base is smaller than its votes.
 */
final class Excess {
  private Excess() {}

  /** What is exceeded first; nothing if all can be. */
  static @Nullable Reason of(long counted, Presence presence) {
    Reason present = over(Why.MORE_VOTES_THAN_PRESENT, counted, presence.present());
    if (present != null) {
      return present;
    }
    Reason entitled = over(Why.MORE_VOTES_THAN_ENTITLED, counted, presence.entitled());
    return entitled != null
        ? entitled
        : over(Why.MORE_VOTES_THAN_LISTED, counted, presence.listed());
  }

  private static @Nullable Reason over(Why why, long counted, @Nullable Integer stated) {
    return stated == null || counted <= stated
        ? null
        : Reason.of(why, "counted", counted, "stated", stated);
  }
}
