package org.kiezplenum.assembly.decisions;

import org.jspecify.annotations.Nullable;

/** The stated outcome of a decision, with the numbers that led to it; none where nobody counted. */
public record Finding(
    Method method,
    Outcome outcome,
    Reason reason,
    @Nullable Tally total,
    @Nullable Tally phones,
    @Nullable Tally hands) {

  /** What the moderation saw in the room. */
  static Finding seen(Method method, boolean isFor) {
    return new Finding(
        method,
        isFor ? Outcome.ADOPTED : Outcome.REJECTED,
        method == Method.NO_OBJECTION ? Reason.NO_OBJECTION : Reason.MAJORITY_SEEN,
        null,
        null,
        null);
  }

  public enum Outcome {
    ADOPTED,
    REJECTED,
    NO_RESULT;

    /** What a poll's outcome means for a proposal it was about. */
    public static Outcome of(org.kiezplenum.assembly.decisions.methods.Outcome outcome) {
      return switch (outcome) {
        case ADOPTED, CONSENSUS, CONSENSUS_WITH_CONCERNS, CONSENTED -> ADOPTED;
        case REJECTED, BLOCKED -> REJECTED;
        default -> NO_RESULT;
      };
    }

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
    NO_VOTES,
    NO_OBJECTION,
    MAJORITY_SEEN;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case MORE_YES -> "more-yes";
        case MORE_NO -> "more-no";
        case TIE -> "tie";
        case NO_VOTES -> "no-votes";
        case NO_OBJECTION -> "no-objection";
        case MAJORITY_SEEN -> "majority-seen";
      };
    }
  }
}
