package org.kiezplenum.assembly.decisions.methods;

import java.util.List;

/**
 * More yes than no, where nobody has chosen a method: there is nothing to be set, no ballot is
 * invalid, and no percentages are told. Abstentions do not count, a tie is a rejection, and where
 * nobody said yes or no nothing was decided (as German association law has it, section 32 of the
 * Civil Code).
 */
final class PlainMajority extends YesNo {
  static final String NAME = "plain-majority";

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
  Base ownBase() {
    return Base.DISABLED;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    return moreYesThanNo(count, votes);
  }
}
