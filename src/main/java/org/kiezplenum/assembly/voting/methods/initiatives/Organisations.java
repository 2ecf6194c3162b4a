package org.kiezplenum.assembly.voting.methods.initiatives;

import java.util.ArrayList;
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
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * One initiative, one vote (spokes council), however many of its people are here: the options are
 * the initiatives, and a ballot says which of them a delegate speaks for and what, {@code a:yes}.
 * If the delegates of one do not agree, it counts as an abstention; who sends nobody does not
 * count. More yes than no.
 */
public final class Organisations implements Method {
  static final List<String> ANSWERS = List.of(YesNo.YES, YesNo.NO, BallotText.ABSTAIN);

  @Override
  public String wireName() {
    return "organisations";
  }

  @Override
  public boolean asksInitiatives() {
    return true;
  }

  @Override
  public boolean asksPeople() {
    return false;
  }

  @Override
  public Faults check(Ask ask) {
    return Faults.when(ask.options().isEmpty(), Fault.Code.TOO_FEW_OPTIONS, "least", 1);
  }

  @Override
  public Form form(Ask ask) {
    return Form.of(Form.Shape.SPEAK_FOR, ANSWERS);
  }

  @Override
  public Reading read(Ask ask, String written) {
    int colon = written.indexOf(':');
    String organisation = colon < 0 ? written : written.substring(0, colon).strip();
    if (!ask.options().contains(organisation)) {
      return Reading.refused(Fault.Code.UNKNOWN_OPTION, "option", Fault.shown(organisation));
    }
    String answer = written.substring(colon + 1).strip();
    return ANSWERS.contains(answer)
        ? Reading.ballot(organisation + ":" + answer)
        : Reading.refused(Fault.Code.UNKNOWN_ANSWER, "answer", Fault.shown(answer));
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    if (!read(ask, ballot).equals(Reading.ballot(ballot))) {
      throw new IllegalArgumentException("no ballot: " + ballot);
    }
    return Cells.of(Map.of(ballot.replace(':', '/'), 1));
  }

  /** A card that nobody of an initiative raises is no vote, so nothing can be missing. */
  @Override
  public List<List<String>> together(Ask ask) {
    return List.of(List.of());
  }

  @Override
  public List<String> besides(Ask ask) {
    return cellsOf(ask);
  }

  static List<String> cellsOf(Ask ask) {
    List<String> cells = new ArrayList<>();
    for (String organisation : ask.options()) {
      ANSWERS.forEach(answer -> cells.add(organisation + "/" + answer));
    }
    return cells;
  }

  /** Initiatives that said anything. */
  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return votes(ask, cells).cast();
  }

  /** What each initiative says with one voice. */
  static YesNo.Votes votes(Ask ask, Cells cells) {
    long yes = 0;
    long no = 0;
    long abstain = 0;
    for (String organisation : ask.standing()) {
      List<String> said =
          ANSWERS.stream().filter(answer -> cells.get(organisation + "/" + answer) > 0).toList();
      if (said.equals(List.of(YesNo.YES))) {
        yes++;
      } else if (said.equals(List.of(YesNo.NO))) {
        no++;
      } else if (!said.isEmpty()) {
        abstain++;
      }
    }
    return new YesNo.Votes(yes, no, abstain, 0);
  }

  @Override
  public Finding decide(Count count) {
    YesNo.Votes votes = votes(count.ask(), count.cells());
    return votes.yes() + votes.no() == 0
        ? Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES)
        : YesNo.moreYesThanNo(count, votes);
  }
}
