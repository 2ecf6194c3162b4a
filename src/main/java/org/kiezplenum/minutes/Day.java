package org.kiezplenum.minutes;

import java.time.Instant;
import java.time.ZoneId;

/** Days as they are in Berlin. */
public final class Day {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Day() {}

  /** For example {@code 2026-03-07}, of a time in milliseconds since 1970. */
  public static String of(long millis) {
    return Instant.ofEpochMilli(millis).atZone(BERLIN).toLocalDate().toString();
  }
}
