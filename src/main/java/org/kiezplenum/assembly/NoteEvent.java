package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.people.PersonId;

/** What happened to the lines that are written down on items. */
public sealed interface NoteEvent extends Event {

  record NoteWritten(
      NoteId note,
      ItemId item,
      WordRef text,
      Note.@Nullable NoteKind kind,
      @Nullable WordRef who,
      @Nullable String until,
      @Nullable String happened)
      implements NoteEvent {}

  record NoteTaken(NoteId note, PersonId person) implements NoteEvent {}

  record NoteLeft(NoteId note) implements NoteEvent {}

  /** What is absent stays as it was; an empty day is none. */
  record NoteChanged(
      NoteId note,
      @Nullable WordRef text,
      Note.@Nullable NoteKind kind,
      @Nullable WordRef who,
      @Nullable String until)
      implements NoteEvent {}

  record NoteMoved(NoteId note, ItemId item, int to) implements NoteEvent {}

  record NoteRemoved(NoteId note) implements NoteEvent {}

  record NoteRestored(int step, NoteId note) implements NoteEvent {}
}
