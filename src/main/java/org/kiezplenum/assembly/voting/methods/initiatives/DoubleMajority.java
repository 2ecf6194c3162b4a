package org.kiezplenum.assembly.voting.methods.initiatives;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.YesNo;
import org.kiezplenum.assembly.voting.methods.majority.SimpleMajority;

/**
 * More yes than no among the people, and more yes than no among the initiatives: people say {@code
 * yes}, delegates for their initiative {@code a:yes}, as in {@link Organisations}, and both on one
 * ballot {@code no a:yes}. Where one of the two has no yes and no at all, nothing was decided, and
 * which it is is told.
 */
public final class DoubleMajority implements Method {
  /** What somebody says for themselves, and then for an initiative. */
  private static final Pattern BOTH = Pattern.compile("(\\w+)\\s+(\\w+\\s*:.*)");

  private final SimpleMajority people = new SimpleMajority();
  private final Organisations organisations = new Organisations();

  @Override
  public String wireName() {
    return "double-majority";
  }

  @Override
  public boolean asksInitiatives() {
    return true;
  }

  @Override
  public boolean isOfPerson(String part) {
    return part.indexOf(':') < 0;
  }

  @Override
  public boolean hasParts() {
    return true;
  }

  @Override
  public Faults check(Ask ask) {
    return organisations.check(ask);
  }

  @Override
  public Form form(Ask ask) {
    return organisations.form(ask);
  }

  @Override
  public Reading read(Ask ask, String written) {
    Matcher both = BOTH.matcher(written);
    if (!both.matches()) {
      return isOfPerson(written) ? people.read(ask, written) : organisations.read(ask, written);
    }
    Reading own = people.read(ask, both.group(1));
    Reading spoken = organisations.read(ask, both.group(2));
    return own instanceof Reading.Ballot(String one) && spoken instanceof Reading.Ballot(String two)
        ? Reading.ballot(one + " " + two)
        : own instanceof Reading.Unreadable ? own : spoken;
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    if (!read(ask, ballot).equals(Reading.ballot(ballot))) {
      throw new IllegalArgumentException("no ballot: " + ballot);
    }
    Cells cells = Cells.NONE;
    for (String part : ballot.split(" ", -1)) {
      cells =
          cells.plus(isOfPerson(part) ? people.cells(ask, part) : organisations.cells(ask, part));
    }
    return cells;
  }

  /** Cards of initiatives may be counted by hand while the people use their phones. */
  @Override
  public List<List<String>> together(Ask ask) {
    return List.of(List.of(), people.together(ask).getFirst());
  }

  @Override
  public List<String> besides(Ask ask) {
    List<String> besides = new ArrayList<>(people.besides(ask));
    besides.addAll(organisations.besides(ask));
    return besides;
  }

  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return people.turnout(ask, cells, ballots);
  }

  @Override
  public Finding decide(Count count) {
    YesNo.Votes one = YesNo.Votes.of(count.cells());
    YesNo.Votes other = Organisations.votes(count.ask(), count.cells());
    boolean arePeopleSilent = one.yes() + one.no() == 0;
    boolean areInitiativesSilent = other.yes() + other.no() == 0;
    if (arePeopleSilent || areInitiativesSilent) {
      Why why =
          !arePeopleSilent
              ? Why.INITIATIVES_SILENT
              : areInitiativesSilent ? Why.NO_VOTES : Why.PEOPLE_SILENT;
      return Finding.of(count, Outcome.NO_RESULT, why);
    }
    boolean isBoth = one.yes() > one.no() && other.yes() > other.no();
    return Finding.of(
        count,
        isBoth ? Outcome.ADOPTED : Outcome.REJECTED,
        isBoth ? Why.BOTH_MAJORITIES : Why.NOT_BOTH,
        YesNo.YES,
        one.yes(),
        YesNo.NO,
        one.no(),
        "organisations-yes",
        other.yes(),
        "organisations-no",
        other.no());
  }
}
