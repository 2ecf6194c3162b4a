package org.kiezplenum.assembly.voting.methods.majority;

import java.util.List;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.YesNo;

/**
 * More yes than no, where nobody has chosen a method: there is nothing to be set, no ballot is
 * invalid, and no percentages are told. Abstentions do not count, a tie is a rejection, and where
 * nobody said yes or no nothing was decided (as German association law has it, section 32 of the
 * Civil Code).
 */
public final class PlainMajority extends YesNo {
  public static final String NAME = "plain-majority";

  @Override
  public String wireName() {
    return NAME;
  }

  @Override
  public Reading read(Ask ask, String written) {
    return form(ask).words().contains(written)
        ? Reading.ballot(written)
        : Reading.refused(Fault.Code.UNKNOWN_ANSWER, "answer", Fault.shown(written));
  }

  @Override
  public List<String> besides(Ask ask) {
    return List.of();
  }

  @Override
  public boolean isMeasured() {
    return false;
  }

  @Override
  public boolean takesPaper() {
    return false;
  }

  @Override
  protected Base ownBase() {
    return Base.DISABLED;
  }

  @Override
  protected Finding judge(Count count, Votes votes, Base base) {
    return moreYesThanNo(count, votes);
  }
}
