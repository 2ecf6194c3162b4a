package org.kiezplenum.assembly.floor.list;

import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Lists.WhenEmpty;

/**
 * Whether somebody must be asked before the next can be called: it is the turn of the first list,
 * nobody is on it, and others wait.
 */
public enum Asking {
  NOBODY,
  /** Those of the first list decide whether the debate goes on. */
  GROUP,
  /** All decide. */
  ALL,
  /** The debate is at its end. */
  END;

  public static Asking now(Floor floor, Declared declared) {
    FloorRules rules = floor.rules();
    Lists lists = rules == null ? null : rules.lists();
    Entry next = floor.next();
    if (rules == null
        || lists == null
        || next == null
        || next.kind() != EntryKind.CONTRIBUTION
        || lists.whenEmpty() == WhenEmpty.CONTINUE) {
      return NOBODY;
    }
    TurnTaking standing = TurnTaking.of(floor, rules, declared);
    boolean isFirst = floor.saidHere().stream().noneMatch(Contribution::counts);
    if (standing.turn() != 0 || standing.waitsOnFirstList() || isFirst) {
      return NOBODY;
    }
    int answeredAt = floor.answeredAt();
    return switch (lists.whenEmpty()) {
      case CONTINUE -> NOBODY;
      case END -> END;
      case ASK_GROUP -> answeredAt < 0 || standing.hasHeardFirstList(answeredAt) ? GROUP : NOBODY;
      case MAX_RUN -> standing.othersInARow(answeredAt) >= lists.run() ? ALL : NOBODY;
    };
  }
}
