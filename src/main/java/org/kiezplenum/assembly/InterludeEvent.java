package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;

/** What happened beside the agenda: breaks, murmuring in groups, rounds. */
public sealed interface InterludeEvent extends Event {

  record BreakBegun(long until) implements InterludeEvent {}

  record MurmuringBegun(long until) implements InterludeEvent {}

  record InterludeEnded(@Nullable Integer step) implements InterludeEvent {
    public InterludeEnded() {
      this(null);
    }
  }

  record RoundBegun(int seats) implements InterludeEvent {}

  record RoundJoined(PersonId person) implements InterludeEvent {}

  /**
   * @param next who has the word now, where somebody was passed over; else it is the next place
   */
  record RoundAdvanced(int place, boolean passed, @Nullable Integer next)
      implements InterludeEvent {
    public RoundAdvanced(int place, boolean passed) {
      this(place, passed, null);
    }
  }

  record RoundSteppedBack(int step) implements InterludeEvent {}
}
