package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Entry;
import org.kiezplenum.simulation.Naive.Floor;
import org.kiezplenum.simulation.Naive.Interlude;
import org.kiezplenum.simulation.Naive.Item;
import org.kiezplenum.simulation.Naive.Line;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.Said;
import org.kiezplenum.simulation.Naive.Speech;
import org.kiezplenum.simulation.Naive.State;
import org.kiezplenum.simulation.Naive.Step;

/**
 * What the moderation may take back: the latest step, unless it did something since that cannot be
 * taken back, and while nothing else has come of it.
 */
final class NaiveSteps {
  private final Naive m;

  NaiveSteps(Naive m) {
    this.m = m;
  }

  Answer undo(Person by, int number, long at) {
    Step step = m.steps.stream().filter(s -> s.number == number).findAny().orElse(null);
    if (step == null) {
      return Answer.no("nothing-to-undo");
    }
    if (latest(m) != step) {
      return Answer.no("too-late-to-undo");
    }
    step.takeBack.by(by.id, at);
    m.steps.remove(step);
    if (step.what.equals("seen")) {
      m.cut();
    }
    return Answer.DONE;
  }

  static @Nullable Step latest(Naive m) {
    Step last = m.steps.isEmpty() ? null : m.steps.getLast();
    boolean stands = last != null && last.number > m.cut && last.possible.getAsBoolean();
    return stands ? last : null;
  }

  private boolean isCurrent(String item) {
    return item.equals(m.current);
  }

  private @Nullable Step newest() {
    return m.steps.isEmpty() ? null : m.steps.getLast();
  }

  void speechEnded(Person by, long at) {
    Speech ended = m.speech.stopped(at);
    String item = m.current;
    if (m.speech.isOnTheWay(at)) {
      m.said.remove(ended.entry().id());
    }
    m.said.computeIfPresent(
        ended.entry().id(),
        (id, said) -> new Said(said.person(), said.item(), said.kind(), ended.spent()));
    Step step = m.plus(by.id, at, "ended");
    step.about = ended.entry().person();
    step.ended = ended;
    step.item = item;
    step.possible = () -> m.speech == null && isCurrent(item);
    step.takeBack = (who, then) -> speaks(ended, then);
  }

  /** The end of the speech before belongs to the call. */
  void called(Person by, Entry entry, @Nullable Speech before, long at) {
    if (before != null) {
      speechEnded(by, at);
      m.steps.removeLast();
    }
    Step step = m.plus(by.id, at, "called");
    step.about = entry.person();
    step.returns = before == null ? null : before.entry().person();
    step.possible =
        () ->
            m.speech != null
                && m.speech.entry().id().equals(entry.id())
                && m.waitingOf(entry.person()) == null
                && (before == null || m.waiting(before.entry().id()) == null);
    step.takeBack =
        (who, then) -> {
          m.said.remove(m.speech.entry().id());
          m.queue.addFirst(m.speech.entry());
          speaks(before, then);
        };
  }

  void absent(Person by, boolean struck, long at) {
    Speech speech = m.speech.stopped(at);
    Entry entry = speech.entry();
    String item = m.current;
    Step step = m.plus(by.id, at, "absent");
    step.about = entry.person();
    step.possible =
        () ->
            m.speech == null
                && isCurrent(item)
                && (struck
                    ? m.waitingOf(entry.person()) == null
                    : m.waiting(entry.id()) != null && m.waitingOf(entry.person()) != null);
    step.takeBack =
        (who, then) -> {
          m.queue.remove(m.waiting(entry.id()));
          m.begins(entry);
          m.speech = speech.goingOn(then);
        };
  }

  void struck(Person by, Entry entry, int place, long at) {
    String item = m.current;
    Step step = m.plus(by.id, at, "struck");
    step.about = entry.person();
    step.possible = () -> isCurrent(item) && m.waitingOf(entry.person()) == null;
    step.takeBack = (who, then) -> m.queue.add(Math.min(place, m.queue.size()), entry);
  }

  void moved(Person by, Entry entry, int from, long at) {
    Step step = m.plus(by.id, at, "moved");
    step.about = entry.person();
    step.possible = () -> m.waiting(entry.id()) != null && from < m.queue.size();
    step.takeBack =
        (who, then) -> {
          Entry now = m.waiting(entry.id());
          m.queue.remove(now);
          m.queue.add(from, now);
        };
  }

  void listed(String by, String was, String then, long at) {
    String item = m.current;
    String what =
        switch (then) {
          case "open" -> "opened-list";
          case "closed" -> "closed-list";
          default -> "turned-off-list";
        };
    Step step = m.plus(by, at, what);
    step.possible = () -> m.list.equals(then) && isCurrent(item);
    step.takeBack = (who, when) -> m.list = was;
  }

  /** Called when the item has been left; the end of its speech belongs to it. */
  void closed(Person by, Item item, State was, Floor before, long at) {
    Floor floor = before;
    Step last = newest();
    if (last != null
        && last.at == at
        && last.what.equals("ended")
        && last.item.equals(item.id)
        && before.speech() == null) {
      m.steps.removeLast();
      floor = new Floor(before.list(), before.queue(), last.ended, before.last());
    }
    Floor after = m.floor();
    Step step = m.plus(by.id, at, "closed-item");
    step.titleOf = item.id;
    step.item = item.id;
    step.was = was;
    step.floor = floor;
    step.possible = () -> m.current == null && m.live() && isUntouched(after);
    step.takeBack = (who, then) -> takeUp(step, then);
  }

  /** Called before the item begins; leaving the one before belongs to it. */
  void started(Person by, Item item, long at) {
    Step last = newest();
    boolean isOne = last != null && last.at == at && last.what.equals("closed-item");
    if (isOne) {
      m.steps.removeLast();
    }
    State was = item.state;
    Floor before = m.floor();
    Step step = m.plus(by.id, at, "started-item");
    step.titleOf = item.id;
    step.possible = () -> isCurrent(item.id) && m.live() && isUntouched(before);
    step.takeBack =
        (who, then) -> {
          item.state = was;
          m.current = null;
          standAs(before, then);
          if (isOne) {
            takeUp(last, then);
          }
        };
  }

  private void takeUp(Step closed, long at) {
    m.item(closed.item).state = closed.was;
    m.current = closed.item;
    standAs(closed.floor, at);
  }

  private void standAs(Floor floor, long at) {
    m.list = floor.list();
    m.queue = new ArrayList<>(floor.queue());
    speaks(floor.speech(), at);
    m.shown = null;
  }

  /** Somebody goes on, and has begun again if they had been passed over on their way. */
  private void speaks(@Nullable Speech before, long at) {
    m.speech = before == null ? null : before.goingOn(at);
    if (before != null && !m.said.containsKey(before.entry().id())) {
      m.begins(before.entry());
    }
  }

  /** The same people wait, nobody has come or gone, nobody speaks and nothing is voted on. */
  private boolean isUntouched(Floor then) {
    return m.lastEntry == then.last()
        && ids(m.queue).equals(ids(then.queue()))
        && m.speech == null
        && m.voting == null;
  }

  private static List<String> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).toList();
  }

  void lineRemoved(Person by, Line line, int place, long at) {
    Step step = m.plus(by.id, at, "removed-note");
    step.possible = () -> m.item(line.item()) != null && m.line(line.id()) == null;
    step.takeBack =
        (who, then) -> {
          List<Line> those = m.lines.computeIfAbsent(line.item(), i -> new ArrayList<>());
          those.add(Math.min(place, those.size()), line);
        };
  }

  void seen(Person by, Decision decision, long at, Runnable setAside) {
    Step step = m.plus(by.id, at, "seen");
    step.asked = decision;
    step.possible = () -> decision.state.equals("announced") && isTheLastOfIts(decision);
    step.takeBack = (who, then) -> setAside.run();
  }

  /** Its proposal is what this made of it, and nothing was announced on it since. */
  private boolean isTheLastOfIts(Decision decision) {
    if (decision.proposal == null) {
      return true;
    }
    Decision last =
        m.decisions.reversed().stream()
            .filter(d -> decision.proposal.equals(d.proposal) && d.state.equals("announced"))
            .findFirst()
            .orElseThrow();
    return last == decision
        && m.proposal(decision.proposal).state.equals(decision.finding.get("outcome"));
  }

  void hidden(Person by, Person person, long at) {
    Step step = m.plus(by.id, at, "hidden");
    step.about = person.id;
    step.possible = () -> person.standing.equals("hidden");
    step.takeBack = (who, then) -> person.standing = "checked";
  }

  void ended(Person by, long at) {
    Step step = m.plus(by.id, at, "ended-assembly");
    step.possible = () -> m.phase.equals("ended");
    step.takeBack = (who, then) -> m.phase = "live";
  }

  void begun(Person by, Interlude interlude, long at) {
    String what = interlude.kind().equals("round") ? "round-begun" : interlude.kind();
    Step step = m.plus(by.id, at, what);
    step.possible = () -> interlude.equals(m.interlude);
    step.takeBack = (who, then) -> m.interlude = null;
  }

  void advanced(Person by, Interlude before, long at) {
    Step step = m.plus(by.id, at, "round");
    step.possible =
        () ->
            m.interlude != null
                && m.interlude.kind().equals("round")
                && m.interlude.place() == before.place() + 1;
    step.takeBack =
        (who, then) ->
            m.interlude =
                new Interlude(
                    "round", 0, m.interlude.circle(), before.place(), before.passed(), then);
  }
}
