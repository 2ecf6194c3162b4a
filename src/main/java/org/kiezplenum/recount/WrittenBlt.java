package org.kiezplenum.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Setting;

/**
 * Ranked ballots as {@link Blt} and most counting programs read them. Who abstained handed in an
 * empty ballot; what was invalid is left out, for the format has no place for it. By which method
 * it is counted and what was drawn for lots stands nowhere in it.
 */
public final class WrittenBlt {
  private WrittenBlt() {}

  /** True if a ballot of this method is an order. */
  public static boolean isPossible(Ask ask) {
    return Methods.form(ask).shape() == Form.Shape.ORDER;
  }

  public static String of(BallotFile file) {
    List<String> options = file.ask().options();
    StringBuilder blt = new StringBuilder();
    blt.append(options.size()).append(' ').append(file.ask().seats()).append('\n');
    String withdrawn = file.ask().settings().values().getOrDefault(Setting.WITHDRAWN, "");
    for (String id : withdrawn.split("[ ,]+", -1)) {
      if (!id.isEmpty()) {
        blt.append('-').append(options.indexOf(id) + 1).append('\n');
      }
    }
    for (Map.Entry<String, Integer> entry : file.ballots().times().entrySet()) {
      if (!entry.getKey().equals("invalid")) {
        blt.append(entry.getValue()).append(' ');
        blt.append(numbers(entry.getKey(), options)).append("0\n");
      }
    }
    blt.append("0\n");
    file.labels().forEach(label -> blt.append(quoted(label)).append('\n'));
    return blt.append(quoted(file.title())).append('\n').toString();
  }

  /** Each place with a space behind it. */
  private static String numbers(String ballot, List<String> options) {
    StringBuilder numbers = new StringBuilder();
    if (!ballot.equals("abstain")) {
      for (String place : ballot.split(">", -1)) {
        List<String> equal = new ArrayList<>();
        for (String option : place.split("=", -1)) {
          equal.add(Integer.toString(options.indexOf(option) + 1));
        }
        numbers.append(String.join("=", equal)).append(' ');
      }
    }
    return numbers.toString();
  }

  /** Nobody has agreed on how to write a quotation mark in a name, so an apostrophe stands in. */
  private static String quoted(String label) {
    String line = label.replace('"', '\'').replaceAll("\\s+", " ");
    return "\"" + BallotFile.label(line) + "\"";
  }
}
