package org.kiezplenum.assembly.voting.methods.majority;

import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * More yes than no (einfache Mehrheit). Abstentions and invalid votes do not count, a tie is a
 * rejection.
 *
 * <p>Source: section 32 of the German Civil Code as the Federal Court reads it (BGHZ 83, 35).
 */
public final class SimpleMajority extends YesNo {
  @Override
  public String wireName() {
    return "simple-majority";
  }

  @Override
  protected Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    return moreYesThanNo(count, votes);
  }
}
