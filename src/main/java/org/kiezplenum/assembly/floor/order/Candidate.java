package org.kiezplenum.assembly.floor.order;

/**
 * Somebody who waits for a contribution, with what the rules of order may look at.
 *
 * @param ticket who asked later has a higher one
 * @param contributions that the person has started in this item
 * @param isSeldomHeard by their own mark
 * @param list the place of the list on which the person is, from 0
 * @param hasTimeLeft of the account of that list
 */
public record Candidate(
    long ticket, int contributions, boolean isSeldomHeard, int list, boolean hasTimeLeft) {

  public boolean hasSpoken() {
    return contributions > 0;
  }
}
