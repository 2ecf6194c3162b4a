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
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** Proposals to change a proposal: anybody may hand one in who may hand in proposals. */
public final class AmendmentCommands {
  private AmendmentCommands() {}

  /** The desk takes down what somebody without a phone wants changed. */
  public static Decided amendFor(
      Assembly assembly, Command.AmendFor command, Function<String, @Nullable String> texts) {
    return PeopleCommands.withWhom(
        assembly,
        command.who(),
        (person, came) ->
            amend(assembly, person, command.amendment(), texts) instanceof Decided.Accepted accepted
                ? accepted.after(came)
                : amend(assembly, person, command.amendment(), texts));
  }

  /**
   * The person has read one version and written how all of it should read; what counts is the
   * smallest passage that differs. Where the proposal says something else by now, the passage moves
   * with its words, and if these have changed the amendment says so.
   *
   * @param texts with the words of the version that was read
   */
  public static Decided amend(
      Assembly assembly,
      PersonId by,
      Command.AmendProposal command,
      Function<String, @Nullable String> texts) {
    Proposals proposals = assembly.proposals();
    Proposal target = proposals.find(command.proposal());
    if (target == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    Proposal above = proposals.amendments().target(target);
    if (above != null && above.amendment() != null) {
      return refuse(Refusal.Code.AMENDMENT_TOO_DEEP);
    }
    if (!target.isOpen() || (above != null && !above.isOpen())) {
      return refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    if (command.version() < 1 || command.version() > target.version()) {
      return refuse(Refusal.Code.PROPOSAL_CHANGED);
    }
    Wording title = command.title().text().isEmpty() ? null : command.title();
    Decided refused = ProposalCommands.refusedShape(title, command.text(), command.reasons());
    if (refused == null) {
      refused = ProposalCommands.refusedNumber(proposals, by);
    }
    if (refused != null) {
      return refused;
    }
    String read = target.version(command.version()).text().says(Composed.in(texts));
    return read.equals(command.text().text())
        ? refuse(Refusal.Code.NOTHING_CHANGED)
        : amended(proposals, by, target, command, read);
  }

  private static Decided amended(
      Proposals proposals,
      PersonId by,
      Proposal target,
      Command.AmendProposal command,
      String read) {
    String wanted = command.text().text();
    Change change = Change.smallest(read, wanted);
    boolean whole = change.from() == 0 && change.to() == read.length();
    Amends amends =
        latest(
            target,
            new Amends(
                target.id(),
                proposals.amendments().of(target.id()).size() + 1,
                command.version(),
                change.from(),
                change.to(),
                change.length(),
                whole ? true : null));
    Wording text =
        new Wording(
            wanted.substring(change.from(), change.from() + change.length()),
            command.text().salt());
    Wording name = named(proposals, amends, command.title());
    int number = proposals.order().size() + 1;
    ProposalId id = ProposalId.of(number);
    Wording why = command.reasons();
    WordRef reasons = why == null || why.text().isEmpty() ? null : why.as(id + "/reasons", 1);
    WordRef titleRef = name.as(id + "/title", 1);
    WordRef textRef = text.as(id + "/text", 1);
    Decided.Accepted accepted =
        accept(
                new ProposalEvent.AmendmentHandedIn(
                    id, number, by, titleRef, textRef, reasons, amends))
            .saying(titleRef, name)
            .saying(textRef, text)
            .making(id);
    return reasons == null || why == null ? accepted : accepted.saying(reasons, why);
  }

  /** Where the passage stands by now, or as far as it could be followed. */
  private static Amends latest(Proposal target, Amends read) {
    Amends amends = read;
    for (int next = read.version() + 1; next <= target.version(); next++) {
      Proposal.Version version = target.version(next);
      if (!version.text().equals(target.version(next - 1).text())) {
        Amends moved = amends.after(version.changes(), next);
        if (moved == null || version.changes().isEmpty()) {
          return amends;
        }
        amends = moved;
      }
    }
    return amends;
  }

  /**
   * Says by its numbers what it is, so that nobody who votes on it takes it for a proposal of its
   * own; what its author calls it follows. It is stored as if its author had written it, in the
   * language that binds.
   */
  static Wording named(Proposals proposals, Amends amends, Wording title) {
    String name = name(proposals, amends);
    String own = title.text().equals(name) ? "" : title.text();
    own = own.startsWith(name + ": ") ? own.substring(name.length() + 2) : own;
    return new Wording(own.isEmpty() ? name : name + ": " + own, title.salt());
  }

  /** For example "Änderung 2 zu Antrag 3". */
  static String name(Proposals proposals, Amends amends) {
    Proposal target = proposals.get(amends.of());
    return "Änderung "
        + amends.number()
        + " zu "
        + (target.amendment() == null
            ? "Antrag " + target.number()
            : name(proposals, target.amends()));
  }

  /** Whoever handed in the proposal may, and the moderation for them. */
  public static Decided takeOver(Assembly assembly, Person by, Command.TakeOverAmendment command) {
    Proposals proposals = assembly.proposals();
    Proposal amendment = proposals.find(command.proposal());
    if (amendment == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    Proposal target = proposals.amendments().target(amendment);
    if (target == null) {
      return refuse(Refusal.Code.NOT_AN_AMENDMENT);
    }
    if (!assembly.people().get(target.person()).id().equals(by.id()) && !by.is(Role.FACILITATOR)) {
      return refuse(Refusal.Code.NOT_YOURS);
    }
    if (amendment.state() == Proposal.ProposalState.TAKEN_OVER) {
      return accept();
    }
    if (!amendment.isVotable()
        || !proposals.isVotable(target)
        || proposals.amendments().areVotedOn(target.id())) {
      return refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    return proposals.amendments().isOutdated(amendment)
        ? refuse(Refusal.Code.AMENDMENT_OUTDATED)
        : accept(new ProposalEvent.AmendmentTakenOver(amendment.id()));
  }

  /** The suggested order is only suggested. */
  public static Decided move(Assembly assembly, Command.MoveAmendment command) {
    Proposals proposals = assembly.proposals();
    Proposal amendment = proposals.find(command.proposal());
    if (amendment == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    Proposal target = proposals.amendments().target(amendment);
    if (target == null) {
      return refuse(Refusal.Code.NOT_AN_AMENDMENT);
    }
    List<ProposalId> open = proposals.amendments().open(target.id());
    if (!open.contains(amendment.id())) {
      return refuse(Refusal.Code.PROPOSAL_CLOSED);
    }
    if (command.to() < 0 || command.to() >= open.size()) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", open.size() - 1));
    }
    List<ProposalId> order = new ArrayList<>(open);
    order.remove(amendment.id());
    order.add(command.to(), amendment.id());
    return order.equals(open)
        ? accept()
        : accept(new ProposalEvent.AmendmentsArranged(target.id(), List.copyOf(order)));
  }
}
