package org.kiezplenum.assembly.voting.methods.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Seating;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Approval: everybody names as many as they like, or {@code none}; the most approvals have the
 * seats. If a threshold was set, only those count whose approvals are more than so many percent of
 * the ballots. Equals at the border go into a run-off, and in a later round a lot decides.
 */
public final class Approval extends Marks {
  @Override
  public String wireName() {
    return "approval";
  }

  @Override
  int most(Ask ask) {
    return ask.options().size();
  }

  @Override
  boolean allowsNone() {
    return true;
  }

  @Override
  public Finding decide(Count count) {
    long ballots = named(count.ask(), count.cells());
    List<List<String>> ranking = ranking(count);
    if (ballots == 0) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES);
    }
    int threshold = count.settings().number(Setting.THRESHOLD, 0);
    List<List<String>> enough = new ArrayList<>();
    for (List<String> equal : ranking) {
      if (100 * count.cells().get(equal.getFirst()) > threshold * ballots) {
        enough.add(equal);
      }
    }
    SortedMap<String, String> figures = new TreeMap<>();
    figures.put("whole", Long.toString(ballots));
    for (String option : count.ask().standing()) {
      figures.put(option + "/percent", Decimals.percent(count.cells().get(option), ballots));
    }
    return found(count, enough, ranking, threshold, ballots).ranking(ranking).figures(figures);
  }

  private static Finding found(
      Count count,
      List<List<String>> enough,
      List<List<String>> ranking,
      int threshold,
      long ballots) {
    if (enough.isEmpty()) {
      long most = ranking.isEmpty() ? 0 : count.cells().get(ranking.getFirst().getFirst());
      return Finding.of(
          count,
          Outcome.NO_RESULT,
          Why.BELOW_THRESHOLD,
          "threshold",
          threshold,
          "ballots",
          ballots,
          "votes",
          most);
    }
    Seating seating = new Seating(enough, count.ask().seats());
    if (!seating.tied().isEmpty() && count.settings().round() == 1) {
      return seating.byBallot(count, Outcome.RUN_OFF, equalVotes(count, seating));
    }
    List<String> last = seating.tied().isEmpty() ? seating.elected() : seating.tied();
    return seating.byLot(
        count,
        Reason.of(Why.MOST_VOTES, "seats", count.ask().seats(), "votes", least(count, last)));
  }
}
