package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.PersonId;

/**
 * A vote by name: everybody learns what each has said, on the wall and in the minutes. Whoever has
 * a phone votes by it; for all others the desk enters what they say aloud when they are called.
 * Everybody reads whom it was entered for, and nobody's own vote is replaced unless the desk says
 * so.
 */
public final class RollCall {
  private RollCall() {}

  /**
   * Enters it.
   *
   * @param ballots what is in the urn
   */
  public static Decided answer(
      Assembly assembly, Command.AnswerRoll command, Map<PersonId, String> ballots) {
    return whileCalling(
        assembly,
        command.decision(),
        decision ->
            PeopleCommands.withWhom(
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
                  Set<RollAnswer> byPhone = byPhone(decision.poll(), person, ballots.get(person));
                  List<RollAnswer> now =
                      RollAnswer.in(decision.poll().ask().method(), person, ballot.choice());
                  if (!command.instead() && now.stream().anyMatch(byPhone::contains)) {
                    return refuse(Refusal.Code.VOTED_BY_PHONE, Map.of("person", person));
                  }
                  List<Event> told = new ArrayList<>(came);
                  now.forEach(spoken ->
                      told.add(
                          spoken.answered(
                              decision.id(), null, byPhone.contains(spoken) ? true : null)));
                  return Decided.accept(
                          new Decided.Ballot(
                              ballot.decision(), person, ballot.choice(), 0, ballot.room()))
                      .after(told)
                      .making(person);
                }));
  }

  /**
   * Takes out what was entered for somebody else than was meant. They can be called again, and what
   * they have said themselves stays.
   *
   * @param ballots what is in the urn
   */
  public static Decided withdraw(
      Assembly assembly, Command.WithdrawAnswer command, Map<PersonId, String> ballots) {
    return whileCalling(
        assembly,
        command.decision(),
        decision ->
            PeopleCommands.withWhom(
                assembly,
                command.who(),
                (person, came) -> {
                  String ballot = ballots.get(person);
                  if (ballot == null) {
                    return refuse(Refusal.Code.NOT_ANSWERED);
                  }
                  Set<RollAnswer> byPhone = byPhone(decision.poll(), person, ballot);
                  List<Event> told =
                      RollAnswer.in(decision.poll().ask().method(), person, ballot).stream()
                          .filter(spoken -> command.instead() || !byPhone.contains(spoken))
                          .<Event>map(spoken ->
                              spoken.withdrawn(
                                  decision.id(), byPhone.contains(spoken) ? true : null))
                          .toList();
                  return told.isEmpty()
                      ? refuse(Refusal.Code.VOTED_BY_PHONE, Map.of("person", person))
                      : Decided.accept(told).making(person);
                }));
  }

  /** Does something with a vote by name while it can be voted. */
  private static Decided whileCalling(
      Assembly assembly, DecisionId id, Function<Decision, Decided> then) {
    return DecisionCommands.whileVoting(
        assembly,
        id,
        decision ->
            !decision.isByName()
                ? refuse(Refusal.Code.NOT_BY_NAME)
                : decision.isOpen() ? then.apply(decision) : refuse(Refusal.Code.TOO_LATE_TO_VOTE));
  }

  /** What they have said themselves and is to be replaced by nobody else. */
  private static Set<RollAnswer> byPhone(Poll poll, PersonId person, @Nullable String ballot) {
    Set<RollAnswer> spoken =
        ballot == null
            ? new HashSet<>()
            : new HashSet<>(RollAnswer.in(poll.ask().method(), person, ballot));
    spoken.removeAll(poll.roll().entered());
    return spoken;
  }

  /** The desk is told of the guest, not that it is one. */
  private static Decided ofSomebodyElse(Decided cast) {
    return cast instanceof Decided.Refused(Refusal why)
            && why.code() == Refusal.Code.GUEST_MAY_NOT_VOTE
        ? refuse(Refusal.Code.GUEST_WAS_CALLED)
        : cast;
  }
}
