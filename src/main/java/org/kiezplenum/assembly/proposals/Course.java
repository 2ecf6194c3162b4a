package org.kiezplenum.assembly.proposals;

import org.kiezplenum.assembly.Event;

/** What the moderation says about proposals, and what follows where they exclude each other. */
final class Course {
  private final Proposals proposals;

  Course(Proposals proposals) {
    this.proposals = proposals;
  }

  /** The same if the event is about something else. */
  Proposals after(Event event) {
    Competing competing = proposals.competing();
    return switch (event) {
      case Event.ProposalAdmitted e -> proposals.standing(e.proposal(), was -> was.admitted(null));
      case Event.ProposalDebated e ->
          proposals.standing(e.proposal(), was -> was.admitted(e.item()));
      case Event.ProposalReferred e ->
          proposals.standing(e.proposal(), was -> was.referredTo(e.to()));
      case Event.ProposalAdjourned e -> proposals.in(Proposal.State.ADJOURNED, e.proposal());
      case Event.ProposalRemarked e ->
          proposals.with(proposals.get(e.proposal()).remarked(e.text()));
      case Event.HandingInSet e -> proposals.handingIn(e.by());
      case Event.ProposalsCompeting e -> proposals.competing(competing.among(e.order()));
      case Event.ProposalParted e -> proposals.competing(competing.without(e.proposal()));
      case Event.ProposalSettled e ->
          proposals.standing(e.proposal(), was -> was.leaving(Proposal.State.SETTLED, e.by()));
      case Event.ProposalMerged e ->
          proposals.standing(e.proposal(), was -> was.leaving(Proposal.State.MERGED, e.into()));
      default -> proposals;
    };
  }
}
