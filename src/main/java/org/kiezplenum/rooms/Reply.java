package org.kiezplenum.rooms;

import org.kiezplenum.assembly.Refusal;

/** What the sender of a command is told. */
public sealed interface Reply {

  /**
   * It is stored.
   *
   * @param seq once a page has reached this number, it shows the effect
   * @param made the id of what came of it, or empty
   */
  record Stored(long seq, String made) implements Reply {}

  /** It was not accepted and nothing happened. */
  record Refused(Refusal refusal) implements Reply {}
}
