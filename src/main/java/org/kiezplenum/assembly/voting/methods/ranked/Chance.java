package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.List;

/** What decides where no earlier stage tells apart those who are tied. */
interface Chance {

  /**
   * Who is excluded, or whose surplus goes on first.
   *
   * @param stages what has happened so far, and where it is told how it was decided
   * @param tied in the order of the ballot
   * @param what surplus or exclusion
   * @param isLast they are two, and whoever is not excluded has the last seat
   */
  int decide(Stages stages, List<Integer> tied, String what, boolean isLast)
      throws Stages.LotNeeded;
}
