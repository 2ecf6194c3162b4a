package org.kiezplenum.assembly.voting.methods.majority;

import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * Three quarters of the base: four times the yes is at least three times the whole. Equality is
 * enough. The base is yes and no if nothing else was set.
 *
 * <p>Source: sections 33 and 41 of the German Civil Code (changes of the statute, dissolution).
 */
public final class ThreeQuartersMajority extends YesNo {
  @Override
  public String wireName() {
    return "three-quarters-majority";
  }

  @Override
  protected Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    return share(count, votes, base, 3, 4, false);
  }
}
