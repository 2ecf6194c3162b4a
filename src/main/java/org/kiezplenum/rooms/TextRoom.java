package org.kiezplenum.rooms;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.people.Person;

/**
 * How much may still be written in an assembly, all versions together. Who has no role is refused
 * first, so that nobody who floods it keeps the minutes from being written to their end.
 */
final class TextRoom {
  /** Four hundred of the longest proposals with their reasons. */
  static final long MOST_BYTES = 16L * 1024 * 1024;

  static final long MOST_BYTES_WITH_DESK = 2 * MOST_BYTES;

  private long written;

  /**
   * @param written bytes that were written before
   */
  TextRoom(long written) {
    this.written = written;
  }

  /** Whether what was decided fits in; if so it is written now. */
  boolean takes(Decided.Accepted accepted, @Nullable Person by) {
    long more =
        accepted.words().stream()
            .mapToLong(word -> word.wording().text().getBytes(StandardCharsets.UTF_8).length)
            .sum();
    long most = by != null && by.isAtDesk() ? MOST_BYTES_WITH_DESK : MOST_BYTES;
    // A name for somebody who comes in is always taken: they are bounded by how many they are.
    if (more > 0 && written + more > most && by != null) {
      return false;
    }
    written += more;
    return true;
  }
}
