package org.kiezplenum.assembly.decisions;

import java.util.Map;

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

  int sum() {
    return yes + no + abstain;
  }

  public Tally plus(Tally other) {
    return new Tally(yes + other.yes, no + other.no, abstain + other.abstain);
  }
}
