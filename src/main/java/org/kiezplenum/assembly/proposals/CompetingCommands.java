package org.kiezplenum.assembly.proposals;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;

/** The moderation says which proposals exclude each other, and in which order they are put. */
final class CompetingCommands {
  private CompetingCommands() {}

  /**
   * Both, and whatever either competes with already, make one group. Which reaches furthest, a
   * program can only guess by their lengths; whoever knows better moves them.
   *
   * @param texts with the words of all of them
   */
  static Decided compete(
      Assembly assembly,
      Command.CompeteProposals command,
      Function<String, @Nullable String> texts) {
    Proposals proposals = assembly.proposals();
    Proposal one = proposals.find(command.proposal());
    Proposal other = proposals.find(command.with());
    if (one == null || other == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    if (one.amendment() != null || other.amendment() != null) {
      return refuse(Refusal.Code.IS_AN_AMENDMENT);
    }
    if (one == other) {
      return refuse(Refusal.Code.SAME_PROPOSAL);
    }
    if (!one.isOpen() || !other.isOpen()) {
      return refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    List<ProposalId> group = groupOf(proposals, one);
    if (group.contains(other.id())) {
      return accept();
    }
    return accept(
        new ProposalEvent.ProposalsCompeting(
            Competing.joined(
                group,
                groupOf(proposals, other),
                id -> proposals.get(id).text().says(Composed.in(texts)).length())));
  }

  private static List<ProposalId> groupOf(Proposals proposals, Proposal proposal) {
    List<ProposalId> group = proposals.competing().groupOf(proposal.id());
    return group.isEmpty() ? List.of(proposal.id()) : group;
  }

  /** The suggested order is only suggested. */
  static Decided move(Assembly assembly, Command.MoveCompeting command) {
    Proposals proposals = assembly.proposals();
    if (proposals.find(command.proposal()) == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    List<ProposalId> group = proposals.competing().groupOf(command.proposal());
    if (group.isEmpty()) {
      return refuse(Refusal.Code.NOT_COMPETING);
    }
    if (command.to() < 0 || command.to() >= group.size()) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", group.size() - 1));
    }
    List<ProposalId> order = new ArrayList<>(group);
    order.remove(command.proposal());
    order.add(command.to(), command.proposal());
    return order.equals(group)
        ? accept()
        : accept(new ProposalEvent.ProposalsCompeting(List.copyOf(order)));
  }

  static Decided part(Assembly assembly, Command.PartProposal command) {
    if (assembly.proposals().find(command.proposal()) == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    return assembly.proposals().competing().groupOf(command.proposal()).isEmpty()
        ? accept()
        : accept(new ProposalEvent.ProposalParted(command.proposal()));
  }
}
