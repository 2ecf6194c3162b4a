package org.kiezplenum.assembly.proposals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.Unfolding;
import org.kiezplenum.assembly.VotingEvent;

/**
 * What follows for amendments and their proposals from what was decided: words are worked in or
 * taken out again, and what has become needless or impossible is settled, or not any more. All of
 * it is said in events of its own, so that nothing falls silently.
 */
public final class Consequences {
  private Consequences() {}

  /** Tells what follows from it; refused if what was worked in cannot be taken out. */
  public static @Nullable Refusal follow(Unfolding unfolding) {
    if (unfolding.events().stream().noneMatch(Consequences::mayHaveAny)
        || unfolding.now().proposals() == unfolding.before().proposals()) {
      return null;
    }
    List<Event> next = next(unfolding.now().proposals());
    while (!next.isEmpty()) {
      next.forEach(unfolding::happen);
      next = next(unfolding.now().proposals());
    }
    boolean stays =
        unfolding.now().proposals().byId().values().stream()
            .anyMatch(p -> isWorkedIn(p) && !p.isIn());
    return stays ? new Refusal(Refusal.Code.AMENDMENT_STAYS) : null;
  }

  private static boolean mayHaveAny(Event event) {
    return switch (event) {
      case ProposalEvent e -> mayHaveAny(e);
      case VotingEvent e -> mayHaveAny(e);
      case AssemblyEvent _,
          InterludeEvent _,
          PeopleEvent _,
          ElectorateEvent _,
          AgendaEvent _,
          NoteEvent _,
          FloorEvent _,
          SignalEvent _ ->
          false;
    };
  }

  private static boolean mayHaveAny(ProposalEvent event) {
    return switch (event) {
      case ProposalEvent.AmendmentTakenOver _,
          ProposalEvent.ProposalWithdrawn _,
          ProposalEvent.ProposalReadmitted _,
          ProposalEvent.ProposalParted _,
          ProposalEvent.ProposalMerged _ ->
          true;
      case ProposalEvent.ProposalHandedIn _,
          ProposalEvent.ProposalChanged _,
          ProposalEvent.AmendmentHandedIn _,
          ProposalEvent.AmendmentWorkedIn _,
          ProposalEvent.AmendmentTakenOut _,
          ProposalEvent.AmendmentSettled _,
          ProposalEvent.AmendmentsArranged _,
          ProposalEvent.ProposalSupported _,
          ProposalEvent.SupportWithdrawn _,
          ProposalEvent.ProposalAdmitted _,
          ProposalEvent.ProposalDebated _,
          ProposalEvent.ProposalReferred _,
          ProposalEvent.ProposalAdjourned _,
          ProposalEvent.ProposalRemarked _,
          ProposalEvent.HandingInSet _,
          ProposalEvent.ProposalsCompeting _,
          ProposalEvent.ProposalSettled _ ->
          false;
    };
  }

  private static boolean mayHaveAny(VotingEvent event) {
    return switch (event) {
      case VotingEvent.DecisionOpened _,
          VotingEvent.DecisionSeen _,
          VotingEvent.DecisionAnnounced _,
          VotingEvent.PollAnnounced _,
          VotingEvent.DecisionEnded _,
          VotingEvent.DecisionTakenUp _,
          VotingEvent.DecisionReconsidered _,
          VotingEvent.DecisionSetAside _ ->
          true;
      case VotingEvent.TwoBallotsCounted _,
          VotingEvent.HandsEntered _,
          VotingEvent.HandsRemoved _,
          VotingEvent.SecondCountEntered _,
          VotingEvent.CountSettled _,
          VotingEvent.DecisionClosed _,
          VotingEvent.ClosingAnnounced _,
          VotingEvent.DecisionReopened _,
          VotingEvent.SecretVotesDemanded _,
          VotingEvent.NamedVotesDemanded _,
          VotingEvent.PollOpened _,
          VotingEvent.CellsEntered _,
          VotingEvent.PaperEntered _,
          VotingEvent.PollClosed _,
          VotingEvent.RollAnswered _,
          VotingEvent.RollAnswerWithdrawn _,
          VotingEvent.FiguresStated _,
          VotingEvent.LotDrawn _,
          VotingEvent.ResolutionNumbered _,
          VotingEvent.DecisionMistaken _ ->
          false;
    };
  }

  /** What follows first; nothing if all is as it must be. */
  private static List<Event> next(Proposals proposals) {
    Amendments amendments = proposals.amendments();
    for (ProposalId id : proposals.order()) {
      Proposal amendment = proposals.get(id);
      Proposal target = amendments.target(amendment);
      List<Event> next =
          target == null ? next(proposals, amendment) : next(proposals, amendment, target);
      if (!next.isEmpty()) {
        return next;
      }
    }
    return List.of();
  }

  /** Of proposals that exclude each other one is adopted, and the others are settled by it. */
  private static List<Event> next(Proposals proposals, Proposal proposal) {
    ProposalId adopted = proposals.adoptedRival(proposal);
    if (proposal.isOpen() && adopted != null) {
      return List.of(new ProposalEvent.ProposalSettled(proposal.id(), adopted));
    }
    return proposal.state() == Proposal.ProposalState.SETTLED && adopted == null
        ? List.of(new ProposalEvent.ProposalReadmitted(proposal.id()))
        : List.of();
  }

  private static List<Event> next(Proposals proposals, Proposal amendment, Proposal target) {
    Amendments amendments = proposals.amendments();
    ProposalId id = amendment.id();
    int version = target.version() + 1;
    if (amendment.isIn() && !isWorkedIn(amendment)) {
      return target.isOpen() && !amendments.isOutdated(amendment)
          ? workedIn(amendments, amendment, target)
          : List.of();
    }
    if (isWorkedIn(amendment) && !amendment.isIn()) {
      return amendments.canTakeOut(amendment)
          ? List.of(new ProposalEvent.AmendmentTakenOut(id, target.id(), version))
          : List.of();
    }
    if (amendment.isVotable() && isDone(target)) {
      return List.of(new ProposalEvent.AmendmentSettled(id, target.id()));
    }
    return isSettledByNothing(proposals, amendment, target)
        ? List.of(new ProposalEvent.ProposalReadmitted(id))
        : List.of();
  }

  /** Others that speak of the same words are settled by it. */
  private static List<Event> workedIn(Amendments amendments, Proposal amendment, Proposal target) {
    List<Event> events = new ArrayList<>();
    events.add(
        new ProposalEvent.AmendmentWorkedIn(amendment.id(), target.id(), target.version() + 1));
    for (ProposalId other : amendments.displacedBy(amendment)) {
      events.add(new ProposalEvent.AmendmentSettled(other, amendment.id()));
    }
    return events;
  }

  private static boolean isSettledByNothing(
      Proposals proposals, Proposal amendment, Proposal target) {
    Proposal.Amendment as = amendment.amendment();
    if (as == null || as.settledBy() == null) {
      return false;
    }
    return as.settledBy().equals(target.id())
        ? !isDone(target)
        : !isWorkedIn(proposals.get(as.settledBy()));
  }

  private static boolean isWorkedIn(Proposal proposal) {
    return proposal.amendment() != null && proposal.amendment().workedInto() != null;
  }

  /** Nothing more will be decided about its text. */
  private static boolean isDone(Proposal proposal) {
    return switch (proposal.state()) {
      case ADOPTED, REJECTED, TAKEN_OVER, SETTLED, WITHDRAWN, MERGED -> true;
      case HANDED_IN, ADMITTED, REFERRED, ADJOURNED, NO_RESULT, VOTING -> false;
    };
  }
}
