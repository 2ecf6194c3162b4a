package org.kiezplenum.views;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.Amendments;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.voting.Resolutions;
import org.kiezplenum.told.ViewPart;

/**
 * A proposal or an amendment, as everybody may see it; never its long texts.
 *
 * @param votable whether it can be put to the vote now
 * @param competing all of those that exclude each other, itself among them
 * @param to whom it was referred to
 * @param supporters how many are for it; who they are, nobody is told
 * @param amendments all that amend it
 * @param open those of them on which is still to be decided
 * @param into what it was merged into
 * @param amends what an amendment is to
 */
public record ProposalView(
    int number,
    @Nullable String title,
    Called by,
    int version,
    String state,
    boolean votable,
    @Nullable Integer resolution,
    @Nullable List<ProposalId> competing,
    @Nullable String to,
    @Nullable Integer supporters,
    @Nullable List<ProposalId> amendments,
    @Nullable List<ProposalId> open,
    @Nullable ProposalId into,
    @Nullable ProposalId amends,
    @Nullable List<ProposalId> conflicts,
    @Nullable ProposalId settledBy)
    implements ViewPart {

  static Map<ProposalId, ProposalView> all(
      World now, @Nullable World then, @Nullable Map<ProposalId, ProposalView> old) {
    Proposals proposals = now.assembly().proposals();
    Proposals before = then == null ? null : then.assembly().proposals();
    ItemId current = now.assembly().agenda().current();
    boolean isSameItem =
        then != null && Objects.equals(current, then.assembly().agenda().current());
    // What one is shown as may depend on others: what it amends, competes with, or was merged into.
    boolean alone = proposals == before || (isAlone(proposals) && isAlone(before));
    Making making = new Making(now, proposals.amendments());
    return Kept.each(
        proposals.byId(),
        before == null ? null : before.byId(),
        old,
        proposal ->
            alone
                && (isSameItem || proposal.item() == null)
                && Called.isSame(now, then, proposal.person()),
        making::proposal);
  }

  private static boolean isAlone(@Nullable Proposals proposals) {
    return proposals == null
        || (proposals.competing().groups().isEmpty()
            && proposals.byId().values().stream()
                .allMatch(p -> p.amendment() == null && p.gaveWayTo() == null));
  }

  /** What is needed to show one. */
  private record Making(World now, Amendments amendments) {

    ProposalView proposal(Proposal proposal) {
      Proposals proposals = now.assembly().proposals();
      int supporters = proposals.supporters(proposal).size();
      ProposalId by = proposal.gaveWayTo();
      Proposal.Amendment as = proposal.amendment();
      return new ProposalView(
          proposal.number(),
          now.text(proposal.title()),
          Called.of(now, proposal.person()),
          proposal.version(),
          state(proposal),
          amendments.isVotable(proposal),
          Resolutions.of(now.assembly(), proposal),
          some(competing(proposal)),
          isReferred(proposal) ? now.text(proposal.referred()) : null,
          supporters == 0 ? null : supporters,
          some(amendments.of(proposal.id())),
          some(amendments.open(proposal.id())),
          isMerged(proposal) ? by : null,
          as == null ? null : as.amends().of(),
          as == null ? null : some(amendments.conflicts(proposal)),
          as != null && as.settledBy() != null ? as.settledBy() : isMerged(proposal) ? null : by);
    }

    private static @Nullable List<ProposalId> some(List<ProposalId> ids) {
      return ids.isEmpty() ? null : ids;
    }

    /**
     * All of those that exclude each other, as long as a choice between them is still to be made.
     */
    private List<ProposalId> competing(Proposal proposal) {
      Proposals proposals = now.assembly().proposals();
      List<ProposalId> open =
          proposals.competing().groupOf(proposal.id()).stream()
              .filter(id -> isUndecided(proposals.get(id)))
              .toList();
      return open.size() > 1 && isUndecided(proposal) ? open : List.of();
    }

    private static boolean isUndecided(Proposal proposal) {
      return proposal.isOpen() || proposal.state() == Proposal.ProposalState.VOTING;
    }

    private static boolean isReferred(Proposal proposal) {
      return proposal.state() == Proposal.ProposalState.REFERRED;
    }

    private static boolean isMerged(Proposal proposal) {
      return proposal.state() == Proposal.ProposalState.MERGED;
    }

    /**
     * An amendment whose passage has changed needs somebody to look at it before anything else; and
     * what is bound to the current item is debated.
     */
    private String state(Proposal proposal) {
      if (proposal.isVotable() && amendments.isOutdated(proposal)) {
        return "outdated";
      }
      return proposal.isDebatedOn(now.assembly().agenda().current())
          ? "debated"
          : proposal.state().wireName();
    }
  }
}
