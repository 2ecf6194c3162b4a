package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * What all methods have in common whose ballots are orders: {@code a>b=c>d}, best first. Hands
 * cannot be counted for them; papers are entered as ballots.
 */
abstract class Ranked implements Method {

  /** True if several options may stand in one place. */
  abstract boolean allowsEqualPlaces();

  /** True if more than one seat can be filled. */
  boolean allowsSeats() {
    return true;
  }

  abstract Finding decide(Count count, Papers papers);

  @Override
  public boolean chooses() {
    return true;
  }

  @Override
  public Faults check(Ask ask) {
    return Faults.when(ask.options().isEmpty(), Fault.Code.TOO_FEW_OPTIONS, "least", 1)
        .or(() ->
            Faults.when(
                !allowsSeats() && ask.seats() > 1,
                Fault.Code.BAD_SETTING,
                "setting",
                "seats",
                "value",
                ask.seats()));
  }

  @Override
  public Form form(Ask ask) {
    return Form.of(Form.Shape.ORDER, List.of(BallotText.ABSTAIN));
  }

  @Override
  public Reading read(Ask ask, String written) {
    if (BallotText.isAside(written)) {
      return Reading.ballot(written);
    }
    if (written.isBlank()) {
      return Reading.refused(Fault.Code.EMPTY);
    }
    List<List<String>> places = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String place : written.split(">", -1)) {
      List<String> equal = new ArrayList<>();
      for (String option : place.split("=", -1)) {
        String id = option.strip();
        if (!ask.options().contains(id)) {
          return id.isEmpty()
              ? Reading.refused(Fault.Code.EMPTY)
              : Reading.refused(Fault.Code.UNKNOWN_OPTION, "option", Fault.shown(id));
        }
        if (!seen.add(id)) {
          return Reading.refused(Fault.Code.DOUBLE, "option", id);
        }
        equal.add(id);
      }
      if (equal.size() > 1 && !allowsEqualPlaces()) {
        return Reading.refused(Fault.Code.EQUAL_PLACES);
      }
      equal.sort(Comparator.comparingInt(ask.options()::indexOf));
      places.add(equal);
    }
    // Where who is not named stands last, it says nothing to name the last.
    if (allowsEqualPlaces() && places.size() > 1 && seen.size() == ask.options().size()) {
      places.removeLast();
    }
    return Reading.ballot(text(places));
  }

  static String text(List<List<String>> places) {
    return String.join(">", places.stream().map(place -> String.join("=", place)).toList());
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    return Cells.NONE;
  }

  @Override
  public List<List<String>> together(Ask ask) {
    return List.of();
  }

  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return ballots.size();
  }

  @Override
  public Finding decide(Count count) {
    Papers papers = Papers.of(count.ask(), count.ballots());
    return papers.valid() == 0
        ? Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES).figures(papers.figures())
        : decide(count, papers);
  }
}
