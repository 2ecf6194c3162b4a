package org.kiezplenum.assembly.agenda;

import org.kiezplenum.assembly.people.RunningNumber;

/** A line written to an item of the agenda, for example {@code n5}. Unique within an assembly. */
public record NoteId(String value) {
  public NoteId {
    RunningNumber.require('n', value);
  }

  /** The id with this running number. */
  public static NoteId of(int number) {
    return new NoteId("n" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
