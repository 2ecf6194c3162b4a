package org.kiezplenum.assembly.voting.methods.ranked;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts with every draw that could be, to see whether a lot can change who is elected. It cannot
 * if the count ends with the same people whoever is drawn, or comes to the same further lots, in
 * the same rounds and between the same people, and goes on alike after each of these.
 */
final class EveryDraw {
  /** Six who are tied, in every order. */
  static final int MOST_COUNTS = 720;

  /** On different ballots, in all counts together: a large count must not take minutes. */
  static final int MOST_PLACES = 4_000_000;

  private final Counting counting;
  private final int most;

  /** What was found for a tie, by who was decided on before it. */
  private final Map<List<Integer>, Boolean> found = new HashMap<>();

  private int counts;

  EveryDraw(Papers papers, Counting counting) {
    this.counting = counting;
    long places = (long) papers.times().size() * papers.options().size();
    this.most = (int) Math.min(MOST_COUNTS, MOST_PLACES / places);
  }

  /** Who is elected in a count from its beginning, where this decides between those who tie. */
  interface Counting {
    Set<Integer> elected(Chance chance) throws Stages.LotNeeded;
  }

  /** How a count goes on. */
  private sealed interface Fate {}

  private record Elected(Set<Integer> who) implements Fate {}

  private record ByLot(Tie tie, List<Fate> fates) implements Fate {}

  private record Tie(int round, String what, List<Integer> between) {}

  /** Somebody is decided on in each tie in its turn, and in all further ones the first. */
  private static final class Script implements Chance {
    private final List<Integer> decided;
    private final List<Tie> ties = new ArrayList<>();

    Script(List<Integer> decided) {
      this.decided = decided;
    }

    @Override
    public int decide(Stages stages, List<Integer> tied, String what, boolean isLast) {
      int place = ties.size();
      ties.add(new Tie(stages.number(), what, tied));
      return place < decided.size() ? decided.get(place) : tied.getFirst();
    }
  }

  /** Thrown where trying takes more than it is worth. */
  private static final class TooMany extends Exception {
    private static final long serialVersionUID = 1;

    TooMany() {
      super("too many draws are possible", null, false, false);
    }
  }

  /**
   * Whether it does not matter on whom the next lot falls; false also if that would take too many
   * counts.
   *
   * @param decided who was decided on in each tie before
   * @param tied between whom the lot would be
   */
  boolean endsAlike(List<Integer> decided, List<Integer> tied) {
    Boolean known = found.get(decided);
    if (known != null) {
      return known;
    }
    try {
      Fate first = fate(decided, tied.getFirst());
      for (int other : tied.subList(1, tied.size())) {
        if (!fate(decided, other).equals(first)) {
          return false;
        }
      }
      return true;
    } catch (TooMany tooMany) {
      return false;
    }
  }

  private Fate fate(List<Integer> before, int next) throws TooMany {
    List<Integer> decided = new ArrayList<>(before);
    decided.add(next);
    if (++counts > most) {
      throw new TooMany();
    }
    Script script = new Script(decided);
    try {
      Set<Integer> elected = counting.elected(script);
      return fate(decided, script.ties, new Elected(elected));
    } catch (Stages.LotNeeded impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * What becomes of it.
   *
   * @param ties of a count in which the first was taken in each that was not decided
   * @param end of that count
   */
  private Fate fate(List<Integer> decided, List<Tie> ties, Fate end) throws TooMany {
    if (ties.size() == decided.size()) {
      return end;
    }
    Tie tie = ties.get(decided.size());
    List<Integer> firstTaken = new ArrayList<>(decided);
    firstTaken.add(tie.between().getFirst());
    Fate first = fate(firstTaken, ties, end);
    List<Fate> fates = new ArrayList<>(List.of(first));
    for (int other : tie.between().subList(1, tie.between().size())) {
      fates.add(fate(decided, other));
    }
    boolean areAlike = fates.stream().allMatch(first::equals);
    found.put(decided, areAlike);
    return areAlike ? first : new ByLot(tie, fates);
  }
}
