package org.kiezplenum.assembly.voting.methods.majority;

import java.util.Optional;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * At least twice as many yes as no, and more than half of all who are entitled (qualifizierte
 * Mehrheit). Another base than the entitled can be set for the second half.
 *
 * <p>Source: statute of the student body of Bonn, section 23 (3).
 */
public final class QualifiedMajority extends YesNo {
  @Override
  public String wireName() {
    return "qualified-majority";
  }

  @Override
  protected Base ownBase() {
    return Base.ENTITLED;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    Optional<Long> whole = votes.whole(base, count.presence());
    boolean isQualified = votes.yes() >= 2 * votes.no() && 2 * votes.yes() > whole.orElseThrow();
    return Finding.of(
        count,
        isQualified ? Outcome.ADOPTED : Outcome.REJECTED,
        isQualified ? Why.QUALIFIED : Why.NOT_QUALIFIED,
        YES,
        votes.yes(),
        NO,
        votes.no(),
        "whole",
        whole.orElseThrow(),
        "base",
        base.wireName());
  }
}
