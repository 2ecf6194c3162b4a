package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.List;
import java.util.Set;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Draws;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Single transferable vote as Scotland elects its councils (weighted inclusive Gregory method): the
 * quota is the valid ballots divided by one more than the seats, without decimals, plus one; a
 * surplus goes on at a value cut off after five decimals, the largest surplus first; if nobody has
 * a surplus the lowest is excluded. Ties are decided by the latest earlier stage, else by lot where
 * that can change who is elected.
 *
 * <p>Source: The Scottish Local Government Elections Order 2007 (S.S.I. 2007/42), schedule 1, rules
 * 45 to 52. {@link ScottishCount} says where each rule is.
 */
public final class ScottishStv extends Ranked {
  @Override
  public String wireName() {
    return "stv-scottish";
  }

  @Override
  boolean allowsEqualPlaces() {
    return false;
  }

  @Override
  Finding decide(Count count, Papers papers) {
    int seats = count.ask().seats();
    EveryDraw everyDraw =
        new EveryDraw(
            papers,
            chance -> {
              ScottishCount tried = new ScottishCount(papers, seats, chance);
              tried.run();
              return Set.copyOf(tried.elected());
            });
    Drawing drawing = new Drawing(Draws.of(count.settings()), everyDraw);
    ScottishCount scottish = new ScottishCount(papers, seats, drawing);
    Outcome outcome = Outcome.ELECTED;
    Reason reason =
        Reason.of(
            Why.BY_QUOTA,
            "quota",
            Decimals.text(scottish.quota(), ScottishCount.DIGITS),
            "ballots",
            papers.valid(),
            "seats",
            seats);
    List<String> among = List.of();
    try {
      scottish.run();
    } catch (Stages.LotNeeded needed) {
      outcome = Outcome.LOT_NEEDED;
      reason = Reason.of(Why.ONLY_LOT, "open", 1, "for", needed.what());
      among = papers.names(needed.among());
    }
    return Finding.of(count, outcome, reason)
        .electing(papers.names(scottish.elected()))
        .among(among)
        .figures(papers.figures())
        .rounds(scottish.rounds());
  }
}
