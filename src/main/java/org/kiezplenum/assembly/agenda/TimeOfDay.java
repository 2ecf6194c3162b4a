package org.kiezplenum.assembly.agenda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Times as people say them in a hall in Berlin, for example {@code 19:20}. */
public final class TimeOfDay {
  /** Where the assemblies are. */
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private TimeOfDay() {}

  public static boolean isValid(String time) {
    try {
      return time.length() == 5 && LocalTime.parse(time) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  public static boolean isMissingOrValid(@Nullable String time) {
    return time == null || isValid(time);
  }

  /** Whether both, in milliseconds since 1970, are on one day in Berlin. */
  public static boolean isSameDay(long one, long other) {
    return day(one).equals(day(other));
  }

  private static LocalDate day(long at) {
    return Instant.ofEpochMilli(at).atZone(BERLIN).toLocalDate();
  }

  /** When it is that time next after {@code at}; both in milliseconds since 1970. */
  public static long nextAfter(long at, String time) {
    ZonedDateTime now = Instant.ofEpochMilli(at).atZone(BERLIN);
    ZonedDateTime then = now.with(LocalTime.parse(time));
    return (then.isAfter(now) ? then : then.plusDays(1)).toInstant().toEpochMilli();
  }
}
