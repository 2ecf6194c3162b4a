package org.kiezplenum.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Delegations;
import org.kiezplenum.assembly.voting.HeadCounts;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.Reckoned;
import org.kiezplenum.assembly.voting.Remainder;
import org.kiezplenum.assembly.voting.SecondCounts;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.told.ExcessTold;
import org.kiezplenum.told.PollTold;
import org.kiezplenum.told.Unwrapped;
import org.kiezplenum.told.ViewPart;

/**
 * What the desk has entered of the vote that is under way, and what comes out of it.
 *
 * @param hands the order of the blocks
 * @param count what would be announced, once the vote is closed
 * @param heads the head count of the close, if another was stated since; the vote goes by the first
 * @param differing places of the blocks whose two counts differ
 * @param words what can be said, where all who are left can be entered at once
 * @param left how many in the room are not counted yet
 * @param over how many more were counted than there are
 * @param cells what is counted in each block
 */
record CountingView(
    Map<DecisionId, List<BlockId>> hands,
    Map<BlockId, BlockView> block,
    @Nullable CountView count,
    @Nullable Integer heads,
    @Nullable List<Integer> differing,
    @Nullable List<String> words,
    @Nullable Long left,
    @Nullable Long over,
    @Nullable List<String> cells)
    implements ViewPart {

  /** Hands that were counted together, or papers that say the same. */
  record BlockView(
      @Nullable Long yes,
      @Nullable Long no,
      @Nullable Long abstain,
      @Nullable Map<String, Long> cells,
      @Nullable String ballot,
      @Nullable Integer times,
      @Nullable SecondView second)
      implements ViewPart {

    static BlockView plain(Cells cells, @Nullable SecondView second) {
      Map<String, Long> counts = cells.counts();
      return new BlockView(
          counts.get("yes"), counts.get("no"), counts.get("abstain"), null, null, null, second);
    }

    static BlockView of(Cells cells, @Nullable SecondView second) {
      return new BlockView(null, null, null, new TreeMap<>(cells.counts()), null, null, second);
    }

    static BlockView of(Poll.Paper paper) {
      return new BlockView(null, null, null, null, paper.ballot(), paper.times(), null);
    }
  }

  /** What two people have counted of the same hands, as it stands on the form. */
  record SecondView(String state, Map<String, Long> first, Map<String, Long> second)
      implements ViewPart {

    static @Nullable SecondView of(@Nullable SecondCount count, List<String> names) {
      return count == null
          ? null
          : new SecondView(
              count.state().wireName(),
              inOrder(count.first(), names),
              inOrder(count.second(), names));
    }

    private static Map<String, Long> inOrder(Cells cells, List<String> names) {
      Map<String, Long> inOrder = new LinkedHashMap<>();
      names.stream().filter(cells::has).forEach(name -> inOrder.put(name, cells.get(name)));
      return inOrder;
    }
  }

  /**
   * What would be announced.
   *
   * @param missing answers for which nobody has counted hands though others were counted
   * @param few one or two could be told from the figures, so the desk sees none of them either
   * @param drawnFrom between whom the hall has drawn, where that can be entered anew
   */
  record CountView(
      DecisionId decision,
      @Unwrapped @Nullable FindingView finding,
      @Nullable List<String> missing,
      @Nullable Map<String, Object> found,
      boolean few,
      @Nullable ExcessTold excess,
      @Nullable List<String> drawnFrom)
      implements ViewPart {

    static CountView plain(Decision decision) {
      Poll poll = decision.poll();
      PlainFinding finding = PlainFinding.of(poll, poll.soFar());
      List<String> missing = Methods.missing(poll.ask(), poll.raised());
      Reason excess = missing.isEmpty() ? Reckoned.excess(decision) : null;
      return new CountView(
          decision.id(),
          FindingView.of(finding, decision.heads()),
          missing.isEmpty() ? null : missing,
          null,
          false,
          excess == null ? null : ExcessTold.of(excess),
          null);
    }

    static CountView of(World now, Decision decision, Poll poll) {
      Reckoned reckoned = Reckoned.of(decision, now.assembly().present());
      var finding = reckoned.finding();
      PollTold told = new PollTold(poll, now::text, now::called);
      boolean areFew = reckoned.ofFew();
      Reason spoken = Delegations.excess(now.assembly(), decision);
      List<String> drawnFrom = reckoned.drawnFrom(decision, now.assembly().present());
      return new CountView(
          decision.id(),
          null,
          null,
          areFew ? told.hidden(finding, reckoned.hidesLot(decision)) : told.counted(finding),
          areFew,
          spoken != null
              ? told.excess(spoken)
              : HeadCounts.isExcess(finding.reason()) ? ExcessTold.of(finding.reason()) : null,
          drawnFrom.isEmpty() ? null : drawnFrom);
    }
  }

  static @Nullable CountingView of(World now, @Nullable World then, @Nullable CountingView old) {
    if (old != null && then != null && isCountedAsBefore(now, then)) {
      return old;
    }
    DecisionId voting = now.assembly().decisions().voting();
    return voting == null ? null : of(now, now.assembly().decisions().get(voting));
  }

  /** A raised hand is no reason to count all ballots anew. */
  private static boolean isCountedAsBefore(World now, World then) {
    Assembly assembly = now.assembly();
    Assembly before = then.assembly();
    return assembly.decisions() == before.decisions()
        && assembly.people() == before.people()
        && assembly.electorate() == before.electorate()
        && Objects.equals(assembly.present(), before.present())
        && now.texts() == then.texts();
  }

  private static CountingView of(World now, Decision decision) {
    Poll poll = decision.poll();
    boolean isPlain = decision.method() != PlainMethod.POLL;
    List<String> names = Methods.cellNames(poll.ask());
    Map<BlockId, BlockView> blocks = blocks(decision, names);
    List<Integer> differing = SecondCounts.differing(decision);
    List<String> words = Remainder.words(decision);
    Long left = Remainder.of(now.assembly(), decision);
    return new CountingView(
        Map.of(decision.id(), List.copyOf(blocks.keySet())),
        blocks,
        decision.state() instanceof Decision.Closed
            ? isPlain ? CountView.plain(decision) : CountView.of(now, decision, poll)
            : null,
        decision.state() instanceof Decision.Closed ? heads(now, decision) : null,
        differing.isEmpty() ? null : differing,
        isPlain || words.isEmpty() ? null : words,
        left != null && left > 0 ? left : null,
        left != null && left < 0 ? -left : null,
        isPlain || names.isEmpty() ? null : names);
  }

  private static Map<BlockId, BlockView> blocks(Decision decision, List<String> names) {
    Map<BlockId, BlockView> blocks = new LinkedHashMap<>();
    boolean isPlain = decision.method() != PlainMethod.POLL;
    decision
        .poll()
        .hands()
        .forEach((id, cells) -> {
          SecondView second = SecondView.of(decision.seconds().find(id), names);
          blocks.put(id, isPlain ? BlockView.plain(cells, second) : BlockView.of(cells, second));
        });
    decision.poll().papers().forEach((id, paper) -> blocks.put(id, BlockView.of(paper)));
    return blocks;
  }

  private static @Nullable Integer heads(World now, Decision decision) {
    Integer here = decision.heads().here();
    return here == null || here.equals(now.assembly().present()) ? null : here;
  }
}
