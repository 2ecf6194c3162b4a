package org.kiezplenum.assembly.proposals;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.agenda.ItemId;

/**
 * The course of a proposal through the assembly, as the moderation says it: admitted, debated,
 * referred, adjourned. None of it is needed before a vote, for an evening must not wait for it; but
 * what was put off is taken up before it is put. Amendments share the course of their proposal.
 */
public final class CourseCommands {
  private CourseCommands() {}

  /**
   * Decides.
   *
   * @param texts with the words of proposals that are said to compete
   */
  public static Decided decide(
      Assembly assembly, Command.OnTheCourse command, Function<String, @Nullable String> texts) {
    return switch (command) {
      case Command.AdmitProposal c -> admit(assembly, c);
      case Command.DebateProposal c -> debate(assembly, c);
      case Command.ReferProposal c -> refer(assembly, c);
      case Command.AdjournProposal c -> adjourn(assembly, c);
      case Command.RemarkOnProposal c -> remark(assembly, c);
      case Command.SetHandingIn c -> setHandingIn(assembly, c);
      case Command.CompeteProposals c -> CompetingCommands.compete(assembly, c, texts);
      case Command.MoveCompeting c -> CompetingCommands.move(assembly, c);
      case Command.PartProposal c -> CompetingCommands.part(assembly, c);
    };
  }

  /** Lets it onto the agenda, takes up what was put off, and ends its debate. */
  private static Decided admit(Assembly assembly, Command.AdmitProposal command) {
    return ifOpen(
        assembly,
        command.proposal(),
        proposal ->
            proposal.state() == Proposal.ProposalState.ADMITTED && proposal.item() == null
                ? accept()
                : accept(new ProposalEvent.ProposalAdmitted(proposal.id())));
  }

  /** It is debated as long as the item that is current now is the current one. */
  private static Decided debate(Assembly assembly, Command.DebateProposal command) {
    return ifOpen(
        assembly,
        command.proposal(),
        proposal -> {
          ItemId item = assembly.agenda().current();
          if (item == null) {
            return refuse(assembly.isLive() ? Refusal.Code.NO_CURRENT_ITEM : assembly.whyNotLive());
          }
          if (proposal.isPutOff()) {
            return refuse(Refusal.Code.PROPOSAL_PUT_OFF);
          }
          return proposal.isDebatedOn(item)
              ? accept()
              : accept(new ProposalEvent.ProposalDebated(proposal.id(), item));
        });
  }

  /** Somebody else is to deal with it: a working group, an authority. */
  private static Decided refer(Assembly assembly, Command.ReferProposal command) {
    return ifOpen(
        assembly,
        command.proposal(),
        proposal -> {
          Decided refused = AgendaCommands.refusedTitle(command.to());
          if (refused != null) {
            return refused;
          }
          WordRef to = command.to().as(proposal.id() + "/referred", after(proposal.referred()));
          return accept(new ProposalEvent.ProposalReferred(proposal.id(), to))
              .saying(to, command.to());
        });
  }

  private static Decided adjourn(Assembly assembly, Command.AdjournProposal command) {
    return ifOpen(
        assembly,
        command.proposal(),
        proposal ->
            proposal.state() == Proposal.ProposalState.ADJOURNED
                ? accept()
                : accept(new ProposalEvent.ProposalAdjourned(proposal.id())));
  }

  /** What the moderation says about it stands beside its words, never among them. */
  private static Decided remark(Assembly assembly, Command.RemarkOnProposal command) {
    Proposal proposal = assembly.proposals().find(command.proposal());
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    Wording text = command.text();
    if (text.text().getBytes(StandardCharsets.UTF_8).length > Proposals.LONGEST_REMARK_BYTES) {
      return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Proposals.LONGEST_REMARK_BYTES));
    }
    if (text.text().isEmpty() && !command.clears()) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    if (text.text().isEmpty() && proposal.remark() == null) {
      return accept();
    }
    WordRef remark = text.as(proposal.id() + "/remark", after(proposal.remark()));
    return accept(new ProposalEvent.ProposalRemarked(proposal.id(), remark)).saying(remark, text);
  }

  private static Decided setHandingIn(Assembly assembly, Command.SetHandingIn command) {
    return assembly.proposals().handingIn() == command.by()
        ? accept()
        : accept(new ProposalEvent.HandingInSet(command.by()));
  }

  private static int after(@Nullable WordRef before) {
    return before == null ? 1 : before.version() + 1;
  }

  private static Decided ifOpen(
      Assembly assembly, ProposalId id, Function<Proposal, Decided> then) {
    Proposal proposal = assembly.proposals().find(id);
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    if (proposal.amendment() != null) {
      return refuse(Refusal.Code.IS_AN_AMENDMENT);
    }
    return proposal.isOpen() ? then.apply(proposal) : refuse(Refusal.Code.PROPOSAL_CLOSED);
  }
}
