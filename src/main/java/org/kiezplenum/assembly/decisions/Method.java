package org.kiezplenum.assembly.decisions;

/** By which method something is decided. */
public enum Method {
  SIMPLE_MAJORITY,
  /** Nobody objected when asked. */
  NO_OBJECTION,
  /** The moderation saw on which side more hands were; nobody counted. */
  MAJORITY_SEEN;

  /** True for what is stated by looking at the room. */
  public boolean isBySight() {
    return this != SIMPLE_MAJORITY;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case SIMPLE_MAJORITY -> "simple-majority";
      case NO_OBJECTION -> "no-objection";
      case MAJORITY_SEEN -> "majority-seen";
    };
  }
}
