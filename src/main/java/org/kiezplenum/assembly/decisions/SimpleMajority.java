package org.kiezplenum.assembly.decisions;

import org.kiezplenum.assembly.decisions.Finding.Outcome;
import org.kiezplenum.assembly.decisions.Finding.Reason;

/**
 * More yes than no. Abstentions do not count, a tie is a rejection, and where nobody said yes or no
 * nothing was decided (as German association law has it, section 32 of the Civil Code).
 */
public final class SimpleMajority {
  private SimpleMajority() {}

  public static Finding find(Tally phones, Tally hands) {
    Tally total = phones.plus(hands);
    if (total.yes() == 0 && total.no() == 0) {
      return found(Outcome.NO_RESULT, Reason.NO_VOTES, total, phones, hands);
    }
    int difference = Integer.compare(total.yes(), total.no());
    if (difference > 0) {
      return found(Outcome.ADOPTED, Reason.MORE_YES, total, phones, hands);
    }
    Reason reason = difference < 0 ? Reason.MORE_NO : Reason.TIE;
    return found(Outcome.REJECTED, reason, total, phones, hands);
  }

  private static Finding found(
      Outcome outcome, Reason reason, Tally total, Tally phones, Tally hands) {
    return new Finding(Method.SIMPLE_MAJORITY, outcome, reason, total, phones, hands);
  }
}
