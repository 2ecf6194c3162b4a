package org.kiezplenum.assembly.voting.counting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Cells;

/**
 * A block of hands that was counted by two people, neither of whom knew the other's numbers.
 *
 * @param first as the block was entered
 * @param second as it was counted again; what was not counted is absent, which is not zero
 * @param taken which of them holds, where they differ and somebody has decided
 */
public record SecondCount(Cells first, Cells second, @Nullable Takes taken) {

  /** Which count holds. */
  public enum Takes {
    FIRST,
    SECOND;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of counting twice. */
  public enum SecondCountState {
    SAME,
    DIFFERS,
    FIRST_TAKEN,
    SECOND_TAKEN;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public SecondCountState state() {
    if (first.equals(second)) {
      return SecondCountState.SAME;
    }
    return switch (taken) {
      case null -> SecondCountState.DIFFERS;
      case FIRST -> SecondCountState.FIRST_TAKEN;
      case SECOND -> SecondCountState.SECOND_TAKEN;
    };
  }

  public SecondCount taking(Takes which) {
    return new SecondCount(first, second, which);
  }
}
