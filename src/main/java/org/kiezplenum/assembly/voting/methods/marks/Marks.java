package org.kiezplenum.assembly.voting.methods.marks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.BallotText;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Seating;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * What all methods have in common whose ballots are names, {@code a,c}, or abstain. If a ballot may
 * hold more than one name, the ballots themselves are counted too (cell {@code ballots}), for
 * otherwise nobody would know how many they were.
 */
abstract class Marks implements Method {
  static final String BALLOTS = "ballots";
  static final String NONE = "none";

  /** How many names may stand on one ballot. */
  int most(Ask ask) {
    int choices = ask.settings().number(Setting.CHOICES, 0);
    return choices == 0 ? ask.seats() : choices;
  }

  /** True if a ballot without any name says something. */
  boolean allowsNone() {
    return false;
  }

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
    int most = most(ask);
    return new Form(
        most == 1 ? Form.Shape.ONE : Form.Shape.SOME,
        allowsNone() ? List.of(NONE, BallotText.ABSTAIN) : List.of(BallotText.ABSTAIN),
        most,
        0);
  }

  @Override
  public Reading read(Ask ask, String written) {
    if (BallotText.isAside(written) || (allowsNone() && written.equals(NONE))) {
      return Reading.ballot(written);
    }
    if (written.isEmpty()) {
      return Reading.refused(Fault.Code.EMPTY);
    }
    List<String> names = new ArrayList<>();
    for (String part : written.split(",", -1)) {
      String name = part.strip();
      if (!ask.options().contains(name)) {
        return name.isEmpty()
            ? Reading.refused(Fault.Code.EMPTY)
            : Reading.refused(Fault.Code.UNKNOWN_OPTION, "option", Fault.shown(name));
      }
      if (names.contains(name)) {
        return Reading.refused(Fault.Code.DOUBLE, "option", name);
      }
      names.add(name);
    }
    if (names.size() > most(ask)) {
      return Reading.refused(Fault.Code.TOO_MANY_CHOICES, "given", names.size(), "most", most(ask));
    }
    names.sort(Comparator.comparingInt(ask.options()::indexOf));
    return Reading.ballot(String.join(",", names));
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    if (BallotText.isAside(ballot)) {
      return Cells.of(Map.of(ballot, 1));
    }
    Map<String, Integer> cells = new LinkedHashMap<>();
    if (isCountedByBallots(ask)) {
      cells.put(BALLOTS, 1);
    }
    if (!ballot.equals(NONE)) {
      for (String name : ballot.split(",", -1)) {
        if (!ask.options().contains(name)) {
          throw new IllegalArgumentException("no ballot: " + ballot);
        }
        cells.put(name, 1);
      }
    }
    return Cells.of(cells);
  }

  private boolean isCountedByBallots(Ask ask) {
    return allowsNone() || most(ask) > 1;
  }

  @Override
  public List<List<String>> together(Ask ask) {
    List<String> cells = new ArrayList<>(ask.options());
    if (isCountedByBallots(ask)) {
      cells.add(BALLOTS);
    }
    cells.add(BallotText.ABSTAIN);
    return List.of(cells);
  }

  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return named(ask, cells) + cells.get(BallotText.ABSTAIN) + cells.get(BallotText.INVALID);
  }

  /** Nobody stands on more ballots than there are, and no ballot holds more names than it may. */
  @Override
  public @Nullable Reason impossible(Ask ask, Cells cells) {
    if (!isCountedByBallots(ask)) {
      return null;
    }
    long ballots = cells.get(BALLOTS);
    long most = ask.options().stream().mapToLong(cells::get).max().orElse(0);
    long names = cells.sum(ask.options());
    long room = ballots * most(ask);
    if (most > ballots) {
      return Reason.of(Why.MORE_THAN_BALLOTS_HOLD, "counted", most, "stated", ballots);
    }
    return names > room
        ? Reason.of(Why.MORE_THAN_BALLOTS_HOLD, "counted", names, "stated", room)
        : null;
  }

  /** How many ballots name somebody, or nobody on purpose. */
  long named(Ask ask, Cells cells) {
    return isCountedByBallots(ask) ? cells.get(BALLOTS) : cells.sum(ask.options());
  }

  /** Who has any vote, the most first. */
  static List<List<String>> ranking(Count count) {
    Cells cells = count.cells();
    List<String> voted =
        count.ask().standing().stream().filter(option -> cells.get(option) > 0).toList();
    return Seating.rank(voted, Comparator.comparingLong((String option) -> -cells.get(option)));
  }

  /** The votes of the last who has a seat. */
  static long least(Count count, List<String> elected) {
    return elected.stream().mapToLong(count.cells()::get).min().orElse(0);
  }

  /** So many seats lie between those who have the same votes. */
  static Reason equalVotes(Count count, Seating seating) {
    return Reason.of(
        Why.EQUAL_VOTES,
        "votes",
        count.cells().get(seating.tied().getFirst()),
        "open",
        seating.open());
  }
}
