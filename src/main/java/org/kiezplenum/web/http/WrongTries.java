package org.kiezplenum.web.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong codes, or wrong passwords, by the address they come from, so that nobody can try
 * them all. A try is counted before it is looked at, so that many at once are no more than many one
 * after another, and taken off again if it was right. Each process counts for itself.
 */
final class WrongTries {
  /** Many, for a hall of people who mistype; few beside the 900 million codes there are. */
  static final int MOST_CODES = 60;

  /**
   * Whoever has a seat goes in and out from an address that guesses, too; what they ask for that is
   * not there is counted as well.
   */
  static final int MOST_OF_SEATED = 600;

  /** A password is typed by one person, who has it on a piece of paper. */
  static final int MOST_PASSWORDS = 10;

  static final long PERIOD_MILLIS = 60_000;
  static final int MOST_ADDRESSES = 50_000;

  private final int most;

  /** The oldest first: whoever has many addresses pushes out their own. */
  private final Map<String, Tries> tries = new LinkedHashMap<>();

  private record Tries(long since, int wrong) {}

  /**
   * @param most wrong tries of one address within {@link #PERIOD_MILLIS}
   */
  WrongTries(int most) {
    this.most = most;
  }

  /** Whether one more may be tried, which is counted as wrong until it is {@link #right}. */
  synchronized boolean take(String address, long millis) {
    Tries before = tries.get(address);
    if (before != null && millis - before.since() <= PERIOD_MILLIS) {
      if (before.wrong() >= most) {
        return false;
      }
      tries.put(address, new Tries(before.since(), before.wrong() + 1));
      return true;
    }
    tries.remove(address);
    if (tries.size() >= MOST_ADDRESSES) {
      tries.remove(tries.keySet().iterator().next());
    }
    tries.put(address, new Tries(millis, 1));
    return true;
  }

  /** One that was taken was not wrong. */
  synchronized void right(String address) {
    tries.computeIfPresent(
        address, (same, before) -> new Tries(before.since(), Math.max(0, before.wrong() - 1)));
  }

  synchronized int addresses() {
    return tries.size();
  }

  /** Whether this address has tried too often and must wait. */
  synchronized boolean isBarred(String address, long millis) {
    Tries before = tries.get(address);
    return before != null && before.wrong() >= most && millis - before.since() <= PERIOD_MILLIS;
  }
}
