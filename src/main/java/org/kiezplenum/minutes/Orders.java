package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.VotingEvent;
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
    Course course =
        event instanceof ProposalEvent.OfCourse on ? course(on, after.proposals()) : null;
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
      case FloorEvent e -> order(e);
      case AssemblyEvent _,
          InterludeEvent _,
          PeopleEvent _,
          ElectorateEvent _,
          AgendaEvent _,
          NoteEvent _,
          SignalEvent _,
          ProposalEvent _,
          VotingEvent _ ->
          null;
    };
  }

  private @Nullable OrderRecord order(FloorEvent event) {
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
      case FloorEvent.EntryMade _,
          FloorEvent.QueueArranged _,
          FloorEvent.FloorRulesSet _,
          FloorEvent.EntryWithdrawn _,
          FloorEvent.EntryStruck _,
          FloorEvent.EntryRestored _,
          FloorEvent.EntryMoved _,
          FloorEvent.SpeakerCalled _,
          FloorEvent.FloorYielded _,
          FloorEvent.MotionSorted _,
          FloorEvent.MotionObjected _,
          FloorEvent.MotionSettled _,
          FloorEvent.CalledToTopic _,
          FloorEvent.CalledToOrder _,
          FloorEvent.OrderCallLifted _,
          FloorEvent.SharesStated _,
          FloorEvent.DebateEnded _,
          FloorEvent.ListClosing _,
          FloorEvent.CallTakenBack _,
          FloorEvent.ClockRestarted _,
          FloorEvent.SpeechExtended _,
          FloorEvent.SpeakerAbsent _,
          FloorEvent.AbsenceTakenBack _,
          FloorEvent.SpeechPaused _,
          FloorEvent.SpeechResumed _,
          FloorEvent.SpeechEnded _,
          FloorEvent.SpeechTakenUp _,
          FloorEvent.ListClosed _,
          FloorEvent.ListOpened _,
          FloorEvent.ListTurnedOff _ ->
          null;
    };
  }

  /** What became of a proposal on an item without a vote. */
  private static @Nullable Course course(ProposalEvent.OfCourse event, Proposals proposals) {
    return switch (event) {
      case ProposalEvent.ProposalDebated e ->
          new Course("debated", proposals.get(e.proposal()), null);
      case ProposalEvent.ProposalAdjourned e ->
          new Course("adjourned", proposals.get(e.proposal()), null);
      case ProposalEvent.ProposalReferred e ->
          new Course("referred", proposals.get(e.proposal()), e.to());
      case ProposalEvent.ProposalAdmitted _,
          ProposalEvent.ProposalRemarked _,
          ProposalEvent.HandingInSet _,
          ProposalEvent.ProposalsCompeting _,
          ProposalEvent.ProposalParted _,
          ProposalEvent.ProposalSettled _,
          ProposalEvent.ProposalMerged _ ->
          null;
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
