package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.List;
import java.util.Set;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Draws;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Integrated run-off (IRV): every ballot counts for the best of those who are left; who has more
 * than half of the ballots that still name somebody is elected; otherwise the lowest is excluded. A
 * tie for exclusion goes to the one who was lower at the latest earlier round, else a lot decides
 * where it can change who is elected. Those without any vote go together.
 */
public final class InstantRunoff extends Ranked {
  @Override
  public String wireName() {
    return "irv";
  }

  @Override
  boolean allowsEqualPlaces() {
    return false;
  }

  @Override
  boolean allowsSeats() {
    return false;
  }

  @Override
  Finding decide(Count count, Papers papers) {
    EveryDraw everyDraw =
        new EveryDraw(papers, chance -> Set.of(new RunoffCount(papers, chance).run()));
    RunoffCount runoff =
        new RunoffCount(papers, new Drawing(Draws.of(count.settings()), everyDraw));
    Finding finding;
    try {
      int winner = runoff.run();
      finding =
          Finding.of(
                  count,
                  Outcome.ELECTED,
                  Why.MORE_THAN_HALF_CONTINUING,
                  "votes",
                  runoff.votes(winner),
                  "continuing",
                  runoff.continuing())
              .electing(papers.names(List.of(winner)));
    } catch (Stages.LotNeeded needed) {
      finding =
          Finding.of(count, Outcome.LOT_NEEDED, Why.ONLY_LOT, "open", 1, "for", needed.what())
              .among(papers.names(needed.among()));
    }
    return finding.figures(papers.figures()).rounds(runoff.rounds());
  }
}
