package org.kiezplenum.publiclog;

import java.util.List;
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
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PMap;

/**
 * What is told about an event: each kind that somebody did by hand has one line here, and a message
 * {@code log.<kind>}. What goes its normal way is not told.
 *
 * @param before the state in which it happens
 * @param asked whose entries there ever were
 * @param by who did it; absent for somebody who only came in
 */
record LogLines(Assembly before, PMap<EntryId, PersonId> asked, @Nullable PersonId by, long at) {

  /** Nothing for what is not told. */
  @Nullable LogLine of(Event event) {
    return switch (event) {
      case AssemblyEvent e -> line(e);
      case InterludeEvent e -> line(e);
      case PeopleEvent e -> line(e);
      case ElectorateEvent e -> line(e);
      case AgendaEvent e -> line(e);
      case FloorEvent e -> line(e);
      case ProposalEvent e -> new LogOfVotes(before).of(e);
      case VotingEvent e -> new LogOfVotes(before).of(e);
      // Written and signalled in everybody's sight.
      case NoteEvent _, SignalEvent _ -> null;
    };
  }

  private @Nullable LogLine line(AssemblyEvent event) {
    return switch (event) {
      case AssemblyEvent.PresenceStated e -> LogLine.of("presence-stated").counting(e.count());
      case AssemblyEvent.AssemblyReopened e -> LogLine.of("assembly-reopened");
      case AssemblyEvent.MinutesPublished e ->
          LogLine.of(
              e.to() == Readers.PARTICIPANTS
                  ? "minutes-published-participants"
                  : "minutes-published");
      case AssemblyEvent.MinutesWithdrawn e -> LogLine.of("minutes-withdrawn");
      case AssemblyEvent.AssemblyCreated _,
          AssemblyEvent.AssemblyChanged _,
          AssemblyEvent.AssemblyOpened _,
          AssemblyEvent.AssemblyEnded _,
          AssemblyEvent.WallSet _,
          AssemblyEvent.NextAnnounced _,
          AssemblyEvent.RecordDescribed _ ->
          null;
    };
  }

  private @Nullable LogLine line(InterludeEvent event) {
    return switch (event) {
      case InterludeEvent.RoundSteppedBack e -> LogLine.of("round-stepped-back");
      case InterludeEvent.BreakBegun _,
          InterludeEvent.MurmuringBegun _,
          InterludeEvent.InterludeEnded _,
          InterludeEvent.RoundBegun _,
          InterludeEvent.RoundJoined _,
          InterludeEvent.RoundAdvanced _ ->
          null;
    };
  }

  private @Nullable LogLine line(PeopleEvent event) {
    return switch (event) {
      case PeopleEvent.NameChanged e when isOthers(e.person()) ->
          LogLine.of("name-changed").about(e.person()).withoutName();
      case PeopleEvent.NameHidden e -> LogLine.of("name-hidden").about(e.person()).withoutName();
      case PeopleEvent.PeopleMerged e ->
          LogLine.of("people-merged")
              .about(e.into())
              .counting(before.people().get(e.person()).number());
      case PeopleEvent.NamesChecked e when hiddenAmong(e.people()) != null ->
          LogLine.of("name-shown").about(hiddenAmong(e.people())).withoutName();
      case PeopleEvent.NamesRuleSet e ->
          LogLine.of(e.checkedFirst() ? "names-checked-first" : "names-shown-at-once");
      case PeopleEvent.RoleTaken e ->
          LogLine.of("role-taken." + e.role().wireName()).about(e.person());
      case PeopleEvent.RoleLeft e ->
          LogLine.of("role-left." + e.role().wireName()).about(e.person());
      case PeopleEvent.PersonJoined _,
          PeopleEvent.PersonEntered _,
          PeopleEvent.NameChanged _,
          PeopleEvent.NamesChecked _,
          PeopleEvent.GroupDeclared _,
          PeopleEvent.SeldomHeardMarked _ ->
          null;
    };
  }

  private @Nullable LogLine line(ElectorateEvent event) {
    return switch (event) {
      case ElectorateEvent.ElectorateSet e -> LogLine.of("electorate-set." + e.rule().wireName());
      case ElectorateEvent.VotesGranted e ->
          LogLine.of("votes-granted").counting(e.people().size());
      case ElectorateEvent.VoteWithdrawn e -> LogLine.of("vote-withdrawn").about(e.person());
      case ElectorateEvent.ProxiesAllowed e -> LogLine.of("proxies-allowed").counting(e.most());
      case ElectorateEvent.ProxyGiven e -> LogLine.of("proxy-given").about(e.holder());
      case ElectorateEvent.ProxyEnded e -> LogLine.of("proxy-ended").about(e.person());
      case ElectorateEvent.DelegateNamed e -> LogLine.of("delegate-named").about(e.person());
      case ElectorateEvent.DelegateDismissed e ->
          LogLine.of("delegate-dismissed").about(e.person());
      case ElectorateEvent.InitiativeAdded e -> LogLine.of("initiative-added").about(e.name());
      case ElectorateEvent.InitiativeRemoved e ->
          LogLine.of("initiative-removed")
              .about(before.electorate().initiatives().get(e.initiative()));
    };
  }

  private @Nullable LogLine line(AgendaEvent event) {
    return switch (event) {
      case AgendaEvent.ItemStarted e when isOutOfOrder(e.item()) ->
          LogLine.of("item-started-early").about(item(e.item()));
      case AgendaEvent.ItemReopened e -> LogLine.of("item-reopened").about(item(e.item()));
      case AgendaEvent.ItemTakenBack e -> LogLine.of("item-taken-back").about(item(e.item()));
      case AgendaEvent.ItemMoved e when before.isLive() ->
          LogLine.of("item-moved").about(item(e.item()));
      case AgendaEvent.ItemRemoved e when before.isLive() ->
          LogLine.of("item-removed").about(item(e.item()));
      case AgendaEvent.ItemAdded _,
          AgendaEvent.ItemChanged _,
          AgendaEvent.ItemMoved _,
          AgendaEvent.ItemRemoved _,
          AgendaEvent.ItemStarted _,
          AgendaEvent.ItemClosed _ ->
          null;
    };
  }

  private @Nullable LogLine line(FloorEvent event) {
    return switch (event) {
      case FloorEvent.EntryMade e when e.resumed() != null ->
          LogLine.of("entry-put-back").about(e.person());
      case FloorEvent.EntryMade e when isPastTheEnd(e) ->
          LogLine.of("entry-made-on-closed-list").about(e.person());
      case FloorEvent.EntryStruck e -> LogLine.of("entry-struck").about(asked.get(e.entry()));
      case FloorEvent.EntryWithdrawn e when isOthers(asked.get(e.entry())) ->
          LogLine.of("entry-withdrawn").about(asked.get(e.entry()));
      case FloorEvent.EntryMoved e ->
          LogLine.of(e.step() == null ? "entry-moved" : "entry-moved-back")
              .about(asked.get(e.entry()));
      case FloorEvent.EntryRestored e -> LogLine.of("entry-restored").about(asked.get(e.entry()));
      case FloorEvent.SpeakerAbsent e ->
          LogLine.of(e.struck() ? "speaker-absent-struck" : "speaker-absent")
              .about(asked.get(e.entry()));
      case FloorEvent.AbsenceTakenBack e ->
          LogLine.of("absence-taken-back").about(asked.get(e.entry()));
      case FloorEvent.CallTakenBack e -> LogLine.of("call-taken-back").about(asked.get(e.entry()));
      case FloorEvent.SpeechTakenUp e -> LogLine.of("speech-taken-up").about(asked.get(e.entry()));
      case FloorEvent.SpeechExtended e ->
          LogLine.of("speech-extended").about(asked.get(e.entry())).counting(e.seconds());
      case FloorEvent.ListClosed e -> LogLine.of("list-closed").about(item(e.item()));
      case FloorEvent.ListClosing e -> LogLine.of("list-closing").about(item(e.item()));
      case FloorEvent.FloorRulesSet e -> LogLine.of("rules-set");
      case FloorEvent.CalledToTopic e ->
          LogLine.of("called-to-topic").about(asked.get(e.entry())).counting(e.times());
      case FloorEvent.CalledToOrder e ->
          LogLine.of("called-to-order").about(e.person()).counting(e.times());
      case FloorEvent.OrderCallLifted e -> LogLine.of("order-call-lifted").about(e.person());
      case FloorEvent.DebateAsked e ->
          LogLine.of(e.goesOn() ? "debate-goes-on" : "debate-not-on").about(item(e.item()));
      case FloorEvent.DebateEnded e -> LogLine.of("debate-ended").about(item(e.item()));
      case FloorEvent.MotionSettled e when e.how() != Motion.How.WITHDRAWN ->
          LogLine.of(e.carried() ? "motion-carried" : "motion-lost").about(asked.get(e.entry()));
      case FloorEvent.ListOpened e -> LogLine.of("list-opened").about(item(e.item()));
      case FloorEvent.ListTurnedOff e -> LogLine.of("list-turned-off").about(item(e.item()));
      case FloorEvent.EntryMade _,
          FloorEvent.QueueArranged _,
          FloorEvent.EntryWithdrawn _,
          FloorEvent.SpeakerCalled _,
          FloorEvent.FloorYielded _,
          FloorEvent.MotionSorted _,
          FloorEvent.MotionObjected _,
          FloorEvent.MotionSettled _,
          FloorEvent.SharesStated _,
          FloorEvent.ClockRestarted _,
          FloorEvent.SpeechPaused _,
          FloorEvent.SpeechResumed _,
          FloorEvent.SpeechEnded _ ->
          null;
    };
  }

  /** The desk may enter a contribution when the list takes no more, and everybody may know. */
  private boolean isPastTheEnd(FloorEvent.EntryMade made) {
    return made.kind() == EntryKind.CONTRIBUTION
        && isOthers(made.person())
        && before.floor().isClosed(at);
  }

  private boolean isOthers(@Nullable PersonId person) {
    return by != null && !by.equals(person);
  }

  /** Whether another item that is still planned stands before this one. */
  private boolean isOutOfOrder(ItemId item) {
    for (ItemId other : before.agenda().order()) {
      if (other.equals(item)) {
        return false;
      }
      if (before.agenda().get(other).isPlanned()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable PersonId hiddenAmong(List<PersonId> people) {
    return people.stream()
        .filter(person -> before.people().get(person).isHidden())
        .findFirst()
        .orElse(null);
  }

  private WordRef item(ItemId item) {
    return before.agenda().get(item).title();
  }
}
