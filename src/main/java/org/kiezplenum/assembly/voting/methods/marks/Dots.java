package org.kiezplenum.assembly.voting.methods.marks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.BallotText;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Seating;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Dots: everybody has so many (a third of the options, rounded up, if nothing else was set) and
 * sticks them as they like, at most so many on one. A ballot over the budget is invalid as a whole;
 * dots may be left over. The most dots come first, at equal dots those of more people, what is
 * equal then shares the place. Who sticks {@code a:2 b:1} adds to the cells {@code a}, {@code b},
 * {@code a/people} and {@code b/people}; of stickers on a wall only the dots need be counted.
 */
public final class Dots implements Method {
  private static final String PEOPLE = "/people";

  @Override
  public String wireName() {
    return "dots";
  }

  public static int budget(Ask ask) {
    int budget = ask.settings().number(Setting.BUDGET, 0);
    return budget == 0 ? (ask.options().size() + 2) / 3 : budget;
  }

  @Override
  public Faults check(Ask ask) {
    return Faults.when(ask.options().isEmpty(), Fault.Code.TOO_FEW_OPTIONS, "least", 1);
  }

  private static int mostOnOne(Ask ask) {
    int most = ask.settings().number(Setting.MOST_ON_ONE, 0);
    return most == 0 ? budget(ask) : Math.min(budget(ask), most);
  }

  @Override
  public Form form(Ask ask) {
    return new Form(Form.Shape.DOTS, List.of(BallotText.ABSTAIN), budget(ask), mostOnOne(ask));
  }

  @Override
  public Reading read(Ask ask, String written) {
    if (BallotText.isAside(written)) {
      return Reading.ballot(written);
    }
    int budget = budget(ask);
    int most = mostOnOne(ask);
    Map<String, Integer> dots = new LinkedHashMap<>();
    for (String part : written.split("[ ,]+", -1)) {
      int colon = part.indexOf(':');
      String option = colon < 0 ? part : part.substring(0, colon);
      if (!ask.options().contains(option)) {
        return option.isEmpty()
            ? Reading.refused(Fault.Code.EMPTY)
            : Reading.refused(Fault.Code.UNKNOWN_OPTION, "option", Fault.shown(option));
      }
      int number = colon < 0 ? 1 : BallotText.number(part.substring(colon + 1));
      if (number < 0 || number > Math.max(most, budget)) {
        return scale(option, part.substring(colon + 1), most);
      }
      if (dots.put(option, number) != null) {
        return Reading.refused(Fault.Code.DOUBLE, "option", option);
      }
    }
    return within(ask, dots, budget, most);
  }

  private static Reading within(Ask ask, Map<String, Integer> dots, int budget, int most) {
    long given = dots.values().stream().mapToLong(Integer::longValue).sum();
    if (given == 0) {
      return Reading.refused(Fault.Code.EMPTY);
    }
    for (Map.Entry<String, Integer> entry : dots.entrySet()) {
      if (entry.getValue() > most) {
        return scale(entry.getKey(), entry.getValue().toString(), most);
      }
    }
    if (given > budget) {
      return Reading.refused(Fault.Code.OVER_BUDGET, "given", given, "budget", budget);
    }
    List<String> parts = new ArrayList<>();
    for (String option : ask.options()) {
      if (dots.getOrDefault(option, 0) > 0) {
        parts.add(option + ":" + dots.get(option));
      }
    }
    return Reading.ballot(String.join(" ", parts));
  }

  private static Reading scale(String option, String value, int most) {
    return Reading.refused(
        Fault.Code.OUT_OF_SCALE,
        "option",
        option,
        "value",
        Fault.shown(value),
        "least",
        0,
        "most",
        most);
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    if (BallotText.isAside(ballot)) {
      return Cells.of(Map.of(ballot, 1));
    }
    Map<String, Integer> cells = new LinkedHashMap<>();
    cells.put(Marks.BALLOTS, 1);
    for (String part : ballot.split(" ", -1)) {
      int colon = part.indexOf(':');
      int number = colon < 0 ? -1 : BallotText.number(part.substring(colon + 1));
      if (number < 1 || !ask.options().contains(part.substring(0, colon))) {
        throw new IllegalArgumentException("no ballot: " + ballot);
      }
      cells.put(part.substring(0, colon), number);
      cells.put(part.substring(0, colon) + PEOPLE, 1);
    }
    return Cells.of(cells);
  }

  /** Without people where nobody knows all of them, so that they are not taken for known. */
  @Override
  public Cells sums(Ask ask, Bag ballots, Cells hands) {
    Cells all = cells(ask, ballots).plus(hands);
    if (arePeopleKnown(ask, all, ballots)) {
      return all;
    }
    TreeMap<String, Long> dots = new TreeMap<>(all.counts());
    dots.keySet().removeIf(cell -> cell.endsWith(PEOPLE));
    return new Cells(dots);
  }

  @Override
  public List<List<String>> together(Ask ask) {
    return List.of(ask.options(), ask.options().stream().map(option -> option + PEOPLE).toList());
  }

  @Override
  public List<String> besides(Ask ask) {
    return List.of(Marks.BALLOTS, BallotText.ABSTAIN, BallotText.INVALID);
  }

  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return cells.get(Marks.BALLOTS) + cells.get(BallotText.ABSTAIN) + cells.get(BallotText.INVALID);
  }

  @Override
  public Finding decide(Count count) {
    Cells cells = count.cells();
    List<String> options = count.ask().standing();
    long all = cells.sum(options);
    if (all == 0) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES);
    }
    boolean arePeopleKnown = arePeopleKnown(count.ask(), cells, count.ballots());
    List<List<String>> ranking =
        Seating.rank(
            options,
            Comparator.comparingLong((String option) -> -cells.get(option))
                .thenComparingLong(option -> arePeopleKnown ? -cells.get(option + PEOPLE) : 0));
    SortedMap<String, String> figures = new TreeMap<>();
    figures.put("whole", Long.toString(all));
    for (String option : options) {
      figures.put(option + "/percent", Decimals.percent(cells.get(option), all));
    }
    long most = cells.get(ranking.getFirst().getFirst());
    return Finding.of(count, Outcome.RANKING, Why.MOST_DOTS, "sum", most)
        .ranking(ranking)
        .figures(figures);
  }

  /** False if there are stickers of which nobody has counted who stuck them. */
  private boolean arePeopleKnown(Ask ask, Cells all, Bag ballots) {
    Cells onBallots = cells(ask, ballots);
    return ask.standing().stream()
        .allMatch(option ->
            all.get(option) == onBallots.get(option)
                || all.get(option + PEOPLE) > onBallots.get(option + PEOPLE));
  }
}
