package org.kiezplenum.rooms;

import org.kiezplenum.assembly.Refusal;

/** A refusal where only a future can carry it. */
public final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  public CommandRefused(Refusal refusal) {
    super(refusal.code().wireName());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
