package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.minutes.OrderRecord.Rule;

/**
 * Who spoke when, points of order, and what was answered when somebody had to be asked, by item.
 */
final class Orders {
  private final Map<ItemId, List<Function<Texts, OrderRecord>>> settled = new HashMap<>();
  private final Map<ItemId, Rule> held = new HashMap<>();
  private boolean answered;

  void remember(Event event, Assembly before, Assembly after) {
    ItemId item = before.agenda().current();
    OrderRecord order = order(event);
    if (item != null && order != null) {
      add(item, texts -> order);
    }
    Course course = course(event, after.proposals());
    if (item != null && course != null) {
      add(item, course::told);
    }
    tellRule(after.floor());
    answered = event instanceof FloorEvent.DebateAsked || event instanceof FloorEvent.MotionSettled;
  }

  /** Said once the list of an item is another than the usual one, and at each change. */
  private void tellRule(Floor floor) {
    ItemId item = floor.item();
    FloorRules rules = floor.rules();
    if (item != null && rules != null) {
      Rule now = Rule.of(rules);
      if (!now.equals(Objects.requireNonNullElse(held.put(item, now), Rule.USUAL))) {
        add(item, texts -> OrderRecord.of(now));
      }
    }
  }

  private @Nullable OrderRecord order(Event event) {
    return switch (event) {
      case FloorEvent.MotionSettled e when e.motion() != null && e.how() != Motion.How.WITHDRAWN ->
          new OrderRecord(
              "motion",
              e.motion().wireName(),
              e.carried(),
              e.how().wireName(),
              e.hands(),
              null,
              null);
      case FloorEvent.DebateAsked e ->
          OrderRecord.of((e.ofGroup() ? "group-" : "all-") + (e.goesOn() ? "goes-on" : "ends"));
      // What ends because of an answer or a motion was told by these.
      case FloorEvent.DebateEnded e when !answered -> OrderRecord.of("ended");
      default -> null;
    };
  }

  /** What became of a proposal on an item without a vote. */
  private static @Nullable Course course(Event event, Proposals proposals) {
    return switch (event) {
      case ProposalEvent.ProposalDebated e ->
          new Course("debated", proposals.get(e.proposal()), null);
      case ProposalEvent.ProposalAdjourned e ->
          new Course("adjourned", proposals.get(e.proposal()), null);
      case ProposalEvent.ProposalReferred e ->
          new Course("referred", proposals.get(e.proposal()), e.to());
      default -> null;
    };
  }

  private record Course(String what, Proposal proposal, @Nullable WordRef to) {
    OrderRecord told(Texts texts) {
      return OrderRecord.of(
          what,
          new OrderRecord.About(
              proposal.number(), texts.text(proposal.title()), texts.textIfAny(to)));
    }
  }

  private void add(ItemId item, Function<Texts, OrderRecord> order) {
    settled.computeIfAbsent(item, none -> new ArrayList<>()).add(order);
  }

  List<OrderRecord> of(ItemId item, Texts texts) {
    return settled.getOrDefault(item, List.of()).stream().map(each -> each.apply(texts)).toList();
  }
}
