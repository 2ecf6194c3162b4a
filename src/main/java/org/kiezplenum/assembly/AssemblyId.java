package org.kiezplenum.assembly;

/** The permanent name of an assembly: 16 letters and digits, drawn at random, never re-used. */
public record AssemblyId(String value) {
  public AssemblyId {
    if (!value.matches("[a-z0-9]{16}")) {
      throw new IllegalArgumentException("not an assembly id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
