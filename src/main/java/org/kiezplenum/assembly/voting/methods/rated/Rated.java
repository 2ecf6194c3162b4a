package org.kiezplenum.assembly.voting.methods.rated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.BallotText;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * What all methods have in common whose ballots give a number to each option: {@code a:5 b:0}. Each
 * number of each option is a cell of its own ({@code a/5}), so hands can be raised for each.
 */
abstract class Rated implements Method {

  /** The number at the end of the scale, which begins with 0. */
  abstract int highest(Ask ask);

  /** What it means not to rate an option: a 0, or no ballot. */
  abstract boolean mustRateAll();

  /** The rule, where every option was rated by as many. */
  abstract Finding decide(Count count, long ballots);

  @Override
  public boolean chooses() {
    return true;
  }

  @Override
  public Faults check(Ask ask) {
    return Faults.when(ask.options().isEmpty(), Fault.Code.TOO_FEW_OPTIONS, "least", 1);
  }

  @Override
  public Form form(Ask ask) {
    return new Form(Form.Shape.SCALE, List.of(BallotText.ABSTAIN), 0, highest(ask));
  }

  @Override
  public Reading read(Ask ask, String written) {
    if (BallotText.isAside(written)) {
      return Reading.ballot(written);
    }
    if (written.isEmpty()) {
      return Reading.refused(Fault.Code.EMPTY);
    }
    Map<String, Integer> ratings = new LinkedHashMap<>();
    for (String part : written.split("[ ,]+", -1)) {
      int colon = part.indexOf(':');
      String option = colon < 0 ? part : part.substring(0, colon);
      if (!ask.options().contains(option)) {
        return Reading.refused(Fault.Code.UNKNOWN_OPTION, "option", Fault.shown(option));
      }
      String number = part.substring(colon + 1);
      int rating = colon < 0 ? -1 : BallotText.number(number);
      if (rating < 0 || rating > highest(ask)) {
        return Reading.refused(
            Fault.Code.OUT_OF_SCALE,
            "option",
            option,
            "value",
            Fault.shown(number),
            "least",
            0,
            "most",
            highest(ask));
      }
      if (ratings.put(option, rating) != null) {
        return Reading.refused(Fault.Code.DOUBLE, "option", option);
      }
    }
    for (String option : ask.options()) {
      if (mustRateAll() && !ratings.containsKey(option)) {
        return Reading.refused(Fault.Code.UNRATED, "option", option);
      }
    }
    return Reading.ballot(text(ask, ratings));
  }

  private static String text(Ask ask, Map<String, Integer> ratings) {
    return String.join(
        " ",
        ask.options().stream()
            .map(option -> option + ":" + ratings.getOrDefault(option, 0))
            .toList());
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    if (BallotText.isAside(ballot)) {
      return Cells.of(Map.of(ballot, 1));
    }
    Map<String, Integer> cells = new LinkedHashMap<>();
    for (String part : ballot.split(" ", -1)) {
      int colon = part.indexOf(':');
      if (colon < 0 || !ask.options().contains(part.substring(0, colon))) {
        throw new IllegalArgumentException("no ballot: " + ballot);
      }
      cells.put(part.replace(':', '/'), 1);
    }
    return Cells.of(cells);
  }

  @Override
  public List<List<String>> together(Ask ask) {
    List<String> cells = new ArrayList<>();
    for (String option : ask.options()) {
      for (int rating = 0; rating <= highest(ask); rating++) {
        cells.add(option + "/" + rating);
      }
    }
    return List.of(cells);
  }

  @Override
  public List<String> besides(Ask ask) {
    return List.of(BallotText.ABSTAIN, BallotText.INVALID);
  }

  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return raters(ask, cells, ask.options().getFirst())
        + cells.get(BallotText.ABSTAIN)
        + cells.get(BallotText.INVALID);
  }

  @Override
  public Finding decide(Count count) {
    String first = count.ask().options().getFirst();
    long ballots = raters(count.ask(), count.cells(), first);
    for (String option : count.ask().options()) {
      long here = raters(count.ask(), count.cells(), option);
      if (here != ballots) {
        return Finding.of(
            count,
            Outcome.INCOMPLETE,
            Why.UNEVEN,
            "option",
            option,
            "counted",
            here,
            "other",
            first,
            "otherwise",
            ballots);
      }
    }
    return ballots == 0
        ? Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES)
        : decide(count, ballots);
  }

  private long raters(Ask ask, Cells cells, String option) {
    long raters = 0;
    for (int rating = 0; rating <= highest(ask); rating++) {
      raters += cells.get(option + "/" + rating);
    }
    return raters;
  }

  long sum(Count count, String option) {
    long sum = 0;
    for (int rating = 1; rating <= highest(count.ask()); rating++) {
      sum += rating * count.cells().get(option + "/" + rating);
    }
    return sum;
  }
}
