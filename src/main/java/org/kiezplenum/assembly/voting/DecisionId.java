package org.kiezplenum.assembly.voting;

/** Something put to the assembly, for example {@code d1}. Unique within an assembly. */
public record DecisionId(String value) {
  public DecisionId {
    if (!value.matches("d[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a DecisionId: " + value);
    }
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
