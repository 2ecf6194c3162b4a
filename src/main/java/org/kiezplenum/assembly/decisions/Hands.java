package org.kiezplenum.assembly.decisions;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A block of raised hands as it was counted; what nobody counted is absent, which is not zero. */
public record Hands(@Nullable Integer yes, @Nullable Integer no, @Nullable Integer abstain) {
  public static final int MOST_HANDS = 100_000;

  /** True if something was counted, and each count is possible. */
  public boolean isPossible() {
    return counted().findAny().isPresent()
        && counted().allMatch(count -> count >= 0 && count <= MOST_HANDS);
  }

  /** What was not counted. */
  List<Choice> missing() {
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
  Tally tally() {
    return new Tally(requireNonNull(yes), requireNonNull(no), requireNonNull(abstain));
  }

  private Stream<Integer> counted() {
    return Stream.of(yes, no, abstain).flatMap(Stream::ofNullable);
  }
}
