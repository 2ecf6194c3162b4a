package org.kiezplenum.assembly.voting.methods;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be set about a decision. A setting that a method does not know does nothing. */
public enum Setting {
  /** What 100 percent are, a {@link Base}; absent for the method's own. */
  BASE,
  /** The best or the highest number on a scale that begins with 0. */
  HIGHEST,
  /** How many dots everybody has; 0 for a third of the options, rounded up. */
  BUDGET,
  /** Most dots on one option; 0 for no limit but the budget. */
  MOST_ON_ONE,
  /** How many names may stand on one ballot; 0 for as many as there are seats. */
  CHOICES,
  /** Approvals must be more than so many percent of the ballots; 0 for no threshold. */
  THRESHOLD,
  /** At least so many seats are for {@link #QUOTA_OPTIONS}. */
  QUOTA_SEATS,
  /** Ids, with spaces between. */
  QUOTA_OPTIONS,
  /** The id of the option „everything stays as it is“; absent if there is none. */
  PASSIVE,
  /** A {@link Quorum}. */
  QUORUM,
  /** Who must be so many: {@code present} or {@code participating}. */
  QUORUM_OF,
  /** {@code yes}: it is void if more than half abstain. */
  ABSTENTIONS_VOID,
  /** Which round this is, from 1: ballot, repeated ballot, second check. */
  ROUND,
  /** Ids of those who stand no more, with spaces between. */
  WITHDRAWN,
  /**
   * {@link #SECRET}: nobody learns what anybody voted; {@link #BY_NAME}: everybody learns it of
   * everybody; absent or {@code open} else.
   */
  BALLOTS,
  /**
   * What the lots of a machine are worked out from, at most 200 characters; absent if none were.
   */
  SEED,
  /** Ids of those on whom lots fell in the hall, in the order of drawing, with spaces between. */
  DRAWN;

  /** How {@link #BALLOTS} are cast that nobody is to know. */
  public static final String SECRET = "secret";

  /** How {@link #BALLOTS} are cast that all are to know. */
  public static final String BY_NAME = "by-name";

  public static final int MOST = 100_000;
  static final int MOST_CHARACTERS = 2_000;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Setting> of(String wireName) {
    return Stream.of(values()).filter(setting -> setting.wireName().equals(wireName)).findAny();
  }
}
