package org.kiezplenum.web;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts wrong join codes by the address they come from, so that nobody can try them all. Joins are
 * not counted: a whole hall may share one address.
 */
final class WrongCodes {
  /** Many, for a hall of people who mistype; few beside the 900 million codes there are. */
  static final int MOST_WRONG = 60;

  static final long PERIOD_MILLIS = 60_000;
  private static final int MOST_ADDRESSES = 50_000;

  private final Map<String, Tries> tries = new HashMap<>();

  private record Tries(long since, int wrong) {}

  synchronized void count(String address, long millis) {
    if (tries.size() >= MOST_ADDRESSES) {
      tries.values().removeIf(old -> millis - old.since() > PERIOD_MILLIS);
    }
    Tries before = tries.get(address);
    tries.put(
        address,
        before == null || millis - before.since() > PERIOD_MILLIS
            ? new Tries(millis, 1)
            : new Tries(before.since(), before.wrong() + 1));
  }

  /** Whether this address has tried too often and must wait. */
  synchronized boolean isBarred(String address, long millis) {
    Tries before = tries.get(address);
    return before != null
        && before.wrong() >= MOST_WRONG
        && millis - before.since() <= PERIOD_MILLIS;
  }
}
