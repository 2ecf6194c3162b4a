package org.kiezplenum.assembly.agenda;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;

/**
 * A line written to an item.
 *
 * @param assignee who does it, of a task
 * @param until the day by which a task is to be done, for example {@code 2026-03-21}
 * @param happened the time at which it happened, of a line that was entered later, for example
 *     {@code 19:20}
 * @param version how often the line was changed, from 1
 * @param assigneeVersion how often it was said who does it, so that no version is given twice
 * @param editor who has the line in hand; nobody else changes it meanwhile
 */
public record Note(
    NoteId id,
    ItemId item,
    NoteKind kind,
    WordRef text,
    @Nullable WordRef assignee,
    @Nullable String until,
    @Nullable String happened,
    int version,
    int assigneeVersion,
    @Nullable Editor editor) {

  /** What a line is. */
  public enum NoteKind {
    NOTE,
    TASK,
    RESULT,
    /** To be dealt with another time; German moderators call it Themenspeicher. */
    PARKING;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case NOTE -> "note";
        case TASK -> "task";
        case RESULT -> "result";
        case PARKING -> "parking";
      };
    }
  }

  /**
   * @param since milliseconds since 1970
   */
  public record Editor(PersonId person, long since) {}

  static Note of(NoteEvent.NoteWritten event) {
    return new Note(
        event.note(),
        event.item(),
        event.kind() == null ? NoteKind.NOTE : event.kind(),
        event.text(),
        event.who(),
        event.until(),
        event.happened(),
        1,
        event.who() == null ? 0 : 1,
        null);
  }

  /** The same line, saying what the event says; nobody has it in hand any more. */
  Note after(NoteEvent.NoteChanged event) {
    String day = event.until();
    WordRef named = event.who();
    return new Note(
        id,
        item,
        event.kind() == null ? kind : event.kind(),
        event.text() == null ? text : event.text(),
        named == null ? assignee : named,
        day == null ? until : day.isEmpty() ? null : day,
        happened,
        version + 1,
        named == null ? assigneeVersion : named.version(),
        null);
  }

  /** The same line, in nobody's hand. */
  public Note released() {
    return heldBy(null);
  }

  Note heldBy(@Nullable Editor newEditor) {
    return new Note(
        id, item, kind, text, assignee, until, happened, version, assigneeVersion, newEditor);
  }

  Note at(ItemId newItem) {
    return new Note(
        id, newItem, kind, text, assignee, until, happened, version, assigneeVersion, editor);
  }
}
