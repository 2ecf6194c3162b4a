package org.kiezplenum.recount;

import java.util.stream.Stream;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.Voices;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Form;

/**
 * What was counted, by where it came from.
 *
 * @param unknown from phones or on paper, and nobody says which
 * @param hands as they were counted
 * @param sums of phones, paper and hands, and nobody says which
 */
public record Sources(Bag phones, Bag paper, Bag unknown, Cells hands, Cells sums) {

  /** Everything says where it came from. */
  static Sources told(Bag phones, Bag paper, Cells hands) {
    return new Sources(phones, paper, Bag.EMPTY, hands, Cells.NONE);
  }

  /** Of these ballots nobody knows where they came from. */
  static Sources unknown(Bag ballots, Cells hands) {
    return new Sources(Bag.EMPTY, Bag.EMPTY, ballots, hands, Cells.NONE);
  }

  /**
   * Of what was counted, as everybody may know it. In a secret vote all have seen who had no phone,
   * and they may all have said the same: what came from more than one source is told together. What
   * was counted by hand is no ballot, so with hands all of it is told as sums; likewise where one
   * or two have filled a ballot like nobody else, and sums are all that the count needs.
   */
  public static Sources of(Poll poll) {
    Bag phones = poll.phones() == null ? Bag.EMPTY : poll.phones();
    Bag paper = poll.written();
    Cells hands = poll.raised();
    if (!poll.ask().settings().areSecret()) {
      return told(phones, paper, hands);
    }
    Bag ballots = phones.plus(paper);
    boolean haveHands = hands.counts().values().stream().anyMatch(n -> n > 0);
    boolean areApart =
        Stream.of(phones.size() > 0, paper.size() > 0, haveHands).filter(is -> is).count() > 1;
    // A word is its own sum.
    boolean sayMoreThanSums =
        Methods.form(poll.ask()).shape() != Form.Shape.WORD
            && !Methods.cellNames(poll.ask()).isEmpty();
    if (areApart && haveHands
        || sayMoreThanSums && Voices.areFewAlike(ballots, poll.represented())) {
      return new Sources(
          Bag.EMPTY, Bag.EMPTY, Bag.EMPTY, Cells.NONE, Methods.sums(poll.ask(), ballots, hands));
    }
    return areApart ? unknown(ballots, hands) : told(phones, paper, hands);
  }

  /** All ballots; of sums nobody knows any. */
  public Bag all() {
    return phones.plus(paper).plus(unknown);
  }
}
