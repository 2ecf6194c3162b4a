package org.kiezplenum.assembly.floor.list;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.order.Lists;

/** By which rules the assembly speaks, and whether a debate goes on. */
public final class OrderCommands {
  private OrderCommands() {}

  /** For the current item, and for those to come unless it is meant for this one only. */
  public static Decided setRules(Assembly assembly, Command.SetFloorRules command) {
    FloorRules rules = command.rules();
    Decided refused = refused(rules);
    if (refused != null) {
      return refused;
    }
    ItemId item = command.onlyHere() ? assembly.agenda().current() : null;
    if (command.onlyHere() && item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    Floor floor = assembly.floor();
    boolean isSame =
        (floor.rules() == null || floor.rules().equals(rules))
            && (command.onlyHere() || floor.usual().equals(rules));
    if (isSame) {
      return accept();
    }
    List<Event> events = new ArrayList<>();
    events.add(new FloorEvent.FloorRulesSet(item, rules));
    List<EntryId> asked = inTheOrderOfAsking(floor);
    if (floor.rules() != null && rules.isPlain() && !asked.equals(floor.queue())) {
      events.add(new FloorEvent.QueueArranged(asked));
    }
    return accept(events);
  }

  /** Under the plain rule a place in the list is what it is, so it has to be found once. */
  private static List<EntryId> inTheOrderOfAsking(Floor floor) {
    return floor.queue().stream()
        .map(floor.line()::get)
        .sorted(Comparator.comparingLong(Entry::ticket))
        .map(Entry::id)
        .toList();
  }

  /** Why nobody can speak by these rules, or nothing. */
  public static Decided.@Nullable Refused refused(FloorRules rules) {
    int seconds = rules.speechSeconds();
    if (seconds < FloorRules.SHORTEST_SPEECH_SECONDS || seconds > Speech.LONGEST_SECONDS) {
      return outOfRange(FloorRules.SHORTEST_SPEECH_SECONDS, Speech.LONGEST_SECONDS);
    }
    Integer places = rules.fixedPlaces();
    if (places != null && (places < 0 || places > FloorRules.MOST_FIXED_PLACES)) {
      return outOfRange(0, FloorRules.MOST_FIXED_PLACES);
    }
    Integer account = rules.accountSeconds();
    if (account != null && (account < 1 || account > Speech.LONGEST_SECONDS)) {
      return outOfRange(1, Speech.LONGEST_SECONDS);
    }
    Lists lists = rules.lists();
    if (lists == null) {
      return null;
    }
    if (lists.run() < 1 || lists.run() > Lists.LONGEST_RUN) {
      return outOfRange(1, Lists.LONGEST_RUN);
    }
    boolean isWellFormed =
        lists.keys().size() >= 2
            && lists.keys().size() <= Lists.MOST_LISTS
            && lists.keys().stream().distinct().count() == lists.keys().size()
            && lists.keys().stream().allMatch(key -> key.matches(Groups.KEY))
            && lists.keys().contains(lists.start());
    return isWellFormed ? null : refuse(Refusal.Code.UNKNOWN_GROUP);
  }

  /** More time for one list of the current item; accounts and lists must be in use. */
  public static Decided addTime(Assembly assembly, Command.AddTime command) {
    ItemId item = assembly.agenda().current();
    FloorRules rules = assembly.floor().rules();
    if (item == null || rules == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    Lists lists = rules.lists();
    Integer account = rules.account(command.list());
    if (account == null || lists == null || !lists.keys().contains(command.list())) {
      return refuse(Refusal.Code.UNKNOWN_GROUP);
    }
    int seconds = command.seconds();
    return seconds < 1 || seconds > Speech.LONGEST_SECONDS - account
        ? outOfRange(1, Speech.LONGEST_SECONDS)
        : accept(new FloorEvent.FloorRulesSet(item, rules.adding(command.list(), seconds)));
  }

  /** Those of the first list, or all, were asked whether the debate goes on. */
  public static Decided answer(Assembly assembly, Command.AnswerAsking command, Declared declared) {
    Floor floor = assembly.floor();
    Asking asking = Asking.now(floor, declared);
    ItemId item = assembly.agenda().current();
    if (item == null || asking == Asking.NOBODY || asking == Asking.END) {
      return refuse(Refusal.Code.NOTHING_ASKED);
    }
    List<Event> events = new ArrayList<>();
    events.add(new FloorEvent.DebateAsked(item, asking == Asking.GROUP, command.goesOn()));
    if (!command.goesOn()) {
      events.add(ending(floor, item));
    }
    return accept(events);
  }

  /** Nobody is called any more; the vote follows. */
  public static Decided endDebate(Assembly assembly) {
    ItemId item = assembly.agenda().current();
    return item == null
        ? refuse(Refusal.Code.NO_CURRENT_ITEM)
        : accept(ending(assembly.floor(), item));
  }

  /** Points of order and whoever moved what was debated are heard all the same. */
  public static Event ending(Floor floor, ItemId item) {
    return new FloorEvent.DebateEnded(
        item,
        floor.queue().stream()
            .filter(id -> !isHeardAfterTheEnd(floor.line().get(id).kind()))
            .toList());
  }

  private static boolean isHeardAfterTheEnd(EntryKind kind) {
    return kind == EntryKind.POINT_OF_ORDER || kind == EntryKind.CLOSING_WORD;
  }

  private static Decided.Refused outOfRange(int least, int most) {
    return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", least, "most", most));
  }
}
