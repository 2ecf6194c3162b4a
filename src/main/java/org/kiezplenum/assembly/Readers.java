package org.kiezplenum.assembly;

/** To whom minutes are published. */
public enum Readers {
  PARTICIPANTS,
  EVERYBODY;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case PARTICIPANTS -> "participants";
      case EVERYBODY -> "everybody";
    };
  }
}
