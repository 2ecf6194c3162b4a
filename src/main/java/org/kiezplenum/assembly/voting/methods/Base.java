package org.kiezplenum.assembly.voting.methods;

import java.util.Optional;
import java.util.stream.Stream;

/** What 100 percent are. */
public enum Base {
  YES("yes"),
  YES_NO("yn"),
  YES_NO_ABSTAIN("yna"),
  NO("n"),
  /** The same as {@link #YES_NO_ABSTAIN}: all votes that are not invalid. */
  VALID("valid"),
  /** Everything that was handed in, invalid votes too. */
  CAST("cast"),
  /** Everybody who may vote, here or not. */
  ENTITLED("entitled"),
  /** Everybody who may vote and is here. */
  PRESENT("present"),
  /** No percentages are shown; the method counts on its own base. */
  DISABLED("disabled");

  private final String wireName;

  Base(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return wireName;
  }

  /**
   * What a majority is measured by where this is 100 percent. Only one side of the votes is no
   * base: one yes would be more than half of all that are yes.
   */
  public Base ofMajority() {
    return this == YES || this == NO ? YES_NO : this;
  }

  public static Optional<Base> of(String wireName) {
    return Stream.of(values()).filter(base -> base.wireName.equals(wireName)).findAny();
  }
}
