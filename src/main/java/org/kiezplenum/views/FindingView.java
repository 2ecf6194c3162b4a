package org.kiezplenum.views;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.HeadCount;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.methods.majority.Tally;
import org.kiezplenum.told.Unwrapped;
import org.kiezplenum.told.ViewPart;

/**
 * What was found by yes and no. Without figures where nobody counted.
 *
 * @param represented how many of the votes were cast for somebody who was away
 */
record FindingView(
    String outcome,
    String reason,
    @Unwrapped @Nullable TallyView total,
    @Nullable TallyView phones,
    @Nullable TallyView hands,
    @Nullable Integer represented)
    implements ViewPart {

  record TallyView(int yes, int no, int abstain) implements ViewPart {
    static @Nullable TallyView of(@Nullable Tally tally) {
      return tally == null ? null : new TallyView(tally.yes(), tally.no(), tally.abstain());
    }
  }

  static FindingView of(PlainFinding finding, HeadCount heads) {
    return new FindingView(
        finding.outcome().wireName(),
        finding.reason().wireName(),
        TallyView.of(finding.total()),
        TallyView.of(finding.phones()),
        TallyView.of(finding.hands()),
        heads.byProxy());
  }
}
