package org.kiezplenum.assembly.floor;

import org.kiezplenum.assembly.FloorEvent;

/**
 * A contribution under way.
 *
 * @param limitSeconds how long one may speak; overrun is shown, nobody is cut off
 */
public record Speech(Entry entry, int limitSeconds, Clock clock) {

  /** How long somebody walks to the microphone before the clock starts by itself. */
  public static final int WALK_SECONDS = 8;

  /** The longest that a speech can be extended to. */
  public static final int LONGEST_SECONDS = 2 * 60 * 60;

  /** The time a speech has taken; pauses do not count. */
  public sealed interface Clock {}

  /**
   * Runs since {@code since} (milliseconds since 1970; in the future while somebody is still on the
   * way to the microphone), and had {@code spentMillis} before.
   */
  public record Running(long since, long spentMillis) implements Clock {}

  public record Paused(long spentMillis) implements Clock {}

  public long spokenMillis(long at) {
    return switch (clock) {
      case Running running -> running.spentMillis() + Math.max(0, at - running.since());
      case Paused paused -> paused.spentMillis();
    };
  }

  public boolean isRunning() {
    return clock instanceof Running;
  }

  /** Whoever was called has not reached the microphone, as far as the clock knows. */
  boolean isOnTheWay(long at) {
    return clock instanceof Running running && running.spentMillis() == 0 && at < running.since();
  }

  /** Who is passed over on the way to the microphone has not spoken. */
  public FloorEvent.SpeechEnded ended(long at) {
    return new FloorEvent.SpeechEnded(entry.id(), spokenMillis(at), isOnTheWay(at) ? true : null);
  }

  /** The same speech, whose clock runs again from where it stood. */
  public Speech goingOn(long at) {
    return with(new Running(at, spokenMillis(at)));
  }

  Speech with(Clock newClock) {
    return new Speech(entry, limitSeconds, newClock);
  }

  Speech limitedTo(int seconds) {
    return new Speech(entry, seconds, clock);
  }

  Speech by(Entry newEntry) {
    return new Speech(newEntry, limitSeconds, clock);
  }
}
