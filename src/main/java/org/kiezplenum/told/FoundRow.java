package org.kiezplenum.told;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;

/** An option or a word in a result, and the number that it is measured by. */
record FoundRow(String id, String value) {

  double size() {
    return value.matches("[0-9.]+") ? Double.parseDouble(value) : 0;
  }

  /** The number that an option is measured by: also 0, unless nobody has counted it. */
  static String value(Ask ask, Finding finding, String option) {
    String sum = finding.figures().get(option + "/sum");
    if (sum != null) {
      return sum;
    }
    if (!finding.rounds().isEmpty() && finding.rounds().getLast().votes().containsKey(option)) {
      return Objects.requireNonNull(finding.rounds().getLast().votes().get(option));
    }
    boolean isCounted =
        finding.outcome() != Outcome.INCOMPLETE && Methods.cellNames(ask).contains(option);
    return isCounted || finding.cells().has(option) ? "" + finding.cells().get(option) : "";
  }

  static @Nullable String percent(Finding finding, String id) {
    return finding.figures().get(id + "/percent");
  }

  static @Nullable Integer place(Finding finding, String option) {
    int place = 1;
    for (List<String> equal : finding.ranking()) {
      if (equal.contains(option)) {
        return place;
      }
      place += equal.size();
    }
    return null;
  }

  /** How many said this word; ranked ballots are not added up, and tell of it in a figure. */
  static long said(Finding finding, String word) {
    return finding.cells().has(word)
        ? finding.cells().get(word)
        : Long.parseLong(finding.figures().getOrDefault(word, "0"));
  }
}
