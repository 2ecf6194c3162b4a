package org.kiezplenum.assembly.voting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What everybody said in a vote by name.
 *
 * @param said nothing until it is closed
 * @param weights how often those count who voted for others too, in what they said for themselves
 * @param entered what the desk has entered; nobody of them has said it by phone since
 * @param withdrawn from whom the desk has taken an answer, and entered none since, while it is open
 */
public record Roll(
    Map<PersonId, String> said,
    Map<PersonId, Integer> weights,
    PSet<RollAnswer> entered,
    PSet<PersonId> withdrawn) {
  public static final Roll NONE =
      new Roll(Map.of(), Map.of(), HashTreePSet.empty(), HashTreePSet.empty());

  /** As how many votes it was counted; an initiative has one, whoever speaks for it. */
  public int votes(RollAnswer spoken) {
    return spoken.isForInitiative() ? 1 : weights.getOrDefault(spoken.person(), 1);
  }

  /** Whether there is anything to tell. */
  public boolean isEmpty() {
    return said.isEmpty();
  }

  /** What stands as the desk has entered it. */
  public Set<RollAnswer> atDesk(String method) {
    Set<RollAnswer> spoken = new HashSet<>();
    said.forEach((person, ballot) -> spoken.addAll(RollAnswer.in(method, person, ballot)));
    spoken.retainAll(entered);
    return spoken;
  }

  /** True if the desk has entered something for this person. */
  public boolean isEnteredFor(PersonId person) {
    return entered.contains(new RollAnswer(person, false))
        || entered.contains(new RollAnswer(person, true));
  }

  Roll after(VotingEvent.RollAnswered event) {
    RollAnswer spoken = RollAnswer.of(event);
    return new Roll(
        said,
        weights,
        Boolean.TRUE.equals(event.byPhone()) ? entered.minus(spoken) : entered.plus(spoken),
        withdrawn.minus(event.person()));
  }

  Roll after(VotingEvent.RollAnswerWithdrawn event) {
    return new Roll(
        said, weights, entered.minus(RollAnswer.of(event)), withdrawn.plus(event.person()));
  }

  Roll closedWith(
      @Nullable Map<PersonId, String> all, @Nullable Map<PersonId, Integer> countingFor) {
    return all == null
        ? opened()
        : new Roll(
            all, countingFor == null ? Map.of() : countingFor, entered, HashTreePSet.empty());
  }

  Roll opened() {
    return new Roll(Map.of(), Map.of(), entered, HashTreePSet.empty());
  }

  /** Before it is opened again: who gets the ballot of one who was merged gets it as it came. */
  Roll merged(People people, String method) {
    Map<RollAnswer, Boolean> all = new HashMap<>();
    said.forEach((person, ballot) ->
        RollAnswer.in(method, person, ballot)
            .forEach(spoken -> all.put(spoken, entered.contains(spoken))));
    people.merged().keySet().stream()
        .sorted()
        .forEach(gone -> {
          for (boolean isForInitiative : new boolean[] {false, true}) {
            Boolean atDesk = all.remove(new RollAnswer(gone, isForInitiative));
            if (atDesk != null && !people.hasLeft(gone)) {
              all.putIfAbsent(new RollAnswer(people.get(gone).id(), isForInitiative), atDesk);
            }
          }
        });
    all.values().removeIf(atDesk -> !atDesk);
    return new Roll(said, weights, HashTreePSet.from(all.keySet()), withdrawn);
  }
}
