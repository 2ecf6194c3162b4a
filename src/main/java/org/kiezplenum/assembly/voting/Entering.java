package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** What is counted without phones: hands, block by block, and ballots on paper. */
public final class Entering {
  private static final List<String> ANSWERS =
      Stream.of(Choice.values()).map(Choice::wireName).toList();

  private Entering() {}

  /** Hands until the announcement, for they are often still being counted. */
  public static Decided hands(Assembly assembly, Command.EnterHands command) {
    return DecisionCommands.whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (!Methods.cellNames(decision.poll().ask()).containsAll(ANSWERS)) {
            return refuse(Refusal.Code.IS_A_POLL);
          }
          if (!decision.isByName() && !command.hands().isPossible()) {
            return refuse(
                Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Hands.MOST_HANDS));
          }
          return counted(assembly, decision, command.hands().cells());
        });
  }

  /** The same, by the names of what they were raised for. */
  public static Decided cells(Assembly assembly, Command.EnterCells command) {
    return DecisionCommands.whileVoting(
        assembly, command.decision(), decision -> counted(assembly, decision, command.cells()));
  }

  private static Decided counted(Assembly assembly, Decision decision, Cells cells) {
    if (decision.isByName()) {
      return refuse(Refusal.Code.NAMES_NEEDED);
    }
    Poll poll = decision.poll();
    Decided refused = Notation.of(decision).refused(poll, cells);
    if (refused != null) {
      return refused;
    }
    if (cells.isEmpty()) {
      return refuse(Refusal.Code.BAD_BALLOT, Map.of("fault", Fault.Code.EMPTY.wireName()));
    }
    refused = Delegations.refused(assembly, decision, poll.raised().plus(cells), poll.written());
    return refused != null ? refused : entered(assembly, decision, cells);
  }

  /** Hands that can have been raised, as one more block. */
  static Decided entered(Assembly assembly, Decision decision, Cells cells) {
    return block(
        assembly,
        decision.poll(),
        block -> Notation.of(decision).entered(decision.id(), block, cells));
  }

  /** Ballots on paper, which all say the same. */
  public static Decided paper(Assembly assembly, Command.EnterPaper command) {
    return DecisionCommands.whileVoting(
        assembly,
        command.decision(),
        decision -> {
          Poll poll = decision.poll();
          if (!Methods.takesPaper(poll.ask())) {
            return refuse(Refusal.Code.NOT_A_POLL);
          }
          if (decision.isByName()) {
            return refuse(Refusal.Code.NAMES_NEEDED);
          }
          if (command.times() < 1 || command.times() > Poll.MOST_PAPERS) {
            return refuse(
                Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", Poll.MOST_PAPERS));
          }
          if (poll.written().size() + command.times() > Poll.MOST_PAPERS_TOGETHER) {
            return BadBallot.refuse(
                Fault.of(Fault.Code.TOO_MANY_BALLOTS, "most", Poll.MOST_PAPERS_TOGETHER), poll);
          }
          return BadBallot.read(
              poll,
              command.ballot(),
              ballot -> {
                Decided refused =
                    Delegations.refused(
                        assembly,
                        decision,
                        poll.raised(),
                        poll.written().plus(ballot, command.times()));
                return refused != null
                    ? refused
                    : block(
                        assembly,
                        poll,
                        block ->
                            new VotingEvent.PaperEntered(
                                decision.id(), block, new Poll.Paper(ballot, command.times())));
              });
        });
  }

  private static Decided block(Assembly assembly, Poll poll, Function<BlockId, Event> entered) {
    if (poll.blocks() >= Decisions.MOST_BLOCKS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_BLOCKS));
    }
    BlockId block = BlockId.of(assembly.decisions().lastBlock() + 1);
    return accept(entered.apply(block)).making(block);
  }

  public static Decided remove(Assembly assembly, Command.RemoveHands command) {
    return DecisionCommands.whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.poll().has(command.block())
                ? accept(new VotingEvent.HandsRemoved(decision.id(), command.block()))
                : refuse(Refusal.Code.UNKNOWN_BLOCK));
  }
}
