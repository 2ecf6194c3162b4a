package org.kiezplenum.recount;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Reading;

/**
 * A decision with all its ballots, as a file holds it.
 *
 * @param title what it is called; empty if it has no title
 * @param labels what the options are called, in their order
 * @param sources canonical ballots, and what was counted by hand
 */
public record BallotFile(
    String title, Ask ask, List<String> labels, Sources sources, Presence presence) {

  /** 64 MiB; a million ballots of twenty options are less. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  static final int MOST_LABEL = 200;

  /** What stands in a file for ballots that were cast by phones. */
  static final String PHONES = "phones";

  /** What stands in a file for ballots that were entered from paper. */
  static final String PAPER = "paper";

  public BallotFile {
    labels = List.copyOf(labels);
  }

  /** With ballots that do not say where they came from. */
  BallotFile(
      String title, Ask ask, List<String> labels, Bag ballots, Cells hands, Presence presence) {
    this(title, ask, labels, Sources.unknown(ballots, hands), presence);
  }

  /** Of phones and paper together, for in a count it does not matter where a ballot came from. */
  public Bag ballots() {
    return sources.all();
  }

  /**
   * Reads BLT or JSON, whichever it is.
   *
   * @param given what stands above the file
   */
  public static BallotFile read(String text, Given given) throws BadFile {
    return read(text, given, Ask.MOST_BALLOTS);
  }

  /**
   * Reads a file of somebody whom nobody knows: it must not take much more room than it has bytes,
   * however it is made.
   *
   * @param most different ballots
   */
  public static BallotFile readModest(String text, Given given, int most) throws BadFile {
    long entries = text.chars().filter(c -> c == '{' || c == '[').count();
    long texts = text.chars().filter(c -> c == '"').count();
    if (entries > most + 1_000L || texts > 10L * most) {
      throw new BadFile("more than " + most + " entries.");
    }
    return read(text, given, most);
  }

  private static BallotFile read(String text, Given given, int most) throws BadFile {
    String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    // Lines may end as any machine ends them.
    String lines =
        marked.indexOf('\r') < 0 ? marked : marked.replace("\r\n", "\n").replace('\r', '\n');
    String content = withoutEnd(lines);
    if (content.isBlank()) {
      throw new BadFile(1, "there is nothing in this file.");
    }
    return content.stripLeading().startsWith("{")
        ? JsonBallots.read(content, given, most)
        : Blt.read(content, given, most);
  }

  /** Old programs mark the end of a file, or fill it up. */
  private static String withoutEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\u001A' || text.charAt(end - 1) == '\0')) {
      end--;
    }
    return text.substring(0, end);
  }

  /**
   * The text of a file: UTF-8, or else what Western European machines wrote before. No letter is
   * ever replaced by another.
   */
  public static String text(byte[] bytes) throws BadFile {
    if (bytes.length > 1
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE))) {
      throw new BadFile("this file is UTF-16; save it as UTF-8.");
    }
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        // the next, or none
      }
    }
    throw new BadFile("the letters of this file are neither UTF-8 nor Windows-1252.");
  }

  /** Counts. */
  public Finding find() {
    return Methods.find(ask, ballots(), sources.hands().plus(sources.sums()), Bag.EMPTY, presence);
  }

  /** What an option, or the whole, is called: not longer than every reader takes it. */
  static String label(String label) {
    if (label.length() <= MOST_LABEL) {
      return label;
    }
    boolean splits = Character.isHighSurrogate(label.charAt(MOST_LABEL - 1));
    return label.substring(0, splits ? MOST_LABEL - 1 : MOST_LABEL);
  }

  /** Ballots as they are read one after another, and the line of the first that cannot be. */
  static final class Reader {
    private final Ask ask;
    private final Map<String, Map<String, Integer>> times = new HashMap<>();
    private final Map<String, String> read = new LinkedHashMap<>();
    private final int most;
    private long all;

    /**
     * Begins to read.
     *
     * @param where the line of what cannot be asked; 0 if the file does not say it
     * @param most ways of writing a ballot
     */
    Reader(Ask ask, ToIntFunction<Fault> where, int most) throws BadFile {
      this.ask = ask;
      this.most = most;
      Faults faults = Methods.check(ask);
      if (!faults.isEmpty()) {
        Fault fault = faults.first();
        int line = where.applyAsInt(fault);
        String what = "this cannot be counted: " + Sentences.of(fault) + ".";
        throw line == 0 ? new BadFile(what) : new BadFile(line, what);
      }
    }

    void add(int line, String ballot, long often) throws BadFile {
      add(line, ballot, often, "");
    }

    /**
     * Adds a ballot.
     *
     * @param source where it came from; empty if that is unknown
     */
    void add(int line, String ballot, long often, String source) throws BadFile {
      all += often;
      if (all > Ask.MOST_BALLOTS) {
        throw new BadFile(line, "more than " + Ask.MOST_BALLOTS + " ballots.");
      }
      String known = read.get(ballot);
      if (known == null) {
        known =
            switch (Methods.read(ask, ballot)) {
              case Reading.Ballot canonical -> canonical.text();
              case Reading.Unreadable refused -> throw refused(line, refused.fault());
            };
        read.put(ballot, known);
        if (read.size() > most) {
          throw new BadFile(line, "more than " + most + " different ballots.");
        }
      }
      times
          .computeIfAbsent(source, none -> new HashMap<>())
          .merge(known, Math.toIntExact(often), Math::addExact);
    }

    private static BadFile refused(int line, Fault fault) {
      return new BadFile(line, "this ballot cannot be counted: " + Sentences.of(fault) + ".");
    }

    Sources sources(Cells hands, Cells sums) {
      return new Sources(bag(PHONES), bag(PAPER), bag(""), hands, sums);
    }

    private Bag bag(String source) {
      return Bag.of(times.getOrDefault(source, Map.of()));
    }
  }
}
