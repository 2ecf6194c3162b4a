package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
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
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Bag;
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
    return blocks(
        assembly,
        decision.poll(),
        List.of(block -> Notation.of(decision).entered(decision.id(), block, cells)));
  }

  /**
   * Ballots on paper, which all say the same. What somebody says for themselves and for an
   * initiative is written down as two, so that no record tells who gave both.
   */
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
          return BadBallot.read(
              poll,
              command.ballot(),
              ballot -> written(assembly, decision, ballot, command.times()));
        });
  }

  private static Decided written(Assembly assembly, Decision decision, String ballot, int times) {
    Poll poll = decision.poll();
    List<String> parts = BallotParts.of(poll.ask().method(), ballot);
    Bag all = poll.written();
    for (String part : parts) {
      all = all.plus(part, times);
    }
    if (all.size() > Poll.MOST_PAPERS_TOGETHER) {
      return BadBallot.refuse(
          Fault.of(Fault.Code.TOO_MANY_BALLOTS, "most", Poll.MOST_PAPERS_TOGETHER), poll);
    }
    Decided refused = Delegations.refused(assembly, decision, poll.raised(), all);
    return refused != null
        ? refused
        : blocks(
            assembly,
            poll,
            parts.stream()
                .<Function<BlockId, Event>>map(part ->
                    block ->
                        new VotingEvent.PaperEntered(
                            decision.id(), block, new Poll.Paper(part, times)))
                .toList());
  }

  private static Decided blocks(
      Assembly assembly, Poll poll, List<Function<BlockId, Event>> entered) {
    if (poll.blocks() + entered.size() > Decisions.MOST_BLOCKS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_BLOCKS));
    }
    List<Event> events = new ArrayList<>();
    int last = assembly.decisions().lastBlock();
    for (Function<BlockId, Event> each : entered) {
      events.add(each.apply(BlockId.of(++last)));
    }
    return accept(events).making(BlockId.of(last));
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
