package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Motion;

/** Points of order and what was answered when somebody had to be asked, by item. */
final class Orders {
  private final Map<ItemId, List<OrderRecord>> settled = new HashMap<>();
  private boolean answered;

  void remember(Event event, Assembly before) {
    ItemId item = before.agenda().current();
    OrderRecord order = order(event);
    if (item != null && order != null) {
      settled.computeIfAbsent(item, none -> new ArrayList<>()).add(order);
    }
    answered = event instanceof Event.DebateAsked || event instanceof Event.MotionSettled;
  }

  private @Nullable OrderRecord order(Event event) {
    return switch (event) {
      case Event.MotionSettled e when e.motion() != null && e.how() != Motion.How.WITHDRAWN ->
          new OrderRecord(
              "motion", e.motion().wireName(), e.carried(), e.how().wireName(), e.hands());
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
