package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.agenda.NoteCommands;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.speech.Shares;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.signals.Wall;

/** The frame of an assembly: create, open, end, publish. */
final class AssemblyCommands {
  /** Characters, as a reader counts them. */
  static final int LONGEST_LINE_GRAPHEMES = 300;

  private AssemblyCommands() {}

  /** What belongs to whoever writes the minutes. */
  static Decided decide(Assembly assembly, Person by, Command.FromMinuteTaker command, long at) {
    return switch (command) {
      case Command.StatePresent c -> statePresent(c.count());
      case Command.WriteNote c -> NoteCommands.writeNote(assembly, c);
      case Command.TakeNote c -> NoteCommands.takeNote(assembly, by, c, at);
      case Command.LeaveNote c -> NoteCommands.leaveNote(assembly, by, c);
      case Command.ChangeNote c -> NoteCommands.changeNote(assembly, by, c, at);
      case Command.MoveNote c -> NoteCommands.moveNote(assembly, c);
      case Command.RemoveNote c -> NoteCommands.removeNote(assembly, by, c, at);
      case Command.AnnounceNext c -> announceNext(assembly, c);
      case Command.DescribeRecord c -> describeRecord(assembly, c);
    };
  }

  static Decided create(Assembly assembly, Command.CreateAssembly command) {
    if (assembly.occasion() != null) {
      return refuse(Refusal.Code.MALFORMED);
    }
    Decided refused =
        refusedShape(command.title(), command.date(), command.time(), command.place());
    if (refused != null) {
      return refused;
    }
    WordRef title = command.title().as("title", 1);
    Wording where = command.place();
    WordRef place = where == null || where.text().isEmpty() ? null : where.as("place", 1);
    Decided.Accepted accepted =
        accept(
                new AssemblyEvent.AssemblyCreated(
                    command.code(), title, command.date(), command.time(), place))
            .saying(title, command.title());
    return place == null || where == null ? accepted : accepted.saying(place, where);
  }

  static Decided change(Assembly assembly, Command.ChangeAssembly command) {
    Occasion before = assembly.what();
    Decided refused =
        refusedShape(
            command.title(),
            command.date() == null ? before.date() : command.date(),
            command.time() == null ? before.time() : command.time(),
            command.place());
    if (refused != null) {
      return refused;
    }
    Wording name = command.title();
    Wording where = command.place();
    if (where != null && where.text().isEmpty() && before.place() == null) {
      where = null;
    }
    if (name == null && command.date() == null && command.time() == null && where == null) {
      return accept();
    }
    WordRef title = name == null ? null : name.as("title", before.title().version() + 1);
    WordRef place =
        where == null
            ? null
            : where.as("place", before.place() == null ? 1 : before.place().version() + 1);
    Decided.Accepted accepted =
        accept(new AssemblyEvent.AssemblyChanged(title, command.date(), command.time(), place));
    if (title != null && name != null) {
      accepted = accepted.saying(title, name);
    }
    return place == null || where == null ? accepted : accepted.saying(place, where);
  }

  static Decided open(Assembly assembly) {
    return switch (assembly.phase()) {
      case Phase.Planned planned -> accept(new AssemblyEvent.AssemblyOpened());
      case Phase.Live live -> accept();
      case Phase.Ended ended -> refuse(Refusal.Code.ASSEMBLY_ENDED);
      case Phase.Published published -> refuse(Refusal.Code.MINUTES_PUBLISHED);
    };
  }

  /** A vote or a motion that is under way comes to its end first: ending must not swallow it. */
  static Decided end(Assembly assembly, Declared declared, long at) {
    if (assembly.isOver()) {
      return accept();
    }
    if (!assembly.isLive()) {
      return refuse(Refusal.Code.ASSEMBLY_NOT_OPEN);
    }
    Refusal.Code pending = ItemCommands.pending(assembly);
    if (pending != null) {
      return refuse(pending);
    }
    List<Event> events = ItemCommands.closing(assembly, false, at);
    Assembly closed = assembly;
    for (Event event : events) {
      closed = closed.after(event, at, "");
    }
    Shares shares = Shares.of(closed.floor(), declared);
    if (shares != null) {
      events.add(new FloorEvent.SharesStated(shares));
    }
    events.add(new AssemblyEvent.AssemblyEnded());
    return accept(events);
  }

  static Decided reopen(Assembly assembly) {
    return switch (assembly.phase()) {
      case Phase.Ended ended -> accept(new AssemblyEvent.AssemblyReopened());
      case Phase.Published published -> refuse(Refusal.Code.MINUTES_PUBLISHED);
      case Phase.Planned planned -> refuse(Refusal.Code.NOT_ENDED);
      case Phase.Live live -> accept();
    };
  }

  /** To others, or with another remark, only after they were withdrawn: it would change nothing. */
  static Decided publish(Assembly assembly, Command.PublishMinutes command) {
    Wording why = command.remark();
    if (why != null && PlainText.graphemes(why.text()) > LONGEST_LINE_GRAPHEMES) {
      return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", LONGEST_LINE_GRAPHEMES));
    }
    return switch (assembly.phase()) {
      case Phase.Ended ended -> {
        int version = assembly.particulars().remarks() + 1;
        WordRef remark = why == null || why.text().isEmpty() ? null : why.as("remark", version);
        Readers to = command.to() == Readers.EVERYBODY ? null : command.to();
        Decided.Accepted accepted = accept(new AssemblyEvent.MinutesPublished(to, remark));
        yield remark == null || why == null ? accepted : accepted.saying(remark, why);
      }
      case Phase.Published published -> refuse(Refusal.Code.MINUTES_PUBLISHED);
      case Phase.Planned planned -> refuse(Refusal.Code.NOT_ENDED);
      case Phase.Live live -> refuse(Refusal.Code.NOT_ENDED);
    };
  }

  static Decided withdraw(Assembly assembly) {
    return assembly.phase() instanceof Phase.Published
        ? accept(new AssemblyEvent.MinutesWithdrawn())
        : refuse(Refusal.Code.NOT_PUBLISHED);
  }

  static Decided statePresent(int count) {
    return count < 0 || count > Assembly.MOST_PRESENT
        ? refuse(
            Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Assembly.MOST_PRESENT))
        : accept(new AssemblyEvent.PresenceStated(count));
  }

  static Decided showOnWall(Assembly assembly, Command.ShowOnWall command) {
    if (command.mode() != Wall.Mode.MESSAGE) {
      return show(assembly, command.mode());
    }
    Wording words = command.text();
    if (words == null) {
      return assembly.wall().message() == null
          ? refuse(Refusal.Code.TEXT_MISSING)
          : show(assembly, command.mode());
    }
    Decided refused = AgendaCommands.refusedTitle(words);
    if (refused != null) {
      return refused;
    }
    WordRef text = words.as("wall", assembly.wall().messages() + 1);
    return accept(new AssemblyEvent.WallSet(command.mode(), text)).saying(text, words);
  }

  private static Decided show(Assembly assembly, Wall.Mode mode) {
    return assembly.wall().mode() == mode
        ? accept()
        : accept(new AssemblyEvent.WallSet(mode, null));
  }

  /** An empty field alone takes no date away. */
  static Decided announceNext(Assembly assembly, Command.AnnounceNext command) {
    if (command.text().text().isEmpty()) {
      if (!command.clears()) {
        return refuse(Refusal.Code.TEXT_MISSING);
      }
      if (assembly.particulars().next() == null) {
        return accept();
      }
    }
    if (PlainText.graphemes(command.text().text()) > LONGEST_LINE_GRAPHEMES) {
      return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", LONGEST_LINE_GRAPHEMES));
    }
    WordRef text = command.text().as("next", after(assembly.particulars().next()));
    return accept(new AssemblyEvent.NextAnnounced(text)).saying(text, command.text());
  }

  static Decided describeRecord(Assembly assembly, Command.DescribeRecord command) {
    Wording chairing = command.chairs();
    Wording writing = command.writer();
    for (Wording each : new Wording[] {chairing, writing}) {
      if (each != null && PlainText.graphemes(each.text()) > LONGEST_LINE_GRAPHEMES) {
        return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", LONGEST_LINE_GRAPHEMES));
      }
    }
    if (chairing == null && writing == null) {
      return accept();
    }
    Particulars now = assembly.particulars();
    WordRef chairs = chairing == null ? null : chairing.as("chairs", after(now.chairs()));
    WordRef writer = writing == null ? null : writing.as("writer", after(now.writer()));
    Decided.Accepted accepted = accept(new AssemblyEvent.RecordDescribed(chairs, writer));
    if (chairs != null && chairing != null) {
      accepted = accepted.saying(chairs, chairing);
    }
    return writer == null || writing == null ? accepted : accepted.saying(writer, writing);
  }

  /** The version after that of what there is. */
  private static int after(@Nullable WordRef before) {
    return before == null ? 1 : before.version() + 1;
  }

  private static @Nullable Decided refusedShape(
      @Nullable Wording title, String date, String time, @Nullable Wording place) {
    if (!isDate(date) || !TimeOfDay.isValid(time)) {
      return refuse(Refusal.Code.MALFORMED);
    }
    Decided refused = title == null ? null : AgendaCommands.refusedTitle(title);
    if (refused != null || place == null || place.text().isEmpty()) {
      return refused;
    }
    return AgendaCommands.refusedTitle(place);
  }

  private static boolean isDate(String date) {
    try {
      return LocalDate.parse(date).getYear() >= 1900 && date.length() == 10;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
