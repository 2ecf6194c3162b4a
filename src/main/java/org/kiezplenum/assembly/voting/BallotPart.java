package org.kiezplenum.assembly.voting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.assembly.voting.methods.Ask;

/** For whom somebody speaks, where one ballot may hold what they say for both. */
public enum BallotPart {
  SELF,
  INITIATIVE;

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What this person was asked as well and has not said yet; nothing where the ballot is all that
   * they have to give.
   *
   * @param ballot what they have in the urn
   */
  public static @Nullable BallotPart lacking(
      Decision decision, Electorate electorate, PersonId person, String ballot) {
    Ask ask = decision.poll().ask();
    if (!decision.hasParts() || !decision.isOfDelegates()) {
      return null;
    }
    boolean isForSelf =
        BallotParts.of(ask.method(), ballot).stream()
            .anyMatch(part -> BallotParts.isOfPerson(ask.method(), part));
    boolean isForInitiative =
        BallotParts.of(ask.method(), ballot).stream()
            .anyMatch(part -> !BallotParts.isOfPerson(ask.method(), part));
    if (!isForSelf && electorate.mayVote(person)) {
      return SELF;
    }
    return !isForInitiative && electorate.initiativeOf(person) != null ? INITIATIVE : null;
  }
}
