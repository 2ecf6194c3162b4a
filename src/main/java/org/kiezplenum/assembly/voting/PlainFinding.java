package org.kiezplenum.assembly.voting;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/**
 * What was found where nobody had chosen a method, as events and documents have told it from the
 * first version on; no numbers where nobody counted. {@link #found} is the same as it is said of
 * every method.
 */
public record PlainFinding(
    PlainMethod method,
    Outcome outcome,
    FindingReason reason,
    @Nullable Tally total,
    @Nullable Tally phones,
    @Nullable Tally hands) {

  /** What the moderation saw in the room. */
  static PlainFinding seen(PlainMethod method, boolean isFor) {
    return new PlainFinding(
        method,
        isFor ? Outcome.ADOPTED : Outcome.REJECTED,
        method == PlainMethod.NO_OBJECTION
            ? FindingReason.NO_OBJECTION
            : FindingReason.MAJORITY_SEEN,
        null,
        null,
        null);
  }

  /**
   * What was found where nobody has chosen a method, as events and documents tell it.
   *
   * @param poll that it was found by
   */
  public static PlainFinding of(Poll poll, Finding found) {
    PlainMethod method = PlainMethod.of(poll.ask());
    Outcome outcome = Outcome.of(found.outcome());
    if (method.isBySight()) {
      return seen(method, outcome == Outcome.ADOPTED);
    }
    Bag phones = poll.phones();
    return new PlainFinding(
        method,
        outcome,
        FindingReason.of(found.reason().why()),
        Tally.of(found.cells()),
        phones == null ? Tally.NONE : Tally.of(phones.times()),
        Tally.of(poll.raised()));
  }

  /** Of hands that were counted while nothing worked. */
  static PlainFinding counted(Tally hands) {
    Poll poll = Poll.of(PlainMethod.SIMPLE_MAJORITY.ask()).recording(hands.cells());
    return of(poll, poll.find(null));
  }

  /** The same, as it is said of every method. */
  public Finding found() {
    Cells cells = total == null ? Cells.NONE : total.cells();
    return Finding.stated(
        method.ask(),
        outcome.ofMethods(),
        org.kiezplenum.assembly.voting.methods.Reason.of(why()),
        cells);
  }

  private Why why() {
    return switch (reason) {
      case NO_OBJECTION -> Why.NO_OBJECTION_LEFT;
      case MAJORITY_SEEN -> outcome == Outcome.ADOPTED ? Why.MORE_YES : Why.MORE_NO;
      case MORE_YES -> Why.MORE_YES;
      case MORE_NO -> Why.MORE_NO;
      case TIE -> Why.TIE;
      case NO_VOTES -> Why.NO_VOTES;
    };
  }

  public enum Outcome {
    ADOPTED,
    REJECTED,
    NO_RESULT;

    /** What a poll's outcome means for a proposal it was about. */
    public static Outcome of(org.kiezplenum.assembly.voting.methods.Outcome outcome) {
      return switch (outcome) {
        case ADOPTED, CONSENSUS, CONSENSUS_WITH_CONCERNS, CONSENTED -> ADOPTED;
        case REJECTED, BLOCKED -> REJECTED;
        default -> NO_RESULT;
      };
    }

    private org.kiezplenum.assembly.voting.methods.Outcome ofMethods() {
      return switch (this) {
        case ADOPTED -> org.kiezplenum.assembly.voting.methods.Outcome.ADOPTED;
        case REJECTED -> org.kiezplenum.assembly.voting.methods.Outcome.REJECTED;
        case NO_RESULT -> org.kiezplenum.assembly.voting.methods.Outcome.NO_RESULT;
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
  public enum FindingReason {
    MORE_YES,
    MORE_NO,
    TIE,
    NO_VOTES,
    NO_OBJECTION,
    MAJORITY_SEEN;

    /** Where nobody has chosen a method, yes and no decide, and nothing else can be the reason. */
    private static FindingReason of(Why why) {
      return switch (why) {
        case MORE_YES -> MORE_YES;
        case MORE_NO -> MORE_NO;
        case TIE -> TIE;
        case NO_VOTES -> NO_VOTES;
        default -> throw new IllegalArgumentException("No reason of yes and no: " + why);
      };
    }

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
