package org.kiezplenum.assembly.agenda;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Event;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The lines written to the items, in the order in which they were written.
 *
 * @param last the running number of the newest line
 */
public record Notes(PMap<ItemId, PVector<NoteId>> lines, PMap<NoteId, Note> byId, int last) {
  public static final Notes NONE = new Notes(HashTreePMap.empty(), HashTreePMap.empty(), 0);

  public static final int MOST_NOTES = 2_000;
  public static final int LONGEST_NOTE_GRAPHEMES = 1_000;

  public @Nullable Note find(NoteId note) {
    return byId.get(note);
  }

  public PVector<NoteId> of(ItemId item) {
    PVector<NoteId> found = lines.get(item);
    return found == null ? TreePVector.empty() : found;
  }

  public Notes after(Event.NoteWritten event) {
    Note note = new Note(event.note(), event.item(), event.text());
    return new Notes(
        lines.plus(note.item(), of(note.item()).plus(note.id())),
        byId.plus(note.id(), note),
        last + 1);
  }

  public Notes after(Event.NoteChanged event) {
    Note note = Objects.requireNonNull(find(event.note()));
    return new Notes(
        lines, byId.plus(note.id(), new Note(note.id(), note.item(), event.text())), last);
  }

  /** What was written to an item that is taken off the agenda goes with it. */
  public Notes after(Event.ItemRemoved event) {
    return new Notes(lines.minus(event.item()), byId.minusAll(of(event.item())), last);
  }

  public Notes after(Event.NoteRemoved event) {
    Note note = Objects.requireNonNull(find(event.note()));
    return new Notes(
        lines.plus(note.item(), of(note.item()).minus(note.id())), byId.minus(note.id()), last);
  }
}
