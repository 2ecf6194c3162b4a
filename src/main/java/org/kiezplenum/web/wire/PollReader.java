package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Reading.choice;
import static org.kiezplenum.web.wire.Reading.id;
import static org.kiezplenum.web.wire.Reading.line;
import static org.kiezplenum.web.wire.Reading.lines;
import static org.kiezplenum.web.wire.Reading.maybe;
import static org.kiezplenum.web.wire.Reading.must;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.Choice;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.SecondCount;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.decisions.methods.Setting;
import org.kiezplenum.assembly.decisions.methods.Settings;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.web.wire.Fields.Malformed;

/**
 * Reads what is put to the vote by one of the methods, and ballots. A ballot may come as its text,
 * {@code ballot: "a:2 b:0"}, or as a form has it: a field for each option, {@code rate-a: 2}.
 */
final class PollReader {
  private static final String CELL = "cell-";
  private static final String PICK = "pick-";
  private static final String RATE = "rate-";
  private static final String PLACE = "place-";
  private static final String REST = "rest";

  private PollReader() {}

  static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "cast-ballot" -> cast(in);
      case "open-poll" -> open(in);
      case "enter-cells" ->
          saysRest(in)
              ? new Command.EnterRemainder(decision(in), cells(in), filled(in, REST))
              : new Command.EnterCells(decision(in), cells(in));
      case "enter-hands" ->
          saysRest(in)
              ? new Command.EnterRemainder(decision(in), hands(in), filled(in, REST))
              : null;
      case "count-again" -> new Command.CountAgain(decision(in), block(in), cells(in));
      case "settle-count" ->
          new Command.SettleCount(
              decision(in),
              block(in),
              choice(in, "takes", SecondCount.Takes.values(), SecondCount.Takes::wireName));
      case "enter-paper" -> {
        Integer times = Reading.count(in, "times");
        yield new Command.EnterPaper(
            decision(in), ballot(in), Objects.requireNonNullElse(times, 1));
      }
      case "answer-roll" ->
          new Command.AnswerRoll(decision(in), Reading.who(in, "name"), ballot(in));
      case "announce-closing" ->
          new Command.AnnounceClosing(decision(in), Reading.mustCount(in, "seconds"));
      case "draw-lot" -> drawLot(in);
      case "state-figures" -> {
        Integer present = Reading.count(in, "present");
        Integer entitled = Reading.count(in, "entitled");
        if (present == null && entitled == null) {
          throw new Malformed("present");
        }
        yield new Command.StateFigures(decision(in), present, entitled);
      }
      case "next-round" -> {
        String gone = filled(in, "withdrawn");
        yield new Command.NextRound(
            decision(in),
            gone.isEmpty() ? List.of() : List.of(gone.split("[ ,]+")),
            Reading.setsAside(in));
      }
      default -> null;
    };
  }

  /**
   * On whom it fell in the hall; or the server draws, from a seed that it makes itself, for what
   * somebody types looks like a name that was drawn.
   */
  private static Command drawLot(Fields in) throws Malformed {
    if (!filled(in, "seed").isEmpty()) {
      throw new Malformed("seed");
    }
    boolean isByServer = "server".equals(in.text("by"));
    String drawn = filled(in, "drawn");
    if (drawn.isEmpty() != isByServer) {
      throw new Malformed("drawn");
    }
    return new Command.DrawLot(
        decision(in),
        isByServer ? List.of() : List.of(drawn.split("[ ,]+")),
        isByServer ? Reading.random() : "",
        Reading.filled(line(in, "witness")));
  }

  /** A {@code choice} is one of the three answers that every question knew first. */
  private static Command cast(Fields in) throws Malformed {
    return in.names().stream().anyMatch(PollReader::isOfBallot)
        ? new Command.FillBallot(decision(in), ballot(in), Reading.change(in))
        : new Command.CastBallot(
            decision(in),
            choice(in, "choice", Choice.values(), Choice::wireName),
            Reading.change(in));
  }

  /** A form in which nothing was chosen has {@code filled} all the same. */
  private static boolean isOfBallot(String name) {
    return Set.of("ballot", "answer", "filled").contains(name)
        || Stream.of(PICK, RATE, PLACE).anyMatch(name::startsWith);
  }

  private static Command open(Fields in) throws Malformed {
    List<ProposalId> proposals = proposals(in);
    // What these are called is made of their titles; beside it each needs a salt of its own.
    List<Wording> options = new ArrayList<>();
    proposals.forEach(proposal -> options.add(Reading.nameless()));
    Wording typed = lines(in, "options");
    if (typed != null) {
      for (String option : typed.text().lines().filter(line -> !line.isBlank()).toList()) {
        options.add(must(Reading.line(option), "options"));
      }
    }
    Integer seats = Reading.count(in, "seats");
    return new Command.OpenPoll(
        maybe(in, "proposal", ProposalId::new),
        Reading.filled(line(in, "question")),
        Objects.requireNonNullElse(in.text("method"), ""),
        options,
        Objects.requireNonNullElse(seats, 1),
        settings(in, options.size()),
        Reading.count(in, "entitled"),
        proposals,
        Reading.asItStands(in));
  }

  /** Competing proposals among which it is a choice, as {@code a1 a3}. */
  private static List<ProposalId> proposals(Fields in) throws Malformed {
    String written = filled(in, "proposals");
    if (!written.matches("(a[1-9][0-9]{0,8}( a[1-9][0-9]{0,8}){0,99})?")) {
      throw new Malformed("proposals");
    }
    return written.isEmpty()
        ? List.of()
        : Stream.of(written.split(" ")).map(ProposalId::new).toList();
  }

  /** In a form the passive option is the last one, if there is one. */
  private static Settings settings(Fields in, int options) throws Malformed {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value = filled(in, setting.wireName());
      if (!value.isEmpty()) {
        boolean isLast = setting == Setting.PASSIVE && value.equals("last") && options > 0;
        settings.put(setting, isLast ? Ask.ids(options).getLast() : value);
      }
    }
    return Settings.of(settings);
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

  /** Whether somebody pressed „all others", which is one of several buttons of the form. */
  private static boolean saysRest(Fields in) throws Malformed {
    return !filled(in, REST).isEmpty();
  }

  private static Cells hands(Fields in) throws Malformed {
    Map<String, Long> hands = new TreeMap<>();
    for (Choice choice : Choice.values()) {
      Long number = in.number(choice.wireName());
      if (number != null) {
        hands.put(choice.wireName(), number);
      }
    }
    return Cells.of(hands);
  }

  private static Cells cells(Fields in) throws Malformed {
    Map<String, Long> cells = new TreeMap<>();
    for (String name : in.names()) {
      Long number = name.startsWith(CELL) ? in.number(name) : null;
      if (number != null) {
        cells.put(name.substring(CELL.length()), number);
      }
    }
    return Cells.of(cells);
  }

  /** As it is written; what nobody filled in is an empty ballot. */
  private static String ballot(Fields in) throws Malformed {
    String ballot = in.text("ballot");
    if (ballot != null && !ballot.isBlank()) {
      return ballot;
    }
    String answer = in.text("answer");
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

  /** Without spaces around; empty if nobody filled it in. */
  private static String filled(Fields in, String name) throws Malformed {
    String value = value(in, name);
    return value == null ? "" : value.strip();
  }

  private static long place(Fields in, String name) throws Malformed {
    String place = filled(in, name);
    if (!place.matches("[0-9]{1,4}")) {
      throw new Malformed(name);
    }
    return Long.parseLong(place);
  }

  private static BlockId block(Fields in) throws Malformed {
    return id(in, "block", BlockId::new);
  }

  private static DecisionId decision(Fields in) throws Malformed {
    return id(in, "decision", DecisionId::new);
  }
}
