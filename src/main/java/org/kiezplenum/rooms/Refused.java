package org.kiezplenum.rooms;

import org.kiezplenum.assembly.Refusal;

/** A refusal where only a future can carry it. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    super(refusal.code().wireName());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
