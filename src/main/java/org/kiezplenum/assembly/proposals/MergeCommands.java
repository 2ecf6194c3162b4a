package org.kiezplenum.assembly.proposals;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.Person;

/** Two proposals become one: one of them in a new version, into which the other went. */
public final class MergeCommands {
  private MergeCommands() {}

  /**
   * The moderation may, and whoever handed in both.
   *
   * @param texts of the version that was read
   */
  public static Decided merge(
      Assembly assembly,
      Person by,
      Command.MergeProposals command,
      Function<String, @Nullable String> texts) {
    Proposals proposals = assembly.proposals();
    Proposal into = proposals.find(command.change().proposal());
    Proposal other = proposals.find(command.with());
    if (into == null || other == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    if (into.amendment() != null || other.amendment() != null) {
      return refuse(Refusal.Code.IS_AN_AMENDMENT);
    }
    if (into == other) {
      return refuse(Refusal.Code.SAME_PROPOSAL);
    }
    if (!VersionCommands.isTheirs(assembly, by, into)
        || !VersionCommands.isTheirs(assembly, by, other)) {
      return refuse(Refusal.Code.NOT_YOURS);
    }
    if (!other.isOpen() || proposals.amendments().areVotedOn(other.id())) {
      return refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    return VersionCommands.change(assembly, by, command.change(), texts)
            instanceof Decided.Accepted changed
        ? changed.and(new ProposalEvent.ProposalMerged(other.id(), into.id()))
        : VersionCommands.change(assembly, by, command.change(), texts);
  }
}
