package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.signals.Wall;

/** What happened to the assembly itself: its beginning and end, its minutes, its wall. */
public sealed interface AssemblyEvent extends Event {

  record AssemblyCreated(
      String code, WordRef title, String date, String time, @Nullable WordRef place)
      implements AssemblyEvent {}

  /** What is absent stays as it was. */
  record AssemblyChanged(
      @Nullable WordRef title,
      @Nullable String date,
      @Nullable String time,
      @Nullable WordRef place)
      implements AssemblyEvent {}

  record AssemblyOpened() implements AssemblyEvent {}

  record AssemblyEnded() implements AssemblyEvent {}

  /**
   * @param step the step of the moderation that was taken back by it; absent if it was none
   */
  record AssemblyReopened(@Nullable Integer step) implements AssemblyEvent {
    public AssemblyReopened() {
      this(null);
    }
  }

  /** Without an audience: to everybody, as all were at first. */
  record MinutesPublished(@Nullable Readers to, @Nullable WordRef remark)
      implements AssemblyEvent {}

  record MinutesWithdrawn() implements AssemblyEvent {}

  record PresenceStated(int count) implements AssemblyEvent {}

  record WallSet(Wall.Mode mode, @Nullable WordRef text) implements AssemblyEvent {}

  record NextAnnounced(WordRef text) implements AssemblyEvent {}

  /** What is absent stays as it was. */
  record RecordDescribed(@Nullable WordRef chairs, @Nullable WordRef writer)
      implements AssemblyEvent {}
}
