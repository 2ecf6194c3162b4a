package org.kiezplenum.assembly.voting.methods;

import java.util.Locale;

/** What came out. */
public enum Outcome {
  ADOPTED,
  REJECTED,
  /** Nobody said anything that counts. */
  NO_RESULT,
  /** More than half abstained. */
  VOID,
  /** Something that belongs to it was not counted. */
  INCOMPLETE,
  NOT_QUORATE,
  ELECTED,
  /** A further ballot among some of them. */
  RUN_OFF,
  /** The same ballot once more. */
  REPEAT,
  /** Nothing but chance can decide, and no lot was drawn yet. */
  LOT_NEEDED,
  /** An order, and nobody is elected by it. */
  RANKING,
  /** A picture of the mood, which decides nothing. */
  MOOD,
  CONSENSUS,
  /** Consensus that carries serious concerns, after a second check. */
  CONSENSUS_WITH_CONCERNS,
  BLOCKED,
  /** Those with serious concerns must be heard first. */
  HEAR,
  /** Nobody is against it, and too few carry it. */
  WEAK,
  CONSENTED,
  /** An objection is to be worked into the proposal. */
  INTEGRATE,
  ROUND_INCOMPLETE;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
