package org.kiezplenum.assembly.floor;

import java.util.Locale;

/**
 * Why somebody waits where they wait, in a word for them and for the desk. It is found without
 * anything that people declared, so that it tells nobody's group.
 */
public enum Reason {
  /** Who asked first speaks first. */
  IN_ORDER,
  /** Of the kind of entry: such are heard before contributions. */
  BY_KIND,
  /** The place was promised when the speech began that goes on now. */
  STANDS,
  /** Was moved by hand. */
  MOVED,
  /** Goes on with what was not finished. */
  RESUMED,
  /** Was called and was not there. */
  WAS_ABSENT,
  /** Has not spoken to this item yet. */
  FIRST_SPEAKER,
  /** Has spoken to this item already. */
  HAS_SPOKEN,
  /** The lists take turns. */
  TAKES_TURNS;

  /** For example {@code first-speaker}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Why this entry waits where it waits. */
  public static Reason of(Floor floor, EntryId id) {
    Entry entry = floor.line().get(id);
    FloorRules rules = floor.rules();
    if (entry.kind() != EntryKind.CONTRIBUTION) {
      return BY_KIND;
    }
    if (floor.line().pins().containsKey(id)) {
      return MOVED;
    }
    if (entry.isResumed()) {
      return RESUMED;
    }
    if (entry.absences() > 0) {
      return WAS_ABSENT;
    }
    if (rules == null || rules.isPlain()) {
      return IN_ORDER;
    }
    if (floor.line().fixed().contains(id)) {
      return STANDS;
    }
    if (rules.lists() != null) {
      return TAKES_TURNS;
    }
    boolean hasSpoken =
        floor.saidHere().stream()
            .anyMatch(said -> said.counts() && said.person().equals(entry.person()));
    return rules.order() == Order.FIRST_COME ? IN_ORDER : hasSpoken ? HAS_SPOKEN : FIRST_SPEAKER;
  }
}
