package org.kiezplenum.assembly.floor.speech;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.list.Asking;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** Being called, and speaking. */
public final class CallCommands {
  private CallCommands() {}

  /** The speech before ends by it. Who saw another speaker than there is skips nobody. */
  public static Decided callNext(
      Assembly assembly, Person by, Command.CallNext command, Declared declared, long at) {
    Floor floor = assembly.floor();
    if (!floor.speaks(command.follows())) {
      return movedOn(assembly, by);
    }
    if (floor.interrupted() != null && floor.speech() != null) {
      return accept(ends(floor, floor.speech(), at));
    }
    Entry next = floor.next();
    FloorRules rules = floor.rules();
    Refusal.Code refused = refused(floor, next, declared);
    if (refused != null) {
      return refuse(refused);
    }
    if (next == null || rules == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    if (command.next() != null && !command.next().equals(next.id())) {
      return movedOn(assembly, by);
    }
    return accept(calling(assembly, rules, next, at));
  }

  private static Refusal.@Nullable Code refused(
      Floor floor, @Nullable Entry next, Declared declared) {
    if (next == null) {
      return Refusal.Code.NOBODY_WAITING;
    }
    if (floor.motion() != null && next.kind() != EntryKind.TECHNICAL) {
      return Refusal.Code.MOTION_FIRST;
    }
    return switch (Asking.now(floor, declared)) {
      case NOBODY -> null;
      case GROUP -> Refusal.Code.ASK_GROUP_FIRST;
      case ALL -> Refusal.Code.ASK_ALL_FIRST;
      case END -> Refusal.Code.DEBATE_IS_OVER;
    };
  }

  /** Only a technical point goes between; else the speech before has ended. */
  private static List<Event> calling(Assembly assembly, FloorRules rules, Entry next, long at) {
    Floor floor = assembly.floor();
    Speech speech = floor.speech();
    boolean interrupts = next.kind() == EntryKind.TECHNICAL && speech != null;
    List<Event> events = new ArrayList<>();
    if (speech != null && !interrupts) {
      events.add(speech.ended(at));
    } else if (speech != null && speech.isRunning()) {
      events.add(new FloorEvent.SpeechPaused(speech.entry().id(), speech.spokenMillis(at)));
    }
    List<EntryId> waiting =
        floor.queue().stream()
            .filter(id -> !id.equals(next.id()))
            .filter(id -> floor.line().get(id).kind() == EntryKind.CONTRIBUTION)
            .toList();
    List<EntryId> stand = waiting.stream().limit(rules.placesThatStand()).toList();
    events.add(
        new FloorEvent.SpeakerCalled(
            next.id(),
            rules.secondsFor(next.kind(), waiting.size(), itemSecondsLeft(assembly, at)),
            interrupts ? null : Speech.WALK_SECONDS,
            speech == null || interrupts ? null : speech.entry().id(),
            stand.isEmpty() ? null : stand));
    return events;
  }

  private static long itemSecondsLeft(Assembly assembly, long at) {
    ItemId current = assembly.agenda().current();
    Item item = current == null ? null : assembly.agenda().find(current);
    return item != null && item.state() instanceof Item.Current running
        ? item.minutes() * 60L - (running.spentMillis() + at - running.since()) / 1000
        : 0;
  }

  /** Names whoever was quicker, so that nobody at the desk wonders. */
  private static Decided movedOn(Assembly assembly, Person by) {
    Step last = assembly.steps().recent().isEmpty() ? null : assembly.steps().recent().getLast();
    return last == null || last.by().isEmpty() || last.by().equals(by.id().value())
        ? refuse(Refusal.Code.ALREADY_MOVED_ON)
        : refuse(Refusal.Code.ALREADY_MOVED_ON, Map.of("by", new PersonId(last.by())));
  }

  public static Decided restartClock(Assembly assembly, EntryId entry) {
    return speechOf(assembly, entry) == null
        ? refuse(Refusal.Code.NOT_SPEAKING)
        : accept(new FloorEvent.ClockRestarted(entry));
  }

  public static Decided extendSpeech(Assembly assembly, Command.ExtendSpeech command) {
    Speech speech = speechOf(assembly, command.entry());
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    int most = Speech.LONGEST_SECONDS - speech.limitSeconds();
    return command.seconds() < 1 || command.seconds() > most
        ? refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", most))
        : accept(new FloorEvent.SpeechExtended(command.entry(), command.seconds()));
  }

  /** The first time to the end of the list, the second time off it. */
  public static Decided notHere(Assembly assembly, EntryId entry) {
    Speech speech = speechOf(assembly, entry);
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    boolean waitsAgain = assembly.floor().isTaken(speech.entry());
    boolean isReached = speech.entry().kind() == EntryKind.OBJECTION;
    return gone(
        assembly.floor(),
        new FloorEvent.SpeakerAbsent(
            entry, speech.entry().absences() > 0 || waitsAgain || isReached));
  }

  /**
   * Whoever was called does without; it counts as no contribution. Who was to move a point of order
   * withdraws it.
   */
  public static Decided yieldFloor(Assembly assembly, Person by, EntryId entry) {
    Floor floor = assembly.floor();
    Speech speech = speechOf(assembly, entry);
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    if (!speech.entry().person().equals(by.id()) && !by.is(Role.FACILITATOR)) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    Decided yielded = gone(floor, new FloorEvent.FloorYielded(entry));
    return yielded instanceof Decided.Accepted accepted && floor.moves(entry)
        ? accepted.and(FloorEvent.MotionSettled.withdrawn(entry, speech.entry().motion()))
        : yielded;
  }

  public static Decided pauseSpeech(Assembly assembly, EntryId entry, long at) {
    Speech speech = speechOf(assembly, entry);
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    return speech.isRunning()
        ? accept(new FloorEvent.SpeechPaused(entry, speech.spokenMillis(at)))
        : accept();
  }

  public static Decided resumeSpeech(Assembly assembly, EntryId entry) {
    Speech speech = speechOf(assembly, entry);
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    return speech.isRunning() ? accept() : accept(new FloorEvent.SpeechResumed(entry));
  }

  public static Decided endSpeech(Assembly assembly, EntryId entry, long at) {
    Speech speech = speechOf(assembly, entry);
    return speech == null
        ? refuse(Refusal.Code.NOT_SPEAKING)
        : accept(ends(assembly.floor(), speech, at));
  }

  /** After a technical point whoever was interrupted goes on. */
  static List<Event> ends(Floor floor, Speech speech, long at) {
    Speech interrupted = floor.interrupted();
    return interrupted == null
        ? List.of(speech.ended(at))
        : List.of(speech.ended(at), new FloorEvent.SpeechResumed(interrupted.entry().id()));
  }

  private static @Nullable Speech speechOf(Assembly assembly, EntryId entry) {
    return assembly.floor().speaks(entry) ? assembly.floor().speech() : null;
  }

  /** After a technical point that came to nothing whoever was interrupted goes on as well. */
  private static Decided gone(Floor floor, Event event) {
    Speech interrupted = floor.interrupted();
    return interrupted == null
        ? accept(event)
        : accept(event, new FloorEvent.SpeechResumed(interrupted.entry().id()));
  }
}
