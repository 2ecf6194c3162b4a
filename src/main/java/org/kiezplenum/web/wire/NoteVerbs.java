package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.id;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.count;
import static org.kiezplenum.web.wire.FieldReader.filled;
import static org.kiezplenum.web.wire.FieldReader.filledText;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.maybe;
import static org.kiezplenum.web.wire.FieldReader.maybeChoice;
import static org.kiezplenum.web.wire.FieldReader.mustCount;
import static org.kiezplenum.web.wire.FieldReader.mustLine;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** What is sent about the lines that are written down on items. */
final class NoteVerbs {
  private static final Field NOTE = id("note");
  private static final Field KIND = word("kind", Note.NoteKind.values(), Note.NoteKind::wireName);

  static final List<Verb> ROWS =
      List.of(
          verb(
              Command.WriteNote.class,
              NoteVerbs::write,
              id("item"),
              KIND,
              oneLine("text"),
              oneLine("who"),
              sign("until"),
              sign("at")),
          verb(Command.TakeNote.class, in -> new Command.TakeNote(note(in)), NOTE),
          verb(Command.LeaveNote.class, in -> new Command.LeaveNote(note(in)), NOTE),
          verb(
              Command.ChangeNote.class,
              NoteVerbs::change,
              NOTE,
              number("version"),
              oneLine("text"),
              KIND,
              oneLine("who"),
              sign("until")),
          verb(
              Command.MoveNote.class,
              in -> new Command.MoveNote(note(in), maybe(in, "item", ItemId::new), count(in, "to")),
              NOTE,
              id("item"),
              number("to")),
          verb(Command.RemoveNote.class, in -> new Command.RemoveNote(note(in)), NOTE));

  private NoteVerbs() {}

  private static Command write(Fields in) throws Malformed {
    Wording text = mustLine(in, "text");
    return new Command.WriteNote(
        maybe(in, "item", ItemId::new),
        Objects.requireNonNullElse(kind(in), Note.NoteKind.NOTE),
        text,
        filled(line(in, "who")),
        filledText(in, "until"),
        filledText(in, "at"));
  }

  private static Command change(Fields in) throws Malformed {
    NoteId note = note(in);
    int version = mustCount(in, "version");
    Wording text = line(in, "text");
    return new Command.ChangeNote(note, version, text, kind(in), line(in, "who"), in.text("until"));
  }

  private static Note.@Nullable NoteKind kind(Fields in) throws Malformed {
    return maybeChoice(in, "kind", Note.NoteKind.values(), Note.NoteKind::wireName);
  }

  private static NoteId note(Fields in) throws Malformed {
    return FieldReader.id(in, "note", NoteId::new);
  }
}
