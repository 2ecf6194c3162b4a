package org.kiezplenum.assembly.decisions.methods;

/**
 * More yes than no (einfache Mehrheit). Abstentions and invalid votes do not count, a tie is a
 * rejection.
 *
 * <p>Source: section 32 of the German Civil Code as the Federal Court reads it (BGHZ 83, 35).
 */
final class SimpleMajority extends YesNo {
  @Override
  public String wireName() {
    return "simple-majority";
  }

  @Override
  Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    return moreYesThanNo(count, votes);
  }
}
