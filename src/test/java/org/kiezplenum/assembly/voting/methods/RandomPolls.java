package org.kiezplenum.assembly.voting.methods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.kiezplenum.assembly.voting.counting.Methods;

/** Questions and ballots of every method, as chance has them. */
public final class RandomPolls {
  private RandomPolls() {}

  /** The names of all methods. */
  public static List<String> methods() {
    return Methods.ALL.stream().map(Method::wireName).toList();
  }

  public static boolean hasOptions(String method) {
    return Methods.check(Ask.of(method)).all().stream()
        .anyMatch(fault -> fault.code() == Fault.Code.TOO_FEW_OPTIONS);
  }

  public static Ask ask(String method, Random random) {
    if (!hasOptions(method)) {
      return Ask.of(method).with(Setting.ROUND, 1 + random.nextInt(2));
    }
    int options = 2 + random.nextInt(4);
    int seats = method.equals("irv") ? 1 : 1 + random.nextInt(options);
    Ask ask = Ask.among(method, options, seats).with(Setting.ROUND, 1 + random.nextInt(3));
    return switch (method) {
      case "resistance" -> ask.with(Setting.PASSIVE, "b");
      case "quota-election" ->
          ask.with(Setting.QUOTA_SEATS, random.nextInt(seats + 1))
              .with(Setting.QUOTA_OPTIONS, "a b");
      case "dots" -> ask.with(Setting.BUDGET, 3);
      default -> ask;
    };
  }

  /** Some ballot that can be cast, in one of the ways in which it can be written. */
  public static String written(Ask ask, Random random) {
    List<String> options = new ArrayList<>(ask.options());
    Collections.shuffle(options, random);
    while (true) {
      String written =
          switch (ask.method()) {
            case "irv", "stv-scottish", "stv-meek" ->
                String.join(" > ", options.subList(0, 1 + random.nextInt(options.size())));
            case "schulze" -> {
              StringBuilder order = new StringBuilder(options.getFirst());
              for (String option : options.subList(1, 1 + random.nextInt(options.size()))) {
                order.append(random.nextBoolean() ? ">" : " = ").append(option);
              }
              yield order.toString();
            }
            case "score", "resistance" ->
                String.join(
                    ", ",
                    options.stream().map(option -> option + ":" + random.nextInt(6)).toList());
            case "dots" -> options.getFirst() + ":2 " + options.getLast();
            case "organisations" -> options.getFirst() + ":" + answer(random);
            case "double-majority" ->
                switch (random.nextInt(3)) {
                  case 0 -> answer(random);
                  case 1 -> options.getFirst() + ":" + answer(random);
                  default -> answer(random) + "  " + options.getFirst() + " : " + answer(random);
                };
            case "single-candidate" -> List.of("yes", "no", "abstain").get(random.nextInt(3));
            case "temperature" -> List.of("up", "middle", "down").get(random.nextInt(3));
            case "consensus-levels" -> "" + (1 + random.nextInt(random.nextBoolean() ? 6 : 3));
            case "consent" -> random.nextInt(9) > 0 ? "consent" : "objection";
            default ->
                options.isEmpty()
                    ? List.of("yes", "no", "abstain", "invalid").get(random.nextInt(4))
                    : String.join(", ", options.subList(0, 1 + random.nextInt(options.size())));
          };
      if (Methods.read(ask, written) instanceof Reading.Ballot) {
        return written;
      }
    }
  }

  private static String answer(Random random) {
    return List.of("yes", "no", "abstain").get(random.nextInt(3));
  }

  public static String read(Ask ask, String written) {
    return ((Reading.Ballot) Methods.read(ask, written)).text();
  }

  public static Bag bag(Ask ask, Random random) {
    Bag bag = Bag.EMPTY;
    int lines = 1 + random.nextInt(20);
    for (int i = 0; i < lines; i++) {
      bag = bag.plus(read(ask, written(ask, random)), 1 + random.nextInt(6));
    }
    return bag;
  }
}
