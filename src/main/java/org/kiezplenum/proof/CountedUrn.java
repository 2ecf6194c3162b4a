package org.kiezplenum.proof;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kiezplenum.assembly.voting.counting.BallotParts;

/**
 * What was counted when an urn was closed, and what may have become of its ballots since.
 *
 * @param times how often each ballot counts; none of them 0
 * @param weights how often the ballots of single people count, where it is not once
 * @param roll what each said, in a vote by name; else empty
 * @param gone who turned out to be whom after the count, in that order, where their ballots went
 *     over
 * @param late who of these came in after the count, and had no ballot in it
 * @param method by which it was counted; empty where nobody has chosen one
 */
record CountedUrn(
    Map<String, Integer> times,
    Map<String, Integer> weights,
    Map<String, String> roll,
    List<Merge> gone,
    Set<String> late,
    String method) {

  record Merge(String person, String into) {}

  /** As an event says it; {@code counted} names the field with the ballots or sums. */
  static CountedUrn of(JsonObject body, String counted, String method) {
    return new CountedUrn(
        positive(map(body, counted, value -> ((Number) value).intValue())),
        map(body, "weights", value -> ((Number) value).intValue()),
        map(body, "roll", value -> (String) value),
        List.of(),
        Set.of(),
        method);
  }

  private static <T> Map<String, T> map(
      JsonObject body, String field, Function<Object, T> reading) {
    Map<String, T> map = new HashMap<>();
    body.getJsonObject(field, new JsonObject())
        .forEach(each -> map.put(each.getKey(), reading.apply(each.getValue())));
    return map;
  }

  private static Map<String, Integer> positive(Map<String, Integer> times) {
    times.values().removeIf(many -> many == 0);
    return times;
  }

  CountedUrn merged(Merge merge, Predicate<String> wasHere) {
    List<Merge> all = new ArrayList<>(gone);
    all.add(merge);
    Set<String> came = new HashSet<>(late);
    Stream.of(merge.person(), merge.into()).filter(wasHere.negate()).forEach(came::add);
    return new CountedUrn(times, weights, roll, List.copyOf(all), Set.copyOf(came), method);
  }

  /**
   * Whether this is what was counted. Where an earlier server merged people since, their ballots
   * may have gone over to the one who stayed, who has one of them.
   */
  boolean fits(Map<String, String> cast) {
    return isCounted(cast) || (!gone.isEmpty() && couldBeLeft(cast));
  }

  /** Of two parts of a ballot only that of the person counts for others too. */
  private boolean isCounted(Map<String, String> cast) {
    Map<String, Integer> found = new HashMap<>();
    cast.forEach((person, ballot) -> {
      List<String> parts = BallotParts.of(method, ballot);
      parts.forEach(part -> {
        boolean isWeighed = parts.size() == 1 || BallotParts.isOfPerson(method, part);
        found.merge(part, isWeighed ? weight(person) : 1, Integer::sum);
      });
    });
    return times.equals(found) && (roll.isEmpty() || roll.equals(cast));
  }

  private int weight(String person) {
    return weights.getOrDefault(person, 1);
  }

  private boolean couldBeLeft(Map<String, String> cast) {
    if (gone.stream().anyMatch(merge -> cast.containsKey(merge.person()))) {
      return false;
    }
    return roll.isEmpty() ? couldHaveCounted(cast) : cast.equals(rollSince());
  }

  /** The ballot of the one who stayed stays, else it is the other's. */
  private Map<String, String> rollSince() {
    Map<String, String> left = new HashMap<>(roll);
    for (Merge merge : gone) {
      String ballot = left.remove(merge.person());
      if (ballot != null) {
        left.putIfAbsent(merge.into(), ballot);
      }
    }
    return left;
  }

  /**
   * No event says whose ballot was which. What is missing must be as much as those may have had who
   * went to somebody with a ballot, and nothing more may be there than was counted.
   */
  private boolean couldHaveCounted(Map<String, String> cast) {
    Map<String, Integer> missing = new HashMap<>(times);
    Map<String, List<String>> who = together();
    int most = 0;
    for (Map.Entry<String, String> ballot : cast.entrySet()) {
      List<Integer> possible =
          who.getOrDefault(ballot.getKey(), List.of(ballot.getKey())).stream()
              .filter(person -> !late.contains(person))
              .map(this::weight)
              .toList();
      if (possible.isEmpty()) {
        return false;
      }
      int least = Collections.min(possible);
      missing.merge(ballot.getValue(), -least, Integer::sum);
      most += possible.stream().mapToInt(Integer::intValue).sum() - least;
    }
    return missing.values().stream().allMatch(many -> many >= 0)
        && missing.values().stream().mapToInt(Integer::intValue).sum() <= most;
  }

  /** All who are one person now, by that person. */
  private Map<String, List<String>> together() {
    Map<String, List<String>> together = new HashMap<>();
    for (Merge merge : gone) {
      List<String> both =
          together.computeIfAbsent(merge.into(), into -> new ArrayList<>(List.of(into)));
      List<String> more = together.remove(merge.person());
      both.addAll(more == null ? List.of(merge.person()) : more);
    }
    return together;
  }
}
