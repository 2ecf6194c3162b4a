package org.kiezplenum.assembly.floor.order;

/** Only the list that spoke last is remembered. With two lists a zipper, with more a round. */
final class TheNextListAfterTheLast implements WhoseTurn {

  @Override
  public int next(int start, int last, int[] spoken) {
    return last < 0 ? start : (last + 1) % spoken.length;
  }
}
