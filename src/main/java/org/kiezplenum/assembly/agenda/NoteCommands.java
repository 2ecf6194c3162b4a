package org.kiezplenum.assembly.agenda;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.Person;

/**
 * Writing lines to an item; possible until the minutes are published. Whoever changes a line has it
 * in hand, and must have seen its latest version, so that nobody's words are overwritten.
 */
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
    Decided refused = refusedShape(command.text(), command.who(), command.until());
    if (refused != null) {
      return refused;
    }
    if (!TimeOfDay.isMissingOrValid(command.happened())) {
      return refuse(Refusal.Code.NOT_A_TIME);
    }
    NoteId note = NoteId.of(assembly.notes().last() + 1);
    WordRef text = command.text().as(note + "/text", 1);
    Wording doer = command.who();
    WordRef who = doer == null || doer.text().isEmpty() ? null : doer.as(note + "/who", 1);
    Note.NoteKind kind = command.kind() == Note.NoteKind.NOTE ? null : command.kind();
    Decided.Accepted accepted =
        accept(
                new NoteEvent.NoteWritten(
                    note, item, text, kind, who, filled(command.until()), command.happened()))
            .saying(text, command.text());
    return (who == null || doer == null ? accepted : accepted.saying(who, doer)).making(note);
  }

  /** Whoever has said nothing for two minutes has let go of the line. */
  public static Decided takeNote(Assembly assembly, Person by, Command.TakeNote command, long at) {
    return ifFree(
        assembly,
        by,
        command.note(),
        at,
        note -> accept(new NoteEvent.NoteTaken(note.id(), by.id())));
  }

  public static Decided leaveNote(Assembly assembly, Person by, Command.LeaveNote command) {
    Note note = assembly.notes().find(command.note());
    if (note == null) {
      return refuse(Refusal.Code.UNKNOWN_NOTE);
    }
    Note.Editor editor = note.editor();
    return editor != null && assembly.people().get(editor.person()).equals(by)
        ? accept(new NoteEvent.NoteLeft(note.id()))
        : accept();
  }

  public static Decided changeNote(
      Assembly assembly, Person by, Command.ChangeNote command, long at) {
    return ifFree(
        assembly,
        by,
        command.note(),
        at,
        note ->
            note.version() == command.version()
                ? changed(note, command)
                : refuse(Refusal.Code.NOTE_CHANGED));
  }

  private static Decided changed(Note note, Command.ChangeNote command) {
    Wording words = command.text();
    Decided refused = refusedShape(words, command.who(), command.until());
    if (refused != null) {
      return refused;
    }
    Wording doer = command.who();
    WordRef text = words == null ? null : words.as(note.id() + "/text", note.text().version() + 1);
    boolean saysNobody = doer != null && doer.text().isEmpty() && note.assignee() == null;
    WordRef who =
        doer == null || saysNobody ? null : doer.as(note.id() + "/who", note.assigneeVersion() + 1);
    Decided.Accepted accepted =
        accept(new NoteEvent.NoteChanged(note.id(), text, command.kind(), who, command.until()));
    if (text != null && words != null) {
      accepted = accepted.saying(text, words);
    }
    return who == null || doer == null ? accepted : accepted.saying(who, doer);
  }

  public static Decided moveNote(Assembly assembly, Command.MoveNote command) {
    Note note = assembly.notes().find(command.note());
    if (note == null) {
      return refuse(Refusal.Code.UNKNOWN_NOTE);
    }
    ItemId item = command.item() == null ? note.item() : command.item();
    if (assembly.agenda().find(item) == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    var those = assembly.notes().of(item);
    int last = item.equals(note.item()) ? those.size() - 1 : those.size();
    Integer asked = command.to();
    int to = asked == null ? last : asked;
    if (to < 0 || to > last) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", last));
    }
    return item.equals(note.item()) && those.indexOf(note.id()) == to
        ? accept()
        : accept(new NoteEvent.NoteMoved(note.id(), item, to));
  }

  public static Decided removeNote(
      Assembly assembly, Person by, Command.RemoveNote command, long at) {
    return ifFree(
        assembly, by, command.note(), at, note -> accept(new NoteEvent.NoteRemoved(note.id())));
  }

  /** One editor a line: what somebody else has in hand is left alone. */
  private static Decided ifFree(
      Assembly assembly, Person by, NoteId id, long at, Function<Note, Decided> then) {
    Note note = assembly.notes().find(id);
    if (note == null) {
      return refuse(Refusal.Code.UNKNOWN_NOTE);
    }
    Note.Editor editor = note.editor();
    boolean isHeld =
        editor != null
            && at - editor.since() < Notes.IN_HAND_MILLIS
            && !assembly.people().get(editor.person()).equals(by);
    return isHeld && editor != null
        ? refuse(Refusal.Code.NOTE_IN_HAND, Map.of("by", editor.person()))
        : then.apply(note);
  }

  private static @Nullable Decided refusedShape(
      @Nullable Wording text, @Nullable Wording who, @Nullable String until) {
    if (text != null && text.text().isEmpty()) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    if (text != null && PlainText.graphemes(text.text()) > Notes.LONGEST_NOTE_GRAPHEMES) {
      return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Notes.LONGEST_NOTE_GRAPHEMES));
    }
    if (who != null && PlainText.graphemes(who.text()) > Notes.LONGEST_WHO_GRAPHEMES) {
      return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Notes.LONGEST_WHO_GRAPHEMES));
    }
    return until == null || until.isEmpty() || isDay(until) ? null : refuse(Refusal.Code.NOT_A_DAY);
  }

  private static boolean isDay(String until) {
    try {
      return until.length() == 10 && LocalDate.parse(until).getYear() >= 1900;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
