package org.kiezplenum.assembly.proposals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.decisions.Finding;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The proposals of an assembly, in the order in which they were handed in. */
public record Proposals(PVector<ProposalId> order, PMap<ProposalId, Proposal> byId) {
  public static final Proposals NONE = new Proposals(TreePVector.empty(), HashTreePMap.empty());

  public static final int MOST_PROPOSALS = 500;
  public static final int MOST_PROPOSALS_OF_ONE_PERSON = 20;
  public static final int LONGEST_TITLE_GRAPHEMES = 200;
  public static final int LONGEST_TEXT_BYTES = 20_000;

  public @Nullable Proposal find(ProposalId proposal) {
    return byId.get(proposal);
  }

  /** A proposal that an event has named before. */
  public Proposal get(ProposalId proposal) {
    return Objects.requireNonNull(byId.get(proposal));
  }

  public Proposals after(Event.ProposalHandedIn event) {
    Proposal proposal =
        new Proposal(
            event.proposal(),
            event.number(),
            event.person(),
            event.title(),
            event.text(),
            event.reasons(),
            Proposal.State.HANDED_IN);
    return new Proposals(order.plus(proposal.id()), byId.plus(proposal.id(), proposal));
  }

  public Proposals voting(@Nullable ProposalId proposal) {
    return proposal == null ? this : with(get(proposal).in(Proposal.State.VOTING));
  }

  /** Ended without a result: it is as if it had not been put. */
  public Proposals withoutResult(@Nullable ProposalId proposal) {
    return proposal == null ? this : with(get(proposal).in(Proposal.State.HANDED_IN));
  }

  public Proposals found(@Nullable ProposalId proposal, Finding.Outcome outcome) {
    return proposal == null
        ? this
        : with(
            get(proposal)
                .in(
                    switch (outcome) {
                      case ADOPTED -> Proposal.State.ADOPTED;
                      case REJECTED -> Proposal.State.REJECTED;
                      case NO_RESULT -> Proposal.State.NO_RESULT;
                    }));
  }

  private Proposals with(Proposal proposal) {
    return new Proposals(order, byId.plus(proposal.id(), proposal));
  }
}
