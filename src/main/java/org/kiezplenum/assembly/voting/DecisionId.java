package org.kiezplenum.assembly.voting;

import org.kiezplenum.assembly.people.RunningNumber;

/** Something put to the assembly, for example {@code d1}. Unique within an assembly. */
public record DecisionId(String value) {
  public DecisionId {
    RunningNumber.require('d', value);
  }

  /** The id with this running number. */
  public static DecisionId of(int number) {
    return new DecisionId("d" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
