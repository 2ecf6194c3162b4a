package org.kiezplenum.assembly.voting.methods;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How many must be here so that anything can be decided. */
public enum Quorum {
  NONE,
  AT_LEAST_HALF,
  MORE_THAN_HALF,
  MORE_THAN_A_THIRD;

  /** The least number of people, of so many who are entitled. */
  public int needed(int entitled) {
    return switch (this) {
      case NONE -> 0;
      case AT_LEAST_HALF -> (entitled + 1) / 2;
      case MORE_THAN_HALF -> entitled / 2 + 1;
      case MORE_THAN_A_THIRD -> entitled / 3 + 1;
    };
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Quorum> of(String wireName) {
    return Stream.of(values()).filter(quorum -> quorum.wireName().equals(wireName)).findAny();
  }
}
