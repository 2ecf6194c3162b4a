package org.kiezplenum.assembly.voting.counting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Method;

/**
 * What one ballot says for the person and what for the initiative they speak for, {@code no
 * o3:yes}: two votes, each given and changed by itself. By all methods but those that ask for both,
 * a ballot is its only part.
 */
public final class BallotParts {
  private BallotParts() {}

  /** True if one ballot may hold both. */
  public static boolean areAsked(String method) {
    return Catalogue.find(method).filter(Method::hasParts).isPresent();
  }

  /** Of a canonical ballot, that of the person first. */
  public static List<String> of(String method, String ballot) {
    return areAsked(method) ? List.of(ballot.split(" ", -1)) : List.of(ballot);
  }

  /** True if this is what somebody says for themselves. */
  public static boolean isOfPerson(String method, String part) {
    return Catalogue.find(method).map(found -> found.isOfPerson(part)).orElse(true);
  }

  /** What counts of somebody who gave another ballot before: each part that was not given anew. */
  public static String together(String method, String before, String anew) {
    List<String> now = of(method, anew);
    boolean isOfPerson = isOfPerson(method, now.getFirst());
    return of(method, before).stream()
        .filter(part -> now.size() == 1 && isOfPerson(method, part) != isOfPerson)
        .findFirst()
        .map(kept -> isOfPerson ? anew + " " + kept : kept + " " + anew)
        .orElse(anew);
  }

  /** Ballots part by part, so that no count tells who gave both. */
  public static Map<String, Integer> apart(String method, Map<String, Integer> ballots) {
    Map<String, Integer> apart = new TreeMap<>();
    ballots.forEach((ballot, times) ->
        of(method, ballot).forEach(part -> apart.merge(part, times, Math::addExact)));
    return apart;
  }
}
