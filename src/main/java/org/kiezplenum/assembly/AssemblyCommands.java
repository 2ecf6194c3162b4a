package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.AgendaCommands;

/** The frame of an assembly: create, open, end, publish. */
final class AssemblyCommands {
  private AssemblyCommands() {}

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
                new Event.AssemblyCreated(
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
        accept(new Event.AssemblyChanged(title, command.date(), command.time(), place));
    if (title != null && name != null) {
      accepted = accepted.saying(title, name);
    }
    return place == null || where == null ? accepted : accepted.saying(place, where);
  }

  static Decided open(Assembly assembly) {
    return switch (assembly.phase()) {
      case Phase.Planned planned -> accept(new Event.AssemblyOpened());
      case Phase.Live live -> accept();
      case Phase.Ended ended -> refuse(Refusal.Code.ASSEMBLY_ENDED);
      case Phase.Published published -> refuse(Refusal.Code.MINUTES_PUBLISHED);
    };
  }

  /** A vote that is under way is finished or given up first: ending must not swallow it. */
  static Decided end(Assembly assembly, long at) {
    if (assembly.isOver()) {
      return accept();
    }
    if (!assembly.isLive()) {
      return refuse(Refusal.Code.ASSEMBLY_NOT_OPEN);
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    List<Event> events = AgendaCommands.closing(assembly, at);
    events.add(new Event.AssemblyEnded());
    return accept(events);
  }

  static Decided reopen(Assembly assembly) {
    return switch (assembly.phase()) {
      case Phase.Ended ended -> accept(new Event.AssemblyReopened());
      case Phase.Published published -> refuse(Refusal.Code.MINUTES_PUBLISHED);
      case Phase.Planned planned -> refuse(Refusal.Code.NOT_ENDED);
      case Phase.Live live -> accept();
    };
  }

  static Decided publish(Assembly assembly) {
    return switch (assembly.phase()) {
      case Phase.Ended ended -> accept(new Event.MinutesPublished());
      case Phase.Published published -> accept();
      case Phase.Planned planned -> refuse(Refusal.Code.NOT_ENDED);
      case Phase.Live live -> refuse(Refusal.Code.NOT_ENDED);
    };
  }

  static Decided withdraw(Assembly assembly) {
    return assembly.phase() instanceof Phase.Published
        ? accept(new Event.MinutesWithdrawn())
        : refuse(Refusal.Code.NOT_PUBLISHED);
  }

  static Decided statePresent(int count) {
    return count < 0 || count > Assembly.MOST_PRESENT
        ? refuse(
            Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Assembly.MOST_PRESENT))
        : accept(new Event.PresenceStated(count));
  }

  private static @Nullable Decided refusedShape(
      @Nullable Wording title, String date, String time, @Nullable Wording place) {
    if (!isDate(date) || !isTime(time)) {
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

  private static boolean isTime(String time) {
    try {
      return LocalTime.parse(time) != null && time.length() == 5;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
