package org.kiezplenum.assembly.signals;

/** An answer to a temperature check, which binds nobody. */
public enum Mood {
  UP("up"),
  MIDDLE("middle"),
  DOWN("down");

  private final String wireName;

  Mood(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return wireName;
  }
}
