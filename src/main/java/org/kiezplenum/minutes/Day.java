package org.kiezplenum.minutes;

import java.time.Instant;
import org.kiezplenum.assembly.agenda.TimeOfDay;

/** Days as they are in Berlin. */
public final class Day {
  private Day() {}

  /** For example {@code 2026-03-07}, of a time in milliseconds since 1970. */
  public static String of(long millis) {
    return Instant.ofEpochMilli(millis).atZone(TimeOfDay.BERLIN).toLocalDate().toString();
  }
}
