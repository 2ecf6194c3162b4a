package org.kiezplenum.assembly.decisions;

/** By which method something is decided. */
public enum Method {
  SIMPLE_MAJORITY;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case SIMPLE_MAJORITY -> "simple-majority";
    };
  }
}
