package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.minutes.OrderRecord.Rule;

/**
 * Who spoke when, points of order, and what was answered when somebody had to be asked, by item.
 */
final class Orders {
  private final Map<ItemId, List<OrderRecord>> settled = new HashMap<>();
  private final Map<ItemId, Rule> held = new HashMap<>();
  private boolean answered;

  void remember(Event event, Assembly before, Assembly after) {
    ItemId item = before.agenda().current();
    OrderRecord order = order(event);
    if (item != null && order != null) {
      settled.computeIfAbsent(item, none -> new ArrayList<>()).add(order);
    }
    tellRule(after.floor());
    answered = event instanceof Event.DebateAsked || event instanceof Event.MotionSettled;
  }

  /** Said once the list of an item is another than the usual one, and at each change. */
  private void tellRule(Floor floor) {
    ItemId item = floor.item();
    FloorRules rules = floor.rules();
    if (item != null && rules != null) {
      Rule now = Rule.of(rules);
      if (!now.equals(Objects.requireNonNullElse(held.put(item, now), Rule.USUAL))) {
        settled.computeIfAbsent(item, none -> new ArrayList<>()).add(OrderRecord.of(now));
      }
    }
  }

  private @Nullable OrderRecord order(Event event) {
    return switch (event) {
      case Event.MotionSettled e when e.motion() != null && e.how() != Motion.How.WITHDRAWN ->
          new OrderRecord(
              "motion", e.motion().wireName(), e.carried(), e.how().wireName(), e.hands(), null);
      case Event.DebateAsked e ->
          OrderRecord.of((e.ofGroup() ? "group-" : "all-") + (e.goesOn() ? "goes-on" : "ends"));
      // What ends because of an answer or a motion was told by these.
      case Event.DebateEnded e when !answered -> OrderRecord.of("ended");
      default -> null;
    };
  }

  List<OrderRecord> of(ItemId item) {
    return List.copyOf(settled.getOrDefault(item, List.of()));
  }
}
