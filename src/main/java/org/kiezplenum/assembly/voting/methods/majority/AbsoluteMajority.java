package org.kiezplenum.assembly.voting.methods.majority;

import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * More than half of the base (absolute Mehrheit): twice the yes is more than the whole. The base is
 * all valid votes, abstentions among them, if nothing else was set. Exactly half is a rejection.
 */
public final class AbsoluteMajority extends YesNo {
  @Override
  public String wireName() {
    return "absolute-majority";
  }

  @Override
  protected Base ownBase() {
    return Base.VALID;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    return share(count, votes, base, 1, 2, true);
  }
}
