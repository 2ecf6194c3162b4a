package org.kiezplenum.publiclog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Dropped;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.RollAnswer;
import org.kiezplenum.assembly.voting.counting.DrawnLot;

/**
 * What is told about proposals and votes.
 *
 * @param before the state in which it happens
 */
record LogOfVotes(Assembly before) {

  @Nullable LogLine of(ProposalEvent event) {
    return switch (event) {
      case ProposalEvent.ProposalChanged e ->
          LogLine.of("proposal-changed").about(proposal(e.proposal())).counting(e.version());
      case ProposalEvent.ProposalWithdrawn e ->
          LogLine.of("proposal-withdrawn").about(proposal(e.proposal()));
      case ProposalEvent.ProposalReadmitted e ->
          LogLine.of("proposal-readmitted").about(proposal(e.proposal()));
      case ProposalEvent.AmendmentTakenOver e ->
          LogLine.of("amendment-taken-over").about(proposal(e.proposal()));
      case ProposalEvent.AmendmentWorkedIn e ->
          LogLine.of("amendment-worked-in").about(proposal(e.proposal())).counting(e.version());
      case ProposalEvent.AmendmentTakenOut e ->
          LogLine.of("amendment-taken-out").about(proposal(e.proposal())).counting(e.version());
      case ProposalEvent.AmendmentSettled e ->
          LogLine.of("amendment-settled").about(proposal(e.proposal()));
      case ProposalEvent.AmendmentsArranged e ->
          LogLine.of("amendments-arranged").about(proposal(e.proposal()));
      case ProposalEvent.ProposalAdmitted e ->
          LogLine.of("proposal-admitted").about(proposal(e.proposal()));
      case ProposalEvent.ProposalDebated e ->
          LogLine.of("proposal-debated").about(proposal(e.proposal()));
      case ProposalEvent.ProposalReferred e ->
          LogLine.of("proposal-referred").about(proposal(e.proposal()));
      case ProposalEvent.ProposalAdjourned e ->
          LogLine.of("proposal-adjourned").about(proposal(e.proposal()));
      case ProposalEvent.ProposalRemarked e ->
          LogLine.of("proposal-remarked").about(proposal(e.proposal()));
      case ProposalEvent.HandingInSet e -> LogLine.of("handing-in." + e.by().wireName());
      case ProposalEvent.ProposalsCompeting e ->
          LogLine.of("proposals-competing").about(proposal(e.order().getFirst()));
      case ProposalEvent.ProposalParted e ->
          LogLine.of("proposal-parted").about(proposal(e.proposal()));
      case ProposalEvent.ProposalSettled e ->
          LogLine.of("amendment-settled").about(proposal(e.proposal()));
      case ProposalEvent.ProposalMerged e ->
          LogLine.of("proposal-merged").about(proposal(e.proposal()));
      case ProposalEvent.ProposalHandedIn _,
          ProposalEvent.AmendmentHandedIn _,
          ProposalEvent.ProposalSupported _,
          ProposalEvent.SupportWithdrawn _ ->
          null;
    };
  }

  @Nullable LogLine of(VotingEvent event) {
    return switch (event) {
      case VotingEvent.TwoBallotsCounted e ->
          LogLine.of(
                  Boolean.TRUE.equals(e.possible())
                      ? "two-ballots-possible"
                      : "two-ballots-counted")
              .about(e.person())
              .about(decision(e.decision()));
      case VotingEvent.HandsEntered e -> LogLine.of("hands-entered").about(decision(e.decision()));
      case VotingEvent.CellsEntered e -> LogLine.of("hands-entered").about(decision(e.decision()));
      case VotingEvent.PaperEntered e -> LogLine.of("paper-entered").about(decision(e.decision()));
      case VotingEvent.RollAnswered e ->
          LogLine.of(answered(e)).about(e.person()).about(decision(e.decision()));
      case VotingEvent.RollAnswerWithdrawn e ->
          LogLine.of(withdrawn(e)).about(e.person()).about(decision(e.decision()));
      case VotingEvent.LotDrawn e -> lot(e);
      case VotingEvent.SecondCountEntered e ->
          LogLine.of("second-count-entered").about(decision(e.decision()));
      case VotingEvent.CountSettled e ->
          LogLine.of(e.takes().wireName() + "-count-taken").about(decision(e.decision()));
      case VotingEvent.HandsRemoved e -> LogLine.of("hands-removed").about(decision(e.decision()));
      case VotingEvent.DecisionSeen e ->
          LogLine.of(LogLine.seen(e.finding().reason()))
              .about(subject(e.question(), e.proposal(), e.item()));
      case VotingEvent.DecisionTakenUp e -> takenUp(e);
      case VotingEvent.DecisionAnnounced e ->
          announcedAnew(e.decision(), new Decision.Found(e.finding().found()));
      case VotingEvent.PollAnnounced e ->
          announcedAnew(e.decision(), new Decision.Found(e.finding()));
      case VotingEvent.DecisionReconsidered e ->
          LogLine.of("decision-reconsidered").about(decision(e.decision()));
      case VotingEvent.DecisionSetAside e ->
          LogLine.of("decision-set-aside").about(decision(e.decision()));
      case VotingEvent.DecisionReopened e -> {
        Dropped lost = e.lost();
        yield lost == null
            ? LogLine.of("decision-reopened").about(decision(e.decision()))
            : LogLine.of("decision-reopened-without." + lost.reason().wireName())
                .about(decision(e.decision()))
                .counting(lost.votes());
      }
      case VotingEvent.DecisionMistaken e ->
          LogLine.of("decision-mistaken").about(decision(e.decision()));
      case VotingEvent.DecisionEnded e -> ended(before.decisions().get(e.decision()));
      case VotingEvent.FiguresStated e ->
          LogLine.of(e.present() == null ? "entitled-stated" : "present-stated")
              .about(decision(e.decision()))
              .counting(
                  Objects.requireNonNullElse(
                      e.present(), Objects.requireNonNullElse(e.entitled(), 0)));
      case VotingEvent.NamedVotesDemanded e ->
          e.firmly() && before.decisions().isSecretOn(e.item())
              ? LogLine.of("names-before-secret").about(item(e.item()))
              : null;
      case VotingEvent.DecisionOpened _,
          VotingEvent.DecisionClosed _,
          VotingEvent.ClosingAnnounced _,
          VotingEvent.SecretVotesDemanded _,
          VotingEvent.PollOpened _,
          VotingEvent.PollClosed _,
          VotingEvent.ResolutionNumbered _ ->
          null;
    };
  }

  /** Where one ballot holds two answers, which of them it was. */
  private String answered(VotingEvent.RollAnswered event) {
    String kind =
        Boolean.TRUE.equals(event.byPhone())
            ? "roll-by-phone"
            : Boolean.TRUE.equals(event.instead()) ? "roll-replaced" : "roll-entered";
    return inParts(kind, event.decision(), RollAnswer.of(event));
  }

  private String withdrawn(VotingEvent.RollAnswerWithdrawn event) {
    String kind =
        Boolean.TRUE.equals(event.byPhone()) ? "roll-withdrawn-by-phone" : "roll-withdrawn";
    return inParts(kind, event.decision(), RollAnswer.of(event));
  }

  private String inParts(String kind, DecisionId id, RollAnswer spoken) {
    Decision decision = before.decisions().find(id);
    return decision == null || !decision.hasParts() ? kind : kind + "." + spoken.part().wireName();
  }

  /** Told at once and whole, so that every draw stands there whatever becomes of it. */
  private LogLine lot(VotingEvent.LotDrawn event) {
    Poll poll = before.decisions().get(event.decision()).poll();
    DrawnLot lot = poll.lot(event);
    String kind =
        Boolean.TRUE.equals(event.instead())
            ? "lot-instead"
            : poll.lots().dropped().contains(lot)
                ? "lot-again"
                : lot.seed() == null ? "lot-drawn" : "lot-by-server";
    return LogLine.of(kind).about(decision(event.decision())).drawing(event.decision(), lot);
  }

  private LogLine takenUp(VotingEvent.DecisionTakenUp event) {
    Decision decision = before.decisions().get(event.decision());
    return LogLine.of("decision-taken-up." + LogLine.result(decision, decision.state()))
        .about(decision(event.decision()))
        .because(event.reason());
  }

  /** What was corrected is told with both results; what was announced at once is no news here. */
  private @Nullable LogLine announcedAnew(DecisionId id, Decision.DecisionState result) {
    Decision decision = before.decisions().get(id);
    return decision.history().former().isEmpty()
        ? null
        : LogLine.of("decision-corrected." + LogLine.result(decision, result)).about(decision(id));
  }

  /** Whoever looked into a count and announced nothing did so before everybody. */
  private LogLine ended(Decision decision) {
    return decision.state() instanceof Decision.Closed
        ? LogLine.of("decision-ended-counted")
            .about(decision(decision.id()))
            .counting(decision.poll().turnout())
        : LogLine.of("decision-ended").about(decision(decision.id()));
  }

  private WordRef proposal(ProposalId proposal) {
    return before.proposals().get(proposal).title();
  }

  private WordRef item(ItemId item) {
    return before.agenda().get(item).title();
  }

  private WordRef decision(DecisionId id) {
    Decision decision = before.decisions().get(id);
    return subject(decision.question(), decision.proposal(), decision.item());
  }

  private WordRef subject(@Nullable WordRef question, @Nullable ProposalId proposal, ItemId item) {
    return question != null ? question : proposal == null ? item(item) : proposal(proposal);
  }
}
