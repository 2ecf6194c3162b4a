package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Draws;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Round;

/**
 * The rounds of a count so far, and how ties are decided by them: at the latest earlier stage at
 * which those who are tied had unequal votes. Whoever shares the highest (or the lowest) number at
 * that stage is compared on at the stages before; who shares it at all stages draws lots.
 */
final class Stages {
  static final String EXCLUSION = "exclusion";

  private final List<String> options;
  private final int digits;
  private final Draws draws;
  private final List<long[]> votes = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private List<Happening> happenings = new ArrayList<>();

  Stages(List<String> options, int digits, Draws draws) {
    this.options = options;
    this.digits = digits;
    this.draws = draws;
  }

  /** Nothing but chance can decide, and no lot was drawn. */
  static final class LotNeeded extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<Integer> among;
    private final String what;

    LotNeeded(List<Integer> among, String what) {
      super("a lot is needed", null, false, false);
      this.among = among;
      this.what = what;
    }

    /** What it is for: surplus, exclusion or seat. */
    String what() {
      return what;
    }

    List<Integer> among() {
      return among;
    }
  }

  List<Round> rounds() {
    return rounds;
  }

  /** The running number of the round that is under way. */
  int number() {
    return rounds.size() + 1;
  }

  void happens(Happening.HappeningKind kind, List<Integer> who, Object... details) {
    happenings.add(Happening.of(kind, who.stream().map(options::get).toList(), details));
  }

  String text(long units) {
    return Decimals.text(units, digits);
  }

  /** Ends a round that stands at these votes. */
  void close(long[] now, @Nullable Long quota, long exhausted, long residual) {
    votes.add(now.clone());
    SortedMap<String, String> named = new TreeMap<>();
    for (int i = 0; i < now.length; i++) {
      named.put(options.get(i), text(now[i]));
    }
    String needed = quota == null ? "" : text(quota);
    rounds.add(new Round(number(), named, needed, text(exhausted), text(residual), happenings));
    happenings = new ArrayList<>();
  }

  /** What happened after the last round was closed belongs to it. */
  void append() {
    if (!happenings.isEmpty()) {
      Round last = rounds.removeLast();
      List<Happening> all = new ArrayList<>(last.happenings());
      all.addAll(happenings);
      rounds.add(
          new Round(
              last.number(), last.votes(), last.quota(), last.exhausted(), last.residual(), all));
      happenings = new ArrayList<>();
    }
  }

  /**
   * One of those who are tied now.
   *
   * @param what surplus or exclusion
   * @param isLast they are two, and whoever is not excluded has the last seat
   */
  int decide(List<Integer> tied, boolean highest, String what, boolean isLast) throws LotNeeded {
    List<Integer> left = tied;
    for (int stage = votes.size() - 1; stage >= 0 && left.size() > 1; stage--) {
      long[] then = votes.get(stage);
      List<Long> had = left.stream().map(option -> then[option]).toList();
      long best = highest ? Collections.max(had) : Collections.min(had);
      List<Integer> narrowed = left.stream().filter(option -> then[option] == best).toList();
      if (narrowed.size() < left.size()) {
        left = narrowed;
        if (left.size() == 1) {
          List<Integer> all = new ArrayList<>(left);
          tied.stream().filter(option -> !all.contains(option)).forEach(all::add);
          happens(Happening.HappeningKind.TIE_BY_STAGE, all, "for", what, "stage", stage + 1);
        }
      }
    }
    if (left.size() == 1) {
      return left.getFirst();
    }
    return isLast ? exclude(left) : draw(left, what);
  }

  /**
   * Which of two goes, where the other has the last seat by it. The hall draws who is elected; a
   * seed says who goes, as with any other exclusion.
   */
  int exclude(List<Integer> two) throws LotNeeded {
    if (draws.areBySeed()) {
      return draw(two, EXCLUSION);
    }
    int stays = draw(two, "seat");
    return two.getFirst() == stays ? two.getLast() : two.getFirst();
  }

  int draw(List<Integer> among, String what) throws LotNeeded {
    List<String> names = among.stream().map(options::get).toList();
    Optional<String> drawn = draws.draw(number(), names);
    if (drawn.isEmpty()) {
      throw new LotNeeded(among, what);
    }
    happens(Happening.HappeningKind.LOT, among, "for", what, "drawn", drawn.get());
    return options.indexOf(drawn.get());
  }
}
