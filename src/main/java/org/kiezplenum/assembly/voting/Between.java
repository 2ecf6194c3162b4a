package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Setting;

/**
 * A choice between competing proposals: each is an option of a poll by whatever method, and there
 * may be one more that stands for none of them.
 */
final class Between {
  private Between() {}

  /** Why it cannot be a choice between these; nothing if it can, or if it is none. */
  static @Nullable Decided refused(Proposals proposals, Command.OpenPoll command) {
    List<ProposalId> ids = command.proposals();
    if (ids.isEmpty()) {
      return null;
    }
    if (command.proposal() != null) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    if (new HashSet<>(ids).size() < ids.size()) {
      return refuse(Refusal.Code.SAME_PROPOSAL);
    }
    if (ids.stream().anyMatch(id -> proposals.find(id) == null)) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    for (ProposalId id : ids) {
      Proposal proposal = proposals.get(id);
      if (ids.size() < 2 || !proposals.competing().groupOf(id).containsAll(ids)) {
        return refuse(Refusal.Code.NOT_COMPETING);
      }
      Decided refused = Subject.refused(proposals, proposal);
      if (refused != null) {
        return refused;
      }
    }
    return command.options().size() > ids.size() + 1
        ? refuse(Refusal.Code.TOO_MANY, Map.of("n", ids.size() + 1))
        : null;
  }

  /** Why there can be no further round about what is left of it. */
  static @Nullable Decided refused(
      Proposals proposals, @Nullable ProposalId about, @Nullable Map<String, Variant> left) {
    List<ProposalId> all = about == null ? Variant.proposals(left) : List.of(about);
    return all.stream()
        .map(id -> Subject.refused(proposals, proposals.get(id)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Something else has become since of the proposals that were put, which a correction would undo
   * unasked. What fell out in an earlier round is not among them.
   */
  static boolean isOvertaken(Decisions decisions, Proposals proposals, Decision choice) {
    Set<ProposalId> among = Set.copyOf(Variant.proposals(choice.between()));
    return among.stream().map(proposals::get).anyMatch(Between::hasLeft)
        || isDecidedSince(decisions, choice, among);
  }

  /** A later vote on one of these holds; what follows of the choice itself is built upon it. */
  static boolean isDecidedSince(Decisions decisions, Decision choice, Set<ProposalId> among) {
    int place = decisions.order().indexOf(choice.id());
    return decisions.order().subList(place + 1, decisions.order().size()).stream()
        .map(decisions::get)
        .filter(Decision::holds)
        .filter(later -> !BuiltUpon.follows(decisions, later, choice.id()))
        .anyMatch(later -> !Collections.disjoint(later.proposals(), among));
  }

  /** Options of proposals that were withdrawn since, or went into another. */
  static List<String> withdrawn(Proposals proposals, Decision choice) {
    return choice.between().entrySet().stream()
        .filter(option -> hasLeft(proposals.get(option.getValue().proposal())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean hasLeft(Proposal proposal) {
    return proposal.isWithdrawn() || proposal.state() == Proposal.ProposalState.MERGED;
  }

  /** Why an option cannot be called so; what is made of titles was looked at when these were. */
  static @Nullable Decided refusedNames(Command.OpenPoll command) {
    return command.options().stream()
        .skip(command.proposals().size())
        .map(AgendaCommands::refusedTitle)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * What the options are called: two proposals may bear the same title, so each has its number. It
   * is stored as if somebody had written it, in the language that binds.
   */
  static List<Wording> names(
      Proposals proposals, Command.OpenPoll command, Function<String, @Nullable String> texts) {
    List<Wording> names = new ArrayList<>(command.options());
    for (int i = 0; i < command.proposals().size(); i++) {
      Proposal proposal = proposals.get(command.proposals().get(i));
      String title = Objects.requireNonNullElse(texts.apply(proposal.title().key()), "…");
      names.set(i, new Wording("Antrag " + proposal.number() + ": " + title, names.get(i).salt()));
    }
    return names;
  }

  /**
   * What is asked; an option beside the proposals is the one by which everything stays as it is.
   */
  static Ask asked(Command.OpenPoll command) {
    Ask ask =
        new Ask(
            command.method(),
            Ask.ids(command.options().size()),
            command.seats(),
            command.settings());
    boolean hasNone =
        !command.proposals().isEmpty() && command.options().size() > command.proposals().size();
    return hasNone ? ask.with(Setting.PASSIVE, ask.options().getLast()) : ask;
  }

  /** By the ids of their options; nothing if it is no choice between proposals. */
  static @Nullable Map<String, Variant> variants(
      Proposals proposals, Ask ask, List<ProposalId> ids) {
    if (ids.isEmpty()) {
      return null;
    }
    Map<String, Variant> variants = new TreeMap<>();
    for (int i = 0; i < ids.size(); i++) {
      variants.put(
          ask.options().get(i), new Variant(ids.get(i), proposals.get(ids.get(i)).version()));
    }
    return variants;
  }

  /** Those that are left in the next round, as they now read. */
  static @Nullable Map<String, Variant> left(Proposals proposals, Ask ask, Decision before) {
    if (before.between().isEmpty()) {
      return null;
    }
    Map<String, Variant> variants = new TreeMap<>(before.between());
    variants.keySet().retainAll(ask.options());
    variants.replaceAll(
        (option, was) -> new Variant(was.proposal(), proposals.get(was.proposal()).version()));
    return variants;
  }
}
