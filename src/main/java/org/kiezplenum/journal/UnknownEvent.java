package org.kiezplenum.journal;

/** A newer server has written an event that this one does not know; its room must not go on. */
public final class UnknownEvent extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownEvent(String kind, int version) {
    super("unknown event " + kind + " version " + version);
  }
}
