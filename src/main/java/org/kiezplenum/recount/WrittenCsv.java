package org.kiezplenum.recount;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiezplenum.assembly.voting.methods.Bag;

/**
 * A table of all that was counted, for spreadsheets: where it came from, the ballot or the cell,
 * how often, and the same with the names of the options. Lines are sorted by the ballot, which says
 * nothing about when it was cast.
 */
public final class WrittenCsv {
  /** Without it some spreadsheets take letters beyond English for others. */
  private static final String IS_UTF_8 = "\uFEFF";

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[0-9]+)?");

  /**
   * A character with which a formula begins, also in wide letters, at the beginning of a cell or of
   * what becomes one where a spreadsheet cuts at other marks.
   */
  private static final Pattern FORMULA =
      Pattern.compile("(^|[;,|\\t\\r\\n])(\\s*)([=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

  private final List<String> options;
  private final List<String> labels;
  private final StringBuilder table = new StringBuilder(IS_UTF_8);

  private WrittenCsv(List<String> options, List<String> labels) {
    this.options = options;
    this.labels = labels;
  }

  public static String of(BallotFile file) {
    WrittenCsv csv = new WrittenCsv(file.ask().options(), file.labels());
    csv.table.append("source,ballot,times,names\r\n");
    csv.lines(BallotFile.PHONES, file.sources().phones());
    csv.lines(BallotFile.PAPER, file.sources().paper());
    csv.lines("", file.sources().unknown());
    file.sources().hands().counts().forEach((cell, number) -> csv.line("hands", cell, number));
    file.sources().sums().counts().forEach((cell, number) -> csv.line("", cell, number));
    return csv.table.toString();
  }

  private void lines(String source, Bag bag) {
    bag.times().forEach((ballot, times) -> line(source, ballot, times));
  }

  private void line(String source, String ballot, long times) {
    table
        .append(source)
        .append(',')
        .append(cell(ballot))
        .append(',')
        .append(times)
        .append(',')
        .append(cell(named(ballot)))
        .append("\r\n");
  }

  /** The ballot with what the options are called. */
  private String named(String ballot) {
    return ID.matcher(ballot)
        .replaceAll(id -> {
          int option = options.indexOf(id.group());
          return Matcher.quoteReplacement(option < 0 ? id.group() : labels.get(option));
        });
  }

  /** In quotation marks; what a spreadsheet would take for a formula gets an apostrophe. */
  private static String cell(String text) {
    return '"' + FORMULA.matcher(text).replaceAll("$1$2'$3").replace("\"", "\"\"") + '"';
  }
}
