package org.kiezplenum.simulation;

import static org.kiezplenum.simulation.NaiveRules.title;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Item;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.State;

/** The frame of an assembly and its items. */
final class NaiveAgenda {
  private final Naive m;
  private final NaiveSteps steps;

  NaiveAgenda(Naive m, NaiveSteps steps) {
    this.m = m;
    this.steps = steps;
  }

  @Nullable Answer take(Person by, Command command, long at) {
    return switch (command) {
      case Command.ChangeAssembly c -> change(c);
      case Command.OpenAssembly c -> open(at);
      case Command.EndAssembly c -> end(by, at);
      case Command.ReopenAssembly c -> reopen();
      case Command.PublishMinutes c -> publish(c);
      case Command.WithdrawMinutes c -> {
        boolean published = m.phase.equals("published");
        m.phase = published ? "ended" : m.phase;
        yield published ? Answer.DONE : Answer.no("not-published");
      }
      case Command.StatePresent c -> {
        boolean possible = c.count() >= 0 && c.count() <= 100_000;
        m.present = possible ? Integer.valueOf(c.count()) : m.present;
        yield possible ? Answer.DONE : Answer.no("number-out-of-range");
      }
      case Command.ShowOnWall c -> show(c);
      case Command.AnnounceNext c -> {
        if (c.text().text().isEmpty()) {
          if (!c.clears()) {
            yield Answer.no("text-missing");
          }
          if (!m.hasNext) {
            yield Answer.NOTHING;
          }
        }
        if (c.text().text().length() > 300) {
          yield Answer.no("text-too-long");
        }
        m.hasNext = true;
        m.words.put("next", c.text().text());
        yield Answer.DONE;
      }
      case Command.DescribeRecord c -> describe(c.chairs(), c.writer());
      case Command.AddItem c -> add(c, at);
      case Command.ChangeItem c -> change(c, at);
      case Command.MoveItem c -> move(c);
      case Command.RemoveItem c -> remove(m.item(c.item().value()), at);
      case Command.StartItem c -> {
        Item item = m.item(c.item().value());
        yield item == null
            ? Answer.no("unknown-item")
            : item.state.name().equals("done")
                ? Answer.no("item-done")
                : begin(by, item, c.takesAlong(), at);
      }
      case Command.ReopenItem c -> {
        Item item = m.item(c.item().value());
        yield item == null
            ? Answer.no("unknown-item")
            : item.state.name().equals("planned")
                ? Answer.no("item-not-current")
                : begin(by, item, false, at);
      }
      case Command.CloseItem c -> {
        if (m.item(c.item().value()) == null) {
          yield Answer.no("unknown-item");
        }
        if (!c.item().value().equals(m.current)) {
          yield Answer.no("item-not-current");
        }
        String pending = pending();
        if (pending != null) {
          yield Answer.no(pending);
        }
        leave(by, c.takesAlong(), at);
        yield Answer.DONE;
      }
      default -> null;
    };
  }

  private Answer change(Command.ChangeAssembly c) {
    boolean badDay = c.date() != null && !NaiveRules.isDay(c.date());
    if (badDay || (c.time() != null && !NaiveRules.isTime(c.time()))) {
      return Answer.no("malformed");
    }
    String refused = c.title() == null ? null : title(c.title().text());
    if (refused != null) {
      return Answer.no(refused);
    }
    Wording place = c.place();
    if (place != null && place.text().length() > 200) {
      return Answer.no("text-too-long");
    }
    boolean saysPlace = place != null && !(place.text().isEmpty() && !m.hasPlace);
    if (c.title() == null && c.date() == null && c.time() == null && !saysPlace) {
      return Answer.NOTHING;
    }
    m.date = c.date() == null ? m.date : c.date();
    m.time = c.time() == null ? m.time : c.time();
    if (c.title() != null) {
      m.words.put("title", c.title().text());
    }
    if (place != null && saysPlace) {
      m.hasPlace = true;
      m.words.put("place", place.text());
    }
    return Answer.DONE;
  }

  private Answer open(long at) {
    if (m.over()) {
      return Answer.no("assembly-ended");
    }
    if (m.live()) {
      return Answer.NOTHING;
    }
    m.phase = "live";
    m.openedAt = at;
    m.firstEnd = at + remaining();
    return Answer.DONE;
  }

  long remaining() {
    return m.agenda.stream()
        .filter(item -> item.state.name().equals("planned"))
        .mapToLong(item -> item.minutes * 60_000L)
        .sum();
  }

  private long open() {
    return m.agenda.stream()
        .filter(item -> !item.state.name().equals("done"))
        .mapToLong(item -> item.minutes * 60_000L)
        .sum();
  }

  /** Before anything was begun it is a new plan; later the end moves by what came and went. */
  private void replan(long before, long at) {
    if (!m.live()) {
      return;
    }
    boolean begun = m.agenda.stream().anyMatch(item -> !item.state.name().equals("planned"));
    long from = before == 0 && m.firstEnd < at ? at : m.firstEnd;
    m.firstEnd = begun ? from + open() - before : at + open();
  }

  private Answer end(Person by, long at) {
    if (m.over()) {
      return Answer.NOTHING;
    }
    if (!m.live()) {
      return Answer.no("assembly-not-open");
    }
    String pending = pending();
    if (pending != null) {
      return Answer.no(pending);
    }
    leave(by, false, at);
    m.phase = "ended";
    m.endedAt = at;
    m.queue.clear();
    m.interlude = null;
    m.wall = "follow";
    steps.ended(by, at);
    return Answer.DONE;
  }

  private Answer reopen() {
    if (m.phase.equals("ended")) {
      m.phase = "live";
      return Answer.DONE;
    }
    return m.live() ? Answer.NOTHING : Answer.no("not-ended");
  }

  private Answer publish(Command.PublishMinutes c) {
    if (c.remark() != null && c.remark().text().length() > 300) {
      return Answer.no("text-too-long");
    }
    if (m.phase.equals("published")) {
      return Answer.no("minutes-published");
    }
    if (!m.over()) {
      return Answer.no("not-ended");
    }
    m.phase = "published";
    m.isForParticipants = c.to() == Readers.PARTICIPANTS;
    return Answer.DONE;
  }

  private Answer show(Command.ShowOnWall c) {
    if (c.mode() != Wall.Mode.MESSAGE) {
      if (m.wall.equals(c.mode().wireName())) {
        return Answer.NOTHING;
      }
    } else if (c.text() == null) {
      if (!m.hasMessage) {
        return Answer.no("text-missing");
      }
      if (m.wall.equals("message")) {
        return Answer.NOTHING;
      }
    } else {
      String refused = title(c.text().text());
      if (refused != null) {
        return Answer.no(refused);
      }
      m.hasMessage = true;
      m.words.put("wall", c.text().text());
    }
    m.wall = c.mode().wireName();
    return Answer.DONE;
  }

  private Answer describe(@Nullable Wording chairs, @Nullable Wording writer) {
    for (Wording each : new Wording[] {chairs, writer}) {
      if (each != null && each.text().length() > 300) {
        return Answer.no("text-too-long");
      }
    }
    if (chairs != null) {
      m.hasChairs = true;
      m.words.put("chairs", chairs.text());
    }
    if (writer != null) {
      m.hasWriter = true;
      m.words.put("writer", writer.text());
    }
    return chairs == null && writer == null ? Answer.NOTHING : Answer.DONE;
  }

  private Answer add(Command.AddItem c, long at) {
    if (m.agenda.size() >= 100) {
      return Answer.no("too-many");
    }
    if (c.minutes() < 1 || c.minutes() > 1440) {
      return Answer.no("number-out-of-range");
    }
    String refused = title(c.title().text());
    if (refused != null) {
      return Answer.no(refused);
    }
    Item item = new Item();
    item.id = "i" + ++m.lastItem;
    item.minutes = c.minutes();
    item.withoutList = c.withoutList();
    m.words.put(item.id + "/title", c.title().text());
    long before = open();
    m.agenda.add(item);
    replan(before, at);
    return Answer.done(item.id);
  }

  private Answer change(Command.ChangeItem c, long at) {
    Item item = m.item(c.item().value());
    if (item == null) {
      return Answer.no("unknown-item");
    }
    if (c.minutes() != null && (c.minutes() < 1 || c.minutes() > 1440)) {
      return Answer.no("number-out-of-range");
    }
    String refused = c.title() == null ? null : title(c.title().text());
    if (refused != null) {
      return Answer.no(refused);
    }
    if (c.title() == null && c.minutes() == null && c.withoutList() == null) {
      return Answer.NOTHING;
    }
    if (c.title() != null) {
      m.words.put(item.id + "/title", c.title().text());
    }
    long before = open();
    item.minutes = c.minutes() == null ? item.minutes : c.minutes();
    replan(before, at);
    item.withoutList = c.withoutList() == null ? item.withoutList : c.withoutList();
    return Answer.DONE;
  }

  private Answer move(Command.MoveItem c) {
    Item item = m.item(c.item().value());
    if (item == null) {
      return Answer.no("unknown-item");
    }
    if (c.to() < 0 || c.to() >= m.agenda.size()) {
      return Answer.no("number-out-of-range");
    }
    if (m.agenda.indexOf(item) == c.to()) {
      return Answer.NOTHING;
    }
    m.agenda.remove(item);
    m.agenda.add(c.to(), item);
    return Answer.DONE;
  }

  private Answer remove(@Nullable Item item, long at) {
    if (item == null) {
      return Answer.no("unknown-item");
    }
    if (!item.state.name().equals("planned")) {
      return Answer.no(item.state.name().equals("done") ? "item-done" : "item-is-current");
    }
    if (m.decisions.stream().anyMatch(decision -> decision.item.equals(item.id))) {
      return Answer.no("item-done");
    }
    if (!m.linesOf(item.id).isEmpty()) {
      return Answer.no("item-has-lines");
    }
    long before = open();
    m.agenda.remove(item);
    m.lines.remove(item.id);
    replan(before, at);
    return Answer.DONE;
  }

  private @Nullable String pending() {
    if (m.voting != null) {
      return "voting-already";
    }
    return m.interlude != null && m.interlude.kind().equals("round") ? "round-runs" : null;
  }

  private Answer begin(Person by, Item item, boolean takesAlong, long at) {
    if (!m.live()) {
      return Answer.no(m.whyNotLive());
    }
    if (item.id.equals(m.current)) {
      return Answer.NOTHING;
    }
    String pending = pending();
    if (pending != null) {
      return Answer.no(pending);
    }
    leave(by, takesAlong, at);
    if (m.interlude != null) {
      m.cut();
    }
    m.interlude = null;
    steps.started(by, item, at);
    long spent = item.state.name().equals("done") ? item.state.spent() : 0;
    item.state = new State("current", at, spent);
    m.current = item.id;
    m.list = item.withoutList ? "off" : "open";
    m.speech = null;
    m.shown = null;
    if (!m.wall.equals("black")) {
      m.wall = "follow";
    }
    return Answer.DONE;
  }

  /** The speech ends, those who wait are struck or wait on, and nothing is current. */
  private void leave(Person by, boolean takesAlong, long at) {
    if (m.current == null) {
      return;
    }
    if (m.speech != null) {
      steps.speechEnded(by, at);
      m.speech = null;
    }
    Item item = m.item(m.current);
    Naive.Floor before = m.floor();
    State was = item.state;
    item.state = new State("done", 0, was.spent() + at - was.since());
    m.current = null;
    m.shown = null;
    m.list = "none";
    if (!takesAlong) {
      m.queue.clear();
    }
    steps.closed(by, item, was, before, at);
  }
}
