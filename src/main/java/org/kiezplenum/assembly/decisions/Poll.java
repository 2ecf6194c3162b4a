package org.kiezplenum.assembly.decisions;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Bag;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.decisions.methods.Finding;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Presence;
import org.kiezplenum.assembly.decisions.methods.Setting;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * A question that is counted by one of the methods, and what was counted so far.
 *
 * @param labels what the options are called
 * @param entitled how many may vote, here or not, if somebody knows
 * @param hands as they were raised, block by block
 * @param papers ballots on paper, entered at the desk
 * @param phones what the urn held when it was closed; absent while it is open
 */
public record Poll(
    Ask ask,
    Map<String, WordRef> labels,
    @Nullable Integer entitled,
    PMap<BlockId, Cells> hands,
    PMap<BlockId, Paper> papers,
    @Nullable Bag phones) {
  public static final int MOST_PAPERS = 100_000;

  /** Nothing is counted yet. */
  public static Poll of(Ask ask, Map<String, WordRef> labels, @Nullable Integer entitled) {
    return new Poll(ask, labels, entitled, OrderedPMap.empty(), OrderedPMap.empty(), null);
  }

  /** Ballots that say the same, and how many they are. */
  public record Paper(String ballot, int times) {}

  /** Hands of all blocks. */
  public Cells raised() {
    return hands.values().stream().reduce(Cells.NONE, Cells::plus);
  }

  /** Ballots of all blocks. */
  public Bag written() {
    Map<String, Integer> times = new TreeMap<>();
    papers.values().forEach(paper -> times.merge(paper.ballot(), paper.times(), Integer::sum));
    return Bag.of(times);
  }

  /** What comes out of everything that was counted so far. */
  public Finding find(@Nullable Integer present) {
    return Methods.find(
        ask,
        phones == null ? Bag.EMPTY : phones,
        raised(),
        written(),
        new Presence(present, entitled));
  }

  /** How many blocks of hands and of papers there are. */
  int blocks() {
    return hands.size() + papers.size();
  }

  boolean has(BlockId block) {
    return hands.containsKey(block) || papers.containsKey(block);
  }

  Poll plus(BlockId block, Cells cells) {
    return new Poll(ask, labels, entitled, hands.plus(block, cells), papers, phones);
  }

  Poll plus(BlockId block, Paper paper) {
    return new Poll(ask, labels, entitled, hands, papers.plus(block, paper), phones);
  }

  Poll minus(BlockId block) {
    return new Poll(ask, labels, entitled, hands.minus(block), papers.minus(block), phones);
  }

  Poll closedWith(@Nullable Bag ballots) {
    return new Poll(ask, labels, entitled, hands, papers, ballots);
  }

  /** With what was drawn in public for lots. */
  Poll drawing(String seed) {
    return new Poll(ask.with(Setting.SEED, seed), labels, entitled, hands, papers, phones);
  }
}
