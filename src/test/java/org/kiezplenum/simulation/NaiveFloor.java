package org.kiezplenum.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Entry;
import org.kiezplenum.simulation.Naive.Interlude;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.Speech;

/** Who waits, who speaks, and what is not a queue. */
final class NaiveFloor {
  private final Naive m;
  private final NaivePeople people;
  private final NaiveSteps steps;

  NaiveFloor(Naive m, NaivePeople people, NaiveSteps steps) {
    this.m = m;
    this.people = people;
    this.steps = steps;
  }

  @Nullable Answer take(Person by, Command command, long at) {
    return switch (command) {
      case Command.AskToSpeak c -> ask(by, c);
      case Command.WithdrawEntry c -> withdraw(by, c, at);
      case Command.EnterSpeaker c -> enter(c.who());
      case Command.StrikeEntry c -> {
        Entry entry = m.waiting(c.entry().value());
        if (entry == null) {
          yield Answer.no("unknown-entry");
        }
        strike(by, entry, at);
        yield Answer.DONE;
      }
      case Command.MoveEntry c -> move(by, c, at);
      case Command.CloseList c -> turn(by, "closed", at);
      case Command.OpenList c -> turn(by, "open", at);
      case Command.TurnOffList c -> turn(by, "off", at);
      case Command.CallNext c -> call(by, c, at);
      case Command.RestartClock c ->
          ifSpeaks(c.entry().value(), () -> say(new Speech(now(), limit(), true, at, 0)));
      case Command.ExtendSpeech c -> extend(c);
      case Command.NotHere c -> ifSpeaks(c.entry().value(), () -> notHere(by, at));
      case Command.PauseSpeech c ->
          ifSpeaks(
              c.entry().value(),
              () -> m.speech.runs() ? say(m.speech.stopped(at)) : Answer.NOTHING);
      case Command.ResumeSpeech c ->
          ifSpeaks(
              c.entry().value(),
              () -> m.speech.runs() ? Answer.NOTHING : say(m.speech.goingOn(at)));
      case Command.EndSpeech c ->
          ifSpeaks(
              c.entry().value(),
              () -> {
                steps.speechEnded(by, at);
                return say(null);
              });
      default -> interlude(by, command, at);
    };
  }

  private Answer ask(Person by, Command.AskToSpeak c) {
    if (c.item() != null && !c.item().value().equals(m.current)) {
      return Answer.no("item-not-current");
    }
    Entry waiting = m.waitingOf(by.id);
    if (waiting != null) {
      return Answer.nothing(waiting.id());
    }
    if (m.list.equals("closed")) {
      return Answer.no("list-closed");
    }
    if (m.list.equals("off")) {
      return Answer.no("list-off");
    }
    String refused = refusesEntries();
    return refused == null ? queue(by.id, c.kind().wireName()) : Answer.no(refused);
  }

  private @Nullable String refusesEntries() {
    if (m.current == null) {
      return m.live() ? "no-current-item" : m.whyNotLive();
    }
    return m.queue.size() >= 500 ? "queue-full" : null;
  }

  private Answer queue(String person, String kind) {
    Entry entry = new Entry("e" + ++m.lastEntry, person, kind, 0);
    m.queue.add(entry);
    return Answer.done(entry.id());
  }

  private Answer enter(Command.Who who) {
    String refused = people.refusesToMean(who);
    if (refused != null) {
      return Answer.no(refused);
    }
    Person known = people.known(who);
    Entry waiting = known == null ? null : m.waitingOf(known.id);
    if (waiting != null) {
      return Answer.nothing(waiting.id());
    }
    refused = refusesEntries();
    return refused == null ? queue(people.meant(who).id, "contribution") : Answer.no(refused);
  }

  private Answer withdraw(Person by, Command.WithdrawEntry c, long at) {
    Entry entry = c.entry() == null ? m.waitingOf(by.id) : m.waiting(c.entry().value());
    if (entry == null) {
      return Answer.no("not-waiting");
    }
    if (entry.person().equals(by.id)) {
      m.queue.remove(entry);
      return Answer.DONE;
    }
    if (!by.roles.contains("facilitator") && !by.roles.contains("list-keeper")) {
      return Answer.no("not-allowed");
    }
    strike(by, entry, at);
    return Answer.DONE;
  }

  private void strike(Person by, Entry entry, long at) {
    if (m.current != null) {
      steps.struck(by, entry, m.queue.indexOf(entry), at);
    }
    m.queue.remove(entry);
  }

  private Answer move(Person by, Command.MoveEntry c, long at) {
    Entry entry = m.waiting(c.entry().value());
    if (entry == null) {
      return Answer.no("unknown-entry");
    }
    if (c.to() < 0 || c.to() >= m.queue.size()) {
      return Answer.no("number-out-of-range");
    }
    int from = m.queue.indexOf(entry);
    if (from == c.to()) {
      return Answer.NOTHING;
    }
    steps.moved(by, entry, from, at);
    m.queue.remove(entry);
    m.queue.add(c.to(), entry);
    return Answer.DONE;
  }

  private Answer turn(Person by, String list, long at) {
    if (m.current == null) {
      return Answer.no("no-current-item");
    }
    if (m.list.equals(list)) {
      return Answer.NOTHING;
    }
    steps.listed(by.id, m.list, list, at);
    m.list = list;
    return Answer.DONE;
  }

  private Answer call(Person by, Command.CallNext c, long at) {
    String follows = c.follows() == null ? null : c.follows().value();
    if (!Objects.equals(follows, m.speech == null ? null : m.speech.entry().id())) {
      return Answer.no("already-moved-on");
    }
    if (m.queue.isEmpty()) {
      return Answer.no("nobody-waiting");
    }
    if (m.current == null) {
      return Answer.no("no-current-item");
    }
    Entry next = m.queue.getFirst();
    if (c.next() != null && !c.next().value().equals(next.id())) {
      return Answer.no("already-moved-on");
    }
    Speech before = m.speech == null ? null : m.speech.stopped(at);
    m.queue.removeFirst();
    steps.called(by, next, before, at);
    Person called = m.person(next.person());
    if (called.unchecked()) {
      called.standing = "checked";
    }
    m.shown = null;
    m.begins(next);
    return say(new Speech(next, 180, true, at + 8_000, 0));
  }

  private Answer extend(Command.ExtendSpeech c) {
    return ifSpeaks(
        c.entry().value(),
        () ->
            c.seconds() < 1 || limit() + c.seconds() > 7_200
                ? Answer.no("number-out-of-range")
                : say(
                    new Speech(
                        now(),
                        limit() + c.seconds(),
                        m.speech.runs(),
                        m.speech.since(),
                        m.speech.spent())));
  }

  private Answer notHere(Person by, long at) {
    Entry entry = now();
    boolean struck = entry.absences() > 0 || m.waitingOf(entry.person()) != null;
    steps.absent(by, struck, at);
    m.said.remove(entry.id());
    if (!struck) {
      m.queue.add(new Entry(entry.id(), entry.person(), entry.kind(), entry.absences() + 1));
    }
    return say(null);
  }

  private Entry now() {
    return m.speech.entry();
  }

  private int limit() {
    return m.speech.limit();
  }

  private Answer ifSpeaks(String entry, Supplier<Answer> then) {
    return m.speech != null && m.speech.entry().id().equals(entry)
        ? then.get()
        : Answer.no("not-speaking");
  }

  private Answer say(@Nullable Speech speech) {
    m.speech = speech;
    return Answer.DONE;
  }

  private @Nullable Answer interlude(Person by, Command command, long at) {
    return switch (command) {
      case Command.TakeBreak c -> {
        if (c.until() != null && !c.until().isEmpty()) {
          if (!NaiveRules.isTime(c.until())) {
            yield Answer.no("not-a-time");
          }
          long end = next(at, c.until());
          yield end - at <= 6 * 3_600_000L
              ? begin(by, Interlude.until("break", end), at)
              : Answer.no(day(end).equals(day(at)) ? "time-too-far" : "time-is-over");
        }
        if (c.minutes() == null) {
          yield Answer.no("not-a-time");
        }
        yield c.minutes() < 1 || c.minutes() > 360
            ? Answer.no("number-out-of-range")
            : begin(by, Interlude.until("break", at + c.minutes() * 60_000L), at);
      }
      case Command.Murmur c ->
          c.minutes() < 1 || c.minutes() > 360
              ? Answer.no("number-out-of-range")
              : begin(by, Interlude.until("murmur", at + c.minutes() * 60_000L), at);
      case Command.GoOn c -> {
        boolean some = m.interlude != null;
        m.interlude = null;
        yield some ? Answer.DONE : Answer.NOTHING;
      }
      case Command.BeginRound c -> {
        if (c.seats() < 0 || c.seats() > 300) {
          yield Answer.no("number-out-of-range");
        }
        List<String> circle = new ArrayList<>();
        for (int seat = 1; seat <= c.seats(); seat++) {
          circle.add("s" + seat);
        }
        yield begin(by, new Interlude("round", 0, circle, 0, List.of(), at), at);
      }
      case Command.JoinRound c -> join(by);
      case Command.NextInRound c -> next(by, c, at);
      default -> null;
    };
  }

  /** In Berlin, today if it is still to come, else tomorrow. */
  private static long next(long at, String time) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDateTime now = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), berlin);
    LocalDateTime then = now.toLocalDate().atTime(LocalTime.parse(time));
    LocalDateTime next = then.isAfter(now) ? then : then.plusDays(1);
    return next.atZone(berlin).toInstant().toEpochMilli();
  }

  private static LocalDate day(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneId.of("Europe/Berlin"));
  }

  private Answer begin(Person by, Interlude interlude, long at) {
    if (!m.live()) {
      return Answer.no(m.whyNotLive());
    }
    if (m.interlude != null && m.interlude.kind().equals("round")) {
      return Answer.no("round-runs");
    }
    if ((m.speech != null && m.speech.runs()) || m.interlude != null) {
      m.cut();
    }
    if (m.speech != null && m.speech.runs()) {
      m.speech = m.speech.stopped(at);
    }
    steps.begun(by, interlude, at);
    m.interlude = interlude;
    return Answer.DONE;
  }

  private Answer join(Person by) {
    if (m.interlude == null || !m.interlude.kind().equals("round")) {
      return Answer.no("no-round");
    }
    Interlude round = m.interlude;
    if (round.circle().size() >= 600) {
      return Answer.no("too-many");
    }
    if (round.circle().contains(by.id)) {
      return Answer.NOTHING;
    }
    List<String> circle = new ArrayList<>(round.circle());
    circle.add(by.id);
    m.interlude = new Interlude("round", 0, circle, round.place(), round.passed(), round.since());
    return Answer.DONE;
  }

  private Answer next(Person by, Command.NextInRound c, long at) {
    if (m.interlude == null || !m.interlude.kind().equals("round")) {
      return Answer.no("no-round");
    }
    Interlude round = m.interlude;
    String holder =
        round.place() < round.circle().size() ? round.circle().get(round.place()) : null;
    if (by.roles.isEmpty() && !by.id.equals(holder)) {
      return Answer.no("not-allowed");
    }
    if (c.follows() != round.place()) {
      return Answer.no("already-moved-on");
    }
    if (round.place() >= round.circle().size()) {
      m.cut();
      m.interlude = null;
      return Answer.DONE;
    }
    steps.advanced(by, round, at);
    if (round.place() + 1 >= round.circle().size()) {
      m.cut();
    }
    List<String> passed = new ArrayList<>(round.passed());
    if (c.passes()) {
      passed.add(holder);
    }
    m.interlude =
        round.place() + 1 >= round.circle().size()
            ? null
            : new Interlude("round", 0, round.circle(), round.place() + 1, passed, at);
    return Answer.DONE;
  }
}
