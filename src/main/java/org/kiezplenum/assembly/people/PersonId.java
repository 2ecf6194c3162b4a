package org.kiezplenum.assembly.people;

/**
 * A person in an assembly, for example {@code p12}, with or without a phone. Unique within an
 * assembly.
 */
public record PersonId(String value) implements Comparable<PersonId> {
  public PersonId {
    RunningNumber.require('p', value);
  }

  /** The id with this running number. */
  public static PersonId of(int number) {
    return new PersonId("p" + number);
  }

  /** Whoever comes after this one. */
  public PersonId next() {
    return of(running() + 1);
  }

  /** True for those who came until the one with this running number did. */
  public boolean isWithin(int last) {
    return running() <= last;
  }

  /** In the order in which people came. */
  @Override
  public int compareTo(PersonId other) {
    return Integer.compare(running(), other.running());
  }

  /** What stands behind the letter. */
  public int running() {
    return Integer.parseInt(value.substring(1));
  }

  @Override
  public String toString() {
    return value;
  }
}
