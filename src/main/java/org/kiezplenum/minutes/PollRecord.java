package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.Poll;
import org.kiezplenum.assembly.decisions.PollTold;

/**
 * What was asked by one of the methods, and what was found.
 *
 * @param found absent if the vote was ended without a result
 */
public record PollRecord(Map<String, Object> asked, @Nullable Map<String, Object> found) {

  static @Nullable PollRecord of(Decision decision, Texts texts) {
    Poll poll = decision.poll();
    if (poll == null) {
      return null;
    }
    PollTold told = new PollTold(poll, texts::text);
    return new PollRecord(
        told.asked(),
        decision.state() instanceof Decision.Found found ? told.found(found.finding()) : null);
  }
}
