package org.kiezplenum.publiclog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Readers;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;
import org.pcollections.ConsPStack;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PStack;

/**
 * What the moderation changed by hand, up to one number of an assembly's history. Everybody may
 * read it. It holds no names and no texts: these are looked up when it is shown, as they then are.
 *
 * @param lines the newest first
 */
public record PublicLog(
    long seq, Assembly assembly, PMap<EntryId, PersonId> asked, PStack<LogLine> lines) {
  public static final PublicLog EMPTY =
      new PublicLog(0, Assembly.NONE, HashTreePMap.empty(), ConsPStack.empty());

  public PublicLog after(Recorded recorded) {
    Event event = EventCodec.read(recorded);
    PersonId by = recorded.actor().isEmpty() ? null : new PersonId(recorded.actor());
    LogLine line = line(event, by, recorded.at());
    return new PublicLog(
        recorded.seq(),
        assembly.after(event, recorded.at(), recorded.actor()),
        event instanceof FloorEvent.EntryMade made
            ? asked.plus(made.entry(), made.person())
            : asked,
        line == null ? lines : with(line.done(recorded.at(), by)));
  }

  private PStack<LogLine> with(LogLine line) {
    boolean repeated = !lines.isEmpty() && lines.get(0).isRepeatedBy(line);
    return (repeated ? lines.minus(0) : lines).plus(line);
  }

  /**
   * What is told about an event: each kind that somebody did by hand has one line here, and a
   * message {@code log.<kind>}. What goes its normal way is not told.
   */
  private @Nullable LogLine line(Event event, @Nullable PersonId by, long at) {
    return switch (event) {
      case FloorEvent.EntryMade e when e.resumed() != null ->
          LogLine.of("entry-put-back").about(e.person());
      case FloorEvent.EntryMade e when isPastTheEnd(e, by, at) ->
          LogLine.of("entry-made-on-closed-list").about(e.person());
      case FloorEvent.EntryStruck e -> LogLine.of("entry-struck").about(asked.get(e.entry()));
      case FloorEvent.EntryWithdrawn e when isOthers(by, asked.get(e.entry())) ->
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
      case AgendaEvent.ItemStarted e when isOutOfOrder(e.item()) ->
          LogLine.of("item-started-early").about(item(e.item()));
      case AgendaEvent.ItemReopened e -> LogLine.of("item-reopened").about(item(e.item()));
      case AgendaEvent.ItemTakenBack e -> LogLine.of("item-taken-back").about(item(e.item()));
      case AgendaEvent.ItemMoved e when assembly.isLive() ->
          LogLine.of("item-moved").about(item(e.item()));
      case AgendaEvent.ItemRemoved e when assembly.isLive() ->
          LogLine.of("item-removed").about(item(e.item()));
      case PeopleEvent.NameChanged e when isOthers(by, e.person()) ->
          LogLine.of("name-changed").about(e.person()).withoutName();
      case PeopleEvent.NameHidden e -> LogLine.of("name-hidden").about(e.person()).withoutName();
      case PeopleEvent.PeopleMerged e ->
          LogLine.of("people-merged")
              .about(e.into())
              .counting(assembly.people().get(e.person()).number());
      case VotingEvent.TwoBallotsCounted e ->
          LogLine.of(
                  Boolean.TRUE.equals(e.possible())
                      ? "two-ballots-possible"
                      : "two-ballots-counted")
              .about(e.person())
              .about(decision(e.decision()));
      case PeopleEvent.NamesChecked e when hiddenAmong(e.people()) != null ->
          LogLine.of("name-shown").about(hiddenAmong(e.people())).withoutName();
      case PeopleEvent.NamesRuleSet e ->
          LogLine.of(e.checkedFirst() ? "names-checked-first" : "names-shown-at-once");
      case AssemblyEvent.PresenceStated e -> LogLine.of("presence-stated").counting(e.count());
      case VotingEvent.HandsEntered e -> LogLine.of("hands-entered").about(decision(e.decision()));
      case VotingEvent.CellsEntered e -> LogLine.of("hands-entered").about(decision(e.decision()));
      case VotingEvent.PaperEntered e -> LogLine.of("paper-entered").about(decision(e.decision()));
      case VotingEvent.LotDrawn e ->
          LogLine.of(e.drawn() == null ? "lot-by-server" : "lot-drawn")
              .about(decision(e.decision()));
      case VotingEvent.SecondCountEntered e ->
          LogLine.of("second-count-entered").about(decision(e.decision()));
      case VotingEvent.CountSettled e ->
          LogLine.of(e.takes().wireName() + "-count-taken").about(decision(e.decision()));
      case VotingEvent.HandsRemoved e -> LogLine.of("hands-removed").about(decision(e.decision()));
      case VotingEvent.DecisionSeen e ->
          LogLine.of(LogLine.seen(e.finding().reason()))
              .about(subject(e.question(), e.proposal(), e.item()));
      case VotingEvent.DecisionTakenUp e -> takenUp(e);
      case VotingEvent.DecisionAnnounced e ->
          announcedAnew(e.decision(), new Decision.Announced(e.finding()));
      case VotingEvent.PollAnnounced e ->
          announcedAnew(e.decision(), new Decision.Found(e.finding(), false, false));
      case ProposalEvent.ProposalChanged e ->
          LogLine.of("proposal-changed").about(proposal(e.proposal())).counting(e.version());
      case ProposalEvent.ProposalWithdrawn e ->
          LogLine.of("proposal-withdrawn").about(proposal(e.proposal()));
      case ProposalEvent.ProposalReadmitted e ->
          LogLine.of("proposal-readmitted").about(proposal(e.proposal()));
      case ProposalEvent.AmendmentTakenOver e ->
          LogLine.of("amendment-taken-over").about(proposal(e.proposal()));
      case ProposalEvent.AmendmentWorkedIn e ->
          LogLine.of("amendment-worked-in").about(proposal(e.proposal())).counting(e.version());
      case ProposalEvent.AmendmentTakenOut e ->
          LogLine.of("amendment-taken-out").about(proposal(e.proposal())).counting(e.version());
      case ProposalEvent.AmendmentSettled e ->
          LogLine.of("amendment-settled").about(proposal(e.proposal()));
      case ProposalEvent.AmendmentsArranged e ->
          LogLine.of("amendments-arranged").about(proposal(e.proposal()));
      case ProposalEvent.ProposalAdmitted e ->
          LogLine.of("proposal-admitted").about(proposal(e.proposal()));
      case ProposalEvent.ProposalDebated e ->
          LogLine.of("proposal-debated").about(proposal(e.proposal()));
      case ProposalEvent.ProposalReferred e ->
          LogLine.of("proposal-referred").about(proposal(e.proposal()));
      case ProposalEvent.ProposalAdjourned e ->
          LogLine.of("proposal-adjourned").about(proposal(e.proposal()));
      case ProposalEvent.ProposalRemarked e ->
          LogLine.of("proposal-remarked").about(proposal(e.proposal()));
      case ProposalEvent.HandingInSet e -> LogLine.of("handing-in." + e.by().wireName());
      case ProposalEvent.ProposalsCompeting e ->
          LogLine.of("proposals-competing").about(proposal(e.order().getFirst()));
      case ProposalEvent.ProposalParted e ->
          LogLine.of("proposal-parted").about(proposal(e.proposal()));
      case ProposalEvent.ProposalSettled e ->
          LogLine.of("amendment-settled").about(proposal(e.proposal()));
      case ProposalEvent.ProposalMerged e ->
          LogLine.of("proposal-merged").about(proposal(e.proposal()));
      case VotingEvent.DecisionReconsidered e ->
          LogLine.of("decision-reconsidered").about(decision(e.decision()));
      case VotingEvent.DecisionSetAside e ->
          LogLine.of("decision-set-aside").about(decision(e.decision()));
      case VotingEvent.DecisionReopened e ->
          e.dropped() == null
              ? LogLine.of("decision-reopened").about(decision(e.decision()))
              : LogLine.of("decision-reopened-without")
                  .about(decision(e.decision()))
                  .counting(e.dropped());
      case VotingEvent.DecisionMistaken e ->
          LogLine.of("decision-mistaken").about(decision(e.decision()));
      case VotingEvent.DecisionEnded e -> ended(assembly.decisions().get(e.decision()));
      case VotingEvent.FiguresStated e ->
          LogLine.of(e.present() == null ? "entitled-stated" : "present-stated")
              .about(decision(e.decision()))
              .counting(
                  Objects.requireNonNullElse(
                      e.present(), Objects.requireNonNullElse(e.entitled(), 0)));
      case PeopleEvent.RoleTaken e ->
          LogLine.of("role-taken." + e.role().wireName()).about(e.person());
      case PeopleEvent.RoleLeft e ->
          LogLine.of("role-left." + e.role().wireName()).about(e.person());
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
      case InterludeEvent.RoundSteppedBack e -> LogLine.of("round-stepped-back");
      case AssemblyEvent.AssemblyReopened e -> LogLine.of("assembly-reopened");
      case AssemblyEvent.MinutesPublished e ->
          LogLine.of(
              e.to() == Readers.PARTICIPANTS
                  ? "minutes-published-participants"
                  : "minutes-published");
      case AssemblyEvent.MinutesWithdrawn e -> LogLine.of("minutes-withdrawn");
      default -> null;
    };
  }

  /** The desk may enter a contribution when the list takes no more, and everybody may know. */
  private boolean isPastTheEnd(FloorEvent.EntryMade made, @Nullable PersonId by, long at) {
    return made.kind() == EntryKind.CONTRIBUTION
        && isOthers(by, made.person())
        && assembly.floor().isClosed(at);
  }

  private LogLine takenUp(VotingEvent.DecisionTakenUp event) {
    Decision before = assembly.decisions().get(event.decision());
    return LogLine.of("decision-taken-up." + LogLine.result(before, before.state()))
        .about(decision(event.decision()))
        .because(event.reason());
  }

  /** What was corrected is told with both results; what was announced at once is no news here. */
  private @Nullable LogLine announcedAnew(DecisionId id, Decision.State result) {
    Decision decision = assembly.decisions().get(id);
    return decision.history().former().isEmpty()
        ? null
        : LogLine.of("decision-corrected." + LogLine.result(decision, result)).about(decision(id));
  }

  private static boolean isOthers(@Nullable PersonId by, @Nullable PersonId person) {
    return by != null && !by.equals(person);
  }

  /** Whether another item that is still planned stands before this one. */
  private boolean isOutOfOrder(ItemId item) {
    for (ItemId other : assembly.agenda().order()) {
      if (other.equals(item)) {
        return false;
      }
      if (assembly.agenda().get(other).isPlanned()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable PersonId hiddenAmong(List<PersonId> people) {
    return people.stream()
        .filter(person -> assembly.people().get(person).isHidden())
        .findFirst()
        .orElse(null);
  }

  /** Whoever looked into a count and announced nothing did so before everybody. */
  private LogLine ended(Decision decision) {
    return decision.state() instanceof Decision.Closed
        ? LogLine.of("decision-ended-counted")
            .about(decision(decision.id()))
            .counting(decision.turnout())
        : LogLine.of("decision-ended").about(decision(decision.id()));
  }

  private WordRef proposal(ProposalId proposal) {
    return assembly.proposals().get(proposal).title();
  }

  private WordRef item(ItemId item) {
    return assembly.agenda().get(item).title();
  }

  private WordRef decision(DecisionId id) {
    Decision decision = assembly.decisions().get(id);
    return subject(decision.question(), decision.proposal(), decision.item());
  }

  private WordRef subject(@Nullable WordRef question, @Nullable ProposalId proposal, ItemId item) {
    return question != null ? question : proposal == null ? item(item) : proposal(proposal);
  }
}
