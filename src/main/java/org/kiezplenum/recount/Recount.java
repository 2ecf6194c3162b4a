package org.kiezplenum.recount;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.voting.counting.Methods;

/** The command {@code recount}: counts a file of ballots and prints the count as JSON. */
public final class Recount {
  static final int DONE = 0;
  static final int BAD_FILE = 1;
  static final int USAGE = 2;

  private static final String HOW =
      "usage: recount [--method NAME] [--seats NUMBER FROM 1] [--seed TEXT] FILE|-";
  private static final Set<String> OPTIONS = Set.of("--method", "--seats", "--seed");

  private Recount() {}

  /**
   * Counts.
   *
   * @param arguments behind the word {@code recount}
   * @return the exit status: 0 if it was counted, 1 if the file is bad, 2 if it was called wrongly
   */
  public static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    Map<String, String> given = new HashMap<>();
    String file = null;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (OPTIONS.contains(name) && equals >= 0) {
        given.put(name, argument.substring(equals + 1));
      } else if (OPTIONS.contains(name) && i + 1 < arguments.size()) {
        given.put(name, arguments.get(++i));
      } else if (file == null && (argument.equals("-") || !argument.startsWith("-"))) {
        file = argument;
      } else {
        return usage(err);
      }
    }
    String seats = given.get("--seats");
    String method = given.get("--method");
    if (file == null
        || (seats != null && !seats.matches("[1-9][0-9]{0,2}"))
        || (method != null && Methods.find(method).isEmpty())) {
      return usage(err);
    }
    Given above =
        new Given(method, seats == null ? null : Integer.valueOf(seats), given.get("--seed"));
    try {
      // JSON is UTF-8, whatever the terminal is.
      PrintStream utf8 = new PrintStream(out, false, StandardCharsets.UTF_8);
      utf8.println(count(BallotFile.read(text(file, in), above)));
      utf8.flush();
      return DONE;
    } catch (BadFile bad) {
      err.println(bad.sentence());
    } catch (IOException | InvalidPathException unreadable) {
      err.println("This file cannot be read: " + file);
    }
    return BAD_FILE;
  }

  private static int usage(PrintStream err) {
    err.println(HOW);
    err.println(
        "methods: " + String.join(" ", Methods.ALL.stream().map(each -> each.wireName()).toList()));
    return USAGE;
  }

  private static String text(String file, InputStream in) throws IOException, BadFile {
    byte[] bytes;
    if (file.equals("-")) {
      bytes = in.readNBytes(BallotFile.MOST_BYTES + 1);
    } else {
      try (InputStream opened = Files.newInputStream(Path.of(file))) {
        bytes = opened.readNBytes(BallotFile.MOST_BYTES + 1);
      }
    }
    if (bytes.length > BallotFile.MOST_BYTES) {
      throw new BadFile("This file is larger than " + BallotFile.MOST_BYTES + " bytes.");
    }
    return BallotFile.text(bytes);
  }

  private static String count(BallotFile file) {
    return FindingJson.of(file, file.find()).encodePrettily();
  }
}
