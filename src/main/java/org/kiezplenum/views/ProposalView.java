package org.kiezplenum.views;

import static org.kiezplenum.views.Node.each;
import static org.kiezplenum.views.Node.ids;
import static org.kiezplenum.views.Node.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    // What an amendment is shown as depends on others, and so does what it would change.
    boolean alone =
        proposals == before
            || proposals.byId().values().stream().allMatch(p -> p.amendment() == null);
    return each(
        proposals.byId(),
        before == null ? null : before.byId(),
        old,
        proposal -> alone && Called.isSame(now, then, proposal.person()),
        view::proposal);
  }

  /** How many are for it; who they are, nobody is told. */
  private Map<String, Object> proposal(Proposal proposal) {
    int supporters = proposal.supporters().size();
    List<ProposalId> all = amendments.of(proposal.id());
    List<ProposalId> open = amendments.open(proposal.id());
    Node node =
        node()
            .with("number", proposal.number())
            .with("title", now.text(proposal.title()))
            .with("by", Called.of(now, proposal.person()))
            .with("version", proposal.version())
            .with("state", state(proposal))
            .with("supporters", supporters == 0 ? null : supporters)
            .with("amendments", all.isEmpty() ? null : ids(all))
            .with("open", open.isEmpty() ? null : ids(open));
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

  /** An amendment whose passage has changed needs somebody to look at it before anything else. */
  private String state(Proposal proposal) {
    return proposal.isVotable() && amendments.isOutdated(proposal)
        ? "outdated"
        : proposal.state().wireName();
  }
}
