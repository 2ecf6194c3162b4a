package org.kiezplenum.assembly.floor.list;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.order.Candidate;
import org.kiezplenum.assembly.floor.order.Lists;

/**
 * In which order those who wait will be called if nobody comes or goes: asides by their kinds, then
 * the places that stand, then contributions by the rule of the item, lists in turns, and at last
 * closing words.
 *
 * <p>Pins are kept throughout: whoever was moved by hand comes with the one beside whom they stand.
 */
final class Arranging {
  private final Floor floor;
  private final FloorRules rules;
  private final TurnTaking standing;
  private final Map<EntryId, List<EntryId>> pinnedBefore = new HashMap<>();
  private final Map<EntryId, List<EntryId>> pinnedAfter = new HashMap<>();
  private final List<EntryId> order = new ArrayList<>();
  private final Set<EntryId> done = new HashSet<>();

  /** An entry, and what the rules of order see of it. */
  private record Waiting(EntryId entry, Candidate as) {}

  private Arranging(Floor floor, FloorRules rules, Declared declared) {
    this.floor = floor;
    this.rules = rules;
    this.standing = TurnTaking.of(floor, rules, declared);
    floor
        .line()
        .pins()
        .forEach((entry, pin) ->
            (pin.isBefore() ? pinnedBefore : pinnedAfter)
                .computeIfAbsent(pin.anchor(), anchor -> new ArrayList<>())
                .add(entry));
  }

  /** The order, or the one there is while no item is current. */
  static List<EntryId> order(Floor floor, Declared declared) {
    FloorRules rules = floor.rules();
    return rules == null ? floor.queue() : new Arranging(floor, rules, declared).order();
  }

  private List<EntryId> order() {
    List<Entry> waiting = floor.queue().stream().map(floor.line()::get).toList();
    List<EntryId> asides =
        waiting.stream()
            .filter(entry -> entry.kind().isAside())
            .sorted(asides())
            .map(Entry::id)
            .toList();
    order.addAll(asides);
    done.addAll(asides);
    List<Entry> contributions =
        waiting.stream().filter(entry -> entry.kind() == EntryKind.CONTRIBUTION).toList();
    List<EntryId> closingWords =
        waiting.stream()
            .filter(entry -> entry.kind() == EntryKind.CLOSING_WORD)
            .map(Entry::id)
            .toList();
    if (rules.isPlain()) {
      contributions.forEach(entry -> order.add(entry.id()));
      order.addAll(closingWords);
      return order;
    }
    asides.forEach(this::callThoseBeside);
    floor.line().fixed().stream()
        .map(floor.line()::get)
        .filter(entry -> entry.kind() == EntryKind.CONTRIBUTION)
        .forEach(entry -> call(entry.id()));
    Map<Boolean, List<Waiting>> byTime = new LinkedHashMap<>();
    for (Entry entry : contributions) {
      Candidate candidate = standing.candidate(entry);
      byTime
          .computeIfAbsent(candidate.hasTimeLeft(), has -> new ArrayList<>())
          .add(new Waiting(entry.id(), candidate));
    }
    byTurns(byTime.getOrDefault(true, List.of()));
    byTurns(byTime.getOrDefault(false, List.of()));
    contributions.forEach(entry -> call(entry.id()));
    closingWords.forEach(this::call);
    return order;
  }

  /** Kinds by their precedence; points of order by their ranks, unsorted ones last. */
  private Comparator<Entry> asides() {
    Comparator<Entry> byKind = Comparator.comparing(Entry::kind);
    Comparator<Entry> byRank =
        Comparator.comparing(
            Entry::motion, Comparator.nullsLast(Comparator.<MotionKind>naturalOrder()));
    return (rules.ordersMotionsByTicket() ? byKind : byKind.thenComparing(byRank))
        .thenComparingLong(Entry::ticket);
  }

  private void byTurns(List<Waiting> waiting) {
    Lists lists = rules.lists();
    if (lists != null && lists.firstSpeakersBefore()) {
      inTurns(waiting.stream().filter(each -> !each.as().hasSpoken()).toList());
      inTurns(waiting.stream().filter(each -> each.as().hasSpoken()).toList());
    } else {
      inTurns(waiting);
    }
  }

  private void inTurns(List<Waiting> waiting) {
    List<Deque<EntryId>> lists =
        IntStream.range(0, standing.lists())
            .<Deque<EntryId>>mapToObj(i -> new ArrayDeque<>())
            .toList();
    waiting.stream()
        .filter(each -> !floor.line().pins().containsKey(each.entry()))
        .filter(each -> !done.contains(each.entry()))
        .sorted(Comparator.comparing(Waiting::as, rules.order().rule()))
        .forEach(each -> lists.get(each.as().list()).add(each.entry()));
    while (lists.stream().anyMatch(list -> !list.isEmpty())) {
      int turn = standing.turn();
      while (lists.get(turn).isEmpty()) {
        turn = (turn + 1) % lists.size();
      }
      call(lists.get(turn).removeFirst());
    }
  }

  /** The next is this one, with those who stand beside it by hand. */
  private void call(EntryId entry) {
    if (!done.add(entry)) {
      return;
    }
    pinnedBefore.getOrDefault(entry, List.of()).forEach(this::call);
    order.add(entry);
    standing.spoke(entry);
    pinnedAfter.getOrDefault(entry, List.of()).forEach(this::call);
  }

  /** Whoever was moved in front of an aside comes first after all of them. */
  private void callThoseBeside(EntryId aside) {
    pinnedBefore.getOrDefault(aside, List.of()).forEach(this::call);
    pinnedAfter.getOrDefault(aside, List.of()).forEach(this::call);
  }
}
