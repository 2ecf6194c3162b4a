package org.kiezplenum.assembly.decisions.methods;

/**
 * Three quarters of the base: four times the yes is at least three times the whole. Equality is
 * enough. The base is yes and no if nothing else was set.
 *
 * <p>Source: sections 33 and 41 of the German Civil Code (changes of the statute, dissolution).
 */
final class ThreeQuartersMajority extends YesNo {
  @Override
  public String wireName() {
    return "three-quarters-majority";
  }

  @Override
  Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    return share(count, votes, base, 3, 4, false);
  }
}
