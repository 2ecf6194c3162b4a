package org.kiezplenum.assembly.voting.counting;

import java.util.Map;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.BallotText;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Form;

/**
 * How many people stand behind each option and each word: who chose it, gave it anything, or placed
 * it first. A figure that so few stand behind tells much of them.
 */
final class Voices {
  private Voices() {}

  /**
   * Counts them.
   *
   * @param cells of everything that was counted
   * @param ballots of phones and of paper
   */
  static Map<String, Long> of(Ask ask, Cells cells, Bag ballots) {
    Form form = Methods.form(ask);
    Map<String, Long> voices = new TreeMap<>();
    if (form.shape() == Form.Shape.ORDER) {
      ballots
          .times()
          .forEach((ballot, times) -> {
            for (String first : ballot.split(">", 2)[0].split("=", -1)) {
              voices.merge(first, (long) times, Long::sum);
            }
          });
      voices.remove(BallotText.INVALID);
      return voices;
    }
    for (String option : ask.options()) {
      voices.put(
          option,
          switch (form.shape()) {
            case SCALE -> above(cells, option, form.highest());
            case DOTS -> cells.get(cells.has(option + "/people") ? option + "/people" : option);
            default -> cells.get(option);
          });
    }
    for (String word : form.words()) {
      // Of some words only ballots tell, and no cell.
      long said = ballots.times().getOrDefault(word, 0);
      voices.put(word, Math.max(said, cells.get(word)));
    }
    return voices;
  }

  /** Who gave it more than nothing. */
  private static long above(Cells cells, String option, int highest) {
    long voices = 0;
    for (int rating = 1; rating <= highest; rating++) {
      voices += cells.get(option + "/" + rating);
    }
    return voices;
  }
}
