package org.kiezplenum.recount;

import java.util.stream.Stream;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.methods.Bag;

/**
 * Ballots by where they came from.
 *
 * @param unknown from phones or on paper, and nobody says which
 */
public record Sources(Bag phones, Bag paper, Bag unknown) {

  /** Of these nobody knows where they came from. */
  public static Sources unknown(Bag ballots) {
    return new Sources(Bag.EMPTY, Bag.EMPTY, ballots);
  }

  /**
   * Of what was counted, as everybody may know it. In a secret vote those who had no phone are few,
   * and all have seen them: where phones or papers say something once or twice, none is told apart.
   */
  public static Sources of(Poll poll) {
    Bag phones = poll.phones() == null ? Bag.EMPTY : poll.phones();
    Bag paper = poll.written();
    boolean areApart = phones.size() > 0 && paper.size() > 0;
    int least = Poll.LEAST_VOICES + poll.represented();
    return areApart && poll.ask().settings().areSecret() && haveFewer(least, phones, paper)
        ? unknown(phones.plus(paper))
        : new Sources(phones, paper, Bag.EMPTY);
  }

  private static boolean haveFewer(int least, Bag... bags) {
    return Stream.of(bags)
        .flatMap(bag -> bag.times().values().stream())
        .anyMatch(times -> times < least);
  }

  public Bag all() {
    return phones.plus(paper).plus(unknown);
  }
}
