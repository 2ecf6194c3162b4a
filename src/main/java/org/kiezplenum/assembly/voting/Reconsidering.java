package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.agenda.ItemId;

/**
 * A motion to reconsider was carried: the result stays in the record, does not hold any more, and
 * what it was about can be put to the vote again.
 */
public final class Reconsidering {
  private Reconsidering() {}

  /**
   * Takes up a decision anew.
   *
   * @param named which; absent for the latest on the current item, or else the latest there is
   */
  public static Decided carried(Assembly assembly, @Nullable DecisionId named) {
    Decisions decisions = assembly.decisions();
    if (decisions.voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (named != null && decisions.find(named) == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    DecisionId id = named == null ? latest(decisions, assembly.agenda().current()) : named;
    if (id == null || !isLast(assembly, decisions.get(id))) {
      return refuse(Refusal.Code.NOTHING_TO_RECONSIDER);
    }
    return accept(new VotingEvent.DecisionReconsidered(id));
  }

  private static @Nullable DecisionId latest(Decisions decisions, @Nullable ItemId item) {
    DecisionId latest = null;
    for (DecisionId id : decisions.order()) {
      Decision decision = decisions.get(id);
      boolean isNearer =
          latest == null
              || decision.item().equals(item)
              || !decisions.get(latest).item().equals(item);
      if (decision.holds() && isNearer) {
        latest = id;
      }
    }
    return latest;
  }

  /** It holds, and nothing was decided since that was built on it. */
  private static boolean isLast(Assembly assembly, Decision decision) {
    Decisions decisions = assembly.decisions();
    boolean hasNextRound =
        decisions.byId().values().stream()
            .anyMatch(later -> later.holds() && BuiltUpon.follows(decisions, later, decision.id()));
    return decision.holds()
        && !hasNextRound
        && (decision.proposal() == null
            || decision.id().equals(decisions.latestFoundOn(decision.proposal())))
        && !Between.isOvertaken(decisions, assembly.proposals(), decision)
        && !Between.isDecidedSince(decisions, decision, decisions.choicesOf(decision));
  }
}
