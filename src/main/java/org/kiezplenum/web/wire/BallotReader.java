package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.any;
import static org.kiezplenum.web.wire.Field.id;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.Field.truth;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.voting.Casting;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.web.wire.Fields.Malformed;

/**
 * Reads ballots and hands. A ballot may come as its text, {@code ballot: "a:2 b:0"}, or as a form
 * has it: a field for each option, {@code rate-a: 2}.
 */
final class BallotReader {
  private static final String CELL = "cell-";
  private static final String PICK = "pick-";
  private static final String RATE = "rate-";
  private static final String PLACE = "place-";

  /** A number for each cell, by its name. */
  static final Field CELLS = number(CELL, Long.MIN_VALUE, Long.MAX_VALUE);

  /** In whatever shape a ballot comes. */
  static final List<Field> FIELDS =
      List.of(
          sign("ballot"),
          sign("answer"),
          sign("for"),
          sign("spoken"),
          sign("speaks"),
          truth(PICK),
          any(RATE),
          any(PLACE));

  /** One's own ballot, or one of the three answers that every question knew first. */
  static final List<Field> CAST =
      Stream.concat(
              FIELDS.stream(),
              Stream.of(
                  id("decision"),
                  word("choice", Choice.values(), Choice::wireName),
                  number("change", 1, Casting.MOST_CHANGES),
                  truth("filled")))
          .toList();

  private BallotReader() {}

  /** A {@code choice} is one of the three answers that every question knew first. */
  static Command cast(Fields in) throws Malformed {
    return in.names().stream().anyMatch(BallotReader::isOfBallot)
        ? new Command.FillBallot(VotingVerbs.decision(in), ballot(in), change(in))
        : new Command.CastBallot(
            VotingVerbs.decision(in),
            choice(in, "choice", Choice.values(), Choice::wireName),
            change(in));
  }

  /** Which of a person's ballots it is, counted from 1; 0 where the server is to count. */
  private static long change(Fields in) throws Malformed {
    Long change = in.number("change");
    return change == null ? 0 : change;
  }

  /** A form in which nothing was chosen has {@code filled} all the same. */
  private static boolean isOfBallot(String name) {
    return Set.of("ballot", "answer", "spoken", "filled").contains(name)
        || Stream.of(PICK, RATE, PLACE).anyMatch(name::startsWith);
  }

  /** As it is written; what nobody filled in is an empty ballot. */
  static String ballot(Fields in) throws Malformed {
    String ballot = in.text("ballot");
    if (ballot != null && !ballot.isBlank()) {
      return ballot;
    }
    String answer = in.text("answer");
    String spoken = spoken(in);
    if (!spoken.isEmpty()) {
      return answer == null ? spoken : answer + " " + spoken;
    }
    if (answer != null) {
      String whose = in.text("for");
      return whose == null || whose.isBlank() ? answer : whose + ":" + answer;
    }
    List<String> picked = new ArrayList<>();
    List<String> rated = new ArrayList<>();
    TreeMap<Long, List<String>> places = new TreeMap<>();
    for (String name : in.names().stream().sorted().toList()) {
      if (name.startsWith(PICK) && "true".equals(in.word(name))) {
        picked.add(name.substring(PICK.length()));
      } else if (name.startsWith(RATE) && !filled(in, name).isEmpty()) {
        rated.add(name.substring(RATE.length()) + ":" + filled(in, name));
      } else if (name.startsWith(PLACE) && !filled(in, name).isEmpty()) {
        places
            .computeIfAbsent(place(in, name), none -> new ArrayList<>())
            .add(name.substring(PLACE.length()));
      }
    }
    if (!places.isEmpty()) {
      return places.values().stream()
          .map(equal -> String.join("=", equal))
          .collect(Collectors.joining(">"));
    }
    return rated.isEmpty() ? String.join(",", picked) : String.join(" ", rated);
  }

  /** What is said for an initiative beside what somebody says for themselves. */
  private static String spoken(Fields in) throws Malformed {
    String spoken = filled(in, "spoken");
    String speaks = filled(in, "speaks");
    return spoken.indexOf(':') >= 0 || (spoken + speaks).isEmpty() ? spoken : speaks + ":" + spoken;
  }

  private static long place(Fields in, String name) throws Malformed {
    String place = filled(in, name);
    if (!place.matches("[0-9]{1,4}")) {
      throw new Malformed(name);
    }
    return Long.parseLong(place);
  }

  /** Hands by what they were raised for. */
  static Cells hands(Fields in) throws Malformed {
    Map<String, Long> hands = new TreeMap<>();
    for (Choice choice : Choice.values()) {
      Long number = in.number(choice.wireName());
      if (number != null) {
        hands.put(choice.wireName(), number);
      }
    }
    return Cells.of(hands);
  }

  static Cells cells(Fields in) throws Malformed {
    Map<String, Long> cells = new TreeMap<>();
    for (String name : in.names()) {
      Long number = name.startsWith(CELL) ? in.number(name) : null;
      if (number != null) {
        cells.put(name.substring(CELL.length()), number);
      }
    }
    return Cells.of(cells);
  }

  /** Without spaces around; empty if nobody filled it in. */
  static String filled(Fields in, String name) throws Malformed {
    String value = value(in, name);
    return value == null ? "" : value.strip();
  }

  /** A text, or a number or a truth as a text. */
  private static @Nullable String value(Fields in, String name) throws Malformed {
    try {
      return in.word(name);
    } catch (Malformed notAText) {
      Long number = in.number(name);
      return number == null ? null : number.toString();
    }
  }
}
