package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Reading.choice;
import static org.kiezplenum.web.wire.Reading.clears;
import static org.kiezplenum.web.wire.Reading.id;
import static org.kiezplenum.web.wire.Reading.line;
import static org.kiezplenum.web.wire.Reading.lines;
import static org.kiezplenum.web.wire.Reading.linesUnlessCleared;
import static org.kiezplenum.web.wire.Reading.mustCount;
import static org.kiezplenum.web.wire.Reading.mustLine;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** Reads what becomes of proposals: their course, what they compete with, what they merge into. */
final class CourseReader {
  private CourseReader() {}

  static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "admit-proposal" -> new Command.AdmitProposal(proposal(in));
      case "debate-proposal" -> new Command.DebateProposal(proposal(in));
      case "refer-proposal" -> new Command.ReferProposal(proposal(in), mustLine(in, "to"));
      case "adjourn-proposal" -> new Command.AdjournProposal(proposal(in));
      case "remark-on-proposal" ->
          new Command.RemarkOnProposal(proposal(in), linesUnlessCleared(in), clears(in));
      case "set-handing-in" ->
          new Command.SetHandingIn(choice(in, "by", HandingIn.values(), HandingIn::wireName));
      case "compete-proposals" ->
          new Command.CompeteProposals(proposal(in), id(in, "with", ProposalId::new));
      case "move-competing" -> new Command.MoveCompeting(proposal(in), mustCount(in, "to"));
      case "part-proposal" -> new Command.PartProposal(proposal(in));
      case "merge-proposals" ->
          new Command.MergeProposals(
              new Command.ChangeProposal(
                  proposal(in),
                  mustCount(in, "version"),
                  line(in, "title"),
                  lines(in, "text"),
                  lines(in, "reasons")),
              id(in, "with", ProposalId::new));
      default -> null;
    };
  }

  private static ProposalId proposal(Fields in) throws Malformed {
    return id(in, "proposal", ProposalId::new);
  }
}
