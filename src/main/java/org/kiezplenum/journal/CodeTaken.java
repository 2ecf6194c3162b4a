package org.kiezplenum.journal;

/** A living assembly has this join code already; draw another. */
public final class CodeTaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CodeTaken(String code) {
    super("code taken: " + code);
  }
}
