package org.kiezplenum.assembly.floor;

import org.kiezplenum.assembly.people.RunningNumber;

/** A place in the speakers' list, for example {@code e7}. Unique within an assembly. */
public record EntryId(String value) {
  public EntryId {
    RunningNumber.require('e', value);
  }

  /** The id with this running number. */
  public static EntryId of(int number) {
    return new EntryId("e" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
