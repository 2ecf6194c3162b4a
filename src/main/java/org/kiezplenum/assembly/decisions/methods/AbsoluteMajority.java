package org.kiezplenum.assembly.decisions.methods;

/**
 * More than half of the base (absolute Mehrheit): twice the yes is more than the whole. The base is
 * all valid votes, abstentions among them, if nothing else was set. Exactly half is a rejection.
 */
final class AbsoluteMajority extends YesNo {
  @Override
  public String wireName() {
    return "absolute-majority";
  }

  @Override
  Base ownBase() {
    return Base.VALID;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    return share(count, votes, base, 1, 2, true);
  }
}
