package org.kiezplenum.assembly.voting.methods.majority;

import java.util.List;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.YesNo;

/** Stated by looking at the room: nobody counts, so there are no ballots, hands, or figures. */
public final class BySight extends YesNo {
  private final String wireName;

  public BySight(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public List<List<String>> together(Ask ask) {
    return List.of();
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
