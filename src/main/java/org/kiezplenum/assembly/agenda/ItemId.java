package org.kiezplenum.assembly.agenda;

import org.kiezplenum.assembly.people.RunningNumber;

/** An item of the agenda, for example {@code i3}. Unique within an assembly. */
public record ItemId(String value) {
  public ItemId {
    RunningNumber.require('i', value);
  }

  /** The id with this running number. */
  public static ItemId of(int number) {
    return new ItemId("i" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
