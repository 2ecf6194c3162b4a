package org.kiezplenum.assembly.floor;

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
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** Asking to speak, being called, speaking. */
public final class FloorCommands {
  private FloorCommands() {}

  /** One waiting entry a person: asking again is answered with the entry there is (rule R9). */
  public static Decided askToSpeak(Assembly assembly, Person by, Command.AskToSpeak command) {
    ItemId wanted = command.item();
    if (wanted != null && !wanted.equals(assembly.agenda().current())) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    EntryId waiting = assembly.floor().waitingOf(by.id());
    if (waiting != null) {
      return accept().making(waiting);
    }
    if (assembly.floor().list() == SpeakersList.CLOSED) {
      return refuse(Refusal.Code.LIST_CLOSED);
    }
    if (assembly.floor().list() == SpeakersList.OFF) {
      return refuse(Refusal.Code.LIST_OFF);
    }
    return enter(assembly, by.id(), command.kind(), List.of());
  }

  /**
   * The desk may enter people even when the list is closed: it decides. Whoever waits already keeps
   * the place there is.
   */
  public static Decided enterSpeaker(Assembly assembly, Command.EnterSpeaker command) {
    return PeopleCommands.withWhom(
        assembly,
        command.who(),
        (person, came) -> {
          EntryId waiting = assembly.floor().waitingOf(person);
          return waiting == null
              ? enter(assembly, person, EntryKind.CONTRIBUTION, came)
              : accept().making(waiting);
        });
  }

  /** People withdraw their own entry; the moderation may withdraw anybody's. */
  public static Decided withdrawEntry(Assembly assembly, Person by, Command.WithdrawEntry command) {
    EntryId named = command.entry();
    EntryId entry = named == null ? assembly.floor().waitingOf(by.id()) : named;
    Entry found = entry == null ? null : assembly.floor().find(entry);
    if (found == null) {
      return refuse(Refusal.Code.NOT_WAITING);
    }
    if (!found.person().equals(by.id()) && !by.is(Role.FACILITATOR) && !by.is(Role.LIST_KEEPER)) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    return accept(new Event.EntryWithdrawn(found.id()));
  }

  /** The speech before ends by it. Who saw another speaker than there is skips nobody. */
  public static Decided callNext(Assembly assembly, Person by, Command.CallNext command, long at) {
    Floor floor = assembly.floor();
    if (!floor.speaks(command.follows())) {
      return movedOn(assembly, by);
    }
    Entry next = floor.next();
    if (next == null) {
      return refuse(Refusal.Code.NOBODY_WAITING);
    }
    FloorRules rules = floor.rules();
    if (rules == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    if (command.next() != null && !command.next().equals(next.id())) {
      return movedOn(assembly, by);
    }
    List<Event> events = new ArrayList<>();
    if (floor.speech() != null) {
      events.add(ended(floor.speech(), at));
    }
    EntryId follows = floor.speech() == null ? null : floor.speech().entry().id();
    events.add(
        new Event.SpeakerCalled(next.id(), rules.speechSeconds(), Speech.WALK_SECONDS, follows));
    return accept(events);
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
        : accept(new Event.ClockRestarted(entry));
  }

  public static Decided extendSpeech(Assembly assembly, Command.ExtendSpeech command) {
    Speech speech = speechOf(assembly, command.entry());
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    int most = Speech.LONGEST_SECONDS - speech.limitSeconds();
    return command.seconds() < 1 || command.seconds() > most
        ? refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", most))
        : accept(new Event.SpeechExtended(command.entry(), command.seconds()));
  }

  /** The first time to the end of the list, the second time off it (rule R16). */
  public static Decided notHere(Assembly assembly, EntryId entry) {
    Speech speech = speechOf(assembly, entry);
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    boolean waitsAgain = assembly.floor().waitingOf(speech.entry().person()) != null;
    return accept(new Event.SpeakerAbsent(entry, speech.entry().absences() > 0 || waitsAgain));
  }

  public static Decided pauseSpeech(Assembly assembly, EntryId entry, long at) {
    Speech speech = speechOf(assembly, entry);
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    return speech.isRunning()
        ? accept(new Event.SpeechPaused(entry, speech.spokenMillis(at)))
        : accept();
  }

  public static Decided resumeSpeech(Assembly assembly, EntryId entry) {
    Speech speech = speechOf(assembly, entry);
    if (speech == null) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    return speech.isRunning() ? accept() : accept(new Event.SpeechResumed(entry));
  }

  public static Decided endSpeech(Assembly assembly, EntryId entry, long at) {
    Speech speech = speechOf(assembly, entry);
    return speech == null ? refuse(Refusal.Code.NOT_SPEAKING) : accept(ended(speech, at));
  }

  public static Decided strikeEntry(Assembly assembly, EntryId entry) {
    return assembly.floor().find(entry) == null
        ? refuse(Refusal.Code.UNKNOWN_ENTRY)
        : accept(new Event.EntryStruck(entry));
  }

  public static Decided moveEntry(Assembly assembly, Command.MoveEntry command) {
    Floor floor = assembly.floor();
    if (floor.find(command.entry()) == null) {
      return refuse(Refusal.Code.UNKNOWN_ENTRY);
    }
    int last = floor.queue().size() - 1;
    if (command.to() < 0 || command.to() > last) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", last));
    }
    return floor.queue().indexOf(command.entry()) == command.to()
        ? accept()
        : accept(new Event.EntryMoved(command.entry(), command.to(), null));
  }

  public static Decided turnOffList(Assembly assembly) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    return assembly.floor().list() == SpeakersList.OFF
        ? accept()
        : accept(new Event.ListTurnedOff(item));
  }

  public static Decided closeList(Assembly assembly) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    return assembly.floor().list() == SpeakersList.CLOSED
        ? accept()
        : accept(new Event.ListClosed(item));
  }

  public static Decided openList(Assembly assembly) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    return assembly.floor().list() == SpeakersList.OPEN
        ? accept()
        : accept(new Event.ListOpened(item));
  }

  private static Decided enter(
      Assembly assembly, PersonId person, EntryKind kind, List<Event> before) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(assembly.isLive() ? Refusal.Code.NO_CURRENT_ITEM : assembly.whyNotLive());
    }
    if (assembly.floor().queue().size() >= Floor.MOST_WAITING) {
      return refuse(Refusal.Code.QUEUE_FULL, Map.of("n", Floor.MOST_WAITING));
    }
    EntryId entry = EntryId.of(assembly.floor().last() + 1);
    List<Event> events = new ArrayList<>(before);
    events.add(new Event.EntryMade(entry, person, kind, item));
    return accept(events).making(entry);
  }

  private static @Nullable Speech speechOf(Assembly assembly, EntryId entry) {
    return assembly.floor().speaks(entry) ? assembly.floor().speech() : null;
  }

  private static Event ended(Speech speech, long at) {
    return new Event.SpeechEnded(speech.entry().id(), speech.spokenMillis(at));
  }
}
