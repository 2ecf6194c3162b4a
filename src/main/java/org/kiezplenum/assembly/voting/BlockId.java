package org.kiezplenum.assembly.voting;

/** A block of raised hands that was counted, for example {@code b4}. Unique within an assembly. */
public record BlockId(String value) {
  public BlockId {
    if (!value.matches("b[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a BlockId: " + value);
    }
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
