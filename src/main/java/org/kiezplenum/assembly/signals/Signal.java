package org.kiezplenum.assembly.signals;

import org.jspecify.annotations.Nullable;

/** A hand signal. It is up for a while and then gone; nobody's is told from anybody else's. */
public enum Signal {
  AGREE("agree", 10, Seen.BY_ALL),
  LOUDER("louder", 30, Seen.BY_ALL),
  SLOWER("slower", 30, Seen.BY_ALL),
  LANGUAGE("language", 120, Seen.AT_THE_DESK),
  DISAGREE("disagree", 10, Seen.BY_ALL),
  UNSURE("unsure", 10, Seen.BY_ALL),
  REPEAT("repeat", 30, Seen.BY_ALL),
  /** Seen by many, it would be a pile-on. */
  WRAP_UP("wrap-up", 30, Seen.AT_THE_DESK),
  QUIET("quiet", 30, Seen.AT_THE_DESK),
  BREAK("break", 120, Seen.AT_THE_DESK),
  FACT("fact", 60, Seen.AT_THE_DESK);

  /** Who is told how many give it. */
  public enum Seen {
    BY_ALL,
    AT_THE_DESK
  }

  private final String wireName;
  private final int seconds;
  private final Seen seen;

  Signal(String wireName, int seconds, Seen seen) {
    this.wireName = wireName;
    this.seconds = seconds;
    this.seen = seen;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return wireName;
  }

  /** How long it is up after it was given last. */
  public int seconds() {
    return seconds;
  }

  public boolean isSeenByAll() {
    return seen == Seen.BY_ALL;
  }

  public static @Nullable Signal of(String wireName) {
    for (Signal signal : values()) {
      if (signal.wireName.equals(wireName)) {
        return signal;
      }
    }
    return null;
  }
}
