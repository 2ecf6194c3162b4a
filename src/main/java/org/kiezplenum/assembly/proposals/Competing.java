package org.kiezplenum.assembly.proposals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Proposals that are about the same and exclude each other: if one of them is adopted, the others
 * are settled. Each stands in one group at most, in the order in which they are to be put.
 */
public record Competing(PVector<PVector<ProposalId>> groups) {
  static final Competing NONE = new Competing(TreePVector.empty());

  /** All that compete with this one, and itself among them; empty if it has no rival. */
  public List<ProposalId> groupOf(ProposalId proposal) {
    for (PVector<ProposalId> group : groups) {
      if (group.contains(proposal)) {
        return group;
      }
    }
    return List.of();
  }

  /** These compete from now on, in this order, whatever each of them competed with before. */
  Competing among(List<ProposalId> order) {
    Competing others = this;
    for (ProposalId proposal : order) {
      others = others.without(proposal);
    }
    return new Competing(others.groups.plus(TreePVector.from(order)));
  }

  /** Whoever is left without a rival competes no more. */
  Competing without(ProposalId proposal) {
    PVector<PVector<ProposalId>> left = TreePVector.empty();
    for (PVector<ProposalId> group : groups) {
      PVector<ProposalId> rest = group.minus(proposal);
      left = rest.size() < 2 ? left : left.plus(rest);
    }
    return new Competing(left);
  }

  /**
   * Where the newcomers go: each before the first that reaches less far, so that the suggested
   * order is that of {@link VoteOrder}, and whatever the moderation has arranged stays.
   *
   * @param reach how far each would go
   */
  static List<ProposalId> joined(
      List<ProposalId> arranged, List<ProposalId> newcomers, ToIntFunction<ProposalId> reach) {
    List<ProposalId> order = new ArrayList<>(arranged);
    for (ProposalId newcomer : newcomers) {
      int place = 0;
      while (place < order.size()
          && reach.applyAsInt(order.get(place)) >= reach.applyAsInt(newcomer)) {
        place++;
      }
      order.add(place, newcomer);
    }
    return order;
  }
}
