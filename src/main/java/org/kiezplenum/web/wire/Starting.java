package org.kiezplenum.web.wire;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.rooms.NewAssembly;

/**
 * What a new assembly is given where nobody said anything: today in Berlin, at the next full half
 * hour; now where that would be tomorrow.
 */
public final class Starting {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private Starting() {}

  public static NewAssembly asked(
      Wording title, @Nullable String date, @Nullable String time, @Nullable Wording place) {
    LocalDateTime soon = soon(LocalDateTime.now(TimeOfDay.BERLIN));
    return new NewAssembly(
        title,
        date == null || date.isEmpty() ? soon.toLocalDate().toString() : date,
        time == null || time.isEmpty() ? soon.format(TIME) : time,
        place);
  }

  public static String date() {
    return soon(LocalDateTime.now(TimeOfDay.BERLIN)).toLocalDate().toString();
  }

  public static String time() {
    return soon(LocalDateTime.now(TimeOfDay.BERLIN)).format(TIME);
  }

  static LocalDateTime soon(LocalDateTime now) {
    LocalDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
    int over = minute.getMinute() % 30;
    LocalDateTime next = over == 0 ? minute : minute.plusMinutes(30L - over);
    return next.toLocalDate().equals(minute.toLocalDate()) ? next : minute;
  }
}
