package org.kiezplenum.assembly.people;

/** What somebody may do beyond taking part. */
public enum Role {
  /** Moderation: may do everything at the desk. */
  FACILITATOR;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case FACILITATOR -> "facilitator";
    };
  }
}
