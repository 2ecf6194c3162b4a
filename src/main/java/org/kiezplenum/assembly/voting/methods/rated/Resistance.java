package org.kiezplenum.assembly.voting.methods.rated;

import java.util.Comparator;
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
 * Systemic consensus: everybody says how much they resist each option, 0 (none) to 10 if nothing
 * else was set; the least resistance of all together wins. A tie goes to the lower highest single
 * resistance, then to fewer who resist with at least eight tenths of the scale; what is equal then
 * is talked over and asked again. What is not better than everything staying as it is (the passive
 * option, which is rated too) is not adopted.
 */
public final class Resistance extends Rated {
  private static final int USUAL = 10;

  @Override
  public String wireName() {
    return "resistance";
  }

  @Override
  int highest(Ask ask) {
    return ask.settings().number(Setting.HIGHEST, USUAL);
  }

  @Override
  public boolean measuresByPassive() {
    return true;
  }

  @Override
  boolean mustRateAll() {
    return true;
  }

  @Override
  Finding decide(Count count, long ballots) {
    List<List<String>> ranking =
        Seating.rank(
            count.ask().standing(),
            Comparator.comparingLong((String option) -> sum(count, option))
                .thenComparingInt(option -> worst(count, option))
                .thenComparingLong(option -> strong(count, option)));
    return found(count, ranking).ranking(ranking).figures(figures(count, ballots));
  }

  private Finding found(Count count, List<List<String>> ranking) {
    String passive = count.settings().text(Setting.PASSIVE);
    List<List<String>> active =
        ranking.stream()
            .map(equal -> equal.stream().filter(option -> !option.equals(passive)).toList())
            .filter(equal -> !equal.isEmpty())
            .toList();
    long least = active.isEmpty() ? 0 : sum(count, active.getFirst().getFirst());
    boolean hasPassive = count.ask().standing().contains(passive);
    if (active.isEmpty() || (hasPassive && least >= sum(count, passive))) {
      return Finding.of(
          count,
          Outcome.REJECTED,
          Why.PASSIVE_STAYS,
          "sum",
          least,
          "passive",
          hasPassive ? sum(count, passive) : "");
    }
    Seating seating =
        new Seating(better(count, active, hasPassive ? passive : ""), count.ask().seats());
    if (!seating.tied().isEmpty()) {
      long equal = sum(count, seating.tied().getFirst());
      return seating.byBallot(
          count,
          Outcome.REPEAT,
          Reason.of(Why.EQUAL_RESISTANCE, "sum", equal, "open", seating.open()));
    }
    Finding adopted =
        hasPassive
            ? Finding.of(
                count,
                Outcome.ADOPTED,
                Why.LEAST_RESISTANCE,
                "sum",
                least,
                "passive",
                sum(count, passive))
            : Finding.of(count, Outcome.ADOPTED, Why.LEAST_OF_ALL, "sum", least);
    return adopted.electing(seating.elected());
  }

  /** Only what is better than the passive option. */
  private List<List<String>> better(Count count, List<List<String>> active, String passive) {
    return passive.isEmpty()
        ? active
        : active.stream()
            .filter(equal -> sum(count, equal.getFirst()) < sum(count, passive))
            .toList();
  }

  /** The highest resistance that somebody has. */
  private int worst(Count count, String option) {
    int worst = 0;
    for (int rating = 1; rating <= highest(count.ask()); rating++) {
      if (count.cells().get(option + "/" + rating) > 0) {
        worst = rating;
      }
    }
    return worst;
  }

  /** How many resist with at least eight tenths. */
  private long strong(Count count, String option) {
    long strong = 0;
    for (int rating = 1; rating <= highest(count.ask()); rating++) {
      if (10 * rating >= 8 * highest(count.ask())) {
        strong += count.cells().get(option + "/" + rating);
      }
    }
    return strong;
  }

  private SortedMap<String, String> figures(Count count, long ballots) {
    SortedMap<String, String> figures = new TreeMap<>();
    figures.put("whole", Long.toString(ballots));
    long most = ballots * highest(count.ask());
    for (String option : count.ask().standing()) {
      long sum = sum(count, option);
      figures.put(option + "/sum", Long.toString(sum));
      figures.put(option + "/acceptance", Decimals.percent(most - sum, most));
      figures.put(option + "/worst", Integer.toString(worst(count, option)));
      figures.put(option + "/strong", Long.toString(strong(count, option)));
    }
    return figures;
  }
}
