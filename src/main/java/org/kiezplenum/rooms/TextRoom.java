package org.kiezplenum.rooms;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.views.World;

/**
 * How much may still be written in an assembly, all versions together, and by one person at a time.
 * Who has no role is refused first, so that nobody who floods it keeps the minutes from being
 * written to their end.
 */
final class TextRoom {
  /** Four hundred of the longest proposals with their reasons. */
  static final long MOST_BYTES = 16L * 1024 * 1024;

  static final long MOST_BYTES_WITH_DESK = 2 * MOST_BYTES;

  private static final long MINUTE_MILLIS = 60_000;

  private final long at;
  private long written;
  private WritingQuota writing;

  /**
   * @param written bytes that were written before
   * @param writing who has written much of late
   * @param at when this is
   */
  TextRoom(long written, WritingQuota writing, long at) {
    this.written = written;
    this.writing = writing;
    this.at = at;
  }

  /** Why what was decided does not fit in; if nothing is in the way it is written now. */
  @Nullable Refusal refuses(Ruling.Accepted accepted, @Nullable Person by) {
    long more = bytes(accepted, key -> true);
    if (by == null) {
      // A name for somebody who comes in is always taken: they are bounded by how many they are.
      written += more;
      return null;
    }
    if (more > 0 && written + more > (by.isAtDesk() ? MOST_BYTES_WITH_DESK : MOST_BYTES)) {
      return new Refusal(Refusal.Code.TEXTS_FULL);
    }
    long lengthy = bytes(accepted, key -> !World.isShort(key));
    long wait = writing.millisUntil(by, lengthy, at);
    if (wait > 0) {
      long minutes = Math.ceilDiv(wait, MINUTE_MILLIS);
      return new Refusal(Refusal.Code.TOO_MUCH_TEXT, Map.of("minutes", minutes));
    }
    written += more;
    writing = writing.after(by, lengthy, at);
    return null;
  }

  /** Who has written much of late, with all that was taken in here. */
  WritingQuota writing() {
    return writing;
  }

  private static long bytes(Ruling.Accepted accepted, Predicate<String> which) {
    return accepted.words().stream()
        .filter(word -> which.test(word.ref().key()))
        .mapToLong(word -> word.wording().text().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
