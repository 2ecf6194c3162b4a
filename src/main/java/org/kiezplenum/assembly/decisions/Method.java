package org.kiezplenum.assembly.decisions;

/** By which method something is decided. */
public enum Method {
  SIMPLE_MAJORITY,
  /** Nobody objected when asked. */
  NO_OBJECTION,
  /** The moderation saw on which side more hands were; nobody counted. */
  MAJORITY_SEEN,
  /** Counted by the method that its poll names. */
  POLL;

  /** True for what is stated by looking at the room. */
  public boolean isBySight() {
    return this == NO_OBJECTION || this == MAJORITY_SEEN;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case SIMPLE_MAJORITY -> "simple-majority";
      case NO_OBJECTION -> "no-objection";
      case MAJORITY_SEEN -> "majority-seen";
      case POLL -> "poll";
    };
  }
}
