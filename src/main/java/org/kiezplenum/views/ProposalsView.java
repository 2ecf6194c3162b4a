package org.kiezplenum.views;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.told.ViewPart;

/**
 * All proposals.
 *
 * @param proposals their order
 * @param handingIn who may hand one in, where that is not everybody
 */
public record ProposalsView(
    List<ProposalId> proposals, Map<ProposalId, ProposalView> proposal, @Nullable String handingIn)
    implements ViewPart {

  static ProposalsView of(World now, @Nullable World then, @Nullable ProposalsView old) {
    Proposals proposals = now.assembly().proposals();
    HandingIn who = proposals.handingIn();
    return new ProposalsView(
        proposals.order(),
        ProposalView.all(now, then, old == null ? null : old.proposal),
        who == HandingIn.EVERYBODY ? null : who.wireName());
  }
}
