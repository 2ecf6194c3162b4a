package org.kiezplenum.assembly.floor.list;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;

/**
 * Why somebody waits where they wait, in a word for them and for the desk. It is found without
 * anything that people declared, so that it tells nobody's group.
 */
public enum PlaceReason {
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

  /** Why each of those who wait does so where they do. */
  public static Function<EntryId, PlaceReason> why(Floor floor) {
    FloorRules rules = floor.rules();
    Set<PersonId> haveSpoken = rules == null || rules.isPlain() ? Set.of() : floor.haveSpoken();
    return id -> of(floor, floor.line().get(id), haveSpoken::contains);
  }

  /** Why this one waits there; cheaper for one alone. */
  public static PlaceReason of(Floor floor, EntryId id) {
    return of(floor, floor.line().get(id), floor::hasSpoken);
  }

  private static PlaceReason of(Floor floor, Entry entry, Predicate<PersonId> hasSpoken) {
    FloorRules rules = floor.rules();
    if (entry.kind().isAside()) {
      return BY_KIND;
    }
    if (floor.line().pins().containsKey(entry.id())) {
      return MOVED;
    }
    if (entry.isResumed()) {
      return RESUMED;
    }
    if (entry.absences() > 0) {
      return WAS_ABSENT;
    }
    if (rules == null || rules.isPlain() || entry.kind() == EntryKind.CLOSING_WORD) {
      return IN_ORDER;
    }
    if (floor.line().fixed().contains(entry.id())) {
      return STANDS;
    }
    if (rules.lists() != null) {
      return TAKES_TURNS;
    }
    if (rules.order() == Order.FIRST_COME) {
      return IN_ORDER;
    }
    return hasSpoken.test(entry.person()) ? HAS_SPOKEN : FIRST_SPEAKER;
  }
}
