package org.kiezplenum.assembly.decisions.methods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a count so far, and how ties are decided by them: at the latest earlier stage at
 * which those who are tied had unequal votes. Whoever shares the highest (or the lowest) number at
 * that stage is compared on at the stages before; who shares it at all stages draws lots.
 */
final class Stages {
  private final List<String> options;
  private final int digits;
  private final Optional<String> seed;
  private final List<long[]> votes = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private List<Happening> happenings = new ArrayList<>();

  Stages(List<String> options, int digits, Optional<String> seed) {
    this.options = options;
    this.digits = digits;
    this.seed = seed;
  }

  /** Nothing but chance can decide, and no seed was drawn. */
  static final class LotNeeded extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<Integer> among;

    LotNeeded(List<Integer> among) {
      super("a lot is needed", null, false, false);
      this.among = among;
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

  void happens(Happening.Kind kind, List<Integer> who, Object... details) {
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
   * @param what surplus, exclusion or seat
   */
  int decide(List<Integer> tied, boolean highest, String what) throws LotNeeded {
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
          happens(Happening.Kind.TIE_BY_STAGE, all, "for", what, "stage", stage + 1);
        }
      }
    }
    return left.size() == 1 ? left.getFirst() : draw(left, what);
  }

  int draw(List<Integer> among, String what) throws LotNeeded {
    if (seed.isEmpty()) {
      throw new LotNeeded(among);
    }
    List<String> names = among.stream().map(options::get).toList();
    String drawn = Lot.draw(seed.get(), number(), names);
    happens(Happening.Kind.LOT, among, "for", what, "drawn", drawn);
    return options.indexOf(drawn);
  }
}
