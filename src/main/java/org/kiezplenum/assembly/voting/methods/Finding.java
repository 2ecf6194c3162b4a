package org.kiezplenum.assembly.voting.methods;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stated outcome with everything that led to it.
 *
 * @param method wire name
 * @param elected in the order in which they were
 * @param ranking best first, equals together; empty where the method makes no order
 * @param among between whom a run-off, a repetition or a lot is; empty if none is
 * @param cells what was counted of phones, paper and hands together; empty for ranked ballots
 * @param figures what was worked out of it, exact text by name, such as {@code a/percent}
 * @param rounds of methods that count in rounds, and one for a lot
 */
public record Finding(
    String method,
    Outcome outcome,
    Reason reason,
    List<String> elected,
    List<List<String>> ranking,
    List<String> among,
    Cells cells,
    SortedMap<String, String> figures,
    List<Round> rounds) {
  public Finding {
    elected = List.copyOf(elected);
    ranking = ranking.stream().map(List::copyOf).toList();
    among = List.copyOf(among);
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    rounds = List.copyOf(rounds);
  }

  public static Finding of(Count count, Outcome outcome, Reason reason) {
    return stated(count.ask(), outcome, reason, count.cells());
  }

  /** As it was stated, with nothing that was worked out. */
  public static Finding stated(Ask ask, Outcome outcome, Reason reason, Cells cells) {
    return new Finding(
        ask.method(),
        outcome,
        reason,
        List.of(),
        List.of(),
        List.of(),
        cells,
        new TreeMap<>(),
        List.of());
  }

  public static Finding of(Count count, Outcome outcome, Why why, Object... arguments) {
    return of(count, outcome, Reason.of(why, arguments));
  }

  public Finding electing(List<String> now) {
    return new Finding(method, outcome, reason, now, ranking, among, cells, figures, rounds);
  }

  public Finding ranking(List<List<String>> now) {
    return new Finding(method, outcome, reason, elected, now, among, cells, figures, rounds);
  }

  public Finding among(List<String> now) {
    return new Finding(method, outcome, reason, elected, ranking, now, cells, figures, rounds);
  }

  public Finding figures(SortedMap<String, String> now) {
    return new Finding(method, outcome, reason, elected, ranking, among, cells, now, rounds);
  }

  public Finding rounds(List<Round> now) {
    return new Finding(method, outcome, reason, elected, ranking, among, cells, figures, now);
  }
}
