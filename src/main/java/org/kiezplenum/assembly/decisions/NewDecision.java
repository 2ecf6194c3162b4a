package org.kiezplenum.assembly.decisions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.ProposalId;

/** What was just put to the assembly, or was seen to be decided. */
record NewDecision(
    DecisionId id,
    ItemId item,
    @Nullable ProposalId proposal,
    @Nullable Integer version,
    @Nullable WordRef question) {

  static Decision of(VotingEvent.DecisionOpened event) {
    return new NewDecision(
            event.decision(),
            event.item(),
            event.proposal(),
            event.proposalVersion(),
            event.question())
        .in(new Decision.Open(), event.method(), null, Map.of(), null, null);
  }

  static Decision of(VotingEvent.PollOpened event) {
    return new NewDecision(
            event.decision(),
            event.item(),
            event.proposal(),
            event.proposalVersion(),
            event.question())
        .in(
            new Decision.Open(),
            Method.POLL,
            Poll.of(event.ask(), event.labels(), event.entitled()),
            event.proposals() == null ? Map.of() : event.proposals(),
            event.follows(),
            null);
  }

  static Decision of(VotingEvent.DecisionSeen event) {
    return new NewDecision(
            event.decision(),
            event.item(),
            event.proposal(),
            event.proposalVersion(),
            event.question())
        .in(
            new Decision.Announced(event.finding()),
            event.finding().method(),
            null,
            Map.of(),
            null,
            event.happened());
  }

  private Decision in(
      Decision.State state,
      Method method,
      @Nullable Poll poll,
      Map<String, Variant> between,
      @Nullable DecisionId follows,
      @Nullable String happened) {
    return new Decision(
        id,
        item,
        proposal,
        version,
        question,
        method,
        state,
        Decision.NO_BLOCKS,
        poll,
        SecondCounts.NONE,
        null,
        happened,
        between,
        null,
        follows,
        HeadCount.UNKNOWN,
        false,
        History.NONE);
  }
}
