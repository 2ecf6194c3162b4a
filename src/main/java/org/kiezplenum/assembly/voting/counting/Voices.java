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
public final class Voices {
  /** Figures that fewer stand behind may tell who said it. */
  private static final int LEAST = 3;

  private Voices() {}

  /**
   * True if some stand behind one of these figures, but so few that it tells of them.
   *
   * @param represented how many votes were cast for somebody who was away: those of one who votes
   *     for others may look like several
   */
  public static boolean areFew(Map<String, Long> voices, int represented) {
    return voices.values().stream().anyMatch(n -> n > 0 && n < LEAST + represented);
  }

  /** True if so few have filled their ballot in some way that it tells of them. */
  public static boolean areFewAlike(Bag ballots, int represented) {
    return ballots.times().values().stream().anyMatch(n -> n < LEAST + represented);
  }

  /**
   * True if it is secret, and so few gave an option one of its ratings that it tells of them,
   * though its sum does not.
   */
  public static boolean areRatingsFew(Ask ask, Cells cells, String option, int represented) {
    Form form = Methods.form(ask);
    Map<String, Long> ratings = new TreeMap<>();
    for (int rating = 0; rating <= form.highest(); rating++) {
      ratings.put(option + "/" + rating, cells.get(option + "/" + rating));
    }
    return ask.settings().areSecret()
        && form.shape() == Form.Shape.SCALE
        && areFew(ratings, represented);
  }

  /** By how many each figure of one count is more or less than that of another. */
  public static Map<String, Long> between(Ask ask, DrawnLot.Counted one, DrawnLot.Counted other) {
    Map<String, Long> between = new TreeMap<>(figures(ask, one));
    figures(ask, other).forEach((name, n) -> between.merge(name, -n, Long::sum));
    between.replaceAll((name, n) -> Math.abs(n));
    return between;
  }

  /** Cells; of what is not added up, ballots. */
  private static Map<String, Long> figures(Ask ask, DrawnLot.Counted counted) {
    Map<String, Long> figures = new TreeMap<>(Methods.cells(ask, counted.ballots()).counts());
    counted.hands().counts().forEach((cell, n) -> figures.merge(cell, n, Long::sum));
    if (Methods.cellNames(ask).isEmpty()) {
      counted.ballots().times().forEach((ballot, n) -> figures.merge(ballot, (long) n, Long::sum));
    }
    return figures;
  }

  /**
   * Counts them.
   *
   * @param cells of everything that was counted
   * @param ballots of phones and of paper
   */
  public static Map<String, Long> of(Ask ask, Cells cells, Bag ballots) {
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
