package org.kiezplenum.assembly.voting.methods.majority;

import java.util.Map;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;

/** How many said yes, said no, and abstained. */
public record Tally(int yes, int no, int abstain) {
  public static final Tally NONE = new Tally(0, 0, 0);

  /** Counts a bag of ballots, each distinct ballot with how often it was cast. */
  public static Tally of(Map<String, Integer> bag) {
    return new Tally(
        bag.getOrDefault(Choice.YES.wireName(), 0),
        bag.getOrDefault(Choice.NO.wireName(), 0),
        bag.getOrDefault(Choice.ABSTAIN.wireName(), 0));
  }

  /** Counted by the names of what was said. */
  public static Tally of(Cells cells) {
    return new Tally(
        count(cells, Choice.YES), count(cells, Choice.NO), count(cells, Choice.ABSTAIN));
  }

  private static int count(Cells cells, Choice choice) {
    return Math.toIntExact(cells.get(choice.wireName()));
  }

  /** By the names of what was said, also where nobody said it. */
  public Cells cells() {
    return Cells.of(
        Map.of(
            Choice.YES.wireName(),
            yes,
            Choice.NO.wireName(),
            no,
            Choice.ABSTAIN.wireName(),
            abstain));
  }

  /** As ballots that were cast. */
  public Bag bag() {
    Map<String, Integer> times = new TreeMap<>();
    cells().counts().forEach((said, often) -> times.put(said, Math.toIntExact(often)));
    times.values().removeIf(often -> often == 0);
    return Bag.of(times);
  }

  public int sum() {
    return yes + no + abstain;
  }

  public Tally plus(Tally other) {
    return new Tally(yes + other.yes, no + other.no, abstain + other.abstain);
  }
}
