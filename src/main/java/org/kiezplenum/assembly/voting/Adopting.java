package org.kiezplenum.assembly.voting;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;

/** What is adopted by a result, and which of several proposals was chosen. */
public final class Adopting {
  private Adopting() {}

  /** Whether something is adopted or chosen by this result; not where everything stays as it is. */
  public static boolean by(Decision decision, Decision.DecisionState result) {
    return switch (result) {
      case Decision.Found found ->
          found.finding().outcome() == Outcome.ELECTED
              ? found.finding().reason().why() != Why.PASSIVE_STAYS
                  && (decision.between().isEmpty() || !choosesNone(decision, found.finding()))
              : PlainFinding.Outcome.of(found.finding().outcome()) == PlainFinding.Outcome.ADOPTED;
      default -> false;
    };
  }

  /** Whether this proposal is adopted by it. */
  public static boolean of(Decision decision, ProposalId proposal) {
    if (!(decision.state() instanceof Decision.Found found) || decision.between().isEmpty()) {
      return by(decision, decision.state()) && proposal.equals(decision.proposal());
    }
    Variant chosen = chosen(decision, found.finding());
    return chosen != null && proposal.equals(chosen.proposal());
  }

  /** The proposal that was chosen; nothing unless it is exactly one. */
  public static @Nullable Variant chosen(Decision decision, Finding finding) {
    return isChoice(finding) ? decision.between().get(finding.elected().getFirst()) : null;
  }

  /** True if the choice fell on none of the proposals that were put. */
  public static boolean choosesNone(Decision decision, Finding finding) {
    return letsAllStay(decision, finding) || isOnlyOneRejected(decision, finding);
  }

  /** True if it was chosen that everything stays as it is, whatever else might have been chosen. */
  public static boolean letsAllStay(Decision decision, Finding finding) {
    return finding.reason().why() == Why.PASSIVE_STAYS
        || (isChoice(finding) && !decision.between().containsKey(finding.elected().getFirst()));
  }

  /**
   * The last of several proposals was asked about with yes and no; about others no says nothing.
   */
  private static boolean isOnlyOneRejected(Decision decision, Finding finding) {
    Poll poll = decision.poll();
    return Methods.isAboutOne(poll.ask())
        && finding.outcome() == Outcome.REJECTED
        && decision.between().keySet().containsAll(poll.ask().options());
  }

  private static boolean isChoice(Finding finding) {
    return finding.elected().size() == 1
        && (finding.outcome() == Outcome.ELECTED || finding.outcome() == Outcome.ADOPTED);
  }
}
