package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Decimals;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Round;

/**
 * The rounds of a count so far, and how ties are decided by them: at the latest earlier stage at
 * which those who are tied had unequal votes. Whoever shares the highest (or the lowest) number at
 * that stage is compared on at the stages before; who shares it at all stages is left to {@link
 * Chance}.
 */
final class Stages {
  static final String EXCLUSION = "exclusion";

  private final List<String> options;
  private final int digits;
  private final Chance chance;
  private final List<long[]> votes = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private List<Happening> happenings = new ArrayList<>();

  Stages(List<String> options, int digits, Chance chance) {
    this.options = options;
    this.digits = digits;
    this.chance = chance;
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
    happenings.add(Happening.of(kind, names(who), details));
  }

  List<String> names(List<Integer> who) {
    return who.stream().map(options::get).toList();
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
    return left.size() == 1 ? left.getFirst() : draw(left, what, isLast);
  }

  /** One of those whom no stage tells apart. */
  int draw(List<Integer> among, String what, boolean isLast) throws LotNeeded {
    return chance.decide(this, among, what, isLast);
  }
}
