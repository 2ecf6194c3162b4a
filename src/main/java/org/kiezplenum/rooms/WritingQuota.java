package org.kiezplenum.rooms;

import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * How much everybody has written of late, of texts that may be long: the words of proposals and
 * amendments in all their versions, and the reasons for them. Names, titles and notes are not
 * counted. Times are the journal's, so that it can be told again from what is stored.
 *
 * @param until when each may write again as much as ever, in milliseconds since 1970
 */
record WritingQuota(PMap<PersonId, Long> until) {
  /** Three of the longest proposals with their reasons. */
  static final int MOST_BYTES = 120_000;

  /** The desk writes for a whole hall. */
  static final int MOST_BYTES_OF_A_DESK = 10 * MOST_BYTES;

  /** What was used up comes back evenly, all of it within this time. */
  static final long PERIOD_MILLIS = 10 * 60_000;

  static final WritingQuota NONE = new WritingQuota(HashTreePMap.empty());

  /**
   * How long it takes until this person may write so many bytes more; 0 if they may now. Who may
   * write as much as ever may write whatever a command holds, so that nothing is refused for ever.
   */
  long millisUntil(Person person, long bytes, long millis) {
    long used = usedUp(person, millis);
    long tooMuch = Math.min(used, used + millisFor(person, bytes) - PERIOD_MILLIS);
    return bytes == 0 ? 0 : Math.max(0, tooMuch);
  }

  /** They have written so many bytes. */
  WritingQuota after(Person person, long bytes, long millis) {
    if (bytes == 0) {
      return this;
    }
    long used = Math.min(PERIOD_MILLIS, usedUp(person, millis) + millisFor(person, bytes));
    // What is told later than it happened takes nothing away of what came after it.
    long then = Math.max(millis + used, until.getOrDefault(person.id(), millis));
    return new WritingQuota(until.plus(person.id(), then));
  }

  /** How much of the period it takes until everything has come back. */
  private long usedUp(Person person, long millis) {
    return Math.max(0, until.getOrDefault(person.id(), millis) - millis);
  }

  private static long millisFor(Person person, long bytes) {
    return bytes * PERIOD_MILLIS / (person.isAtDesk() ? MOST_BYTES_OF_A_DESK : MOST_BYTES);
  }
}
