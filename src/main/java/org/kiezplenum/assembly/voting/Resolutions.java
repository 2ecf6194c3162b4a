package org.kiezplenum.assembly.voting;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Unfolding;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;

/**
 * The numbers of resolutions, from 1 in the order in which they were announced. Whatever the
 * assembly adopts has one, a proposal, a question or a choice, counted or seen; amendments have
 * none, for they are part of what they amend. A number belongs to one decision for ever.
 */
public final class Resolutions {
  private Resolutions() {}

  /** What is adopted by it is numbered. */
  public static void follow(Unfolding unfolding) {
    DecisionId announced =
        unfolding.events().stream()
            .map(Resolutions::announced)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (announced == null) {
      return;
    }
    Assembly now = unfolding.now();
    Decision decision = now.decisions().get(announced);
    if (decision.history().number() == null && isResolution(now, decision)) {
      unfolding.happen(
          new VotingEvent.ResolutionNumbered(announced, highest(unfolding.before()) + 1));
    }
  }

  private static @Nullable DecisionId announced(Event event) {
    return event instanceof VotingEvent voting ? announced(voting) : null;
  }

  private static @Nullable DecisionId announced(VotingEvent event) {
    return switch (event) {
      case VotingEvent.DecisionAnnounced e -> e.decision();
      case VotingEvent.PollAnnounced e -> e.decision();
      case VotingEvent.DecisionSeen e -> e.decision();
      case VotingEvent.TwoBallotsCounted _,
          VotingEvent.DecisionOpened _,
          VotingEvent.HandsEntered _,
          VotingEvent.HandsRemoved _,
          VotingEvent.SecondCountEntered _,
          VotingEvent.CountSettled _,
          VotingEvent.DecisionClosed _,
          VotingEvent.ClosingAnnounced _,
          VotingEvent.DecisionReopened _,
          VotingEvent.SecretVotesDemanded _,
          VotingEvent.NamedVotesDemanded _,
          VotingEvent.DecisionEnded _,
          VotingEvent.PollOpened _,
          VotingEvent.CellsEntered _,
          VotingEvent.PaperEntered _,
          VotingEvent.PollClosed _,
          VotingEvent.RollAnswered _,
          VotingEvent.RollAnswerWithdrawn _,
          VotingEvent.FiguresStated _,
          VotingEvent.LotDrawn _,
          VotingEvent.DecisionTakenUp _,
          VotingEvent.DecisionReconsidered _,
          VotingEvent.ResolutionNumbered _,
          VotingEvent.DecisionMistaken _,
          VotingEvent.DecisionSetAside _ ->
          null;
    };
  }

  private static boolean isResolution(Assembly assembly, Decision decision) {
    ProposalId about = decision.proposal();
    boolean isAmendment = about != null && assembly.proposals().get(about).amendment() != null;
    return !isAmendment && Adopting.by(decision, decision.state());
  }

  /** The highest number that was ever given, also to what does not hold any more. */
  private static int highest(Assembly assembly) {
    return assembly.decisions().byId().values().stream()
        .map(decision -> decision.history().number())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .reduce(assembly.proposals().mostNumbered(), Math::max);
  }

  /** The number of the resolution that this proposal is; absent unless it is adopted. */
  public static @Nullable Integer of(Assembly assembly, Proposal proposal) {
    if (proposal.state() != Proposal.ProposalState.ADOPTED || proposal.amendment() != null) {
      return null;
    }
    List<DecisionId> all = assembly.decisions().order();
    for (DecisionId id : all.reversed()) {
      Decision decision = assembly.decisions().get(id);
      if (decision.resolution() != null && Adopting.of(decision, proposal.id())) {
        return decision.resolution();
      }
    }
    // Of former times, when only proposals had numbers and no event said which.
    return assembly.proposals().numberOfFormerTimes(proposal);
  }
}
