package org.kiezplenum.assembly.decisions;

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
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.Proposal;

/** Put to the vote, close, announce: three steps, and nothing is final before the third. */
public final class DecisionCommands {
  private DecisionCommands() {}

  public static Decided open(Assembly assembly, Command.OpenDecision command) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(assembly.isLive() ? Refusal.Code.NO_CURRENT_ITEM : assembly.whyNotLive());
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (assembly.decisions().order().size() >= Decisions.MOST_DECISIONS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_DECISIONS));
    }
    DecisionId decision = DecisionId.of(assembly.decisions().order().size() + 1);
    if (command.proposal() != null && command.question() == null) {
      return openOn(assembly.proposals().find(command.proposal()), decision, item);
    }
    return command.question() != null && command.proposal() == null
        ? openOn(command.question(), decision, item)
        : refuse(Refusal.Code.NOTHING_TO_ASK);
  }

  private static Decided openOn(@Nullable Proposal proposal, DecisionId decision, ItemId item) {
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    if (!proposal.isVotable()) {
      return refuse(Refusal.Code.PROPOSAL_NOT_VOTABLE);
    }
    int version = proposal.text().version();
    return accept(
            new Event.DecisionOpened(
                decision, item, proposal.id(), version, null, Method.SIMPLE_MAJORITY))
        .making(decision);
  }

  private static Decided openOn(Wording asked, DecisionId decision, ItemId item) {
    Decided refused = AgendaCommands.refusedTitle(asked);
    if (refused != null) {
      return refused;
    }
    WordRef question = asked.as(decision + "/question", 1);
    return accept(
            new Event.DecisionOpened(decision, item, null, null, question, Method.SIMPLE_MAJORITY))
        .saying(question, asked)
        .making(decision);
  }

  /** Everybody who has joined votes ("not checked"); a ballot can be changed until the close. */
  public static Decided cast(Assembly assembly, Command.CastBallot command) {
    Decision decision = assembly.decisions().find(command.decision());
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    return decision.isOpen()
        ? accept(new Decided.Ballot(decision.id(), command.choice().wireName(), command.change()))
        : refuse(Refusal.Code.TOO_LATE_TO_VOTE);
  }

  /** Hands may be entered until the announcement, for they are often still being counted. */
  public static Decided enterHands(Assembly assembly, Command.EnterHands command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (!command.hands().isPossible()) {
            return refuse(
                Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Hands.MOST_HANDS));
          }
          if (decision.blocks().size() >= Decisions.MOST_BLOCKS) {
            return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_BLOCKS));
          }
          BlockId block = BlockId.of(assembly.decisions().lastBlock() + 1);
          return accept(new Event.HandsEntered(decision.id(), block, command.hands()))
              .making(block);
        });
  }

  public static Decided removeHands(Assembly assembly, Command.RemoveHands command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.blocks().containsKey(command.block())
                ? accept(new Event.HandsRemoved(decision.id(), command.block()))
                : refuse(Refusal.Code.UNKNOWN_BLOCK));
  }

  /**
   * Closing is never blocked.
   *
   * @param phones what the urn held when it was closed
   */
  public static Decided close(Assembly assembly, Command.CloseDecision command, Tally phones) {
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.isOpen() ? accept(new Event.DecisionClosed(decision.id(), phones)) : accept());
  }

  public static Decided reopen(Assembly assembly, Command.ReopenDecision command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.isOpen() ? accept() : accept(new Event.DecisionReopened(decision.id())));
  }

  public static Decided announce(Assembly assembly, Command.AnnounceDecision command) {
    return whileVoting(assembly, command.decision(), DecisionCommands::announced);
  }

  public static Decided end(Assembly assembly, Command.EndDecision command) {
    return whileVoting(
        assembly, command.decision(), decision -> accept(new Event.DecisionEnded(decision.id())));
  }

  private static Decided announced(Decision decision) {
    if (!(decision.state() instanceof Decision.Closed closed)) {
      return refuse(Refusal.Code.NOT_CLOSED);
    }
    List<Choice> missing = decision.missingHands();
    return missing.isEmpty()
        ? accept(
            new Event.DecisionAnnounced(
                decision.id(), SimpleMajority.find(closed.phones(), decision.hands())))
        : refuse(
            Refusal.Code.INCOMPLETE_COUNT,
            Map.of("missing", missing.stream().map(Choice::wireName).toList()));
  }

  private static Decided whileVoting(
      Assembly assembly, DecisionId id, Function<Decision, Decided> then) {
    Decision decision = assembly.decisions().find(id);
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    if (decision.state() instanceof Decision.Announced) {
      return refuse(Refusal.Code.ALREADY_ANNOUNCED);
    }
    return id.equals(assembly.decisions().voting())
        ? then.apply(decision)
        : refuse(Refusal.Code.NOT_VOTING);
  }
}
