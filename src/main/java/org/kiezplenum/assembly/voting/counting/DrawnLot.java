package org.kiezplenum.assembly.voting.counting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;

/**
 * A lot that was drawn.
 *
 * @param counted what it was drawn for
 * @param seed what the server worked it out from; absent if the hall has drawn
 * @param fell on whom, in the order of drawing; nobody if the server drew before that was stored
 * @param witness who has seen it, if it was said
 */
public record DrawnLot(
    Counted counted, @Nullable String seed, List<String> fell, @Nullable WordRef witness) {
  public DrawnLot {
    fell = List.copyOf(fell);
  }

  /** What was counted, wherever it came from; zeros are as if nobody had entered them. */
  public record Counted(Bag ballots, Cells hands) {
    public Counted {
      Map<String, Long> raised = new HashMap<>(hands.counts());
      raised.values().removeIf(n -> n == 0);
      hands = Cells.of(raised);
    }
  }
}
