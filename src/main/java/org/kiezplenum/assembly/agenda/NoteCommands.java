package org.kiezplenum.assembly.agenda;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;

/** Writing lines to an item; possible until the minutes are published. */
public final class NoteCommands {
  private NoteCommands() {}

  public static Decided writeNote(Assembly assembly, Command.WriteNote command) {
    ItemId item = command.item() == null ? assembly.agenda().current() : command.item();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    if (assembly.agenda().find(item) == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    if (assembly.notes().byId().size() >= Notes.MOST_NOTES) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Notes.MOST_NOTES));
    }
    Decided refused = refusedText(command.text());
    if (refused != null) {
      return refused;
    }
    NoteId note = NoteId.of(assembly.notes().last() + 1);
    WordRef text = command.text().as(note + "/text", 1);
    return accept(new Event.NoteWritten(note, item, text))
        .saying(text, command.text())
        .making(note);
  }

  public static Decided changeNote(Assembly assembly, Command.ChangeNote command) {
    Note note = assembly.notes().find(command.note());
    if (note == null) {
      return refuse(Refusal.Code.UNKNOWN_NOTE);
    }
    if (note.text().version() != command.version()) {
      return refuse(Refusal.Code.NOTE_CHANGED);
    }
    Decided refused = refusedText(command.text());
    if (refused != null) {
      return refused;
    }
    WordRef text = command.text().as(note.id() + "/text", command.version() + 1);
    return accept(new Event.NoteChanged(note.id(), text)).saying(text, command.text());
  }

  public static Decided removeNote(Assembly assembly, Command.RemoveNote command) {
    return assembly.notes().find(command.note()) == null
        ? refuse(Refusal.Code.UNKNOWN_NOTE)
        : accept(new Event.NoteRemoved(command.note()));
  }

  private static @Nullable Decided refusedText(Wording text) {
    if (text.text().isEmpty()) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    return PlainText.graphemes(text.text()) > Notes.LONGEST_NOTE_GRAPHEMES
        ? refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Notes.LONGEST_NOTE_GRAPHEMES))
        : null;
  }
}
