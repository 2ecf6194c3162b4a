package org.kiezplenum.assembly.proposals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.Proposal.ProposalState;

/**
 * Where a proposal stands.
 *
 * @param before what it was when it was withdrawn, settled or merged; absent unless it is
 * @param open what it was before it was last put to the vote, and is again if that ends without a
 *     result
 * @param item on which it is debated as long as that is the current one
 * @param by what was adopted instead of it, or the proposal it was merged into
 * @param referred where it was referred to last, also after it was taken up again
 */
public record ProposalStanding(
    ProposalState state,
    @Nullable ProposalState before,
    ProposalState open,
    @Nullable ItemId item,
    @Nullable ProposalId by,
    @Nullable WordRef referred) {
  static final ProposalStanding HANDED_IN =
      new ProposalStanding(
          ProposalState.HANDED_IN, null, ProposalState.HANDED_IN, null, null, null);

  public ProposalStanding in(ProposalState now) {
    return new ProposalStanding(now, null, open, item, null, referred);
  }

  /** Put to the vote, or an announced result taken up again. */
  public ProposalStanding voting() {
    ProposalState wasOpen =
        switch (state) {
          case HANDED_IN, NO_RESULT -> ProposalState.HANDED_IN;
          case ADMITTED -> ProposalState.ADMITTED;
          default -> open;
        };
    return new ProposalStanding(ProposalState.VOTING, null, wasOpen, item, null, referred);
  }

  /**
   * As if it had not been put.
   *
   * @param found true if an earlier vote on it was announced, and found no result
   */
  public ProposalStanding asBefore(boolean found) {
    return in(found && open == ProposalState.HANDED_IN ? ProposalState.NO_RESULT : open);
  }

  ProposalStanding admitted(@Nullable ItemId debatedOn) {
    return new ProposalStanding(
        ProposalState.ADMITTED, null, ProposalState.ADMITTED, debatedOn, null, referred);
  }

  ProposalStanding referredTo(WordRef whom) {
    return new ProposalStanding(ProposalState.REFERRED, null, open, null, null, whom);
  }

  /** Not put to the vote, until it is readmitted. */
  ProposalStanding leaving(ProposalState now, @Nullable ProposalId because) {
    return new ProposalStanding(now, state, open, item, because, referred);
  }

  ProposalStanding readmitted() {
    return in(Objects.requireNonNullElse(before, ProposalState.HANDED_IN));
  }
}
