package org.kiezplenum.assembly.floor;

/** By which rule the next speaker is found. */
public enum Order {
  /** Who asked first speaks first. Rule R1 of the speakers' list. */
  FIRST_COME;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case FIRST_COME -> "first-come";
    };
  }
}
