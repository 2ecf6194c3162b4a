package org.kiezplenum.web.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** So many at once for each address, and as many again as time goes by. */
final class Allowance {
  static final int MOST_ADDRESSES = 50_000;

  private final int most;
  private final long millis;

  /** The one that was heard of first stands first: whoever has many pushes out their own. */
  private final Map<String, Left> left = new LinkedHashMap<>();

  private record Left(double many, long since) {}

  /**
   * @param most at once, 0 for any number
   * @param millis until as many are allowed again
   */
  Allowance(int most, long millis) {
    this.most = most;
    this.millis = millis;
  }

  /** Whether one more is allowed, which is counted at once. */
  synchronized boolean take(String address, long now) {
    if (most == 0) {
      return true;
    }
    Left before = left.getOrDefault(address, new Left(most, now));
    double many = Math.min(most, before.many() + (now - before.since()) * (double) most / millis);
    if (left.size() >= MOST_ADDRESSES && !left.containsKey(address)) {
      left.remove(left.keySet().iterator().next());
    }
    left.put(address, new Left(many < 1 ? many : many - 1, now));
    return many >= 1;
  }
}
