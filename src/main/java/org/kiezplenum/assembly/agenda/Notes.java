package org.kiezplenum.assembly.agenda;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.NoteEvent;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The lines written to the items, in the order in which the minutes will have them.
 *
 * @param last the running number of the newest line
 */
public record Notes(PMap<ItemId, PVector<NoteId>> lines, PMap<NoteId, Note> byId, int last) {
  public static final Notes NONE = new Notes(HashTreePMap.empty(), HashTreePMap.empty(), 0);

  public static final int MOST_NOTES = 2_000;
  public static final int LONGEST_NOTE_GRAPHEMES = 1_000;
  public static final int LONGEST_WHO_GRAPHEMES = 100;

  /** How long somebody who says nothing more keeps a line in hand. */
  public static final long IN_HAND_MILLIS = 120_000;

  public @Nullable Note find(NoteId note) {
    return byId.get(note);
  }

  /** A line that an event has named before. */
  public Note get(NoteId note) {
    return Objects.requireNonNull(byId.get(note));
  }

  public PVector<NoteId> of(ItemId item) {
    PVector<NoteId> found = lines.get(item);
    return found == null ? TreePVector.empty() : found;
  }

  /** All lines of this kind, in the order of these items. */
  public List<Note> ofKind(Note.NoteKind kind, List<ItemId> items) {
    return items.stream()
        .flatMap(item -> of(item).stream())
        .map(this::get)
        .filter(note -> note.kind() == kind)
        .toList();
  }

  public Notes after(NoteEvent.NoteWritten event) {
    Note note = Note.of(event);
    return new Notes(lines, byId, last + 1).with(note, of(note.item()).size());
  }

  public Notes after(NoteEvent.NoteChanged event) {
    return holding(get(event.note()).after(event));
  }

  public Notes after(NoteEvent.NoteTaken event, long at) {
    return holding(get(event.note()).heldBy(new Note.Editor(event.person(), at)));
  }

  public Notes after(NoteEvent.NoteLeft event) {
    return holding(get(event.note()).heldBy(null));
  }

  public Notes after(NoteEvent.NoteMoved event) {
    Note note = get(event.note());
    return without(note).with(note.at(event.item()), event.to());
  }

  /** What was written to an item that is taken off the agenda goes with it. */
  public Notes after(AgendaEvent.ItemRemoved event) {
    return new Notes(lines.minus(event.item()), byId.minusAll(of(event.item())), last);
  }

  public Notes after(NoteEvent.NoteRemoved event) {
    return without(get(event.note()));
  }

  /** The line stands at this place of its item again. */
  public Notes with(Note note, int place) {
    PVector<NoteId> those = of(note.item());
    return new Notes(
        lines.plus(note.item(), those.plus(Math.min(place, those.size()), note.id())),
        byId.plus(note.id(), note),
        last);
  }

  private Notes without(Note note) {
    return new Notes(
        lines.plus(note.item(), of(note.item()).minus(note.id())), byId.minus(note.id()), last);
  }

  private Notes holding(Note note) {
    return new Notes(lines, byId.plus(note.id(), note), last);
  }
}
