package org.kiezplenum.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/**
 * The format of Hill, Wichmann and Woodall (Algorithm 123, 1987), as most counting programs read
 * it: candidates and seats; withdrawn candidates with a minus; each ballot with how often it was
 * cast and a zero behind it, all on one line; a zero; the names in quotation marks, and a title.
 * Comments go from {@code #} to the end of the line. Options in one place are joined by {@code =};
 * an identifier of a ballot in brackets is passed over; a skipped place ({@code -}) is refused.
 */
final class Blt {
  private Blt() {}

  static BallotFile read(String text, Given given, int most) throws BadFile {
    BltTokens tokens = new BltTokens(text);
    BltTokens.Token first = tokens.next("the number of candidates");
    int options = number(first, 1, Ask.MOST_OPTIONS);
    BltTokens.Token second = tokens.next("the number of seats");
    int seats = number(second, 1, Ask.MOST_OPTIONS);
    TreeSet<Integer> withdrawn = new TreeSet<>();
    BltTokens.Token token = tokens.next("a ballot");
    while (token.text().matches("-[0-9]{1,9}")) {
      withdrawn.add(number(token.without("-"), 1, options));
      token = tokens.next("a ballot");
    }
    List<String> ids = Ask.ids(options);
    Ask ask = given.over(new Ask(Given.USUAL_METHOD, ids, seats, Settings.DEFAULT));
    if (!withdrawn.isEmpty()) {
      List<String> names = withdrawn.stream().map(number -> ids.get(number - 1)).toList();
      ask = ask.with(Setting.WITHDRAWN, String.join(" ", names));
    }
    BallotFile.Reader reader =
        new BallotFile.Reader(ask, fault -> line(fault, given, first, second), most);
    ballots(tokens, token, ids, reader);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < options; i++) {
      labels.add(tokens.quoted("the name of candidate " + (i + 1)));
    }
    String title = tokens.isAtEnd() ? "" : tokens.quoted("the title");
    if (!tokens.isAtEnd()) {
      throw new BadFile(
          tokens.line(),
          "behind the names of " + options + " candidates and a title nothing else should stand.");
    }
    return new BallotFile(
        title, ask, labels, reader.sources(Cells.NONE, Cells.NONE), Presence.UNKNOWN);
  }

  /** Of seats that the file did not say there is none. */
  private static int line(
      Fault fault, Given given, BltTokens.Token options, BltTokens.Token seats) {
    if (fault.code() != Fault.Code.BAD_SEATS) {
      return options.line();
    }
    return given.seats() == null ? seats.line() : 0;
  }

  private static void ballots(
      BltTokens tokens, BltTokens.Token begin, List<String> ids, BallotFile.Reader reader)
      throws BadFile {
    BltTokens.Token token = begin;
    Identified identified = new Identified();
    while (!token.text().equals("0")) {
      if (token.text().startsWith("\"")) {
        throw new BadFile(token.line(), "a 0 should stand here, behind the last ballot.");
      }
      boolean isIdentified = token.text().matches("\\([^()]*\\)");
      if (isIdentified) {
        token = tokens.next("how often a ballot was cast");
      }
      int line = token.line();
      int times = number(token, 1, Ask.MOST_BALLOTS);
      if (isIdentified) {
        identified.begin(token);
      }
      StringBuilder ballot = new StringBuilder();
      token = tokens.next("a candidate, or 0 at the end of a ballot");
      for (int places = 0; !token.text().equals("0"); places++) {
        if (token.line() != line) {
          throw new BadFile(line, "the 0 at the end of this ballot is missing.");
        }
        if (places > ids.size()) {
          throw new BadFile(line, "this ballot names more candidates than there are.");
        }
        if (token.text().equals("-")) {
          throw new BadFile(token.line(), "a place on this ballot is left out.");
        }
        String place = place(token, ids);
        if (isIdentified) {
          identified.names(place, ids.getFirst());
        }
        ballot.append(ballot.isEmpty() ? "" : ">").append(place);
        token = tokens.next("a candidate, or 0 at the end of a ballot");
      }
      if (token.line() != line) {
        throw new BadFile(line, "the 0 at the end of this ballot is missing.");
      }
      reader.add(line, ballot.isEmpty() ? "abstain" : ballot.toString(), times);
      token = tokens.next("a ballot, or 0 behind the last");
    }
    identified.end();
  }

  /**
   * Ballots with an identifier. Some programs write how often behind it, which is always once, and
   * some go on with the first preference. Which it is shows where the first candidate is named
   * behind a 1: on no ballot are they twice. Where nothing shows it, nothing is guessed.
   */
  private static final class Identified {
    private int first;
    private boolean isSure;

    void begin(BltTokens.Token times) throws BadFile {
      if (!times.text().equals("1")) {
        throw new BadFile(
            times.line(),
            "behind an identifier a 1 should stand, for one ballot, before its first preference.");
      }
      first = first == 0 ? times.line() : first;
    }

    void names(String place, String candidate) {
      isSure |= List.of(place.split("=", -1)).contains(candidate);
    }

    void end() throws BadFile {
      if (first > 0 && !isSure) {
        throw new BadFile(
            first,
            "behind this identifier, 1 may be one ballot or its first preference; take the"
                + " identifiers out of the file.");
      }
    }
  }

  private static String place(BltTokens.Token token, List<String> ids) throws BadFile {
    List<String> equal = new ArrayList<>();
    for (String one : token.text().split("=", -1)) {
      equal.add(ids.get(number(new BltTokens.Token(one, token.line()), 1, ids.size()) - 1));
    }
    return String.join("=", equal);
  }

  private static int number(BltTokens.Token token, int least, int most) throws BadFile {
    String text = token.text();
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new BadFile(
          token.line(),
          "'"
              + BltTokens.shown(text)
              + "' is not a whole number between "
              + least
              + " and "
              + most
              + ".");
    }
    return number;
  }
}
