package org.kiezplenum.assembly.decisions.methods;

/**
 * Two thirds of the base: three times the yes is at least twice the whole. Equality is enough. The
 * base is yes and no if nothing else was set.
 */
final class TwoThirdsMajority extends YesNo {
  @Override
  public String wireName() {
    return "two-thirds-majority";
  }

  @Override
  Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    return share(count, votes, base, 2, 3, false);
  }
}
