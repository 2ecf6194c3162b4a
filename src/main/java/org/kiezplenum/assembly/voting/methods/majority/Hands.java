package org.kiezplenum.assembly.voting.methods.majority;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Cells;

/** A block of raised hands as it was counted; what nobody counted is absent, which is not zero. */
public record Hands(@Nullable Integer yes, @Nullable Integer no, @Nullable Integer abstain) {
  public static final int MOST_HANDS = 100_000;

  /** Counts by the names of what they are for; a name that is missing was not counted. */
  public static Hands of(Cells cells) {
    return new Hands(
        count(cells, Choice.YES), count(cells, Choice.NO), count(cells, Choice.ABSTAIN));
  }

  private static @Nullable Integer count(Cells cells, Choice choice) {
    String name = choice.wireName();
    return cells.has(name) ? (Integer) Math.toIntExact(cells.get(name)) : null;
  }

  /** By these names; what nobody counted is not there. */
  public Cells cells() {
    Map<String, Integer> cells = new TreeMap<>();
    put(cells, Choice.YES, yes);
    put(cells, Choice.NO, no);
    put(cells, Choice.ABSTAIN, abstain);
    return Cells.of(cells);
  }

  private static void put(Map<String, Integer> cells, Choice choice, @Nullable Integer count) {
    if (count != null) {
      cells.put(choice.wireName(), count);
    }
  }

  /** True if something was counted, and each count is possible. */
  public boolean isPossible() {
    return counted().findAny().isPresent()
        && counted().allMatch(count -> count >= 0 && count <= MOST_HANDS);
  }

  /** What was not counted. */
  public List<Choice> missing() {
    List<Choice> missing = new ArrayList<>();
    if (yes == null) {
      missing.add(Choice.YES);
    }
    if (no == null) {
      missing.add(Choice.NO);
    }
    if (abstain == null) {
      missing.add(Choice.ABSTAIN);
    }
    return missing;
  }

  /** The counts, all of which are there. */
  public Tally tally() {
    return new Tally(requireNonNull(yes), requireNonNull(no), requireNonNull(abstain));
  }

  private Stream<Integer> counted() {
    return Stream.of(yes, no, abstain).flatMap(Stream::ofNullable);
  }
}
