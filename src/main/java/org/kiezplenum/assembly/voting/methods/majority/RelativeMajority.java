package org.kiezplenum.assembly.voting.methods.majority;

import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * More votes than for any other answer (relative Mehrheit). Of a plain question that is more yes
 * than no, since an abstention is no answer; a tie is a rejection. Among several names see the
 * relative election.
 */
public final class RelativeMajority extends YesNo {
  @Override
  public String wireName() {
    return "relative-majority";
  }

  @Override
  protected Base ownBase() {
    return Base.YES_NO_ABSTAIN;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    return moreYesThanNo(count, votes);
  }
}
