package org.kiezplenum.assembly.proposals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In which order amendments of one proposal are put to the vote: the furthest-reaching first, as is
 * the custom, so that nobody votes for less who could have had more. What replaces the whole text
 * reaches furthest; then whatever strikes and puts in most, counted in letters. Of two that reach
 * as far the earlier one goes first. Amendments of an amendment go before it, and all of them
 * before the proposal.
 *
 * <p>Where it is about money, custom has it the other way round, the least first; what a text is
 * about the moderation knows, and arranges it.
 */
public final class VoteOrder {
  private static final Comparator<Proposal> FURTHEST_FIRST =
      Comparator.<Proposal, Boolean>comparing(p -> p.amends().isWhole())
          .thenComparingInt(p -> reach(p.amends()))
          .reversed()
          .thenComparingInt(Proposal::number);

  private VoteOrder() {}

  /** How far an amendment reaches: the letters that it strikes and those that it puts in. */
  public static int reach(Amends amends) {
    return amends.to() - amends.from() + amends.length();
  }

  /**
   * The order.
   *
   * @param open amendments of one proposal that can still be voted on
   * @param arranged as the moderation has put them; empty if it has not. Those who came later stand
   *     before the first that reaches less far
   */
  static List<ProposalId> of(List<Proposal> open, List<ProposalId> arranged) {
    List<Proposal> suggested = open.stream().sorted(FURTHEST_FIRST).toList();
    if (arranged.isEmpty()) {
      return suggested.stream().map(Proposal::id).toList();
    }
    List<Proposal> order =
        new ArrayList<>(
            open.stream()
                .filter(p -> arranged.contains(p.id()))
                .sorted(Comparator.comparingInt(p -> arranged.indexOf(p.id())))
                .toList());
    for (Proposal later : suggested) {
      if (!arranged.contains(later.id())) {
        int place = 0;
        while (place < order.size() && FURTHEST_FIRST.compare(order.get(place), later) < 0) {
          place++;
        }
        order.add(place, later);
      }
    }
    return order.stream().map(Proposal::id).toList();
  }
}
