package org.kiezplenum.assembly.floor;

/**
 * What somebody wants to say, in the order in which it is heard: whatever stands before goes first
 * (1.2 of the rules of the floor).
 */
public enum EntryKind {
  /** Something does not work, or somebody is in danger. The only one that may interrupt. */
  TECHNICAL("technical-point", 30),
  POINT_OF_ORDER("point-of-order", 120),
  /** Of a fact about oneself, once an item. */
  CORRECTION("correction", 60),
  QUESTION("clarifying-question", 30),
  DIRECT_RESPONSE("direct-response", 60),
  /** Of whoever was responded to or asked. */
  ANSWER("answer", 60),
  CONTRIBUTION("contribution", 180),
  /** Speaks against a point of order; called at once and never waits. */
  OBJECTION("objection", 120),
  /** Of whoever moved what was debated: after all others, also on a closed list. */
  CLOSING_WORD("closing-word", 120);

  private final String wireName;
  private final int seconds;

  EntryKind(String wireName, int seconds) {
    this.wireName = wireName;
    this.seconds = seconds;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return wireName;
  }

  /** How long it may take; for contributions the rules of the item say. */
  int seconds() {
    return seconds;
  }

  /** Goes before contributions. */
  public boolean isAside() {
    return this != CONTRIBUTION && this != CLOSING_WORD;
  }

  /** One contribution, one point of order and one of all others may wait for each person. */
  public Slot slot() {
    return switch (this) {
      case CONTRIBUTION -> Slot.CONTRIBUTION;
      case POINT_OF_ORDER -> Slot.POINT_OF_ORDER;
      default -> Slot.ASIDE;
    };
  }

  /** Reactions to a contribution; there is no reaction to a reaction. */
  public boolean isReaction() {
    return this == QUESTION || this == DIRECT_RESPONSE || this == ANSWER;
  }

  /** Of each of these somebody has at most one entry that waits. */
  enum Slot {
    CONTRIBUTION,
    POINT_OF_ORDER,
    ASIDE
  }
}
