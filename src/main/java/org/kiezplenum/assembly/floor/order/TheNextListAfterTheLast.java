package org.kiezplenum.assembly.floor.order;

/** Rules R4 and R7: a memory of one. With two lists a zipper, with more a round. */
final class TheNextListAfterTheLast implements WhoseTurn {

  @Override
  public int next(int start, int last, int[] spoken) {
    return last < 0 ? start : (last + 1) % spoken.length;
  }
}
