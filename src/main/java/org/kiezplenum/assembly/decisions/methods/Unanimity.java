package org.kiezplenum.assembly.decisions.methods;

/**
 * Nobody says no and somebody says yes (einstimmig). The base says who must have said yes: of yes
 * and no alone abstentions do no harm; of all valid votes nobody may abstain, of all votes cast
 * none may be invalid, and so on to all who are present or entitled.
 */
final class Unanimity extends YesNo {
  @Override
  public String wireName() {
    return "unanimity";
  }

  @Override
  Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    long whole = votes.whole(base, count.presence()).orElseThrow();
    boolean isUnanimous = votes.no() == 0 && votes.yes() > 0 && votes.yes() >= whole;
    return Finding.of(
        count,
        isUnanimous ? Outcome.ADOPTED : Outcome.REJECTED,
        isUnanimous ? Why.UNANIMOUS : Why.NOT_UNANIMOUS,
        YES,
        votes.yes(),
        NO,
        votes.no(),
        "base",
        base.wireName(),
        "whole",
        whole);
  }
}
