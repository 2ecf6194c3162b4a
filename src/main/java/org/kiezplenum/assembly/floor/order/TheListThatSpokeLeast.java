package org.kiezplenum.assembly.floor.order;

/** The list with the fewest contributions, the earlier one of equals. */
final class TheListThatSpokeLeast implements WhoseTurn {

  @Override
  public int next(int start, int last, int[] spoken) {
    int least = 0;
    for (int list = 1; list < spoken.length; list++) {
      least = spoken[list] < spoken[least] ? list : least;
    }
    return least;
  }
}
