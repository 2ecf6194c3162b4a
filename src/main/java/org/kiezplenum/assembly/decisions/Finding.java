package org.kiezplenum.assembly.decisions;

/** The stated outcome of a decision, with the numbers that led to it. */
public record Finding(
    Method method, Outcome outcome, Reason reason, Tally total, Tally phones, Tally hands) {

  public enum Outcome {
    ADOPTED,
    REJECTED,
    NO_RESULT;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case ADOPTED -> "adopted";
        case REJECTED -> "rejected";
        case NO_RESULT -> "no-result";
      };
    }
  }

  /** The sentence that anybody can check against the numbers. */
  public enum Reason {
    MORE_YES,
    MORE_NO,
    TIE,
    NO_VOTES;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case MORE_YES -> "more-yes";
        case MORE_NO -> "more-no";
        case TIE -> "tie";
        case NO_VOTES -> "no-votes";
      };
    }
  }
}
