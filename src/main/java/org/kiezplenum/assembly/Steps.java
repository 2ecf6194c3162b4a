package org.kiezplenum.assembly;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The latest steps of the moderation, the newest last. Each event does one of three things to them.
 * It is a <b>step</b>, which can be taken back. Or it is something else that the moderation did to
 * the assembly, which <b>cuts</b>: no step before it is taken back any more, for that would reach
 * behind it. Or it <b>leaves them alone</b>: what people do for themselves, what is written down or
 * entered for them at the door, and what merely follows from another event.
 *
 * @param last the number of the newest step there ever was
 * @param cut no step up to this number is taken back any more; they are kept, for events of former
 *     times have named them
 * @param sealedAt when something was settled that takes its consequences with it: a step that is
 *     part of the same act cannot be taken back either
 */
public record Steps(PVector<Step> recent, int last, int cut, long sealedAt) {
  public static final Steps NONE = new Steps(TreePVector.empty(), 0, 0, -1);

  public static final int MOST_KEPT = 20;

  public @Nullable Step find(int number) {
    return recent.stream().filter(step -> step.number() == number).findFirst().orElse(null);
  }

  /** A step that an event takes back. */
  public Step get(int number) {
    return requireNonNull(find(number));
  }

  /** The one step that may be taken back, if nothing came after it. */
  public @Nullable Step latest() {
    Step newest = newest();
    return newest == null || newest.number() <= cut ? null : newest;
  }

  private @Nullable Step newest() {
    return recent.isEmpty() ? null : recent.getLast();
  }

  /** The steps after this event happened to {@code before}. */
  Steps after(Event event, Assembly before, long at, String by) {
    return switch (event) {
      case VotingEvent e -> after(e, at, by);
      case ProposalEvent e -> Cutting.by(e) ? cutOff() : this;
      case ElectorateEvent e -> Cutting.by(e) ? cutOff() : this;
      case FloorEvent.SpeakerCalled e -> called(e, before, at, by);
      case FloorEvent.SpeechEnded e ->
          plus(by, at, new Step.Ended(stopped(before, at), item(before)));
      case FloorEvent.EntryStruck e -> struck(before.floor().find(e.entry()), before, at, by);
      case FloorEvent.EntryWithdrawn e -> {
        Entry entry = requireNonNull(before.floor().find(e.entry()));
        yield entry.person().value().equals(by) ? this : struck(entry, before, at, by);
      }
      case FloorEvent.SpeakerAbsent e ->
          plus(by, at, new Step.Absent(stopped(before, at), e.struck(), item(before)));
      case FloorEvent.EntryMoved e ->
          e.step() == null ? plus(by, at, moved(e, before.floor())) : without(e.step());
      case FloorEvent.ListClosed e -> listed(e.step(), before, SpeakersList.CLOSED, at, by);
      case FloorEvent.ListOpened e -> listed(e.step(), before, SpeakersList.OPEN, at, by);
      case FloorEvent.ListTurnedOff e -> listed(e.step(), before, SpeakersList.OFF, at, by);
      case AgendaEvent.ItemClosed e -> closed(e, before, at, by);
      case AgendaEvent.ItemStarted e -> started(e.item(), before, at, by);
      case AgendaEvent.ItemReopened e -> started(e.item(), before, at, by);
      case NoteEvent.NoteRemoved e -> {
        var note = before.notes().get(e.note());
        int place = before.notes().of(note.item()).indexOf(note.id());
        yield plus(by, at, new Step.NoteGone(note.released(), place));
      }
      case PeopleEvent.NameHidden e -> {
        Person person = before.people().get(e.person());
        yield plus(by, at, new Step.NameHid(person.id(), person.standing()));
      }
      case AssemblyEvent.AssemblyEnded _ -> plus(by, at, new Step.AssemblyDone());
      case InterludeEvent.BreakBegun e ->
          plus(by, at, new Step.Interluded(new Interlude.Break(e.until())));
      case InterludeEvent.MurmuringBegun e ->
          plus(by, at, new Step.Interluded(new Interlude.Murmuring(e.until())));
      case InterludeEvent.RoundBegun e ->
          plus(by, at, new Step.Interluded(Interlude.round(e.seats(), at)));
      case InterludeEvent.RoundAdvanced e ->
          plus(by, at, new Step.Advanced((Interlude.Round) before.interlude(), e.next()));
      case FloorEvent.CallTakenBack e -> without(e.step());
      case FloorEvent.SpeechTakenUp e -> without(e.step());
      case FloorEvent.EntryRestored e -> without(e.step());
      case FloorEvent.AbsenceTakenBack e -> without(e.step());
      case AgendaEvent.ItemTakenBack e -> without(e.step());
      case NoteEvent.NoteRestored e -> without(e.step());
      case InterludeEvent.RoundSteppedBack e -> without(e.step());
      case InterludeEvent.InterludeEnded e -> e.step() == null ? cutOff() : without(e.step());
      case AssemblyEvent.AssemblyReopened e -> e.step() == null ? cutOff() : without(e.step());
      case PeopleEvent.NamesChecked e -> e.step() == null ? this : without(e.step());
      // What was kept may speak of somebody who is somebody else now.
      case PeopleEvent.PeopleMerged _ -> new Steps(TreePVector.empty(), last, last, sealedAt);
      // What these bring about comes in the same act, and stands with them.
      case FloorEvent.MotionSettled _,
          FloorEvent.CalledToTopic _,
          FloorEvent.CalledToOrder _,
          FloorEvent.DebateAsked _ ->
          new Steps(recent, last, last, at);
      case AssemblyEvent.AssemblyCreated _,
          AssemblyEvent.AssemblyChanged _,
          AssemblyEvent.AssemblyOpened _,
          AssemblyEvent.MinutesPublished _,
          AssemblyEvent.MinutesWithdrawn _,
          PeopleEvent.NamesRuleSet _,
          AgendaEvent.ItemAdded _,
          AgendaEvent.ItemChanged _,
          AgendaEvent.ItemMoved _,
          AgendaEvent.ItemRemoved _,
          FloorEvent.FloorRulesSet _,
          FloorEvent.ClockRestarted _,
          FloorEvent.SpeechExtended _,
          FloorEvent.SpeechPaused _,
          FloorEvent.SpeechResumed _,
          FloorEvent.ListClosing _,
          FloorEvent.DebateEnded _,
          FloorEvent.OrderCallLifted _,
          FloorEvent.MotionSorted _,
          FloorEvent.MotionObjected _,
          SignalEvent.SignalsSet _,
          SignalEvent.LegendSet _,
          SignalEvent.TemperatureTaken _,
          SignalEvent.TemperatureEnded _,
          AssemblyEvent.WallSet _ ->
          cutOff();
      case PeopleEvent.PersonJoined _,
          PeopleEvent.PersonEntered _,
          PeopleEvent.RoleTaken _,
          PeopleEvent.RoleLeft _,
          PeopleEvent.NameChanged _,
          PeopleEvent.GroupDeclared _,
          PeopleEvent.SeldomHeardMarked _,
          AssemblyEvent.PresenceStated _,
          FloorEvent.EntryMade _,
          FloorEvent.FloorYielded _,
          InterludeEvent.RoundJoined _,
          FloorEvent.QueueArranged _,
          FloorEvent.SharesStated _,
          NoteEvent.NoteWritten _,
          NoteEvent.NoteTaken _,
          NoteEvent.NoteLeft _,
          NoteEvent.NoteChanged _,
          NoteEvent.NoteMoved _,
          AssemblyEvent.NextAnnounced _,
          AssemblyEvent.RecordDescribed _ ->
          this;
    };
  }

  /** Whatever is put to the vote ends what could be taken back before. */
  private Steps after(VotingEvent event, long at, String by) {
    return switch (event) {
      case VotingEvent.DecisionSeen e -> plus(by, at, new Step.Seen(e.decision()));
      // Follows from what was announced, which may itself be a step.
      case VotingEvent.ResolutionNumbered _ -> this;
      // Follows from a merge.
      case VotingEvent.TwoBallotsCounted _ -> this;
      // What people do by their phones takes no step from the moderation.
      case VotingEvent.RollAnswered e -> Boolean.TRUE.equals(e.byPhone()) ? this : cutOff();
      case VotingEvent.DecisionSetAside e -> (e.step() == null ? this : without(e.step())).cutOff();
      case VotingEvent.DecisionOpened _,
          VotingEvent.PollOpened _,
          VotingEvent.RollAnswerWithdrawn _,
          VotingEvent.HandsEntered _,
          VotingEvent.CellsEntered _,
          VotingEvent.PaperEntered _,
          VotingEvent.HandsRemoved _,
          VotingEvent.SecondCountEntered _,
          VotingEvent.CountSettled _,
          VotingEvent.ClosingAnnounced _,
          VotingEvent.DecisionClosed _,
          VotingEvent.PollClosed _,
          VotingEvent.FiguresStated _,
          VotingEvent.LotDrawn _,
          VotingEvent.DecisionReopened _,
          VotingEvent.DecisionAnnounced _,
          VotingEvent.PollAnnounced _,
          VotingEvent.DecisionEnded _,
          VotingEvent.DecisionTakenUp _,
          VotingEvent.DecisionReconsidered _,
          VotingEvent.DecisionMistaken _,
          VotingEvent.SecretVotesDemanded _,
          VotingEvent.NamedVotesDemanded _ ->
          cutOff();
    };
  }

  /** A call and the end of the speech before it are one step. */
  private Steps called(FloorEvent.SpeakerCalled event, Assembly before, long at, String by) {
    PersonId person = requireNonNull(before.floor().find(event.entry())).person();
    Step last = newest();
    if (event.follows() != null
        && last != null
        && last.act() instanceof Step.Ended ended
        && ended.speech().entry().id().equals(event.follows())) {
      return without(last.number())
          .plus(by, at, new Step.Called(event.entry(), person, ended.speech()));
    }
    return plus(by, at, new Step.Called(event.entry(), person, null));
  }

  private Steps struck(@Nullable Entry entry, Assembly before, long at, String by) {
    Entry struck = requireNonNull(entry);
    int place = before.floor().queue().indexOf(struck.id());
    ItemId item = before.agenda().current();
    return item == null ? this : plus(by, at, new Step.Struck(struck, place, item));
  }

  private static Step.Act moved(FloorEvent.EntryMoved event, Floor floor) {
    PersonId person = requireNonNull(floor.find(event.entry())).person();
    return new Step.Moved(event.entry(), person, floor.queue().indexOf(event.entry()), event.to());
  }

  private Steps listed(
      @Nullable Integer takenBack, Assembly before, SpeakersList after, long at, String by) {
    if (takenBack != null) {
      return without(takenBack);
    }
    SpeakersList was = before.floor().list();
    return was == SpeakersList.NONE || was == after
        ? this
        : plus(by, at, new Step.Listed(was, after, item(before)));
  }

  /** Leaving an item and the end of the speech that went on are one step. */
  private Steps closed(AgendaEvent.ItemClosed event, Assembly before, long at, String by) {
    Floor floor = before.floor();
    Steps others = this;
    Step last = newest();
    if (last != null
        && last.at() == at
        && last.act() instanceof Step.Ended ended
        && ended.item().equals(event.item())
        && floor.speech() == null) {
      others = without(last.number());
      floor = floor.speaking(ended.speech());
    }
    Item was = new Item(event.item(), before);
    return others.plus(
        by, at, new Step.Closed(was.id, was.state, floor, before.floor().end(event.struck())));
  }

  /** Starting an item and leaving the one before are one step. */
  private Steps started(ItemId id, Assembly before, long at, String by) {
    Item was = new Item(id, before);
    Step last = newest();
    boolean isOne = last != null && last.at() == at && last.act() instanceof Step.Closed;
    Steps others = isOne && last != null ? without(last.number()) : this;
    Step.Closed left = isOne && last != null ? (Step.Closed) last.act() : null;
    return others.plus(by, at, new Step.Started(id, was.state, before.floor(), left));
  }

  private record Item(ItemId id, org.kiezplenum.assembly.agenda.Item.ItemState state) {
    Item(ItemId id, Assembly before) {
      this(id, before.agenda().get(id).state());
    }
  }

  private static Speech stopped(Assembly before, long at) {
    Speech speech = requireNonNull(before.floor().speech());
    return new Speech(
        speech.entry(), speech.limitSeconds(), new Speech.Paused(speech.spokenMillis(at)));
  }

  private static ItemId item(Assembly before) {
    return requireNonNull(before.agenda().current());
  }

  private Steps plus(String by, long at, Step.Act act) {
    PVector<Step> kept = recent.size() >= MOST_KEPT ? recent.minus(0) : recent;
    int number = last + 1;
    boolean isSealed = at == sealedAt;
    return new Steps(
        kept.plus(new Step(number, by, at, act)), number, isSealed ? number : cut, sealedAt);
  }

  private Steps without(int number) {
    Step gone = find(number);
    return gone == null ? this : new Steps(recent.minus(gone), last, cut, sealedAt);
  }

  private Steps cutOff() {
    return cut == last ? this : new Steps(recent, last, last, sealedAt);
  }
}
