package org.kiezplenum.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.speech.Shares;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** What happened on the floor: who asks to speak, who speaks, for how long, and by which rules. */
public sealed interface FloorEvent extends Event {

  /**
   * @param place where it waits, as the rule said; absent: last
   * @param resumed present if it is the rest of a speech
   */
  record EntryMade(
      EntryId entry,
      PersonId person,
      EntryKind kind,
      ItemId item,
      @Nullable Integer place,
      @Nullable String side,
      @Nullable MotionKind motion,
      @Nullable Boolean resumed)
      implements FloorEvent {

    public EntryMade(EntryId entry, PersonId person, EntryKind kind, ItemId item) {
      this(entry, person, kind, item, null, null, null, null);
    }
  }

  /** The rule says another order of those who wait, after something else has changed. */
  record QueueArranged(List<EntryId> order) implements FloorEvent {}

  /** Rules of one item; if {@code item} is absent, of the current one and all later ones. */
  record FloorRulesSet(@Nullable ItemId item, FloorRules rules) implements FloorEvent {}

  record EntryWithdrawn(EntryId entry) implements FloorEvent {}

  record EntryStruck(EntryId entry) implements FloorEvent {}

  record EntryRestored(int step, EntryId entry) implements FloorEvent {}

  record EntryMoved(EntryId entry, int to, @Nullable Integer step) implements FloorEvent {}

  /**
   * @param walkSeconds until the clock starts by itself
   * @param follows whose speech ended by it
   * @param next the places that stand from now on, whoever comes
   */
  record SpeakerCalled(
      EntryId entry,
      int limitSeconds,
      @Nullable Integer walkSeconds,
      @Nullable EntryId follows,
      @Nullable List<EntryId> next)
      implements FloorEvent {

    public SpeakerCalled(
        EntryId entry, int limitSeconds, @Nullable Integer walkSeconds, @Nullable EntryId follows) {
      this(entry, limitSeconds, walkSeconds, follows, null);
    }
  }

  /** Did without the word. */
  record FloorYielded(EntryId entry) implements FloorEvent {}

  record MotionSorted(EntryId entry, MotionKind motion) implements FloorEvent {}

  /** Who says why has the word at once, by an entry of their own. */
  record MotionObjected(
      EntryId entry,
      @Nullable PersonId person,
      @Nullable EntryId objection,
      @Nullable Integer limitSeconds)
      implements FloorEvent {}

  record MotionSettled(
      EntryId entry,
      @Nullable MotionKind motion,
      boolean carried,
      Motion.How how,
      @Nullable Hands hands)
      implements FloorEvent {

    public static MotionSettled withdrawn(EntryId entry, @Nullable MotionKind motion) {
      return new MotionSettled(entry, motion, false, Motion.How.WITHDRAWN, null);
    }
  }

  /** The speech was called to the topic, so many times by now. */
  record CalledToTopic(EntryId entry, int times) implements FloorEvent {}

  /** Somebody was called to order, so many times by now in this assembly. */
  record CalledToOrder(PersonId person, int times) implements FloorEvent {}

  /** The last call to order of this person does not hold. */
  record OrderCallLifted(PersonId person) implements FloorEvent {}

  /** It was answered whether the debate goes on: by those of the first list, or by all. */
  record DebateAsked(ItemId item, boolean ofGroup, boolean goesOn) implements FloorEvent {}

  /** How the lists that people declared themselves for shared the time, at the assembly's end. */
  record SharesStated(Shares shares) implements FloorEvent {}

  record DebateEnded(ItemId item, List<EntryId> struck) implements FloorEvent {}

  /** The last call: the list is open until then. */
  record ListClosing(ItemId item, long until) implements FloorEvent {}

  /** The call was wrong: the entry waits in front, and who spoke before goes on. */
  record CallTakenBack(int step, EntryId entry) implements FloorEvent {}

  record ClockRestarted(EntryId entry) implements FloorEvent {}

  record SpeechExtended(EntryId entry, int seconds) implements FloorEvent {}

  /** Was called and is not there: goes to the end of the list, or is struck. */
  record SpeakerAbsent(EntryId entry, boolean struck) implements FloorEvent {}

  record AbsenceTakenBack(int step, EntryId entry) implements FloorEvent {}

  record SpeechPaused(EntryId entry, long spokenMillis) implements FloorEvent {}

  record SpeechResumed(EntryId entry) implements FloorEvent {}

  /**
   * Nobody speaks now, or whoever was interrupted.
   *
   * @param unheard true where it ended on the way to the microphone, so that it counts as not said;
   *     absent otherwise
   */
  record SpeechEnded(EntryId entry, long spokenMillis, @Nullable Boolean unheard)
      implements FloorEvent {
    public SpeechEnded(EntryId entry, long spokenMillis) {
      this(entry, spokenMillis, null);
    }
  }

  record SpeechTakenUp(int step, EntryId entry) implements FloorEvent {}

  record ListClosed(ItemId item, @Nullable Integer step) implements FloorEvent {
    public ListClosed(ItemId item) {
      this(item, null);
    }
  }

  record ListOpened(ItemId item, @Nullable Integer step) implements FloorEvent {
    public ListOpened(ItemId item) {
      this(item, null);
    }
  }

  /** The item does without a list of speakers. */
  record ListTurnedOff(ItemId item, @Nullable Integer step) implements FloorEvent {
    public ListTurnedOff(ItemId item) {
      this(item, null);
    }
  }
}
