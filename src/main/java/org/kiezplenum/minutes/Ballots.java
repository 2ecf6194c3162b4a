package org.kiezplenum.minutes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Poll;

/**
 * Everything that was counted of a poll whose result was announced, so that anybody can count it
 * again. Ballots are a bag: nobody's name, no order and no time.
 *
 * @param question what was asked
 * @param labels what the options are called, in their order
 * @param present how many were in the room when the result was announced, if anybody had counted
 */
public record Ballots(
    DecisionId decision,
    String question,
    Poll poll,
    List<String> labels,
    @Nullable Integer present) {
  public Ballots {
    labels = List.copyOf(labels);
  }

  /** With these words in the place of texts that were erased. */
  Ballots saying(String erased) {
    return new Ballots(
        decision,
        Erased.put(question, erased),
        poll,
        labels.stream().map(label -> Erased.put(label, erased)).toList(),
        present);
  }
}
