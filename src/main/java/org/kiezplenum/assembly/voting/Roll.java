package org.kiezplenum.assembly.voting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What everybody said in a vote by name.
 *
 * @param said nothing until it is closed
 * @param entered what the desk has entered; nobody of them has said it by phone since
 */
public record Roll(Map<PersonId, String> said, PSet<RollAnswer> entered) {
  public static final Roll NONE = new Roll(Map.of(), HashTreePSet.empty());

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
        said, Boolean.TRUE.equals(event.byPhone()) ? entered.minus(spoken) : entered.plus(spoken));
  }

  Roll after(VotingEvent.RollAnswerWithdrawn event) {
    return new Roll(said, entered.minus(RollAnswer.of(event)));
  }

  Roll closedWith(Map<PersonId, String> all) {
    return new Roll(all, entered);
  }

  Roll opened() {
    return closedWith(Map.of());
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
    return new Roll(said, HashTreePSet.from(all.keySet()));
  }
}
