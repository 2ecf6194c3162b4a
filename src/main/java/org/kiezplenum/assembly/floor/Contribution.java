package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;

/**
 * What was said to an item: begun, and how long it took.
 *
 * @param millis without pauses; 0 while it goes on
 * @param side for which it spoke, where lists take turns by sides
 * @param isResumed the rest of a speech that had ended too early, which counts as none of its own
 */
public record Contribution(
    EntryId entry,
    PersonId person,
    EntryKind kind,
    long millis,
    @Nullable String side,
    boolean isResumed) {

  /** True for what the rules count: contributions, each once. */
  public boolean counts() {
    return kind == EntryKind.CONTRIBUTION && !isResumed;
  }

  Contribution taking(long newMillis) {
    return new Contribution(entry, person, kind, newMillis, side, isResumed);
  }

  Contribution of(PersonId other) {
    return new Contribution(entry, other, kind, millis, side, isResumed);
  }
}
