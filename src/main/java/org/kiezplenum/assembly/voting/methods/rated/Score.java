package org.kiezplenum.assembly.voting.methods.rated;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Seating;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Score, 0 to 5 if nothing else was set: the highest sum has the seat, and who is not rated has a
 * 0. Nobody is chosen with a sum of 0. A tie goes to more of the highest number, then to fewer 0,
 * then a lot decides.
 */
public final class Score extends Rated {
  private static final int USUAL = 5;

  @Override
  public String wireName() {
    return "score";
  }

  @Override
  int highest(Ask ask) {
    return ask.settings().number(Setting.HIGHEST, USUAL);
  }

  @Override
  boolean mustRateAll() {
    return false;
  }

  @Override
  Finding decide(Count count, long ballots) {
    Cells cells = count.cells();
    int highest = highest(count.ask());
    List<List<String>> ranking =
        Seating.rank(
            count.ask().standing(),
            Comparator.comparingLong((String option) -> -sum(count, option))
                .thenComparingLong(option -> -cells.get(option + "/" + highest))
                .thenComparingLong(option -> cells.get(option + "/0")));
    SortedMap<String, String> figures = new TreeMap<>();
    figures.put("whole", Long.toString(ballots));
    for (String option : count.ask().standing()) {
      figures.put(option + "/sum", Long.toString(sum(count, option)));
    }
    List<List<String>> scored =
        ranking.stream().filter(equal -> sum(count, equal.getFirst()) > 0).toList();
    if (scored.isEmpty()) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES).figures(figures);
    }
    return new Seating(scored, count.ask().seats())
        .byLot(
            count,
            Reason.of(
                Why.HIGHEST_SUM,
                "sum",
                sum(count, ranking.getFirst().getFirst()),
                "ballots",
                ballots))
        .ranking(ranking)
        .figures(figures);
  }
}
