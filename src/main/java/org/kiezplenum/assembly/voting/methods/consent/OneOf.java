package org.kiezplenum.assembly.voting.methods.consent;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Reading;

/** What all methods have in common whose ballots are one of a few fixed words. */
abstract class OneOf implements Method {

  /** The words, in the order in which they are shown. */
  abstract List<String> words();

  @Override
  public Faults check(Ask ask) {
    return Faults.when(!ask.options().isEmpty(), Fault.Code.NO_OPTIONS_HERE);
  }

  @Override
  public Form form(Ask ask) {
    return Form.of(Form.Shape.WORD, words());
  }

  @Override
  public Reading read(Ask ask, String written) {
    return words().contains(written)
        ? Reading.ballot(written)
        : Reading.refused(Fault.Code.UNKNOWN_ANSWER, "answer", Fault.shown(written));
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    if (!words().contains(ballot)) {
      throw new IllegalArgumentException("no ballot: " + ballot);
    }
    return Cells.of(Map.of(ballot, 1));
  }

  @Override
  public List<List<String>> together(Ask ask) {
    return List.of(words());
  }

  @Override
  public List<String> besides(Ask ask) {
    return List.of();
  }

  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return cells.sum(words());
  }

  SortedMap<String, String> percent(Count count) {
    SortedMap<String, String> figures = new TreeMap<>();
    long whole = count.cells().sum(words());
    figures.put("whole", Long.toString(whole));
    for (String word : words()) {
      figures.put(word + "/percent", Decimals.percent(count.cells().get(word), whole));
    }
    return figures;
  }
}
