package org.kiezplenum.assembly.floor;

/** A contribution under way. */
public record Speech(Entry entry, int limitSeconds, Clock clock) {

  /** The time a speech has taken; pauses do not count. */
  public sealed interface Clock {}

  /** Runs since {@code since} (milliseconds since 1970), and had {@code spentMillis} before. */
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

  Speech with(Clock newClock) {
    return new Speech(entry, limitSeconds, newClock);
  }
}
