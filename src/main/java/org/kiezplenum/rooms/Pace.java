package org.kiezplenum.rooms;

import java.util.HashMap;
import java.util.Map;
import org.kiezplenum.assembly.people.PersonId;

/** How many commands one person may send: a few at once, then as many as drip in. */
final class Pace {
  /** Commands of a participant in {@link #PERIOD_MILLIS}. */
  static final int MOST_COMMANDS = 10;

  /** The desk works for a whole hall. */
  static final int MOST_COMMANDS_OF_A_DESK = 100;

  static final long PERIOD_MILLIS = 5_000;

  private final Map<PersonId, Bucket> buckets = new HashMap<>();

  /** Whether one more command of this person is within bounds at {@code millis}. */
  boolean allows(PersonId person, boolean desk, long millis) {
    int most = desk ? MOST_COMMANDS_OF_A_DESK : MOST_COMMANDS;
    Bucket bucket = buckets.computeIfAbsent(person, p -> new Bucket(most, millis));
    double dripped = (millis - bucket.since) * (double) most / PERIOD_MILLIS;
    bucket.left = Math.min(most, bucket.left + dripped);
    bucket.since = millis;
    if (bucket.left < 1) {
      return false;
    }
    bucket.left--;
    return true;
  }

  /** Forgets whoever has not sent anything for a while. */
  void forgetBefore(long millis) {
    buckets.values().removeIf(bucket -> bucket.since < millis);
  }

  private static final class Bucket {
    private double left;
    private long since;

    private Bucket(double left, long since) {
      this.left = left;
      this.since = since;
    }
  }
}
