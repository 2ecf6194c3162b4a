package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;

/**
 * A person's place in the speakers' list.
 *
 * @param ticket who asked later has a higher one
 * @param absences how often the person was called and was not there
 * @param side on which the contribution stands, where lists take turns by sides
 * @param motion what a point of order asks for, once that is known
 * @param isResumed the rest of a speech that ended too early
 */
public record Entry(
    EntryId id,
    PersonId person,
    EntryKind kind,
    long ticket,
    int absences,
    @Nullable String side,
    @Nullable MotionKind motion,
    boolean isResumed) {

  public Entry(EntryId id, PersonId person, EntryKind kind, long ticket) {
    this(id, person, kind, ticket, 0, null, null, false);
  }

  Entry absentOnceMore(long newTicket) {
    return new Entry(id, person, kind, newTicket, absences + 1, side, motion, isResumed);
  }

  Entry sorted(MotionKind newMotion) {
    return new Entry(id, person, kind, ticket, absences, side, newMotion, isResumed);
  }

  Entry of(PersonId other) {
    return new Entry(id, other, kind, ticket, absences, side, motion, isResumed);
  }
}
