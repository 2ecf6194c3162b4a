package org.kiezplenum.assembly.voting.methods.majority;

import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * Two thirds of the base: three times the yes is at least twice the whole. Equality is enough. The
 * base is yes and no if nothing else was set.
 */
public final class TwoThirdsMajority extends YesNo {
  @Override
  public String wireName() {
    return "two-thirds-majority";
  }

  @Override
  protected Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    return share(count, votes, base, 2, 3, false);
  }
}
