package org.kiezplenum.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.rooms.NewAssembly;

/** What a new assembly is given where nobody said anything: today, at the next full half hour. */
final class Starting {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private Starting() {}

  static NewAssembly asked(
      Wording title, @Nullable String date, @Nullable String time, @Nullable Wording place) {
    return new NewAssembly(
        title,
        date == null || date.isEmpty() ? date() : date,
        time == null || time.isEmpty() ? time() : time,
        place);
  }

  static String date() {
    return soon().toLocalDate().toString();
  }

  static String time() {
    return soon().format(TIME);
  }

  private static LocalDateTime soon() {
    LocalDateTime now = LocalDateTime.now(BERLIN).truncatedTo(ChronoUnit.MINUTES);
    int over = now.getMinute() % 30;
    return over == 0 ? now : now.plusMinutes(30L - over);
  }
}
