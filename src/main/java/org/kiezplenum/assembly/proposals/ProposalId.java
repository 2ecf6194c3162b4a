package org.kiezplenum.assembly.proposals;

import org.kiezplenum.assembly.people.RunningNumber;

/** A proposal (Antrag), for example {@code a2}. Unique within an assembly. */
public record ProposalId(String value) {
  public ProposalId {
    RunningNumber.require('a', value);
  }

  /** The id with this running number. */
  public static ProposalId of(int number) {
    return new ProposalId("a" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
