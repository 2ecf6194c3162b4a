package org.kiezplenum.assembly.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.people.PersonId;

/** Who has said what in a vote by name. */
final class RollTold {
  private RollTold() {}

  /** What was said, the words of the method first; everybody in the order of coming. */
  static List<Object> of(Poll poll, Function<PersonId, Map<String, Object>> called) {
    List<String> words = Methods.form(poll.ask()).words();
    Map<String, List<Object>> people =
        new TreeMap<>(
            Comparator.<String>comparingInt(
                    ballot -> words.contains(ballot) ? words.indexOf(ballot) : words.size())
                .thenComparing(Comparator.naturalOrder()));
    new TreeMap<>(poll.roll())
        .forEach((person, ballot) ->
            people.computeIfAbsent(ballot, none -> new ArrayList<>()).add(called.apply(person)));
    List<Object> roll = new ArrayList<>();
    people.forEach(
        (ballot, who) -> roll.add(new Told().with("ballot", ballot).with("people", who).made()));
    return roll;
  }
}
