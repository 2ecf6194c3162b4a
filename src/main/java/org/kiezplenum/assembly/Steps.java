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
 * The latest steps of the moderation that can be taken back, the newest last.
 *
 * @param last the number of the newest step there ever was
 */
public record Steps(PVector<Step> recent, int last) {
  public static final Steps NONE = new Steps(TreePVector.empty(), 0);

  public static final int MOST_KEPT = 20;

  public @Nullable Step find(int number) {
    return recent.stream().filter(step -> step.number() == number).findFirst().orElse(null);
  }

  /** A step that an event takes back. */
  Step get(int number) {
    return requireNonNull(find(number));
  }

  private @Nullable Step newest() {
    return recent.isEmpty() ? null : recent.getLast();
  }

  /** The steps after this event happened to {@code before}. */
  Steps after(Event event, Assembly before, long at, String by) {
    return switch (event) {
      case Event.SpeakerCalled e -> called(e, before, at, by);
      case Event.SpeechEnded e -> plus(by, at, new Step.Ended(stopped(before, at), item(before)));
      case Event.EntryStruck e -> struck(before.floor().find(e.entry()), before, at, by);
      case Event.EntryWithdrawn e -> {
        Entry entry = requireNonNull(before.floor().find(e.entry()));
        yield entry.person().value().equals(by) ? this : struck(entry, before, at, by);
      }
      case Event.SpeakerAbsent e ->
          plus(by, at, new Step.Absent(stopped(before, at), e.struck(), item(before)));
      case Event.EntryMoved e when e.step() == null -> plus(by, at, moved(e, before.floor()));
      case Event.ListClosed e -> listed(before, SpeakersList.CLOSED, at, by);
      case Event.ListOpened e -> listed(before, SpeakersList.OPEN, at, by);
      case Event.ListTurnedOff e -> listed(before, SpeakersList.OFF, at, by);
      case Event.ItemClosed e -> closed(e, before, at, by);
      case Event.ItemStarted e -> started(e.item(), before, at, by);
      case Event.ItemReopened e -> started(e.item(), before, at, by);
      case Event.NoteRemoved e -> {
        var note = before.notes().get(e.note());
        int place = before.notes().of(note.item()).indexOf(note.id());
        yield plus(by, at, new Step.NoteGone(note.released(), place));
      }
      case Event.DecisionSeen e -> plus(by, at, new Step.Seen(e.decision()));
      case Event.NameHidden e -> {
        Person person = before.people().get(e.person());
        yield plus(by, at, new Step.NameHid(person.id(), person.standing()));
      }
      case Event.AssemblyEnded e -> plus(by, at, new Step.AssemblyDone());
      case Event.BreakBegun e -> plus(by, at, new Step.Interluded(new Interlude.Break(e.until())));
      case Event.MurmuringBegun e ->
          plus(by, at, new Step.Interluded(new Interlude.Murmuring(e.until())));
      case Event.RoundBegun e -> plus(by, at, new Step.Interluded(Interlude.round(e.seats(), at)));
      case Event.RoundAdvanced e ->
          plus(by, at, new Step.Advanced((Interlude.Round) before.interlude()));
      // What was kept may speak of somebody who is somebody else now.
      case Event.PeopleMerged e -> new Steps(TreePVector.empty(), last);
      case Event.CallTakenBack e -> without(e.step());
      case Event.SpeechTakenUp e -> without(e.step());
      case Event.EntryRestored e -> without(e.step());
      case Event.AbsenceTakenBack e -> without(e.step());
      case Event.EntryMoved e when e.step() != null -> without(e.step());
      case Event.ItemTakenBack e -> without(e.step());
      case Event.NoteRestored e -> without(e.step());
      case Event.RoundSteppedBack e -> without(e.step());
      case Event.DecisionSetAside e when e.step() != null -> without(e.step());
      default -> this;
    };
  }

  /** A call and the end of the speech before it are one step. */
  private Steps called(Event.SpeakerCalled event, Assembly before, long at, String by) {
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

  private static Step.Act moved(Event.EntryMoved event, Floor floor) {
    PersonId person = requireNonNull(floor.find(event.entry())).person();
    return new Step.Moved(event.entry(), person, floor.queue().indexOf(event.entry()), event.to());
  }

  private Steps listed(Assembly before, SpeakersList after, long at, String by) {
    SpeakersList was = before.floor().list();
    return was == SpeakersList.NONE || was == after
        ? this
        : plus(by, at, new Step.Listed(was, after, item(before)));
  }

  /** Leaving an item and the end of the speech that went on are one step. */
  private Steps closed(Event.ItemClosed event, Assembly before, long at, String by) {
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

  private record Item(ItemId id, org.kiezplenum.assembly.agenda.Item.State state) {
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
    return new Steps(kept.plus(new Step(last + 1, by, at, act)), last + 1);
  }

  private Steps without(int number) {
    Step gone = find(number);
    return gone == null ? this : new Steps(recent.minus(gone), last);
  }
}
