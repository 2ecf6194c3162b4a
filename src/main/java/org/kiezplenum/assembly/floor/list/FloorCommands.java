package org.kiezplenum.assembly.floor.list;

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
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** Getting on the list and off it. */
public final class FloorCommands {
  /** The longest time between the last call and the closing of the list. */
  static final int LONGEST_GRACE_SECONDS = 600;

  private FloorCommands() {}

  /**
   * One waiting entry a person: asking again is answered with the entry there is, and asking for
   * something else in its place is refused.
   */
  public static Decided askToSpeak(
      Assembly assembly, Person by, Command.AskToSpeak command, long at) {
    ItemId wanted = command.item();
    if (wanted != null && !wanted.equals(assembly.agenda().current())) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    EntryId waiting = assembly.floor().waitingOf(by.id(), command.kind().slot());
    if (waiting != null) {
      return again(assembly.floor(), waiting, command);
    }
    Refusal.Code refused = Asides.refused(assembly, by.id(), command, at);
    return refused == null
        ? enter(assembly, by.id(), command, List.of())
        : refuse(refused, Map.of("n", Asides.MOST_RESPONSES));
  }

  /**
   * The desk may enter people even when the list is closed: it decides. Whoever waits already keeps
   * the place there is.
   */
  public static Decided enterSpeaker(Assembly assembly, Command.EnterSpeaker command) {
    Command.AskToSpeak asked = command.asked();
    return PeopleCommands.withWhom(
        assembly,
        command.who(),
        (person, came) -> {
          EntryId waiting = assembly.floor().waitingOf(person, asked.kind().slot());
          Decided entered =
              waiting == null
                  ? enter(assembly, person, asked, came)
                  : again(assembly.floor(), waiting, asked);
          return Groups.declaring(assembly, entered, person, command.group());
        });
  }

  /** Whether what is asked for is what waits already; what was left open is no other wish. */
  private static Decided again(Floor floor, EntryId waiting, Command.AskToSpeak asked) {
    Entry entry = floor.line().get(waiting);
    boolean isTheSame =
        entry.kind() == asked.kind()
            && (asked.motion() == null || asked.motion() == entry.motion())
            && (asked.side() == null || asked.side().equals(entry.side()));
    return isTheSame ? accept().making(waiting) : refuse(Refusal.Code.WAITS_WITH_ANOTHER);
  }

  /** People withdraw their own entry; the moderation may withdraw anybody's. */
  public static Decided withdrawEntry(Assembly assembly, Person by, Command.WithdrawEntry command) {
    EntryId named = command.entry();
    List<EntryId> own = assembly.floor().allOf(by.id());
    EntryId entry = named != null ? named : own.isEmpty() ? null : own.getFirst();
    Entry found = entry == null ? null : assembly.floor().find(entry);
    if (found == null) {
      return refuse(Refusal.Code.NOT_WAITING);
    }
    if (!found.person().equals(by.id()) && !by.is(Role.FACILITATOR) && !by.is(Role.LIST_KEEPER)) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    return accept(new FloorEvent.EntryWithdrawn(found.id()));
  }

  public static Decided strikeEntry(Assembly assembly, EntryId entry) {
    return assembly.floor().find(entry) == null
        ? refuse(Refusal.Code.UNKNOWN_ENTRY)
        : accept(new FloorEvent.EntryStruck(entry));
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
        : accept(new FloorEvent.EntryMoved(command.entry(), command.to(), null));
  }

  /** Whoever spoke last goes on first, and this counts as no further contribution. */
  public static Decided putBack(Assembly assembly) {
    Floor floor = assembly.floor();
    Contribution last =
        floor.saidHere().reversed().stream()
            .filter(said -> said.kind() == EntryKind.CONTRIBUTION && !floor.speaks(said.entry()))
            .findFirst()
            .orElse(null);
    ItemId item = assembly.agenda().current();
    if (last == null || item == null) {
      return refuse(Refusal.Code.NOBODY_SPOKE);
    }
    EntryId waiting = floor.waitingOf(last.person());
    if (waiting != null) {
      // Put back twice is once; what they asked for since is another wish, and not first.
      return floor.line().get(waiting).isResumed()
          ? accept().making(waiting)
          : refuse(Refusal.Code.WAITS_WITH_ANOTHER);
    }
    EntryId entry = EntryId.of(floor.last() + 1);
    return accept(
            new FloorEvent.EntryMade(
                entry, last.person(), EntryKind.CONTRIBUTION, item, 0, last.side(), null, true))
        .making(entry);
  }

  public static Decided turnOffList(Assembly assembly) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    return assembly.floor().list() == SpeakersList.OFF
        ? accept()
        : accept(new FloorEvent.ListTurnedOff(item));
  }

  /** At once, or after a last call. */
  public static Decided closeList(Assembly assembly, Command.CloseList command, long at) {
    ItemId item = assembly.agenda().current();
    Integer grace = command.graceSeconds();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    if (grace != null && (grace < 0 || grace > LONGEST_GRACE_SECONDS)) {
      return refuse(
          Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", LONGEST_GRACE_SECONDS));
    }
    if (assembly.floor().list() == SpeakersList.CLOSED) {
      return accept();
    }
    return accept(
        grace == null || grace == 0
            ? new FloorEvent.ListClosed(item)
            : new FloorEvent.ListClosing(item, at + grace * 1000L));
  }

  public static Decided openList(Assembly assembly) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    Floor floor = assembly.floor();
    return floor.list() == SpeakersList.OPEN && floor.closesAt() == null
        ? accept()
        : accept(new FloorEvent.ListOpened(item));
  }

  private static Decided enter(
      Assembly assembly, PersonId person, Command.AskToSpeak asked, List<Event> before) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(assembly.isLive() ? Refusal.Code.NO_CURRENT_ITEM : assembly.whyNotLive());
    }
    Refusal.Code refused = refusedSide(assembly.floor(), asked.side());
    if (refused != null) {
      return refuse(refused);
    }
    if (assembly.floor().queue().size() >= Floor.MOST_WAITING) {
      return refuse(Refusal.Code.QUEUE_FULL, Map.of("n", Floor.MOST_WAITING));
    }
    EntryId entry = EntryId.of(assembly.floor().last() + 1);
    MotionKind motion = asked.kind() == EntryKind.POINT_OF_ORDER ? asked.motion() : null;
    List<Event> events = new ArrayList<>(before);
    events.add(
        new FloorEvent.EntryMade(
            entry, person, asked.kind(), item, null, asked.side(), motion, null));
    return accept(events).making(entry);
  }

  private static Refusal.@Nullable Code refusedSide(Floor floor, @Nullable String side) {
    FloorRules rules = floor.rules();
    Lists lists = rules == null ? null : rules.lists();
    boolean isKnown =
        side == null
            || (lists != null && lists.by() == Lists.By.SIDE && lists.keys().contains(side));
    return isKnown ? null : Refusal.Code.UNKNOWN_GROUP;
  }
}
