package org.kiezplenum.assembly.voting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

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
        .in(new Decision.Open(), Poll.of(event.method().ask()), Map.of(), null, null);
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
            new Decision.Found(event.finding().found()),
            seen(event.finding()),
            Map.of(),
            null,
            event.happened());
  }

  /** With the hands that were counted while nothing worked. */
  private static Poll seen(PlainFinding finding) {
    Poll poll = Poll.of(finding.method().ask());
    Tally hands = finding.hands();
    return hands == null || hands.sum() == 0 ? poll : poll.recording(hands.cells());
  }

  private Decision in(
      Decision.DecisionState state,
      Poll poll,
      Map<String, Variant> between,
      @Nullable DecisionId follows,
      @Nullable String happened) {
    return new Decision(
        id,
        item,
        proposal,
        version,
        question,
        state,
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
