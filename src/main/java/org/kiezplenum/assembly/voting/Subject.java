package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;

/** What is decided on: a proposal, a spoken question, or with neither the item itself. */
record Subject(
    DecisionId decision,
    ItemId item,
    @Nullable ProposalId proposal,
    @Nullable Integer version,
    @Nullable WordRef question) {

  /** The events of this subject, if it is one that can be put now. */
  static Decided about(
      Assembly assembly,
      @Nullable ItemId named,
      @Nullable ProposalId proposal,
      @Nullable Wording question,
      Function<Subject, Event> happens) {
    ItemId item = named == null ? assembly.agenda().current() : named;
    if (item == null) {
      return refuse(assembly.isLive() ? Refusal.Code.NO_CURRENT_ITEM : assembly.whyNotLive());
    }
    if (assembly.agenda().find(item) == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (assembly.decisions().order().size() >= Decisions.MOST_DECISIONS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_DECISIONS));
    }
    DecisionId decision = DecisionId.of(assembly.decisions().order().size() + 1);
    if (proposal != null && question != null) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    if (question != null) {
      return aboutQuestion(question, decision, item, happens);
    }
    if (proposal == null) {
      return accept(happens.apply(new Subject(decision, item, null, null, null))).making(decision);
    }
    return aboutProposal(assembly.proposals(), proposal, decision, item, happens);
  }

  private static Decided aboutProposal(
      Proposals proposals,
      ProposalId id,
      DecisionId decision,
      ItemId item,
      Function<Subject, Event> happens) {
    Proposal proposal = proposals.find(id);
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    Decided refused = refused(proposals, proposal);
    if (refused != null) {
      return refused;
    }
    return accept(
            happens.apply(new Subject(decision, item, proposal.id(), proposal.version(), null)))
        .making(decision);
  }

  /** Why it cannot be put now; nothing if it can. */
  static @Nullable Decided refused(Proposals proposals, Proposal proposal) {
    if (proposals.isVotable(proposal)) {
      return null;
    }
    if (proposal.isPutOff()) {
      return refuse(Refusal.Code.PROPOSAL_PUT_OFF);
    }
    return refuse(
        proposal.isVotable() && proposals.amendments().isOutdated(proposal)
            ? Refusal.Code.AMENDMENT_OUTDATED
            : Refusal.Code.PROPOSAL_NOT_VOTABLE);
  }

  /**
   * Amendments are voted on before the text that they would change (1.5 of the rules of the floor),
   * unless whoever puts the text says that it is to be put as it stands.
   */
  static @Nullable Decided refusedAmended(
      Proposals proposals, @Nullable ProposalId id, boolean asItStands) {
    Proposal proposal = id == null ? null : proposals.find(id);
    if (proposal == null || asItStands || !proposals.isVotable(proposal)) {
      return null;
    }
    int open = proposals.amendments().open(proposal.id()).size();
    return open == 0 ? null : refuse(Refusal.Code.AMENDMENTS_OPEN, Map.of("n", open));
  }

  private static Decided aboutQuestion(
      Wording asked, DecisionId decision, ItemId item, Function<Subject, Event> happens) {
    Decided refused = AgendaCommands.refusedTitle(asked);
    if (refused != null) {
      return refused;
    }
    WordRef question = asked.as(decision + "/question", 1);
    return accept(happens.apply(new Subject(decision, item, null, null, question)))
        .saying(question, asked)
        .making(decision);
  }
}
