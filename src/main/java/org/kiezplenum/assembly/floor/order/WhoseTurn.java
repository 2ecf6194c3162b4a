package org.kiezplenum.assembly.floor.order;

/** Which list comes next, whether or not somebody is on it. */
public interface WhoseTurn {

  /**
   * The list, by its place.
   *
   * @param start the list that begins
   * @param last the list of the last contribution; -1 before the first
   * @param spoken contributions of each list so far
   */
  int next(int start, int last, int[] spoken);
}
