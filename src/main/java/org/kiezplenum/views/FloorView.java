package org.kiezplenum.views;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.Unwrapped;
import org.kiezplenum.told.ViewPart;

/**
 * The floor as everybody may see it. No group is in it.
 *
 * @param list whether the speakers' list is open
 * @param rules where they are not the usual ones
 */
record FloorView(
    String list,
    @Nullable Long closesAt,
    @Nullable RulesView rules,
    List<EntryId> queue,
    @Nullable SpeechView speech,
    @Nullable SpeechView interrupted,
    @Nullable MotionView motion)
    implements ViewPart {

  static FloorView of(World now) {
    Floor floor = now.assembly().floor();
    Speech speech = floor.speech();
    Speech interrupted = floor.interrupted();
    FloorRules rules = floor.rules();
    Motion motion = floor.motion();
    return new FloorView(
        floor.list().name().toLowerCase(Locale.ROOT),
        floor.closesAt(),
        rules == null || rules.equals(FloorRules.USUAL) ? null : RulesView.of(rules),
        floor.queue(),
        speech == null ? null : SpeechView.of(now, speech),
        interrupted == null ? null : SpeechView.of(now, interrupted),
        motion == null ? null : MotionView.of(now, motion));
  }

  /**
   * Somebody speaks.
   *
   * @param kind where it is no contribution, which a speech usually is
   * @param toTopic how often they were called to the topic
   * @param spent milliseconds until the clock was started last
   * @param since when that was; absent while the clock stands still
   */
  record SpeechView(
      EntryId entry,
      PersonId person,
      @Unwrapped Called called,
      @Nullable String kind,
      int limit,
      @Nullable Integer toTopic,
      long spent,
      @Nullable Long since)
      implements ViewPart {

    static SpeechView of(World now, Speech speech) {
      Entry entry = speech.entry();
      String kind = entry.kind().wireName();
      int toTopic = now.assembly().floor().calls().toTopic(entry.id());
      return new SpeechView(
          entry.id(),
          now.person(entry.person()).id(),
          Called.of(now, entry.person()),
          kind.equals("contribution") ? null : kind,
          speech.limitSeconds(),
          toTopic == 0 ? null : toTopic,
          switch (speech.clock()) {
            case Speech.Running running -> running.spentMillis();
            case Speech.Paused paused -> paused.spentMillis();
          },
          speech.clock() instanceof Speech.Running running ? running.since() : null);
    }
  }

  /** A motion that is dealt with before all else. */
  record MotionView(
      EntryId entry,
      PersonId person,
      @Unwrapped Called called,
      @Nullable String motion,
      @Nullable String needs,
      boolean objected,
      @Nullable Called against)
      implements ViewPart {

    static MotionView of(World now, Motion motion) {
      PersonId against = motion.against();
      return new MotionView(
          motion.entry(),
          now.person(motion.person()).id(),
          Called.of(now, motion.person()),
          motion.kind() == null ? null : motion.kind().wireName(),
          motion.kind() == null ? null : motion.kind().needs().wireName(),
          motion.isObjected(),
          against == null ? null : Called.of(now, against));
    }
  }

  /** Somebody waits. */
  record EntryView(
      PersonId person,
      @Unwrapped Called called,
      String kind,
      @Nullable String side,
      @Nullable String motion,
      boolean resumed)
      implements ViewPart {

    static EntryView of(World now, Entry entry) {
      return new EntryView(
          now.person(entry.person()).id(),
          Called.of(now, entry.person()),
          entry.kind().wireName(),
          entry.side(),
          entry.motion() == null ? null : entry.motion().wireName(),
          entry.isResumed());
    }
  }

  static Map<EntryId, EntryView> entries(
      World now, @Nullable World then, @Nullable Map<EntryId, EntryView> old) {
    return Kept.each(
        now.assembly().floor().entries(),
        then == null ? null : then.assembly().floor().entries(),
        old,
        entry -> Called.isSame(now, then, entry.person()),
        entry -> EntryView.of(now, entry));
  }
}
