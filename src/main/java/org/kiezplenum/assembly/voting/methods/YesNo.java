package org.kiezplenum.assembly.voting.methods;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A question that is answered with yes, no or an abstention. What all majorities have in common: a
 * count without its no and its abstentions cannot be stated; where nobody said yes or no nothing
 * was decided; if it was agreed so, more than half abstentions make it void, and it is repeated
 * once.
 */
public abstract class YesNo implements Method {
  public static final String YES = "yes";
  public static final String NO = "no";
  private static final List<String> ANSWERS =
      List.of(YES, NO, BallotText.ABSTAIN, BallotText.INVALID);

  /** The base on which this majority counts if nothing else was set. */
  protected abstract Base ownBase();

  /** The majority itself; somebody said yes or no. */
  protected abstract Finding judge(Count count, Votes votes, Base base);

  /** What was said, and by how many. */
  public record Votes(long yes, long no, long abstain, long invalid) {

    public static Votes of(Cells cells) {
      return new Votes(
          cells.get(YES),
          cells.get(NO),
          cells.get(BallotText.ABSTAIN),
          cells.get(BallotText.INVALID));
    }

    public long cast() {
      return yes + no + abstain + invalid;
    }

    /** What 100 percent are; empty if nobody knows how many are here or entitled. */
    public Optional<Long> whole(Base base, Presence presence) {
      return switch (base) {
        case YES -> Optional.of(yes);
        case NO -> Optional.of(no);
        case YES_NO, DISABLED -> Optional.of(yes + no);
        case YES_NO_ABSTAIN, VALID -> Optional.of(yes + no + abstain);
        case CAST -> Optional.of(cast());
        case PRESENT -> Optional.ofNullable(presence.present()).map(Integer::longValue);
        case ENTITLED -> Optional.ofNullable(presence.entitled()).map(Integer::longValue);
      };
    }
  }

  @Override
  public Faults check(Ask ask) {
    return Faults.when(!ask.options().isEmpty(), Fault.Code.NO_OPTIONS_HERE);
  }

  @Override
  public Form form(Ask ask) {
    return Form.of(Form.Shape.WORD, List.of(YES, NO, BallotText.ABSTAIN));
  }

  @Override
  public Reading read(Ask ask, String written) {
    return ANSWERS.contains(written)
        ? Reading.ballot(written)
        : Reading.refused(Fault.Code.UNKNOWN_ANSWER, "answer", Fault.shown(written));
  }

  @Override
  public Cells cells(Ask ask, String ballot) {
    if (!ANSWERS.contains(ballot)) {
      throw new IllegalArgumentException("no ballot: " + ballot);
    }
    return Cells.of(Map.of(ballot, 1));
  }

  @Override
  public List<List<String>> together(Ask ask) {
    return List.of(List.of(YES, NO, BallotText.ABSTAIN));
  }

  @Override
  public long turnout(Ask ask, Cells cells, Bag ballots) {
    return Votes.of(cells).cast();
  }

  @Override
  public Finding decide(Count count) {
    Votes votes = Votes.of(count.cells());
    Base set = count.settings().base(ownBase());
    Base base = set == Base.DISABLED ? ownBase() : set;
    Finding finding = found(count, votes, base.ofMajority());
    return set == Base.DISABLED ? finding : finding.figures(percent(count, votes, base));
  }

  private Finding found(Count count, Votes votes, Base base) {
    if (count.settings().is(Setting.ABSTENTIONS_VOID, "yes") && 2 * votes.abstain > votes.cast()) {
      return Finding.of(
          count,
          Outcome.VOID,
          count.settings().round() == 1 ? Why.ABSTENTIONS : Why.ABSTENTIONS_AGAIN,
          BallotText.ABSTAIN,
          votes.abstain,
          "cast",
          votes.cast());
    }
    if (votes.yes + votes.no == 0) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES);
    }
    if (votes.whole(base, count.presence()).isEmpty()) {
      return unknown(count, base);
    }
    return judge(count, votes, base);
  }

  public static Finding unknown(Count count, Base base) {
    return Finding.of(count, Outcome.INCOMPLETE, Why.PRESENCE_UNKNOWN, "missing", base.wireName());
  }

  /** More yes than no. */
  public static Finding moreYesThanNo(Count count, Votes votes) {
    int difference = Long.compare(votes.yes, votes.no);
    return Finding.of(
        count,
        difference > 0 ? Outcome.ADOPTED : Outcome.REJECTED,
        difference > 0 ? Why.MORE_YES : difference < 0 ? Why.MORE_NO : Why.TIE,
        YES,
        votes.yes,
        NO,
        votes.no);
  }

  /** At least so many parts of the whole have said yes, or more than that. */
  public static Finding share(
      Count count, Votes votes, Base base, int parts, int ofParts, boolean mustBeMore) {
    long whole = votes.whole(base, count.presence()).orElseThrow();
    long left = ofParts * votes.yes;
    long right = parts * whole;
    boolean isEnough = mustBeMore ? left > right : left >= right;
    long needed = mustBeMore ? right / ofParts + 1 : (right + ofParts - 1) / ofParts;
    return Finding.of(
        count,
        isEnough ? Outcome.ADOPTED : Outcome.REJECTED,
        isEnough ? Why.ENOUGH : Why.NOT_ENOUGH,
        YES,
        votes.yes,
        "factor",
        ofParts,
        "left",
        left,
        "times",
        parts,
        "whole",
        whole,
        "right",
        right,
        "base",
        base.wireName(),
        "than",
        mustBeMore ? "more" : "at-least",
        "needed",
        needed);
  }

  private static SortedMap<String, String> percent(Count count, Votes votes, Base base) {
    SortedMap<String, String> figures = new TreeMap<>();
    long whole = votes.whole(base, count.presence()).orElse(0L);
    figures.put("base", base.wireName());
    if (whole > 0) {
      figures.put("whole", Long.toString(whole));
      putPercent(figures, YES, base == Base.NO, votes.yes, whole);
      putPercent(figures, NO, base == Base.YES, votes.no, whole);
    }
    return figures;
  }

  /** What is no part of the whole has no share of it. */
  private static void putPercent(
      SortedMap<String, String> figures, String word, boolean isOutside, long part, long whole) {
    if (!isOutside) {
      figures.put(word + "/percent", Decimals.percent(part, whole));
    }
  }
}
