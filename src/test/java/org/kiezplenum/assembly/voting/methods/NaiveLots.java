package org.kiezplenum.assembly.voting.methods;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What chance decides in a naive count: in each tie in its turn it is told who goes. All further
 * ties go to the first, or nowhere; and all are written down.
 */
final class NaiveLots {
  /** Those who tied in some round. */
  record Tie(int round, List<String> between) {}

  /** Thrown where nobody is told, and that is to end the count. */
  static final class Tied extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final List<String> told;
  private final boolean ends;
  final List<Tie> ties = new ArrayList<>();

  NaiveLots(List<String> told, boolean ends) {
    this.told = told;
    this.ends = ends;
  }

  String goes(int round, List<String> between) {
    ties.add(new Tie(round, between));
    if (ends && ties.size() > told.size()) {
      throw new Tied();
    }
    return ties.size() <= told.size() ? told.get(ties.size() - 1) : between.getFirst();
  }

  /** All that can come out if these go: a text that is the same for what is the same. */
  static String ends(Function<NaiveLots, Set<String>> count, List<String> told) {
    NaiveLots lots = new NaiveLots(told, false);
    Set<String> elected = new TreeSet<>(count.apply(lots));
    if (lots.ties.size() == told.size()) {
      return elected.toString();
    }
    Tie tie = lots.ties.get(told.size());
    Map<String, String> after = new LinkedHashMap<>();
    tie.between().forEach(one -> after.put(one, ends(count, and(told, one))));
    return Set.copyOf(after.values()).size() == 1
        ? after.values().iterator().next()
        : tie + " " + after;
  }

  /** Everybody who can be elected together, whatever is drawn. */
  static Set<Set<String>> all(Function<NaiveLots, Set<String>> count, List<String> told) {
    NaiveLots lots = new NaiveLots(told, false);
    Set<String> elected = new TreeSet<>(count.apply(lots));
    if (lots.ties.size() == told.size()) {
      return Set.of(elected);
    }
    Set<Set<String>> all = new HashSet<>();
    for (String one : lots.ties.get(told.size()).between()) {
      all.addAll(all(count, and(told, one)));
    }
    return all;
  }

  /**
   * Who goes in each tie up to the first that a lot is needed for, and that tie, if there is one.
   */
  record Course(List<String> goes, List<Tie> without, Tie asked) {}

  static Course course(Function<NaiveLots, Set<String>> count) {
    List<String> goes = new ArrayList<>();
    List<Tie> without = new ArrayList<>();
    while (true) {
      NaiveLots lots = new NaiveLots(goes, false);
      var _ = count.apply(lots);
      if (lots.ties.size() == goes.size()) {
        return new Course(goes, without, null);
      }
      Tie tie = lots.ties.get(goes.size());
      Set<String> ends = new TreeSet<>();
      tie.between().forEach(one -> ends.add(ends(count, and(goes, one))));
      if (ends.size() > 1) {
        return new Course(goes, without, tie);
      }
      goes.add(tie.between().getFirst());
      without.add(tie);
    }
  }

  private static List<String> and(List<String> told, String one) {
    List<String> longer = new ArrayList<>(told);
    longer.add(one);
    return longer;
  }
}
