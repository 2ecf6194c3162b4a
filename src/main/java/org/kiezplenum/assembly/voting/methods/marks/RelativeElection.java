package org.kiezplenum.assembly.voting.methods.marks;

import java.util.List;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Seating;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Most votes (relative Mehrheit): as many as there are seats, those with the most votes first;
 * nobody without any vote. If the last seats are between equals: in the first round a run-off among
 * them, in a later round a lot.
 */
public final class RelativeElection extends Marks {
  @Override
  public String wireName() {
    return "relative-election";
  }

  @Override
  public Finding decide(Count count) {
    return mostVotes(count, count.settings().round() == 1 ? Outcome.RUN_OFF : Outcome.LOT_NEEDED);
  }

  /**
   * Most votes.
   *
   * @param further what follows among equals; {@code LOT_NEEDED} if a lot is to decide
   */
  static Finding mostVotes(Count count, Outcome further) {
    List<List<String>> ranking = ranking(count);
    if (ranking.isEmpty()) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES);
    }
    Seating seating = new Seating(ranking, count.ask().seats());
    if (!seating.tied().isEmpty() && further != Outcome.LOT_NEEDED) {
      return seating.byBallot(count, further, equalVotes(count, seating));
    }
    List<String> last = seating.tied().isEmpty() ? seating.elected() : seating.tied();
    return seating.byLot(
        count,
        Reason.of(Why.MOST_VOTES, "seats", count.ask().seats(), "votes", least(count, last)));
  }
}
