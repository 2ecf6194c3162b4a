package org.kiezplenum.rooms;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;

/**
 * How many commands one person may send: a few at once, then as many as drip in. What comes on top
 * may be a command that was stored already and whose answer got lost; as many of those are looked
 * up.
 *
 * <p>It is told what they did at another process, so that two processes allow hardly more than one;
 * only what leaves no event there it does not see: ballots, signals, and what was refused.
 */
final class Pace {
  /** Commands of a participant in {@link #PERIOD_MILLIS}. */
  static final int MOST_COMMANDS = 10;

  /** The desk works for a whole hall. */
  static final int MOST_COMMANDS_OF_A_DESK = 100;

  static final long PERIOD_MILLIS = 5_000;

  /** By then everybody may do again whatever they might. */
  static final long FORGOTTEN_AFTER_MILLIS = 2 * PERIOD_MILLIS;

  private final Map<PersonId, Bucket> buckets = new HashMap<>();

  /** What may be done with one more command. */
  enum Allowed {
    DECIDE,
    /** It is answered if it was stored before; if not, it is too fast. */
    REPEAT,
    NOTHING
  }

  /** The same of whoever sits there by now; who is only coming in is not kept back here. */
  Allowed next(@Nullable PersonId by, Sitting sitting, long millis) {
    return by == null ? Allowed.DECIDE : next(sitting.oneWith(by), sitting.isAtDesk(by), millis);
  }

  /** What this person may have done with one more command at {@code millis}. */
  Allowed next(PersonId person, boolean desk, long millis) {
    Bucket bucket = bucket(person, most(desk), millis);
    if (bucket.commands >= 1) {
      bucket.commands--;
      return Allowed.DECIDE;
    }
    if (bucket.repeats >= 1) {
      bucket.repeats--;
      return Allowed.REPEAT;
    }
    return Allowed.NOTHING;
  }

  /**
   * Another process has let this person do something. Both may have been asked at once, so there
   * can be more than there should; that much is to be waited for.
   */
  void didElsewhere(PersonId person, boolean desk, long millis) {
    Bucket bucket = bucket(person, most(desk), millis);
    bucket.commands = Math.max(-most(desk), bucket.commands - 1);
  }

  private static int most(boolean desk) {
    return desk ? MOST_COMMANDS_OF_A_DESK : MOST_COMMANDS;
  }

  /** With what has dripped in until now. */
  private Bucket bucket(PersonId person, int most, long millis) {
    Bucket bucket = buckets.computeIfAbsent(person, p -> new Bucket(most, millis));
    double dripped = (millis - bucket.since) * (double) most / PERIOD_MILLIS;
    bucket.commands = Math.min(most, bucket.commands + dripped);
    bucket.repeats = Math.min(most, bucket.repeats + dripped);
    bucket.since = millis;
    return bucket;
  }

  /** Forgets whoever has not sent anything for a while. */
  void forgetBefore(long millis) {
    buckets.values().removeIf(bucket -> bucket.since < millis);
  }

  private static final class Bucket {
    private double commands;
    private double repeats;
    private long since;

    private Bucket(double most, long since) {
      this.commands = most;
      this.repeats = most;
      this.since = since;
    }
  }
}
