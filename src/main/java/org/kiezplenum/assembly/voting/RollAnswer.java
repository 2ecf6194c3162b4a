package org.kiezplenum.assembly.voting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.counting.BallotParts;

/**
 * That somebody answers in a vote by name: for themselves, or for the initiative they speak for
 * where one ballot may hold both.
 */
public record RollAnswer(PersonId person, boolean isForInitiative) {

  /** Everything that a ballot says, the person's own answer first. */
  public static List<RollAnswer> in(String method, PersonId person, String ballot) {
    return BallotParts.of(method, ballot).stream()
        .map(part ->
            new RollAnswer(
                person, BallotParts.areAsked(method) && !BallotParts.isOfPerson(method, part)))
        .toList();
  }

  /** For whom it is. */
  public BallotPart part() {
    return isForInitiative ? BallotPart.INITIATIVE : BallotPart.SELF;
  }

  public static RollAnswer of(VotingEvent.RollAnswered event) {
    return new RollAnswer(event.person(), Boolean.TRUE.equals(event.initiative()));
  }

  public static RollAnswer of(VotingEvent.RollAnswerWithdrawn event) {
    return new RollAnswer(event.person(), Boolean.TRUE.equals(event.initiative()));
  }

  VotingEvent withdrawn(DecisionId decision, @Nullable Boolean byPhone) {
    return new VotingEvent.RollAnswerWithdrawn(
        decision, person, byPhone, isForInitiative ? true : null);
  }

  VotingEvent answered(DecisionId decision, @Nullable Boolean byPhone, @Nullable Boolean instead) {
    return new VotingEvent.RollAnswered(
        decision, person, byPhone, instead, isForInitiative ? true : null);
  }
}
