package org.kiezplenum.assembly.floor;

import org.kiezplenum.assembly.people.PersonId;

/** A person's place in the speakers' list. */
public record Entry(EntryId id, PersonId person, EntryKind kind) {}
