package org.kiezplenum.assembly.floor;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.people.People;
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
    return enter(assembly, by.id(), command.kind(), List.of());
  }

  /** People without a phone may be entered even when the list is closed: the desk decides. */
  public static Decided enterSpeaker(Assembly assembly, Command.EnterSpeaker command) {
    if (command.name().text().isEmpty()) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    if (PeopleCommands.isTooLong(command.name())) {
      return PeopleCommands.nameTooLong();
    }
    if (assembly.people().isFull()) {
      return refuse(Refusal.Code.TOO_MANY_PEOPLE, Map.of("n", People.MOST_PEOPLE));
    }
    int number = assembly.people().nextNumber();
    PersonId person = PersonId.of(number);
    WordRef name = command.name().as(person + "/name", 1);
    Decided decided =
        enter(
            assembly,
            person,
            EntryKind.CONTRIBUTION,
            List.of(new Event.PersonEntered(person, number, name)));
    return decided instanceof Decided.Accepted accepted
        ? accepted.saying(name, command.name())
        : decided;
  }

  /** People withdraw their own entry; the moderation may withdraw anybody's. */
  public static Decided withdrawEntry(Assembly assembly, Person by, Command.WithdrawEntry command) {
    EntryId named = command.entry();
    EntryId entry = named == null ? assembly.floor().waitingOf(by.id()) : named;
    Entry found = entry == null ? null : assembly.floor().find(entry);
    if (found == null) {
      return refuse(Refusal.Code.NOT_WAITING);
    }
    if (!found.person().equals(by.id()) && !by.is(Role.FACILITATOR)) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    return accept(new Event.EntryWithdrawn(found.id()));
  }

  /** The speech before ends by it. Who saw another speaker than there is skips nobody. */
  public static Decided callNext(Assembly assembly, Command.CallNext command, long at) {
    Floor floor = assembly.floor();
    if (!floor.speaks(command.follows())) {
      return refuse(Refusal.Code.ALREADY_MOVED_ON);
    }
    Entry next = floor.next();
    if (next == null) {
      return refuse(Refusal.Code.NOBODY_WAITING);
    }
    if (command.next() != null && !command.next().equals(next.id())) {
      return refuse(Refusal.Code.ALREADY_MOVED_ON);
    }
    List<Event> events = new ArrayList<>();
    if (floor.speech() != null) {
      events.add(ended(floor.speech(), at));
    }
    FloorRules rules = Objects.requireNonNull(floor.rules());
    events.add(new Event.SpeakerCalled(next.id(), rules.speechSeconds()));
    return accept(events);
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
