package org.kiezplenum.assembly.voting.methods.consent;

import java.util.List;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * Six levels of consensus (KOKON): 1 full agreement, 2 slight concerns, 3 abstention, 4 standing
 * aside, 5 serious concerns, 6 veto. Any veto blocks. Serious concerns are heard first; in the
 * second check they are recorded, and the consensus carries them. More than a fifth aside, or fewer
 * than half who carry it (1 and 2), is too weak to be a mandate.
 */
public final class ConsensusLevels extends OneOf {
  private static final String LEVEL = "level-";
  private static final List<String> WORDS =
      IntStream.rangeClosed(1, 6).mapToObj(level -> LEVEL + level).toList();

  @Override
  public String wireName() {
    return "consensus-levels";
  }

  @Override
  List<String> words() {
    return WORDS;
  }

  /** A number alone is a level too. */
  @Override
  public Reading read(Ask ask, String written) {
    return super.read(ask, written.matches("[1-6]") ? LEVEL + written : written);
  }

  @Override
  public Finding decide(Count count) {
    return found(count).figures(percent(count));
  }

  private static Finding found(Count count) {
    Cells levels = count.cells();
    long all = levels.sum(WORDS);
    long concerns = levels.get(LEVEL + 5);
    long aside = levels.get(LEVEL + 4);
    long carried = levels.get(LEVEL + 1) + levels.get(LEVEL + 2);
    if (all == 0) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES);
    }
    if (levels.get(LEVEL + 6) > 0) {
      return Finding.of(count, Outcome.BLOCKED, Why.VETO, "veto", levels.get(LEVEL + 6));
    }
    if (concerns > 0 && count.settings().round() == 1) {
      return Finding.of(count, Outcome.HEAR, Why.SERIOUS_CONCERNS, "concerns", concerns);
    }
    if (5 * aside > all) {
      return Finding.of(count, Outcome.WEAK, Why.MANY_ASIDE, "aside", aside, "all", all);
    }
    if (2 * carried < all) {
      return Finding.of(count, Outcome.WEAK, Why.FEW_CARRY, "carried", carried, "all", all);
    }
    return concerns > 0
        ? Finding.of(
            count, Outcome.CONSENSUS_WITH_CONCERNS, Why.SERIOUS_CONCERNS, "concerns", concerns)
        : Finding.of(count, Outcome.CONSENSUS, Why.CARRIED, "carried", carried, "all", all);
  }
}
