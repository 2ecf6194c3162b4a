package org.kiezplenum.assembly.voting;

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
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * Blocks of hands that were counted twice. Where the two differ the result is not announced before
 * somebody says which holds, or counts again.
 */
public record SecondCounts(PMap<BlockId, SecondCount> byBlock) {
  public static final SecondCounts NONE = new SecondCounts(OrderedPMap.empty());

  public @Nullable SecondCount find(BlockId block) {
    return byBlock.get(block);
  }

  SecondCounts plus(BlockId block, SecondCount count) {
    return new SecondCounts(byBlock.plus(block, count));
  }

  SecondCounts minus(BlockId block) {
    return byBlock.containsKey(block) ? new SecondCounts(byBlock.minus(block)) : this;
  }

  /** How many blocks were counted twice, and both counts are settled. */
  public int settled() {
    return (int)
        byBlock.values().stream()
            .filter(count -> count.state() != SecondCount.SecondCountState.DIFFERS)
            .count();
  }

  /** Whether somebody had to say which of two counts holds. */
  public boolean haveDiffered() {
    return byBlock.values().stream()
        .anyMatch(count -> count.state() != SecondCount.SecondCountState.SAME);
  }

  /** Another person's count of a block, entered without the numbers of the first in view. */
  public static Decided enter(Assembly assembly, Command.CountAgain command) {
    return ofBlock(
        assembly,
        command.decision(),
        command.block(),
        decision -> {
          if (decision.isByName()) {
            return refuse(Refusal.Code.NAMES_NEEDED);
          }
          Decided refused = Notation.of(decision).refused(decision.poll(), command.counted());
          if (refused != null) {
            return refused;
          }
          if (command.counted().isEmpty()) {
            return refuse(Refusal.Code.BAD_BALLOT, Map.of("fault", Fault.Code.EMPTY.wireName()));
          }
          Poll poll = decision.poll();
          refused =
              Delegations.refused(
                  assembly,
                  decision,
                  poll.minus(command.block()).raised().plus(command.counted()),
                  poll.written());
          return refused != null
              ? refused
              : accept(
                  new VotingEvent.SecondCountEntered(
                      decision.id(), command.block(), command.counted()));
        });
  }

  /** The two differ, and one of them is to hold. */
  public static Decided settle(Assembly assembly, Command.SettleCount command) {
    return ofBlock(
        assembly,
        command.decision(),
        command.block(),
        decision -> {
          SecondCount count = decision.seconds().find(command.block());
          return count == null || count.state() != SecondCount.SecondCountState.DIFFERS
              ? refuse(Refusal.Code.COUNTS_AGREE)
              : accept(
                  new VotingEvent.CountSettled(decision.id(), command.block(), command.takes()));
        });
  }

  private static Decided ofBlock(
      Assembly assembly, DecisionId id, BlockId block, Function<Decision, Decided> then) {
    return DecisionCommands.whileVoting(
        assembly,
        id,
        decision ->
            decision.handsOf(block) == null
                ? refuse(Refusal.Code.UNKNOWN_BLOCK)
                : then.apply(decision));
  }

  /** Refuses the announcement while two counts differ; names the blocks as the desk does. */
  static @Nullable Decided refused(Decision decision) {
    List<Integer> differing = differing(decision);
    return differing.isEmpty()
        ? null
        : refuse(Refusal.Code.COUNTS_DIFFER, Map.of("n", differing.getFirst()));
  }

  /** The places, from 1, of blocks whose counts differ. */
  public static List<Integer> differing(Decision decision) {
    List<Integer> places = new ArrayList<>();
    int place = 0;
    for (BlockId block : decision.handBlocks()) {
      place++;
      SecondCount count = decision.seconds().find(block);
      if (count != null && count.state() == SecondCount.SecondCountState.DIFFERS) {
        places.add(place);
      }
    }
    return places;
  }

  /** As it is once this block was counted again. */
  static Decision counted(Decision decision, BlockId block, Cells second) {
    Cells first = decision.handsOf(block);
    return first == null
        ? decision
        : decision.with(decision.seconds().plus(block, new SecondCount(first, second, null)));
  }

  /** As it is once it was said which count of this block holds. */
  static Decision settled(Decision decision, BlockId block, SecondCount.Takes takes) {
    SecondCount count = decision.seconds().find(block);
    if (count == null) {
      return decision;
    }
    Decision settled = decision.with(decision.seconds().plus(block, count.taking(takes)));
    Cells held = takes == SecondCount.Takes.FIRST ? count.first() : count.second();
    return settled.with(decision.poll().plus(block, held));
  }
}
