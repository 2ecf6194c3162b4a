package org.kiezplenum.assembly.voting.methods;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why a question cannot be put, a ballot cannot be cast or a cell cannot be counted. */
public record Fault(Code code, SortedMap<String, String> arguments) {
  private static final int MOST_SHOWN = 40;

  public Fault {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /** Each with the arguments that belong to it. */
  public enum Code {
    /** {@code method}. */
    UNKNOWN_METHOD,
    /** {@code most}. */
    TOO_MANY_OPTIONS,
    /** {@code least}. */
    TOO_FEW_OPTIONS,
    /** A plain question has none. */
    NO_OPTIONS_HERE,
    /** {@code option}: not an id, or twice. */
    BAD_OPTION,
    /** {@code seats}, {@code most}. */
    BAD_SEATS,
    /** {@code setting}, {@code value}. */
    BAD_SETTING,
    /** A picture of the mood names nobody. */
    NEVER_BY_NAME,
    /** What an initiative says is said by its delegates, whom everybody knows. */
    NEVER_SECRET,
    /** The same of a vote that is open while the assembly wants names. */
    RUNNING_NEVER_BY_NAME,
    /** The same of a vote that is open while the assembly wants secrecy. */
    RUNNING_NEVER_SECRET,
    /** {@code option}. */
    UNKNOWN_OPTION,
    /** {@code option}. */
    DOUBLE,
    EMPTY,
    /** {@code answer}: none of the answers that this method knows. */
    UNKNOWN_ANSWER,
    /** {@code option}, {@code value}, {@code least}, {@code most}. */
    OUT_OF_SCALE,
    /** {@code option}: every option must be rated. */
    UNRATED,
    /** {@code given}, {@code budget}. */
    OVER_BUDGET,
    /** {@code given}, {@code most}. */
    TOO_MANY_CHOICES,
    /** Two in one place, where every place is one option's. */
    EQUAL_PLACES,
    TOO_LONG,
    /** {@code cell}. */
    UNKNOWN_CELL,
    /** {@code cell}, {@code value}, {@code most}. */
    CELL_OUT_OF_RANGE,
    /** {@code most}. */
    TOO_MANY_BALLOTS;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A fault with its arguments.
   *
   * @param arguments names and values in turns
   */
  public static Fault of(Code code, Object... arguments) {
    return new Fault(code, Reason.pairs(arguments));
  }

  /** What somebody typed, short enough to be shown. */
  public static String shown(String typed) {
    return typed.length() <= MOST_SHOWN ? typed : typed.substring(0, MOST_SHOWN) + "…";
  }
}
