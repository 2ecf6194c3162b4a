package org.kiezplenum.assembly.people;

/** What somebody may do beyond taking part. One person may hold several. */
public enum Role {
  /** Moderation: may do everything at the desk. */
  FACILITATOR,
  /** Keeps the speakers' list and counts hands. */
  LIST_KEEPER,
  /** Writes and tidies the lines of the minutes. */
  MINUTE_TAKER;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case FACILITATOR -> "facilitator";
      case LIST_KEEPER -> "list-keeper";
      case MINUTE_TAKER -> "minute-taker";
    };
  }
}
