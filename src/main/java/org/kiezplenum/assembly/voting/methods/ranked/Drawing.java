package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kiezplenum.assembly.voting.methods.Draws;
import org.kiezplenum.assembly.voting.methods.Happening;

/**
 * The lots of one count. What the hall has drawn decides; else, where the count ends the same
 * whoever is drawn, the list does, without a lot; else a seed, if there is one.
 */
final class Drawing implements Chance {
  private final Draws draws;
  private final EveryDraw everyDraw;
  private final List<Integer> decided = new ArrayList<>();

  Drawing(Draws draws, EveryDraw everyDraw) {
    this.draws = draws;
    this.everyDraw = everyDraw;
  }

  @Override
  public int decide(Stages stages, List<Integer> tied, String what, boolean isLast)
      throws Stages.LotNeeded {
    int one;
    if (!isLast && !draws.haveFallen(stages.names(tied)) && everyDraw.endsAlike(decided, tied)) {
      stages.happens(Happening.HappeningKind.WITHOUT_LOT, tied, "for", what);
      one = tied.getFirst();
    } else if (isLast && !draws.areBySeed()) {
      // The hall draws who is elected; a seed says who goes, as with any other exclusion.
      int stays = draw(stages, tied, "seat");
      one = tied.getFirst() == stays ? tied.getLast() : tied.getFirst();
    } else {
      one = draw(stages, tied, what);
    }
    decided.add(one);
    return one;
  }

  private int draw(Stages stages, List<Integer> among, String what) throws Stages.LotNeeded {
    List<String> names = stages.names(among);
    Optional<String> drawn = draws.draw(stages.number(), names);
    if (drawn.isEmpty()) {
      throw new Stages.LotNeeded(among, what);
    }
    stages.happens(Happening.HappeningKind.LOT, among, "for", what, "drawn", drawn.get());
    return among.get(names.indexOf(drawn.get()));
  }
}
