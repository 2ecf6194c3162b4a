package org.kiezplenum.assembly;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.ProposalStanding;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.Adopting;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Decisions;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.methods.Finding;

/** What votes make of the proposals that were put. */
public final class ProposalVotes {
  private final Proposals proposals;
  private final Decisions decisions;

  /**
   * What votes make of these.
   *
   * @param decisions as they are after the event
   */
  ProposalVotes(Proposals proposals, Decisions decisions) {
    this.proposals = proposals;
    this.decisions = decisions;
  }

  Proposals after(VotingEvent event) {
    return switch (event) {
      case VotingEvent.DecisionOpened e -> put(decisions.get(e.decision()));
      case VotingEvent.PollOpened e -> put(decisions.get(e.decision()));
      case VotingEvent.DecisionSeen e ->
          proposals.standing(e.proposal(), was -> was.voting().in(stateBy(e.finding().outcome())));
      case VotingEvent.DecisionAnnounced e -> asFound(e.decision());
      case VotingEvent.PollAnnounced e ->
          decisions.get(e.decision()).between().isEmpty()
              ? asFound(e.decision())
              : chosen(decisions.get(e.decision()), e.finding());
      case VotingEvent.DecisionTakenUp e -> takenUp(decisions.get(e.decision()));
      case VotingEvent.DecisionEnded e -> asFound(e.decision());
      case VotingEvent.DecisionSetAside e -> asFound(e.decision());
      case VotingEvent.DecisionReconsidered e -> reconsidered(decisions.get(e.decision()));
      // Counting, and what votes are like, means nothing for a proposal before a result.
      case VotingEvent.HandsEntered _,
          VotingEvent.CellsEntered _,
          VotingEvent.PaperEntered _,
          VotingEvent.HandsRemoved _,
          VotingEvent.SecondCountEntered _,
          VotingEvent.CountSettled _,
          VotingEvent.ClosingAnnounced _,
          VotingEvent.DecisionClosed _,
          VotingEvent.PollClosed _,
          VotingEvent.DecisionReopened _,
          VotingEvent.RollAnswered _,
          VotingEvent.RollAnswerWithdrawn _,
          VotingEvent.FiguresStated _,
          VotingEvent.LotDrawn _,
          VotingEvent.ResolutionNumbered _,
          VotingEvent.DecisionMistaken _,
          VotingEvent.TwoBallotsCounted _,
          VotingEvent.SecretVotesDemanded _,
          VotingEvent.NamedVotesDemanded _ ->
          proposals;
    };
  }

  private Proposals put(Decision decision) {
    Proposals put = proposals;
    for (ProposalId proposal : decision.proposals()) {
      put = put.standing(proposal, ProposalStanding::voting);
    }
    return put;
  }

  private Proposals takenUp(Decision decision) {
    return unrejected(decision, put(decision));
  }

  /** As if it had not been put: what was found before does not hold again by it. */
  private Proposals reconsidered(Decision decision) {
    Proposals stand = proposals;
    for (ProposalId proposal : decision.proposals()) {
      stand = stand.standing(proposal, was -> was.asBefore(false));
    }
    return unrejected(decision, stand);
  }

  /**
   * Takes back the rejection of options that fell out in earlier rounds, if it was by this vote.
   */
  private Proposals unrejected(Decision decision, Proposals before) {
    Proposals stand = before;
    for (ProposalId proposal : out(decision)) {
      DecisionId own = decisions.latestFoundOn(proposal);
      if (stand.get(proposal).state() == Proposal.ProposalState.REJECTED
          && (own == null
              || stateBy(decisions.get(own).outcome()) != Proposal.ProposalState.REJECTED)) {
        stand = stand.standing(proposal, was -> was.asBefore(false));
      }
    }
    return stand;
  }

  /** Those that fell out in an earlier round. */
  private Set<ProposalId> out(Decision decision) {
    Set<ProposalId> out = new LinkedHashSet<>(decisions.choicesOf(decision));
    decision.proposals().forEach(out::remove);
    return out;
  }

  /**
   * What a choice between proposals means for them: the one that was chosen is adopted, those that
   * were put are rejected where the choice fell on none of them, and otherwise nothing has been
   * decided. Those that fell out in an earlier round are rejected too where everything stays as it
   * is; a no to the last one left says nothing about them. That the others are settled is said by
   * events of its own.
   */
  private Proposals chosen(Decision decision, Finding finding) {
    Proposals stand = asFound(decision.id());
    if (!Adopting.choosesNone(decision, finding)) {
      Variant chosen = Adopting.chosen(decision, finding);
      return chosen == null ? stand : stand.in(Proposal.ProposalState.ADOPTED, chosen.proposal());
    }
    for (ProposalId proposal : decision.proposals()) {
      stand = stand.in(Proposal.ProposalState.REJECTED, proposal);
    }
    for (ProposalId proposal :
        Adopting.letsAllStay(decision, finding) ? out(decision) : Set.<ProposalId>of()) {
      stand =
          stand.get(proposal).isVotable()
              ? stand.in(Proposal.ProposalState.REJECTED, proposal)
              : stand;
    }
    return stand;
  }

  /**
   * What was found last holds, also where an earlier vote was taken up again and announced or
   * ended; where nothing was, it is as if it had not been put.
   */
  private Proposals asFound(DecisionId decision) {
    Proposals stand = proposals;
    for (ProposalId proposal : decisions.get(decision).proposals()) {
      DecisionId last = decisions.latestFoundOn(proposal);
      Proposal.ProposalState found = last == null ? null : stateBy(decisions.get(last).outcome());
      boolean holds =
          found != null && (found != Proposal.ProposalState.NO_RESULT || decision.equals(last));
      stand =
          stand.standing(
              proposal,
              was -> holds ? was.in(Objects.requireNonNull(found)) : was.asBefore(found != null));
    }
    return stand;
  }

  /** What a proposal is by a result that was announced. */
  static Proposal.ProposalState stateBy(PlainFinding.Outcome outcome) {
    return switch (outcome) {
      case ADOPTED -> Proposal.ProposalState.ADOPTED;
      case REJECTED -> Proposal.ProposalState.REJECTED;
      case NO_RESULT -> Proposal.ProposalState.NO_RESULT;
    };
  }
}
