package org.kiezplenum.assembly.proposals;

import org.kiezplenum.assembly.ProposalEvent;

/** What the moderation says about proposals, and what follows where they exclude each other. */
final class Course {
  private final Proposals proposals;

  Course(Proposals proposals) {
    this.proposals = proposals;
  }

  Proposals after(ProposalEvent.OfCourse event) {
    Competing competing = proposals.competing();
    return switch (event) {
      case ProposalEvent.ProposalAdmitted e ->
          proposals.standing(e.proposal(), was -> was.admitted(null));
      case ProposalEvent.ProposalDebated e ->
          proposals.standing(e.proposal(), was -> was.admitted(e.item()));
      case ProposalEvent.ProposalReferred e ->
          proposals.standing(e.proposal(), was -> was.referredTo(e.to()));
      case ProposalEvent.ProposalAdjourned e ->
          proposals.in(Proposal.ProposalState.ADJOURNED, e.proposal());
      case ProposalEvent.ProposalRemarked e ->
          proposals.with(proposals.get(e.proposal()).remarked(e.text()));
      case ProposalEvent.HandingInSet e -> proposals.handingIn(e.by());
      case ProposalEvent.ProposalsCompeting e -> proposals.competing(competing.among(e.order()));
      case ProposalEvent.ProposalParted e -> proposals.competing(competing.without(e.proposal()));
      case ProposalEvent.ProposalSettled e ->
          proposals.standing(
              e.proposal(), was -> was.leaving(Proposal.ProposalState.SETTLED, e.by()));
      case ProposalEvent.ProposalMerged e ->
          proposals.standing(
              e.proposal(), was -> was.leaving(Proposal.ProposalState.MERGED, e.into()));
    };
  }
}
