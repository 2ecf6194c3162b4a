package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.PeopleCommands;

/**
 * A vote by name: everybody learns what each has said, on the wall and in the minutes. Whoever has
 * a phone votes by it; for all others the desk enters what they say aloud when they are called.
 */
public final class RollCall {
  private RollCall() {}

  public static Decided answer(Assembly assembly, Command.AnswerRoll command) {
    return DecisionCommands.whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (!decision.isByName()) {
            return refuse(Refusal.Code.NOT_BY_NAME);
          }
          if (!decision.isOpen()) {
            return refuse(Refusal.Code.TOO_LATE_TO_VOTE);
          }
          return PeopleCommands.withWhom(
              assembly,
              command.who(),
              (person, came) -> {
                if (assembly.floor().calls().exclude(person)) {
                  return refuse(Refusal.Code.EXCLUDED_WAS_CALLED);
                }
                Decided cast = Casting.cast(assembly, person, decision, command.answer(), 0);
                if (!(cast instanceof Decided.Accepted accepted)) {
                  return ofSomebodyElse(cast);
                }
                Decided.Ballot ballot = accepted.ballots().getFirst();
                return Decided.accept(
                        new Decided.Ballot(
                            ballot.decision(), person, ballot.choice(), 0, ballot.room()))
                    .after(came)
                    .making(person);
              });
        });
  }

  /** The desk is told of the guest, not that it is one. */
  private static Decided ofSomebodyElse(Decided cast) {
    return cast instanceof Decided.Refused(Refusal why)
            && why.code() == Refusal.Code.GUEST_MAY_NOT_VOTE
        ? refuse(Refusal.Code.GUEST_WAS_CALLED)
        : cast;
  }
}
