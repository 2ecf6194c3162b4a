package org.kiezplenum.assembly.voting.methods;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A way to decide. Whoever adds one writes one file and one line in the catalogue. */
public interface Method {

  /** The name on the wire, fixed for ever. */
  String wireName();

  /** Can this be asked by this method? */
  Faults check(Ask ask);

  /** How a ballot is filled in. */
  Form form(Ask ask);

  /** Two ways of writing the same ballot become the same text. */
  Reading read(Ask ask, String written);

  /**
   * What one canonical ballot adds; nothing where ballots are not added up but ranked.
   *
   * @throws IllegalArgumentException if the ballot is not canonical
   */
  Cells cells(Ask ask, String ballot);

  /** What all of them add. */
  default Cells cells(Ask ask, Bag ballots) {
    TreeMap<String, Long> sum = new TreeMap<>();
    ballots
        .times()
        .forEach((ballot, times) ->
            cells(ask, ballot)
                .counts()
                .forEach((cell, number) -> sum.merge(cell, number * times, Math::addExact)));
    return new Cells(sum);
  }

  /** Ballots and hands as cells alone, by which the same is found. */
  default Cells sums(Ask ask, Bag ballots, Cells hands) {
    return cells(ask, ballots).plus(hands);
  }

  /** True if hands can be counted for it. */
  default boolean hasCells(Ask ask) {
    return !together(ask).isEmpty();
  }

  /**
   * Cells that belong together. If anything was counted, all of the first group must be; of a
   * further group all, if any of it was.
   */
  List<List<String>> together(Ask ask);

  /** Cells that may be counted as well. */
  default List<String> besides(Ask ask) {
    return List.of("invalid");
  }

  /** True if its options are initiatives, for which delegates speak. */
  default boolean asksInitiatives() {
    return false;
  }

  /** False if nobody votes for themselves. */
  default boolean asksPeople() {
    return true;
  }

  /** True if this canonical part of a ballot is what somebody says for themselves. */
  default boolean isOfPerson(String part) {
    return asksPeople();
  }

  /** True if one ballot may hold what somebody says for themselves and for an initiative. */
  default boolean hasParts() {
    return false;
  }

  /** False if nobody hands in ballots on paper. */
  default boolean takesPaper() {
    return true;
  }

  /** False if nothing can be measured by how many may vote. */
  default boolean isMeasured() {
    return true;
  }

  /**
   * True if there may be an option under which all stays as it is, and others are measured by it.
   */
  default boolean measuresByPassive() {
    return false;
  }

  /**
   * Why these cells cannot have been counted from ballots, whoever was here; nothing if they can.
   */
  default @Nullable Reason impossible(Ask ask, Cells cells) {
    return null;
  }

  /**
   * True if ballots name, rate or rank some of the options to have them elected, so that nobody
   * could say no to the only one.
   */
  default boolean chooses() {
    return false;
  }

  /** How many people took part, whatever they said. */
  long turnout(Ask ask, Cells cells, Bag ballots);

  /** The rule itself. Everything is counted, and enough are here. */
  Finding decide(Count count);
}
