package org.kiezplenum.assembly.voting.methods.majority;

import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * Nobody says no and somebody says yes (einstimmig). The base says who must have said yes: of yes
 * and no alone abstentions do no harm; of all valid votes nobody may abstain, of all votes cast
 * none may be invalid, and so on to all who are present or entitled.
 */
public final class Unanimity extends YesNo {
  @Override
  public String wireName() {
    return "unanimity";
  }

  @Override
  protected Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
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
