package org.kiezplenum.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.views.World;
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
record PublicLog(long seq, Assembly assembly, PMap<EntryId, PersonId> asked, PStack<Line> lines) {
  static final PublicLog EMPTY =
      new PublicLog(0, Assembly.NONE, HashTreePMap.empty(), ConsPStack.empty());

  /**
   * Something done by hand; {@code kind} is the message that tells it.
   *
   * @param by who did it
   * @param person whom it concerns
   * @param nameless whether the person is called by the number, because it is about the name
   * @param title of what it concerns: an item, a proposal or a question
   * @param count whatever the message counts
   */
  record Line(
      String kind,
      long at,
      @Nullable PersonId by,
      @Nullable PersonId person,
      boolean nameless,
      @Nullable WordRef title,
      @Nullable Long count) {

    private static Line of(String kind) {
      return new Line(kind, 0, null, null, false, null, null);
    }

    private Line about(@Nullable PersonId whom) {
      return new Line(kind, at, by, whom, nameless, title, count);
    }

    private Line withoutName() {
      return new Line(kind, at, by, person, true, title, count);
    }

    private Line about(@Nullable WordRef what) {
      return new Line(kind, at, by, person, nameless, what, count);
    }

    private Line counting(long n) {
      return new Line(kind, at, by, person, nameless, title, n);
    }

    private Line done(long when, @Nullable PersonId who) {
      return new Line(kind, when, who, person, nameless, title, count);
    }

    /** Whether {@code next} does the same to the same again, as somebody does who moves a row. */
    private boolean isRepeatedBy(Line next) {
      return next.done(at, by).equals(this);
    }

    /** As the page shows it to everybody now. */
    Map<String, Object> shown(World world) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("kind", kind);
      shown.put("at", at);
      put(shown, "by", by == null || by.equals(person) ? null : called(world, by));
      put(shown, "person", person == null ? null : called(world, person));
      put(
          shown,
          "title",
          title == null ? null : Objects.requireNonNullElse(world.text(title), "…"));
      put(shown, "n", count);
      if (nameless && shown.get("person") instanceof Map<?, ?> whole) {
        shown.put("person", numberOf(whole));
      }
      return shown;
    }

    private static Map<String, Object> numberOf(Map<?, ?> called) {
      Object number = called.get("number");
      return number == null ? Map.of() : Map.of("number", number);
    }

    private static Map<String, Object> called(World world, PersonId id) {
      return world.assembly().people().find(id) == null ? Map.of() : world.called(id);
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
      if (value != null) {
        map.put(key, value);
      }
    }
  }

  PublicLog after(Recorded recorded) {
    Event event = EventCodec.read(recorded);
    PersonId by = recorded.actor().isEmpty() ? null : new PersonId(recorded.actor());
    Line line = line(event, by, recorded.at());
    return new PublicLog(
        recorded.seq(),
        assembly.after(event, recorded.at(), recorded.actor()),
        event instanceof Event.EntryMade made ? asked.plus(made.entry(), made.person()) : asked,
        line == null ? lines : with(line.done(recorded.at(), by)));
  }

  private PStack<Line> with(Line line) {
    boolean repeated = !lines.isEmpty() && lines.get(0).isRepeatedBy(line);
    return (repeated ? lines.minus(0) : lines).plus(line);
  }

  /**
   * What is told about an event: each kind that somebody did by hand has one line here, and a
   * message {@code log.<kind>}. What goes its normal way is not told.
   */
  private @Nullable Line line(Event event, @Nullable PersonId by, long at) {
    return switch (event) {
      case Event.EntryMade e when e.resumed() != null ->
          Line.of("entry-put-back").about(e.person());
      case Event.EntryMade e when isPastTheEnd(e, by, at) ->
          Line.of("entry-made-on-closed-list").about(e.person());
      case Event.EntryStruck e -> Line.of("entry-struck").about(asked.get(e.entry()));
      case Event.EntryWithdrawn e when isOthers(by, asked.get(e.entry())) ->
          Line.of("entry-withdrawn").about(asked.get(e.entry()));
      case Event.EntryMoved e ->
          Line.of(e.step() == null ? "entry-moved" : "entry-moved-back")
              .about(asked.get(e.entry()));
      case Event.EntryRestored e -> Line.of("entry-restored").about(asked.get(e.entry()));
      case Event.SpeakerAbsent e ->
          Line.of(e.struck() ? "speaker-absent-struck" : "speaker-absent")
              .about(asked.get(e.entry()));
      case Event.AbsenceTakenBack e -> Line.of("absence-taken-back").about(asked.get(e.entry()));
      case Event.CallTakenBack e -> Line.of("call-taken-back").about(asked.get(e.entry()));
      case Event.SpeechTakenUp e -> Line.of("speech-taken-up").about(asked.get(e.entry()));
      case Event.SpeechExtended e ->
          Line.of("speech-extended").about(asked.get(e.entry())).counting(e.seconds());
      case Event.ListClosed e -> Line.of("list-closed").about(item(e.item()));
      case Event.ListClosing e -> Line.of("list-closing").about(item(e.item()));
      case Event.FloorRulesSet e -> Line.of("rules-set");
      case Event.CalledToTopic e ->
          Line.of("called-to-topic").about(asked.get(e.entry())).counting(e.times());
      case Event.CalledToOrder e ->
          Line.of("called-to-order").about(e.person()).counting(e.times());
      case Event.OrderCallLifted e -> Line.of("order-call-lifted").about(e.person());
      case Event.DebateAsked e ->
          Line.of(e.goesOn() ? "debate-goes-on" : "debate-not-on").about(item(e.item()));
      case Event.DebateEnded e -> Line.of("debate-ended").about(item(e.item()));
      case Event.MotionSettled e when e.how() != Motion.How.WITHDRAWN ->
          Line.of(e.carried() ? "motion-carried" : "motion-lost").about(asked.get(e.entry()));
      case Event.ListOpened e -> Line.of("list-opened").about(item(e.item()));
      case Event.ListTurnedOff e -> Line.of("list-turned-off").about(item(e.item()));
      case Event.ItemStarted e when isOutOfOrder(e.item()) ->
          Line.of("item-started-early").about(item(e.item()));
      case Event.ItemReopened e -> Line.of("item-reopened").about(item(e.item()));
      case Event.ItemTakenBack e -> Line.of("item-taken-back").about(item(e.item()));
      case Event.ItemMoved e when assembly.isLive() -> Line.of("item-moved").about(item(e.item()));
      case Event.ItemRemoved e when assembly.isLive() ->
          Line.of("item-removed").about(item(e.item()));
      case Event.NameChanged e when isOthers(by, e.person()) ->
          Line.of("name-changed").about(e.person()).withoutName();
      case Event.NameHidden e -> Line.of("name-hidden").about(e.person()).withoutName();
      case Event.PeopleMerged e ->
          Line.of("people-merged")
              .about(e.into())
              .counting(assembly.people().get(e.person()).number());
      case Event.NamesChecked e when hiddenAmong(e.people()) != null ->
          Line.of("name-shown").about(hiddenAmong(e.people())).withoutName();
      case Event.NamesRuleSet e ->
          Line.of(e.checkedFirst() ? "names-checked-first" : "names-shown-at-once");
      case Event.PresenceStated e -> Line.of("presence-stated").counting(e.count());
      case Event.HandsEntered e -> Line.of("hands-entered").about(decision(e.decision()));
      case Event.CellsEntered e -> Line.of("hands-entered").about(decision(e.decision()));
      case Event.PaperEntered e -> Line.of("paper-entered").about(decision(e.decision()));
      case Event.LotDrawn e ->
          Line.of(e.drawn() == null ? "lot-by-server" : "lot-drawn").about(decision(e.decision()));
      case Event.SecondCountEntered e ->
          Line.of("second-count-entered").about(decision(e.decision()));
      case Event.CountSettled e ->
          Line.of(e.takes().wireName() + "-count-taken").about(decision(e.decision()));
      case Event.HandsRemoved e -> Line.of("hands-removed").about(decision(e.decision()));
      case Event.DecisionSeen e -> Line.of(seen(e.finding().reason())).about(decision(e));
      case Event.DecisionTakenUp e -> Line.of("decision-taken-up").about(decision(e.decision()));
      case Event.ProposalChanged e ->
          Line.of("proposal-changed").about(proposal(e.proposal())).counting(e.version());
      case Event.ProposalWithdrawn e -> Line.of("proposal-withdrawn").about(proposal(e.proposal()));
      case Event.ProposalReadmitted e ->
          Line.of("proposal-readmitted").about(proposal(e.proposal()));
      case Event.AmendmentTakenOver e ->
          Line.of("amendment-taken-over").about(proposal(e.proposal()));
      case Event.AmendmentWorkedIn e ->
          Line.of("amendment-worked-in").about(proposal(e.proposal())).counting(e.version());
      case Event.AmendmentTakenOut e ->
          Line.of("amendment-taken-out").about(proposal(e.proposal())).counting(e.version());
      case Event.AmendmentSettled e -> Line.of("amendment-settled").about(proposal(e.proposal()));
      case Event.AmendmentsArranged e ->
          Line.of("amendments-arranged").about(proposal(e.proposal()));
      case Event.ProposalAdmitted e -> Line.of("proposal-admitted").about(proposal(e.proposal()));
      case Event.ProposalDebated e -> Line.of("proposal-debated").about(proposal(e.proposal()));
      case Event.ProposalReferred e -> Line.of("proposal-referred").about(proposal(e.proposal()));
      case Event.ProposalAdjourned e -> Line.of("proposal-adjourned").about(proposal(e.proposal()));
      case Event.ProposalRemarked e -> Line.of("proposal-remarked").about(proposal(e.proposal()));
      case Event.HandingInSet e -> Line.of("handing-in." + e.by().wireName());
      case Event.ProposalsCompeting e ->
          Line.of("proposals-competing").about(proposal(e.order().getFirst()));
      case Event.ProposalParted e -> Line.of("proposal-parted").about(proposal(e.proposal()));
      case Event.ProposalSettled e -> Line.of("amendment-settled").about(proposal(e.proposal()));
      case Event.ProposalMerged e -> Line.of("proposal-merged").about(proposal(e.proposal()));
      case Event.DecisionSetAside e -> Line.of("decision-set-aside").about(decision(e.decision()));
      case Event.DecisionReopened e -> Line.of("decision-reopened").about(decision(e.decision()));
      case Event.DecisionEnded e -> Line.of("decision-ended").about(decision(e.decision()));
      case Event.RoleTaken e -> Line.of("role-taken." + e.role().wireName()).about(e.person());
      case Event.RoleLeft e -> Line.of("role-left." + e.role().wireName()).about(e.person());
      case Event.ElectorateSet e -> Line.of("electorate-set." + e.rule().wireName());
      case Event.VotesGranted e -> Line.of("votes-granted").counting(e.people().size());
      case Event.VoteWithdrawn e -> Line.of("vote-withdrawn").about(e.person());
      case Event.ProxiesAllowed e -> Line.of("proxies-allowed").counting(e.most());
      case Event.ProxyGiven e -> Line.of("proxy-given").about(e.holder());
      case Event.RoundSteppedBack e -> Line.of("round-stepped-back");
      case Event.AssemblyReopened e -> Line.of("assembly-reopened");
      case Event.MinutesPublished e -> Line.of("minutes-published");
      case Event.MinutesWithdrawn e -> Line.of("minutes-withdrawn");
      default -> null;
    };
  }

  /** The desk may enter a contribution when the list takes no more, and everybody may know. */
  private boolean isPastTheEnd(Event.EntryMade made, @Nullable PersonId by, long at) {
    return made.kind() == EntryKind.CONTRIBUTION
        && isOthers(by, made.person())
        && assembly.floor().isClosed(at);
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

  private static String seen(Finding.Reason reason) {
    return switch (reason) {
      case NO_OBJECTION -> "decision-no-objection";
      case MAJORITY_SEEN -> "decision-seen";
      default -> "decision-recorded";
    };
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

  private WordRef decision(Event.DecisionSeen seen) {
    return subject(seen.question(), seen.proposal(), seen.item());
  }

  private WordRef subject(@Nullable WordRef question, @Nullable ProposalId proposal, ItemId item) {
    if (question != null) {
      return question;
    }
    return proposal == null ? item(item) : proposal(proposal);
  }
}
