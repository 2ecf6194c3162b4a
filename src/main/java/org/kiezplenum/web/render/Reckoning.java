package org.kiezplenum.web.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.assembly.floor.FloorRules;

/**
 * Times and remainders that are worked out from a view instead of being sent in it. The browser has
 * the same in helpers.js; both are held to one table of examples.
 */
public final class Reckoning {

  private static final long MINUTE = 60_000;

  private Reckoning() {}

  /** The time of day in the hall, 19:24. */
  static String clock(long millis) {
    LocalTime time = Instant.ofEpochMilli(millis).atZone(TimeOfDay.BERLIN).toLocalTime();
    return two(time.getHour()) + ":" + two(time.getMinute());
  }

  /**
   * A countdown: 1:40, from an hour on 1:02:03, and +0:20 for what runs over. Begun seconds count
   * whole while time is left, so that 0:00 means "now" and not "less than a second ago".
   */
  static String duration(long millis) {
    long seconds = Math.ceilDiv(millis, 1000L);
    long all = Math.abs(seconds);
    String minutesAndSeconds =
        all < 3600
            ? all / 60 + ":" + two(all % 60)
            : all / 3600 + ":" + two(all / 60 % 60) + ":" + two(all % 60);
    return seconds < 0 ? "+" + minutesAndSeconds : minutesAndSeconds;
  }

  /** Milliseconds that the speaker has left, negative when over; a paused speech does not move. */
  static long speechLeft(Map<?, ?> speech, long now) {
    return number(speech, "limit") * 1000 - elapsed(speech, "since", now);
  }

  /**
   * Roughly how many minutes until whoever waits at this place, from 1, has the word: what is left
   * of the speech, and the usual time of all who come before.
   */
  static long minutesUntil(Map<?, ?> floor, long place, long now) {
    long limit = floor.get("rules") instanceof Map<?, ?> rules ? number(rules, "seconds") : 0;
    long each = (limit == 0 ? FloorRules.USUAL.speechSeconds() : limit) * 1000;
    long left =
        floor.get("speech") instanceof Map<?, ?> speech ? Math.max(0, speechLeft(speech, now)) : 0;
    return Math.max(1, Math.ceilDiv(left + (place - 1) * each, MINUTE));
  }

  /** Whole minutes that an item has left, begun ones counted; -1 once it is a whole minute over. */
  static long itemLeft(Map<?, ?> item, long now) {
    return Math.ceilDiv(number(item, "minutes") * MINUTE - elapsed(item, "startedAt", now), MINUTE);
  }

  /**
   * When it will be over: the current item to its end (now, if it is already over), then all that
   * is still planned. Before the opening it is reckoned from the announced date and time.
   */
  static @Nullable Long plannedEnd(Map<?, ?> assembly, long now) {
    long remaining = number(assembly, "remaining");
    if (!(assembly.get("openedAt") instanceof Number)) {
      Long start = announcedStart(assembly);
      return start == null ? null : start + remaining;
    }
    long currentEnd = now;
    if (assembly.get("current") instanceof String current
        && assembly.get("items") instanceof Map<?, ?> items
        && items.get(current) instanceof Map<?, ?> item) {
      currentEnd += number(item, "minutes") * MINUTE - elapsed(item, "startedAt", now);
    }
    return Math.max(now, currentEnd) + remaining;
  }

  /**
   * Whole minutes by which it will end later than it looked at the opening; negative if earlier.
   */
  static @Nullable Long late(Map<?, ?> assembly, long now) {
    Long end = plannedEnd(assembly, now);
    return end == null || !(assembly.get("firstEnd") instanceof Number first)
        ? null
        : Math.round((end - first.longValue()) / (double) MINUTE);
  }

  private static @Nullable Long announcedStart(Map<?, ?> assembly) {
    if (assembly.get("date") instanceof String date
        && assembly.get("time") instanceof String time) {
      return LocalDate.parse(date)
          .atTime(LocalTime.parse(time))
          .atZone(TimeOfDay.BERLIN)
          .toInstant()
          .toEpochMilli();
    }
    return null;
  }

  private static long elapsed(Map<?, ?> clock, String since, long now) {
    long spent = number(clock, "spent");
    return clock.get(since) instanceof Number started
        ? spent + Math.max(0, now - started.longValue())
        : spent;
  }

  private static long number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Number n ? n.longValue() : 0;
  }

  private static String two(long n) {
    return n < 10 ? "0" + n : Long.toString(n);
  }
}
