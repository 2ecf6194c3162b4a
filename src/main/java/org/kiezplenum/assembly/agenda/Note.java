package org.kiezplenum.assembly.agenda;

import org.kiezplenum.assembly.WordRef;

/** A line written to an item; its version is the version of its text. */
public record Note(NoteId id, ItemId item, WordRef text) {}
