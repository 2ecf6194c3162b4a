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
 * Single transferable vote by Meek's method: whoever is elected keeps of each ballot only the part
 * that is needed for the quota, the rest goes on, and the quota falls as ballots run out. Nine
 * decimals; ties for defeat are decided by lot where that can change who is elected.
 *
 * <p>Source: Proportional Representation Foundation, Reference Meek Rule. {@link MeekCount} says
 * where each step is.
 */
public final class MeekStv extends Ranked {
  @Override
  public String wireName() {
    return "stv-meek";
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
              MeekCount tried = new MeekCount(papers, seats, chance);
              tried.run();
              return Set.copyOf(tried.elected());
            });
    MeekCount meek =
        new MeekCount(papers, seats, new Drawing(Draws.of(count.settings()), everyDraw));
    Outcome outcome = Outcome.ELECTED;
    List<String> among = List.of();
    String what = "";
    try {
      meek.run();
    } catch (Stages.LotNeeded needed) {
      outcome = Outcome.LOT_NEEDED;
      among = papers.names(needed.among());
      what = needed.what();
    }
    Reason reason =
        outcome == Outcome.ELECTED
            ? Reason.of(
                Why.BY_QUOTA,
                "quota",
                Decimals.text(meek.quota(), MeekCount.DIGITS),
                "ballots",
                papers.valid(),
                "seats",
                seats)
            : Reason.of(Why.ONLY_LOT, "open", 1, "for", what);
    return Finding.of(count, outcome, reason)
        .electing(papers.names(meek.elected()))
        .among(among)
        .figures(papers.figures())
        .rounds(meek.rounds());
  }
}
