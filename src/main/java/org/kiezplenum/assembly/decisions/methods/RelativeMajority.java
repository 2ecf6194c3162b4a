package org.kiezplenum.assembly.decisions.methods;

/**
 * More votes than for any other answer (relative Mehrheit). Of a plain question that is more yes
 * than no, since an abstention is no answer; a tie is a rejection. Among several names see the
 * relative election.
 */
final class RelativeMajority extends YesNo {
  @Override
  public String wireName() {
    return "relative-majority";
  }

  @Override
  Base ownBase() {
    return Base.YES_NO_ABSTAIN;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    return moreYesThanNo(count, votes);
  }
}
