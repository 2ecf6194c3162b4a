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
    Reason reason = reason(total);
    Outcome outcome =
        switch (reason) {
          case MORE_YES -> Outcome.ADOPTED;
          case MORE_NO, TIE -> Outcome.REJECTED;
          case NO_VOTES -> Outcome.NO_RESULT;
        };
    return new Finding(Method.SIMPLE_MAJORITY, outcome, reason, total, phones, hands);
  }

  private static Reason reason(Tally total) {
    if (total.yes() == 0 && total.no() == 0) {
      return Reason.NO_VOTES;
    }
    int difference = Integer.compare(total.yes(), total.no());
    return difference > 0 ? Reason.MORE_YES : difference < 0 ? Reason.MORE_NO : Reason.TIE;
  }
}
