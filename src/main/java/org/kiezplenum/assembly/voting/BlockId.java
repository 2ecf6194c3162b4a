package org.kiezplenum.assembly.voting;

import org.kiezplenum.assembly.people.RunningNumber;

/** A block of raised hands that was counted, for example {@code b4}. Unique within an assembly. */
public record BlockId(String value) {
  public BlockId {
    RunningNumber.require('b', value);
  }

  /** Hands that were counted before, while nothing worked; no other block has this id. */
  static final BlockId RECORDED = of(999_999_999);

  /** The id with this running number. */
  public static BlockId of(int number) {
    return new BlockId("b" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
