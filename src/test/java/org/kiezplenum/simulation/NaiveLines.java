package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Line;
import org.kiezplenum.simulation.Naive.Person;

/** The lines of the minutes: one editor each, and a version that must have been seen. */
final class NaiveLines {
  private final Naive m;
  private final NaiveSteps steps;

  NaiveLines(Naive m, NaiveSteps steps) {
    this.m = m;
    this.steps = steps;
  }

  @Nullable Answer take(Person by, Command command, long at) {
    return switch (command) {
      case Command.WriteNote c -> write(c);
      case Command.TakeNote c -> {
        Line line = m.line(c.note().value());
        String refused = refusedInHand(by, line, at);
        if (refused != null) {
          yield Answer.no(refused);
        }
        put(held(line, by.id, at));
        yield Answer.DONE;
      }
      case Command.LeaveNote c -> {
        Line line = m.line(c.note().value());
        if (line == null) {
          yield Answer.no("unknown-note");
        }
        if (line.editor() == null || m.person(line.editor()) != by) {
          yield Answer.NOTHING;
        }
        put(held(line, null, 0));
        yield Answer.DONE;
      }
      case Command.ChangeNote c -> change(by, c, at);
      case Command.MoveNote c -> move(c);
      case Command.RemoveNote c -> {
        Line line = m.line(c.note().value());
        String refused = refusedInHand(by, line, at);
        if (refused != null) {
          yield Answer.no(refused);
        }
        steps.lineRemoved(by, held(line, null, 0), m.linesOf(line.item()).indexOf(line), at);
        m.lines.get(line.item()).remove(line);
        yield Answer.DONE;
      }
      default -> null;
    };
  }

  private @Nullable String refusedInHand(Person by, @Nullable Line line, long at) {
    if (line == null) {
      return "unknown-note";
    }
    boolean held =
        line.editor() != null && at - line.since() < 120_000 && m.person(line.editor()) != by;
    return held ? "note-in-hand" : null;
  }

  private static @Nullable String shape(
      @Nullable Wording text, @Nullable Wording who, @Nullable String until) {
    if (text != null && text.text().isEmpty()) {
      return "text-missing";
    }
    if (text != null && text.text().length() > 1_000) {
      return "text-too-long";
    }
    if (who != null && who.text().length() > 100) {
      return "text-too-long";
    }
    return until == null || until.isEmpty() || NaiveRules.isDay(until) ? null : "not-a-day";
  }

  private Answer write(Command.WriteNote c) {
    String item = c.item() == null ? m.current : c.item().value();
    if (item == null) {
      return Answer.no("no-current-item");
    }
    if (m.item(item) == null) {
      return Answer.no("unknown-item");
    }
    String refused = shape(c.text(), c.who(), c.until());
    if (refused != null) {
      return Answer.no(refused);
    }
    if (c.happened() != null && !NaiveRules.isTime(c.happened())) {
      return Answer.no("not-a-time");
    }
    String id = "n" + ++m.lastLine;
    m.words.put(id + "/text", c.text().text());
    boolean saysWho = c.who() != null && !c.who().text().isEmpty();
    if (saysWho) {
      m.words.put(id + "/who", c.who().text());
    }
    String until = c.until() == null || c.until().isEmpty() ? null : c.until();
    m.lines
        .computeIfAbsent(item, i -> new ArrayList<>())
        .add(
            new Line(
                id,
                item,
                c.kind().wireName(),
                id + "/text",
                saysWho ? id + "/who" : null,
                until,
                c.happened(),
                1,
                null,
                0));
    return Answer.done(id);
  }

  private Answer change(Person by, Command.ChangeNote c, long at) {
    Line line = m.line(c.note().value());
    String refused = refusedInHand(by, line, at);
    if (refused != null) {
      return Answer.no(refused);
    }
    if (line.version() != c.version()) {
      return Answer.no("note-changed");
    }
    refused = shape(c.text(), c.who(), c.until());
    if (refused != null) {
      return Answer.no(refused);
    }
    if (c.text() != null) {
      m.words.put(line.text(), c.text().text());
    }
    String who = line.who();
    if (c.who() != null && !(c.who().text().isEmpty() && who == null)) {
      who = line.id() + "/who";
      m.words.put(who, c.who().text());
    }
    String until = c.until() == null ? line.until() : c.until().isEmpty() ? null : c.until();
    put(
        new Line(
            line.id(),
            line.item(),
            c.kind() == null ? line.kind() : c.kind().wireName(),
            line.text(),
            who,
            until,
            line.happened(),
            line.version() + 1,
            null,
            0));
    return Answer.DONE;
  }

  private Answer move(Command.MoveNote c) {
    Line line = m.line(c.note().value());
    if (line == null) {
      return Answer.no("unknown-note");
    }
    String item = c.item() == null ? line.item() : c.item().value();
    if (m.item(item) == null) {
      return Answer.no("unknown-item");
    }
    boolean same = item.equals(line.item());
    List<Line> there = m.linesOf(item);
    int last = same ? there.size() - 1 : there.size();
    int to = c.to() == null ? last : c.to();
    if (to < 0 || to > last) {
      return Answer.no("number-out-of-range");
    }
    if (same && there.indexOf(line) == to) {
      return Answer.NOTHING;
    }
    m.lines.get(line.item()).remove(line);
    m.lines.computeIfAbsent(item, i -> new ArrayList<>()).add(to, at(line, item));
    return Answer.DONE;
  }

  private void put(Line line) {
    List<Line> those = m.lines.get(line.item());
    for (int i = 0; i < those.size(); i++) {
      if (those.get(i).id().equals(line.id())) {
        those.set(i, line);
      }
    }
  }

  private static Line held(Line line, @Nullable String editor, long since) {
    return new Line(
        line.id(),
        line.item(),
        line.kind(),
        line.text(),
        line.who(),
        line.until(),
        line.happened(),
        line.version(),
        editor,
        since);
  }

  private static Line at(Line line, String item) {
    return new Line(
        line.id(),
        item,
        line.kind(),
        line.text(),
        line.who(),
        line.until(),
        line.happened(),
        line.version(),
        line.editor(),
        line.since());
  }
}
