package org.kiezplenum.assembly.proposals;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.Role;

/** What becomes of a proposal before it is put to the vote: other words, supporters, its end. */
public final class VersionCommands {
  private VersionCommands() {}

  /**
   * Whoever changes a text has read the latest one; a vote that runs or was decided is about the
   * words that stood there.
   *
   * @param texts as they stand, by their keys, so that what stays the same makes no new version
   */
  public static Decided change(
      Assembly assembly,
      Person by,
      Command.ChangeProposal command,
      Function<String, @Nullable String> texts) {
    return ifTheirs(
        assembly,
        by,
        command.proposal(),
        proposal -> {
          Proposals proposals = assembly.proposals();
          if (!proposal.isOpen() || proposals.amendments().areVotedOn(proposal.id())) {
            return refuse(Refusal.Code.PROPOSAL_CLOSED);
          }
          return proposal.version() == command.version()
              ? changed(proposals, proposal, command, texts)
              : refuse(Refusal.Code.PROPOSAL_CHANGED);
        });
  }

  private static Decided changed(
      Proposals proposals,
      Proposal proposal,
      Command.ChangeProposal command,
      Function<String, @Nullable String> texts) {
    String said = proposal.text().says(Composed.in(texts));
    Wording newText =
        command.text() == null || command.text().text().equals(said) ? null : command.text();
    Wording newTitle = other(titled(proposals, proposal, command), proposal.title(), texts);
    Wording newReasons = other(command.reasons(), proposal.reasons(), texts);
    if (newTitle == null && newText == null && newReasons == null) {
      return accept();
    }
    Decided refused = ProposalCommands.refusedShape(newTitle, newText, newReasons);
    if (refused != null) {
      return refused;
    }
    if (proposal.version() >= Proposals.MOST_VERSIONS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Proposals.MOST_VERSIONS));
    }
    WordRef title = next(newTitle, proposal.id() + "/title", proposal.title());
    WordRef text = next(newText, proposal.id() + "/text", proposal.text().words());
    List<Change> changes = newText == null ? null : Change.between(said, newText.text());
    WordRef reasons = next(newReasons, proposal.id() + "/reasons", proposal.reasons());
    Decided.Accepted accepted =
        accept(
            new ProposalEvent.ProposalChanged(
                proposal.id(), proposal.version() + 1, title, text, reasons, changes));
    return saying(saying(saying(accepted, title, newTitle), text, newText), reasons, newReasons);
  }

  /** An amendment keeps saying by its numbers what it is. */
  private static @Nullable Wording titled(
      Proposals proposals, Proposal proposal, Command.ChangeProposal command) {
    Wording title = command.title();
    return title == null || proposal.amendment() == null
        ? title
        : AmendmentCommands.named(proposals, proposal.amends(), title);
  }

  /** The words, unless they say what is said already. */
  private static @Nullable Wording other(
      @Nullable Wording wording, @Nullable WordRef now, Function<String, @Nullable String> texts) {
    if (wording == null) {
      return null;
    }
    String said = now == null ? "" : Composed.in(texts).apply(now);
    return wording.text().equals(said) ? null : wording;
  }

  private static @Nullable WordRef next(
      @Nullable Wording wording, String key, @Nullable WordRef now) {
    return wording == null ? null : wording.as(key, now == null ? 1 : now.version() + 1);
  }

  private static Decided.Accepted saying(
      Decided.Accepted accepted, @Nullable WordRef ref, @Nullable Wording wording) {
    return ref == null || wording == null ? accepted : accepted.saying(ref, wording);
  }

  public static Decided withdraw(Assembly assembly, Person by, Command.WithdrawProposal command) {
    return ifTheirs(
        assembly,
        by,
        command.proposal(),
        proposal -> {
          if (proposal.isWithdrawn()) {
            return accept();
          }
          return proposal.isOpen()
              ? accept(new ProposalEvent.ProposalWithdrawn(proposal.id()))
              : refuse(Refusal.Code.PROPOSAL_CLOSED);
        });
  }

  public static Decided readmit(Assembly assembly, Command.ReadmitProposal command) {
    Proposal proposal = assembly.proposals().find(command.proposal());
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    if (proposal.isPutOff()) {
      return refuse(Refusal.Code.PROPOSAL_PUT_OFF);
    }
    if (!proposal.isReadmissible()) {
      return proposal.isVotable() ? accept() : refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    Proposal target = assembly.proposals().amendments().target(proposal);
    if (target != null && !target.isOpen()) {
      return refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    Decided.Accepted readmitted = accept(new ProposalEvent.ProposalReadmitted(proposal.id()));
    // Beside what was adopted instead of it, it can only stand if they do not exclude each other.
    return assembly.proposals().adoptedRival(proposal) == null
        ? readmitted
        : readmitted.after(List.of(new ProposalEvent.ProposalParted(proposal.id())));
  }

  /** Everybody may, as long as it has not been put to the vote. */
  public static Decided support(Assembly assembly, Person by, Command.SupportProposal command) {
    Proposal proposal = assembly.proposals().find(command.proposal());
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    Proposals proposals = assembly.proposals();
    if (proposals.supporters(proposal).contains(by.id()) == command.on()) {
      return accept();
    }
    if (!proposal.isOpen()) {
      return refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    if (command.on()) {
      return accept(new ProposalEvent.ProposalSupported(proposal.id(), by.id()));
    }
    // Whoever was for what went into it is not for that any more either.
    return accept(
        proposals.order().stream()
            .map(proposals::get)
            .filter(each -> each == proposal || proposals.wentInto(each, proposal.id()))
            .filter(each -> each.supporters().contains(by.id()))
            .<Event>map(each -> new ProposalEvent.SupportWithdrawn(each.id(), by.id()))
            .toList());
  }

  /** A proposal is its person's, and the moderation may help. */
  private static Decided ifTheirs(
      Assembly assembly, Person by, ProposalId id, Function<Proposal, Decided> then) {
    Proposal proposal = assembly.proposals().find(id);
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    return isTheirs(assembly, by, proposal) ? then.apply(proposal) : refuse(Refusal.Code.NOT_YOURS);
  }

  static boolean isTheirs(Assembly assembly, Person by, Proposal proposal) {
    return assembly.people().get(proposal.person()).id().equals(by.id()) || by.is(Role.FACILITATOR);
  }
}
