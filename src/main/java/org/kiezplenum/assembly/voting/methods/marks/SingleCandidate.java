package org.kiezplenum.assembly.voting.methods.marks;

import java.util.List;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * What a choice becomes where one candidate is left: yes or no, for by naming somebody nobody could
 * say no. Elected is whoever has more yes than no, or more than half of a base that was set.
 */
public final class SingleCandidate extends YesNo {
  public static final String NAME = "single-candidate";

  private static final List<Setting> KEPT =
      List.of(
          Setting.BALLOTS,
          Setting.BASE,
          Setting.QUORUM,
          Setting.QUORUM_OF,
          Setting.ABSTENTIONS_VOID,
          Setting.ROUND);

  /** The same question to those who can say no. */
  public static Ask instead(Ask choice, Method method) {
    TreeMap<Setting, String> settings = new TreeMap<>(choice.settings().values());
    settings.keySet().retainAll(KEPT);
    boolean isAbsolute = method instanceof AbsoluteElection && choice.settings().round() == 1;
    if (!isAbsolute) {
      settings.remove(Setting.BASE);
    } else {
      settings.putIfAbsent(Setting.BASE, Base.VALID.wireName());
    }
    return new Ask(NAME, choice.standing(), 1, new Settings(settings));
  }

  @Override
  public String wireName() {
    return NAME;
  }

  @Override
  public Faults check(Ask ask) {
    return Faults.when(ask.standing().isEmpty(), Fault.Code.TOO_FEW_OPTIONS, "least", 1)
        .or(() -> Faults.when(ask.standing().size() > 1, Fault.Code.TOO_MANY_OPTIONS, "most", 1));
  }

  @Override
  protected Base ownBase() {
    return Base.YES_NO;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    return base == Base.YES_NO
        ? moreYesThanNo(count, votes)
        : share(count, votes, base, 1, 2, true);
  }

  @Override
  public Finding decide(Count count) {
    Finding finding = super.decide(count);
    if (finding.outcome() != Outcome.ADOPTED) {
      return finding;
    }
    return new Finding(
            finding.method(),
            Outcome.ELECTED,
            finding.reason(),
            List.of(),
            List.of(),
            List.of(),
            finding.cells(),
            finding.figures(),
            finding.rounds())
        .electing(count.ask().standing());
  }
}
