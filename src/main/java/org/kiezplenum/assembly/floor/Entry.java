package org.kiezplenum.assembly.floor;

import org.kiezplenum.assembly.people.PersonId;

/**
 * A person's place in the speakers' list.
 *
 * @param absences how often the person was called and was not there
 */
public record Entry(EntryId id, PersonId person, EntryKind kind, int absences) {

  public Entry(EntryId id, PersonId person, EntryKind kind) {
    this(id, person, kind, 0);
  }

  Entry absentOnceMore() {
    return new Entry(id, person, kind, absences + 1);
  }

  Entry of(PersonId other) {
    return new Entry(id, other, kind, absences);
  }
}
