package org.kiezplenum.assembly.proposals;

/** A proposal (Antrag), for example {@code a2}. Unique within an assembly. */
public record ProposalId(String value) {
  public ProposalId {
    if (!value.matches("a[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a ProposalId: " + value);
    }
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
