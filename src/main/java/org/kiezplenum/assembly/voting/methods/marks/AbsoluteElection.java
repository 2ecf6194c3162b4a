package org.kiezplenum.assembly.voting.methods.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.BallotText;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Seating;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * More than half of the valid ballots (absolute Mehrheit), abstentions among them if no other base
 * was set. Who has less goes into a run-off: of those with the most votes twice as many as there
 * are seats left, and all who are equal to the last of them. The second round is by most votes; a
 * tie in it is repeated once, then a lot decides.
 */
public final class AbsoluteElection extends Marks {
  @Override
  public String wireName() {
    return "absolute-election";
  }

  @Override
  public Finding decide(Count count) {
    return switch (count.settings().round()) {
      case 1 -> firstRound(count);
      case 2 -> RelativeElection.mostVotes(count, Outcome.REPEAT);
      default -> RelativeElection.mostVotes(count, Outcome.LOT_NEEDED);
    };
  }

  private Finding firstRound(Count count) {
    List<List<String>> ranking = ranking(count);
    if (ranking.isEmpty()) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES);
    }
    Base set = count.settings().base(Base.VALID);
    Base base = set == Base.DISABLED ? Base.VALID : set.ofMajority();
    Optional<Long> known = whole(count, base);
    if (known.isEmpty()) {
      return YesNo.unknown(count, base);
    }
    long whole = known.get();
    List<List<String>> over =
        ranking.stream().filter(equal -> 2 * count.cells().get(equal.getFirst()) > whole).toList();
    Seating seating = new Seating(over, count.ask().seats());
    Finding finding = found(count, ranking, seating, whole, base).ranking(ranking);
    return set == Base.DISABLED ? finding : finding.figures(percent(count, whole, base));
  }

  private static Finding found(
      Count count, List<List<String>> ranking, Seating seating, long whole, Base base) {
    if (!seating.tied().isEmpty()) {
      return seating.byBallot(count, Outcome.RUN_OFF, equalVotes(count, seating));
    }
    List<String> runOff = new ArrayList<>();
    for (List<String> equal : ranking) {
      if (!seating.elected().containsAll(equal) && runOff.size() < 2 * seating.open()) {
        runOff.addAll(equal);
      }
    }
    // Where nobody else has a vote, a run-off would be among nobody.
    if (runOff.isEmpty()) {
      Reason reason =
          Reason.of(
              Why.MORE_THAN_HALF,
              "seats",
              seating.elected().size(),
              "votes",
              least(count, seating.elected()),
              "whole",
              whole,
              "base",
              base.wireName());
      return Finding.of(count, Outcome.ELECTED, reason).electing(seating.elected());
    }
    Reason reason =
        Reason.of(
            Why.NOBODY_MORE_THAN_HALF,
            "votes",
            count.cells().get(runOff.getFirst()),
            "whole",
            whole,
            "base",
            base.wireName(),
            "open",
            seating.open());
    return Finding.of(count, Outcome.RUN_OFF, reason).electing(seating.elected()).among(runOff);
  }

  /** Ballots that name somebody stand for yes and no here. */
  private Optional<Long> whole(Count count, Base base) {
    Cells cells = count.cells();
    YesNo.Votes votes =
        new YesNo.Votes(
            named(count.ask(), cells),
            0,
            cells.get(BallotText.ABSTAIN),
            cells.get(BallotText.INVALID));
    return votes.whole(base, count.presence());
  }

  private static SortedMap<String, String> percent(Count count, long whole, Base base) {
    SortedMap<String, String> figures = new TreeMap<>();
    figures.put("base", base.wireName());
    figures.put("whole", Long.toString(whole));
    for (String option : count.ask().standing()) {
      figures.put(option + "/percent", Decimals.percent(count.cells().get(option), whole));
    }
    return figures;
  }
}
