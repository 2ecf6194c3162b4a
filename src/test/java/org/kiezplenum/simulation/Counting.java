package org.kiezplenum.simulation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.Remainder;
import org.kiezplenum.assembly.voting.SecondCounts;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Cells;

/** Makes up how hands are counted: all others in one word, and blocks by a second person. */
final class Counting {
  private static final List<String> WORDS =
      List.of("yes", "no", "abstain", "consent", "objection", "a", "zz");

  private final SplittableRandom random;

  Counting(SplittableRandom random) {
    this.random = random;
  }

  Command command(Decision decision) {
    List<BlockId> blocks = List.copyOf(decision.handBlocks());
    List<Integer> differing = SecondCounts.differing(decision);
    boolean isOfWords = !decision.isOpen() && !Remainder.words(decision).isEmpty();
    if (!differing.isEmpty() && random.nextInt(3) > 0) {
      return settle(decision, blocks.get(differing.getFirst() - 1));
    }
    if (blocks.isEmpty() || random.nextInt(isOfWords ? 2 : 20) == 0) {
      return rest(decision);
    }
    BlockId block =
        random.nextInt(20) == 0 ? BlockId.of(9_000) : blocks.get(random.nextInt(blocks.size()));
    return random.nextInt(4) > 0
        ? new Command.CountAgain(decision.id(), block, again(decision, block))
        : settle(decision, block);
  }

  private Command settle(Decision decision, BlockId block) {
    return new Command.SettleCount(
        decision.id(), block, SecondCount.Takes.values()[random.nextInt(2)]);
  }

  private Command rest(Decision decision) {
    Poll poll = decision.poll();
    boolean isConsent = poll.ask().method().equals("consent");
    List<String> words = isConsent ? WORDS.subList(3, 5) : WORDS.subList(0, 3);
    List<String> said = random.nextInt(12) == 0 ? WORDS : words;
    Map<String, Integer> counted = new TreeMap<>();
    for (String word : words) {
      if (random.nextBoolean()) {
        counted.put(word, random.nextInt(random.nextInt(15) == 0 ? -1 : 0, 4));
      }
    }
    if (random.nextInt(20) == 0) {
      counted.put(WORDS.get(random.nextInt(WORDS.size())), 100_001);
    }
    return new Command.EnterRemainder(
        decision.id(), Cells.of(counted), said.get(random.nextInt(said.size())));
  }

  /** Mostly the same, or one more of something. */
  private Cells again(Decision decision, BlockId block) {
    Map<String, Long> cells = new TreeMap<>(first(decision, block));
    if (random.nextBoolean()) {
      return Cells.of(cells);
    }
    switch (random.nextInt(9)) {
      case 0 -> cells.clear();
      case 1 -> cells.put("zz", 1L);
      case 2 -> cells.replaceAll((name, n) -> n - 1);
      case 3 -> cells.keySet().removeIf(name -> random.nextBoolean());
      default -> cells.replaceAll((name, n) -> n + random.nextInt(2));
    }
    return Cells.of(cells);
  }

  private static Map<String, Long> first(Decision decision, BlockId block) {
    Poll poll = decision.poll();
    return Objects.requireNonNullElse(poll.hands().get(block), Cells.NONE).counts();
  }
}
