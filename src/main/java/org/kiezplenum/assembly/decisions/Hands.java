package org.kiezplenum.assembly.decisions;

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

  private Stream<Integer> counted() {
    return Stream.of(yes, no, abstain).flatMap(Stream::ofNullable);
  }
}
