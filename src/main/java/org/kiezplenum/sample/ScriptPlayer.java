package org.kiezplenum.sample;

import static org.kiezplenum.sample.Evening.say;
import static org.kiezplenum.sample.Evening.sayIfAny;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.sample.Script.ScriptLine;

/** Plays a script: the people come in, and then it goes on line by line. */
final class ScriptPlayer {
  private static final int MINUTE_MILLIS = 60_000;

  private final Script script;
  private final Evening evening;
  private final AtomicLong clock;
  private final Voting voting;
  private final List<PersonId> desk = new ArrayList<>();
  private final List<PersonId> phones = new ArrayList<>();
  private final Map<String, PersonId> named = new HashMap<>();
  private final List<ItemId> items = new ArrayList<>();
  private final List<ProposalId> proposals = new ArrayList<>();
  private final Deque<EntryId> waiting = new ArrayDeque<>();
  private @Nullable EntryId speaking;
  private int deskActs;
  private int speeches;
  private int cards;

  /**
   * @param clock what time it is in the assembly, in milliseconds since 1970; the script moves it
   */
  ScriptPlayer(Script script, Evening evening, AtomicLong clock) {
    this.script = script;
    this.evening = evening;
    this.clock = clock;
    this.voting = new Voting(evening, phones, proposals);
  }

  void play() {
    for (String name : List.of("Moderation", "Redeliste", "Protokoll")) {
      desk.add(joined(name, Role.FACILITATOR));
    }
    for (String name : script.phones()) {
      PersonId person = joined(name, null);
      phones.add(person);
      named.put(name, person);
    }
    for (ScriptLine step : script.steps()) {
      try {
        play(step);
      } catch (RuntimeException e) {
        throw new IllegalStateException(script.name() + ", line " + step.line(), e);
      }
    }
  }

  /**
   * Who came in is remembered for minutes only, so a script that is told again finds them by the
   * order in which they came; all come before anything else happens.
   */
  private PersonId joined(String name, @Nullable Role role) {
    PersonId next = PersonId.of(desk.size() + phones.size() + 1);
    if (evening.assembly().people().find(next) != null) {
      evening.skip();
      return next;
    }
    return new PersonId(
        evening.send(null, new Command.Join(name.isEmpty() ? null : say(name), role)));
  }

  private void play(ScriptLine step) {
    switch (step.verb()) {
      case "+" -> clock.addAndGet(Script.millis(step));
      case "open" -> act(new Command.OpenAssembly());
      case "present" -> act(new Command.StatePresent(step.number(0)));
      case "item" -> items.add(new ItemId(act(item(step))));
      case "start" -> act(new Command.StartItem(items.get(step.number(0) - 1), false));
      case "close" -> act(new Command.CloseItem(items.get(step.number(0) - 1), false));
      case "line" -> write(Note.NoteKind.NOTE, step);
      case "result" -> write(Note.NoteKind.RESULT, step);
      case "task" -> write(Note.NoteKind.TASK, step);
      case "park" -> write(Note.NoteKind.PARKING, step);
      case "agreed" -> see(PlainMethod.NO_OBJECTION, true, step.field(0));
      case "seen" -> see(PlainMethod.MAJORITY_SEEN, step.field(0).equals("yes"), step.field(1));
      case "led" ->
          act(new Command.DescribeRecord(say(step.field(0)), sayIfAny(step.fieldIfAny(1))));
      case "next" -> act(new Command.AnnounceNext(say(step.field(0))));
      case "break" -> pause(step.number(0));
      case "round" -> goRound(step.number(0));
      case "end" -> act(new Command.EndAssembly());
      case "publish" -> act(new Command.PublishMinutes(null, null));
      default -> onTheFloor(step);
    }
  }

  private void write(Note.NoteKind kind, ScriptLine step) {
    act(
        new Command.WriteNote(
            null,
            kind,
            say(step.field(0)),
            sayIfAny(step.fieldIfAny(1)),
            step.fieldIfAny(2),
            null));
  }

  private void pause(int minutes) {
    act(new Command.TakeBreak(minutes, null));
    clock.addAndGet((long) minutes * MINUTE_MILLIS);
    act(new Command.GoOn());
  }

  /** Everybody in the circle says a sentence. */
  private void goRound(int seats) {
    act(new Command.BeginRound(seats));
    for (int place = 0; place < seats; place++) {
      clock.addAndGet(MINUTE_MILLIS / 2);
      evening.send(desk.getFirst(), new Command.NextInRound(place, false));
    }
  }

  private void see(PlainMethod method, boolean isFor, String question) {
    act(new Command.DecideBySight(null, say(question), method, isFor, null, null));
  }

  private void onTheFloor(ScriptLine step) {
    switch (step.verb()) {
      case "say" -> speak(step.number(0), step.number(1));
      case "raise" -> raise(named(step.field(0)));
      case "enter" -> enter(step.field(0));
      case "call" -> call();
      case "thanks" -> thank();
      case "propose" -> proposals.add(new ProposalId(propose(step)));
      default -> voting.play(step, this::act);
    }
  }

  private static Command item(ScriptLine step) {
    return new Command.AddItem(say(step.field(1)), step.number(0), false);
  }

  private String propose(ScriptLine step) {
    PersonId by = phones.get(proposals.size() % phones.size());
    return evening.send(
        by,
        new Command.HandInProposal(
            say(step.field(0)),
            say(step.field(1).replace("\\n", "\n")),
            sayIfAny(step.fieldIfAny(2))));
  }

  /** So many people speak for so many minutes each; every third of them has no phone. */
  private void speak(int count, int minutes) {
    for (int i = 0; i < count; i++) {
      speeches++;
      List<String> without = script.cards();
      if (phones.isEmpty() || (speeches % 3 == 0 && cards < without.size())) {
        enter(without.get(cards++));
      } else {
        raise(phones.get(speeches % phones.size()));
      }
      call();
      clock.addAndGet((long) minutes * MINUTE_MILLIS);
      thank();
    }
  }

  private PersonId named(String name) {
    return Objects.requireNonNull(named.get(name), name);
  }

  private void raise(PersonId person) {
    waiting.add(
        new EntryId(evening.send(person, new Command.AskToSpeak(EntryKind.CONTRIBUTION, null))));
  }

  private void enter(String name) {
    waiting.add(new EntryId(act(new Command.EnterSpeaker(new Command.Who(null, null, say(name))))));
  }

  private void call() {
    act(new Command.CallNext(speaking, null));
    speaking = waiting.remove();
  }

  private void thank() {
    act(new Command.EndSpeech(Objects.requireNonNull(speaking)));
    speaking = null;
  }

  /** Three people share the desk. */
  private String act(Command command) {
    deskActs++;
    return evening.send(desk.get(deskActs % desk.size()), command);
  }
}
