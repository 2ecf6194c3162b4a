package org.kiezplenum.assembly.floor;

/** What somebody wants to say. */
public enum EntryKind {
  CONTRIBUTION;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case CONTRIBUTION -> "contribution";
    };
  }
}
