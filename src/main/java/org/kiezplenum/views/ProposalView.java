package org.kiezplenum.views;

import static org.kiezplenum.views.Node.each;
import static org.kiezplenum.views.Node.ids;
import static org.kiezplenum.views.Node.node;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Resolutions;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.Amendments;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;

/** Proposals and their amendments, as everybody may see them; never their long texts. */
final class ProposalView {
  private final World now;
  private final Amendments amendments;

  private ProposalView(World now) {
    this.now = now;
    this.amendments = now.assembly().proposals().amendments();
  }

  static Map<String, Object> of(World now, @Nullable World then, @Nullable Object old) {
    ProposalView view = new ProposalView(now);
    Proposals proposals = now.assembly().proposals();
    Proposals before = then == null ? null : then.assembly().proposals();
    ItemId current = now.assembly().agenda().current();
    boolean isSameItem =
        then != null && Objects.equals(current, then.assembly().agenda().current());
    // What one is shown as may depend on others: what it amends, competes with, or was merged into.
    boolean alone = proposals == before || (isAlone(proposals) && isAlone(before));
    return each(
        proposals.byId(),
        before == null ? null : before.byId(),
        old,
        proposal ->
            alone
                && (isSameItem || proposal.item() == null)
                && Called.isSame(now, then, proposal.person()),
        view::proposal);
  }

  private static boolean isAlone(@Nullable Proposals proposals) {
    return proposals == null
        || (proposals.competing().groups().isEmpty()
            && proposals.byId().values().stream()
                .allMatch(p -> p.amendment() == null && p.gaveWayTo() == null));
  }

  /** How many are for it; who they are, nobody is told. */
  private Map<String, Object> proposal(Proposal proposal) {
    Proposals proposals = now.assembly().proposals();
    int supporters = proposals.supporters(proposal).size();
    List<ProposalId> competing = competing(proposal);
    List<ProposalId> all = amendments.of(proposal.id());
    List<ProposalId> open = amendments.open(proposal.id());
    Node node =
        node()
            .with("number", proposal.number())
            .with("title", now.text(proposal.title()))
            .with("by", Called.of(now, proposal.person()))
            .with("version", proposal.version())
            .with("state", state(proposal))
            .with("votable", amendments.isVotable(proposal) ? true : null)
            .with("resolution", Resolutions.of(now.assembly(), proposal))
            .with("competing", competing.isEmpty() ? null : ids(competing))
            .with("to", isReferred(proposal) ? now.text(proposal.referred()) : null)
            .with("supporters", supporters == 0 ? null : supporters)
            .with("amendments", all.isEmpty() ? null : ids(all))
            .with("open", open.isEmpty() ? null : ids(open));
    ProposalId by = proposal.gaveWayTo();
    if (by != null) {
      node.with(isMerged(proposal) ? "into" : "settledBy", by.value());
    }
    Proposal.Amendment as = proposal.amendment();
    if (as != null) {
      List<ProposalId> conflicts = amendments.conflicts(proposal);
      ProposalId settledBy = as.settledBy();
      node.with("amends", as.amends().of().value())
          .with("conflicts", conflicts.isEmpty() ? null : ids(conflicts))
          .with("settledBy", settledBy == null ? null : settledBy.value());
    }
    return node.made();
  }

  /** All of those that exclude each other, as long as a choice between them is still to be made. */
  private List<ProposalId> competing(Proposal proposal) {
    Proposals proposals = now.assembly().proposals();
    List<ProposalId> open =
        proposals.competing().groupOf(proposal.id()).stream()
            .filter(id -> isUndecided(proposals.get(id)))
            .toList();
    return open.size() > 1 && isUndecided(proposal) ? open : List.of();
  }

  private static boolean isUndecided(Proposal proposal) {
    return proposal.isOpen() || proposal.state() == Proposal.State.VOTING;
  }

  private static boolean isReferred(Proposal proposal) {
    return proposal.state() == Proposal.State.REFERRED;
  }

  private static boolean isMerged(Proposal proposal) {
    return proposal.state() == Proposal.State.MERGED;
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
