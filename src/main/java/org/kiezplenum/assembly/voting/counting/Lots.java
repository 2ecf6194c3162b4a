package org.kiezplenum.assembly.voting.counting;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Every lot that was drawn for a poll, each in the order of drawing. None is forgotten, so that
 * nobody can draw until it suits.
 *
 * @param standing those that hold for what is counted now
 * @param dropped those that were drawn for another count
 * @param wrong those that the hall drew otherwise than they were entered
 */
public record Lots(PVector<DrawnLot> standing, PVector<DrawnLot> dropped, PVector<DrawnLot> wrong) {
  public static final Lots NONE =
      new Lots(TreePVector.empty(), TreePVector.empty(), TreePVector.empty());

  /** With one that holds; if it was dropped before it does so again. */
  public Lots plus(DrawnLot lot) {
    return new Lots(standing.plus(lot), dropped.minus(lot), wrong);
  }

  /** None of them holds, for something else is counted. */
  public Lots dropping() {
    return new Lots(TreePVector.empty(), dropped.plusAll(standing), wrong);
  }

  /** None of them holds, for they were entered wrongly. */
  public Lots mistaken() {
    return new Lots(TreePVector.empty(), dropped, wrong.plusAll(standing));
  }

  /** Those that were dropped and drawn for this. */
  public List<DrawnLot> droppedFor(DrawnLot.Counted counted) {
    return dropped.stream().filter(lot -> lot.counted().equals(counted)).toList();
  }

  /** Whether some hold, and the hall has drawn all of these. */
  public boolean areOfHall() {
    return !standing.isEmpty() && standing.stream().allMatch(lot -> lot.seed() == null);
  }

  /** Who saw the last one that holds, if it was said. */
  public @Nullable WordRef witness() {
    return standing.isEmpty() ? null : standing.getLast().witness();
  }

  /** The number of the next words that say who saw it; each draw has its own. */
  public int nextWitness() {
    return 1
        + (int)
            Stream.of(standing, dropped, wrong)
                .flatMap(List::stream)
                .map(DrawnLot::witness)
                .filter(Objects::nonNull)
                .distinct()
                .count();
  }
}
