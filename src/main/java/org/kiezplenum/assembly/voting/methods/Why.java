package org.kiezplenum.assembly.voting.methods;

import java.util.Locale;

/** The sentence behind a finding; each with the arguments that belong to it. */
public enum Why {
  /** {@code yes}, {@code no}. */
  MORE_YES,
  /** {@code yes}, {@code no}. */
  MORE_NO,
  /** {@code yes}, {@code no}. */
  TIE,
  /** Nobody voted for or against anything. */
  NO_VOTES,
  /**
   * {@code left >= right} or {@code left > right} as {@code than} says ({@code at-least}, {@code
   * more}): so many times {@code factor} the yes, against {@code times} times the {@code whole} of
   * the base {@code base}. {@code yes}, {@code needed}: the least number of yes that would do.
   */
  ENOUGH,
  /** The same, and it is not. */
  NOT_ENOUGH,
  /**
   * {@code yes}, {@code no}, {@code whole}, {@code base}: at least twice the no, more than half.
   */
  QUALIFIED,
  /** {@code yes}, {@code no}, {@code whole}, {@code base}. */
  NOT_QUALIFIED,
  /** {@code yes}, {@code base}, {@code whole}. */
  UNANIMOUS,
  /** {@code yes}, {@code base}, {@code whole}. */
  NOT_UNANIMOUS,
  /** {@code abstain}, {@code cast}: it is repeated once. */
  ABSTENTIONS,
  /** {@code abstain}, {@code cast}: for the second time. */
  ABSTENTIONS_AGAIN,
  /** {@code missing}: cells with commas between. */
  NOT_COUNTED,
  /** {@code missing}: present or entitled. */
  PRESENCE_UNKNOWN,
  /** {@code counted}, {@code stated}: more votes than people are said to be here. */
  MORE_VOTES_THAN_PRESENT,
  /** {@code counted}, {@code stated}: more votes than people are said to be entitled. */
  MORE_VOTES_THAN_ENTITLED,
  /** {@code counted}, {@code stated}: more votes than people are on the list. */
  MORE_VOTES_THAN_LISTED,
  /** {@code option}, {@code counted}, {@code stated}: more votes than delegates, or than one. */
  MORE_VOTES_THAN_DELEGATES,
  /** {@code counted}, {@code stated}: names or dots that so many ballots cannot hold. */
  MORE_THAN_BALLOTS_HOLD,
  /** {@code option}, {@code counted}, {@code other}, {@code otherwise}: rated by other numbers. */
  UNEVEN,
  /** {@code here}, {@code needed}, {@code entitled}, {@code quorum}, {@code of}. */
  TOO_FEW_HERE,
  /** {@code seats}, {@code votes}: of the last who was elected. */
  MOST_VOTES,
  /** {@code seats}, {@code votes}, {@code whole}, {@code base}: more than half each. */
  MORE_THAN_HALF,
  /** {@code whole}, {@code base}, {@code votes}: the most that somebody has; {@code open} seats. */
  NOBODY_MORE_THAN_HALF,
  /** {@code votes}, {@code open}: so many seats among those with equal votes. */
  EQUAL_VOTES,
  /**
   * {@code open}: so many places by lot; {@code for}: seat (also if absent), exclusion, surplus.
   */
  ONLY_LOT,
  /** {@code threshold}, {@code ballots}, {@code votes}: the most that somebody has. */
  BELOW_THRESHOLD,
  /** {@code sum}: of the best; {@code ballots}. */
  HIGHEST_SUM,
  /** {@code sum}. */
  MOST_DOTS,
  /** {@code sum}, {@code passive}: less resistance than where everything stays as it is. */
  LEAST_RESISTANCE,
  /** {@code sum}: less resistance than any other; that all stays as it is was not asked. */
  LEAST_OF_ALL,
  /** {@code sum}, {@code passive}: no option is better than the passive one. */
  PASSIVE_STAYS,
  /** {@code sum}, {@code open}: of those that nothing tells apart. */
  EQUAL_RESISTANCE,
  /** {@code quota}, {@code ballots}, {@code seats}. */
  BY_QUOTA,
  /** {@code votes}, {@code continuing}: more than half of those that count. */
  MORE_THAN_HALF_CONTINUING,
  /** {@code beats}: how many of the others. */
  BEATS_ALL,
  /** {@code veto}. */
  VETO,
  /** {@code concerns}. */
  SERIOUS_CONCERNS,
  /** {@code aside}, {@code all}: more than a fifth. */
  MANY_ASIDE,
  /** {@code carried}, {@code all}: less than half. */
  FEW_CARRY,
  /** {@code carried}, {@code all}. */
  CARRIED,
  /** {@code objections}. */
  OBJECTIONS,
  /** {@code consents}. */
  NO_OBJECTION_LEFT,
  /** {@code silent}, {@code present}. */
  SOME_SILENT,
  /** {@code all}. */
  PICTURE,
  /** {@code quota}, {@code seats}, {@code vacant}. */
  QUOTA_KEPT,
  /** {@code yes}, {@code no}, {@code organisations-yes}, {@code organisations-no}. */
  BOTH_MAJORITIES,
  /** {@code yes}, {@code no}, {@code organisations-yes}, {@code organisations-no}. */
  NOT_BOTH,
  /** Of people and initiatives only initiatives said yes or no. */
  PEOPLE_SILENT,
  /** Of people and initiatives only people said yes or no. */
  INITIATIVES_SILENT;

  /** Whether numbers are missing or contradict each other, so that nobody but the desk is told. */
  public boolean isNeverAnnounced() {
    return switch (this) {
      case NOT_COUNTED,
          PRESENCE_UNKNOWN,
          MORE_VOTES_THAN_PRESENT,
          MORE_VOTES_THAN_ENTITLED,
          MORE_VOTES_THAN_LISTED,
          MORE_VOTES_THAN_DELEGATES,
          MORE_THAN_BALLOTS_HOLD,
          UNEVEN ->
          true;
      default -> false;
    };
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
