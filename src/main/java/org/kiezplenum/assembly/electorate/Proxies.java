package org.kiezplenum.assembly.electorate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * Who votes for whom. Not allowed if nothing else was agreed in the statute (section 38 of the
 * German Civil Code; a resolution of the assembly is not enough, section 40); if so, at most so
 * many for one holder, given in writing to somebody who may vote, and never passed on. It rests
 * while the one who gave it is here: whoever votes, is.
 *
 * @param most how many one person may hold; 0 if there are none
 * @param holderOf who votes, by the one who gave the proxy
 */
public record Proxies(int most, PMap<PersonId, PersonId> holderOf) {
  public static final Proxies OFF = new Proxies(0, OrderedPMap.empty());

  /** More than statutes commonly allow. */
  public static final int MOST_FOR_ONE = 10;

  /** Why this proxy cannot be given; nothing if it can. */
  public Refusal.@Nullable Code refused(PersonId from, PersonId to, Predicate<PersonId> mayVote) {
    if (most == 0) {
      return Refusal.Code.PROXIES_OFF;
    }
    if (!mayVote.test(from) || !mayVote.test(to)) {
      return Refusal.Code.PROXY_OF_GUEST;
    }
    if (holderOf.containsKey(from)) {
      return Refusal.Code.PROXY_GIVEN;
    }
    if (from.equals(to) || holderOf.containsKey(to) || holderOf.containsValue(from)) {
      return Refusal.Code.PROXY_CHAIN;
    }
    return holderOf.values().stream().filter(to::equals).count() >= most
        ? Refusal.Code.TOO_MANY_PROXIES
        : null;
  }

  Proxies given(PersonId from, PersonId to) {
    return new Proxies(most, holderOf.plus(from, to));
  }

  /** Without what somebody gave. */
  Proxies endedOf(PersonId from) {
    return new Proxies(most, holderOf.minus(from));
  }

  /** Without anything that this person gave or holds. */
  Proxies without(PersonId person) {
    PMap<PersonId, PersonId> left = holderOf.minus(person);
    for (Map.Entry<PersonId, PersonId> proxy : holderOf.entrySet()) {
      left = proxy.getValue().equals(person) ? left.minus(proxy.getKey()) : left;
    }
    return left.equals(holderOf) ? this : new Proxies(most, left);
  }

  /**
   * How many votes each of those has who voted, where it is more than one: their own, and that of
   * each who is not among them and whose proxy they hold.
   *
   * @param isRepresented false for those whose proxy counts for nothing, though they have not voted
   */
  public Map<PersonId, Integer> weights(
      Collection<PersonId> voted, Predicate<PersonId> isRepresented) {
    Map<PersonId, Integer> weights = new HashMap<>();
    holderOf.forEach((from, holder) -> {
      if (voted.contains(holder) && !voted.contains(from) && isRepresented.test(from)) {
        weights.merge(holder, 2, (had, one) -> had + 1);
      }
    });
    return weights;
  }

  /** How many others this person votes for, of those who are represented. */
  public int heldBy(PersonId person, Predicate<PersonId> isRepresented) {
    return (int)
        holderOf.entrySet().stream()
            .filter(proxy -> person.equals(proxy.getValue()) && isRepresented.test(proxy.getKey()))
            .count();
  }
}
