package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;

/**
 * Votes that were put because of what an earlier one had found: its next rounds, the main motion
 * after its amendments, and those that compete with what was decided before. While they hold, the
 * earlier one is neither corrected nor asked again, or one seat would have two winners; unless they
 * are set aside with it, which everybody is told.
 */
final class BuiltUpon {
  private BuiltUpon() {}

  /** Refused if something that holds was built upon it, and is not to be set aside. */
  static @Nullable Decided refused(Assembly assembly, Decision decision, boolean setsAside) {
    return setsAside || later(assembly, decision).isEmpty()
        ? null
        : refuse(Refusal.Code.BUILT_UPON);
  }

  /** The same after everything that was built upon it was set aside, the latest first. */
  static Decided.Accepted setAside(Assembly assembly, Decision decision, Event... then) {
    List<Event> events = new ArrayList<>();
    later(assembly, decision)
        .forEach(later -> events.add(new VotingEvent.DecisionSetAside(later, null, decision.id())));
    events.addAll(List.of(then));
    return accept(events.toArray(Event[]::new));
  }

  /** Those that hold and were built upon it, the latest first. */
  static List<DecisionId> later(Assembly assembly, Decision decision) {
    Decisions decisions = assembly.decisions();
    Set<ProposalId> touched = touched(assembly.proposals(), decision);
    int place = decisions.order().indexOf(decision.id());
    return decisions.order().subList(place + 1, decisions.order().size()).reversed().stream()
        .map(decisions::get)
        .filter(Decision::holds)
        .filter(later ->
            follows(decisions, later, decision.id())
                || later.proposals().stream().anyMatch(touched::contains))
        .map(Decision::id)
        .toList();
  }

  /** It is a further round of the first, whichever. */
  static boolean follows(Decisions decisions, Decision later, DecisionId first) {
    DecisionId before = later.follows();
    while (before != null && !before.equals(first)) {
      before = decisions.get(before).follows();
    }
    return before != null;
  }

  /** What a result on these proposals reaches: what they change, what they touch, their rivals. */
  private static Set<ProposalId> touched(Proposals proposals, Decision decision) {
    Set<ProposalId> touched = new HashSet<>();
    for (ProposalId id : decision.proposals()) {
      touched.addAll(proposals.competing().groupOf(id));
      Proposal proposal = proposals.get(id);
      touched.addAll(ofTheSameWords(proposals, proposal));
      for (Proposal target = proposals.amendments().target(proposal); target != null; ) {
        touched.add(target.id());
        target = proposals.amendments().target(target);
      }
    }
    // That the latest vote on a proposal holds, whatever earlier ones find, is seen to elsewhere.
    touched.removeAll(decision.proposals());
    return touched;
  }

  /** Changes to the same words of the same text; if both held nobody would know what it says. */
  private static List<ProposalId> ofTheSameWords(Proposals proposals, Proposal amendment) {
    Proposal target = proposals.amendments().target(amendment);
    return target == null
        ? List.of()
        : proposals.amendments().of(target.id()).stream()
            .filter(other -> proposals.get(other).amends().conflictsWith(amendment.amends()))
            .toList();
  }
}
