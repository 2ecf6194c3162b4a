package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.voting.FurtherRounds;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;

/** What is told of a secret vote behind some of whose figures only one or two people stand. */
final class WithheldTold {
  private final PollTold told;
  private final Poll poll;

  WithheldTold(PollTold told, Poll poll) {
    this.told = told;
    this.poll = poll;
  }

  /** Only what came out: no figure, and nothing from which one could be reckoned. */
  Map<String, Object> announced(Finding finding, boolean isForRework) {
    List<Object> elected = new ArrayList<>();
    for (String option : finding.elected()) {
      elected.add(new Told().with("label", told.label(option)).with("elected", true).made());
    }
    return new Told()
        .with("outcome", finding.outcome().wireName())
        .with("withheld", true)
        .with("ballots", poll.turnout())
        .with("rows", elected)
        .with("among", finding.among().isEmpty() ? null : told.labels(finding.among()))
        .with("voters", poll.voters())
        .with("rework", isForRework ? true : null)
        .with(
            "further", isForRework || FurtherRounds.goesFurther(finding, poll.ask()) ? true : null)
        .made();
  }

  /**
   * How many votes there are, and nothing else: whoever sees what came out before all others do can
   * find the figures by entering paper until it turns. That something is missing, or that a lot is
   * to be drawn in the hall and for what, must be seen, for somebody has to do it.
   *
   * @param hidesLot nobody may know whether one is needed
   */
  Map<String, Object> hidden(Finding finding, boolean hidesLot) {
    boolean isToBeMended = finding.outcome() == Outcome.INCOMPLETE;
    boolean isLot = finding.outcome() == Outcome.LOT_NEEDED && !hidesLot;
    Map<String, String> figures = new HashMap<>(finding.reason().arguments());
    if (!isToBeMended) {
      figures.keySet().retainAll(isLot ? Set.of("for") : Set.of());
    }
    return new Told()
        .with("outcome", isToBeMended || isLot ? finding.outcome().wireName() : null)
        .with("why", isToBeMended ? finding.reason().why().wireName() : null)
        .with("figures", figures.isEmpty() ? null : told.named(figures))
        .with("withheld", true)
        .with("ballots", poll.turnout())
        .with("rows", List.of())
        .with("among", isLot ? told.labels(finding.among()) : null)
        .with("tied", isLot ? finding.among() : null)
        .made();
  }
}
