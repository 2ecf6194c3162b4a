package org.kiezplenum.recount;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Bag;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.decisions.methods.Fault;
import org.kiezplenum.assembly.decisions.methods.Faults;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Presence;
import org.kiezplenum.assembly.decisions.methods.Reading;

/**
 * A decision with all its ballots, as a file holds it.
 *
 * @param title what it is called; empty if it has no title
 * @param labels what the options are called, in their order
 * @param ballots canonical, of phones and paper together
 */
public record BallotFile(
    String title, Ask ask, List<String> labels, Bag ballots, Cells hands, Presence presence) {

  /** 64 MiB; a million ballots of twenty options are less. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  static final int MOST_LABEL = 200;

  public BallotFile {
    labels = List.copyOf(labels);
  }

  /**
   * Reads BLT or JSON, whichever it is.
   *
   * @param given what stands above the file
   */
  public static BallotFile read(String text, Given given) throws BadFile {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (content.isBlank()) {
      throw new BadFile(1, "there is nothing in this file.");
    }
    return content.stripLeading().startsWith("{")
        ? JsonBallots.read(content, given)
        : Blt.read(content, given);
  }

  /** As other counting programs read it; only for ranked ballots. */
  public String toBlt() {
    return Blt.write(this);
  }

  public String toJson() {
    return JsonBallots.write(this);
  }

  /** A table with two columns, for spreadsheets: how often, and which ballot. */
  public String toCsv() {
    StringBuilder table = new StringBuilder("times,ballot\r\n");
    ballots
        .times()
        .forEach(
            (ballot, times) -> table.append(times).append(",\"").append(ballot).append("\"\r\n"));
    return table.toString();
  }

  /** Ballots as they are read one after another, and the line of the first that cannot be. */
  static final class Reader {
    private final Ask ask;
    private final Map<String, Integer> times = new LinkedHashMap<>();
    private final Map<String, String> read = new LinkedHashMap<>();
    private long all;

    /**
     * Begins to read.
     *
     * @param line where the file says what is asked
     */
    Reader(Ask ask, int line) throws BadFile {
      this.ask = ask;
      Faults faults = Methods.check(ask);
      if (!faults.isEmpty()) {
        throw new BadFile(line, "this cannot be counted: " + Sentences.of(faults.first()) + ".");
      }
    }

    void add(int line, String ballot, long often) throws BadFile {
      all += often;
      if (all > Ask.MOST_BALLOTS) {
        throw new BadFile(line, "more than " + Ask.MOST_BALLOTS + " ballots.");
      }
      String known = read.get(ballot);
      if (known == null) {
        known =
            switch (Methods.read(ask, ballot)) {
              case Reading.Ballot canonical -> canonical.text();
              case Reading.Refused refused -> throw refused(line, refused.fault());
            };
        read.put(ballot, known);
      }
      times.merge(known, Math.toIntExact(often), Math::addExact);
    }

    private static BadFile refused(int line, Fault fault) {
      return new BadFile(line, "this ballot cannot be counted: " + Sentences.of(fault) + ".");
    }

    Bag bag() {
      return Bag.of(times);
    }
  }
}
