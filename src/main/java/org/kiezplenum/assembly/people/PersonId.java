package org.kiezplenum.assembly.people;

/**
 * A person in an assembly, for example {@code p12}, with or without a phone. Unique within an
 * assembly.
 */
public record PersonId(String value) {
  public PersonId {
    if (!value.matches("p[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a PersonId: " + value);
    }
  }

  /** The id with this running number. */
  public static PersonId of(int number) {
    return new PersonId("p" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
