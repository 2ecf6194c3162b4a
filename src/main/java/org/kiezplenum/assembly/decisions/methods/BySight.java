package org.kiezplenum.assembly.decisions.methods;

import java.util.List;

/** Stated by looking at the room: nobody counts, so there are no ballots, hands, or figures. */
final class BySight extends YesNo {
  private final String wireName;

  BySight(String wireName) {
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
  Base ownBase() {
    return Base.DISABLED;
  }

  @Override
  Finding judge(Count count, Votes votes, Base base) {
    return moreYesThanNo(count, votes);
  }
}
