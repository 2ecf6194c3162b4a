package org.kiezplenum.assembly.floor.list;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.order.Candidate;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;

/**
 * How the current item stands for the rules of order: who has spoken how often, whose turn it is.
 * It goes on as if those who wait were called.
 */
public final class TurnTaking {
  private final Floor floor;
  private final @Nullable Lists lists;
  private final FloorRules rules;
  private final Declared declared;
  private final Map<PersonId, Integer> contributions = new HashMap<>();
  private final int[] spoken;
  private final long[] millis;
  private int last = -1;

  private TurnTaking(Floor floor, FloorRules rules, Declared declared) {
    this.floor = floor;
    this.lists = rules.lists();
    this.rules = rules;
    this.declared = declared;
    this.spoken = new int[lists()];
    this.millis = new long[lists()];
  }

  static TurnTaking of(Floor floor, FloorRules rules, Declared declared) {
    TurnTaking standing = new TurnTaking(floor, rules, declared);
    for (Contribution said : floor.saidHere()) {
      if (said.counts()) {
        standing.contributions.merge(said.person(), 1, Integer::sum);
        standing.goOn(standing.list(said));
      }
      if (said.kind() == EntryKind.CONTRIBUTION) {
        standing.millis[standing.list(said)] += said.millis();
      }
    }
    return standing;
  }

  /** How many lists there are; one if nothing takes turns. */
  int lists() {
    return lists == null ? 1 : lists.keys().size();
  }

  Candidate candidate(Entry entry) {
    int list = list(entry.person(), entry.side());
    ItemId item = Objects.requireNonNull(floor.item());
    return new Candidate(
        entry.ticket(),
        contributions.getOrDefault(entry.person(), 0),
        rules.order() == Order.PROGRESSIVE && declared.isSeldomHeard(entry.person(), item),
        list,
        hasTimeLeft(list));
  }

  private boolean hasTimeLeft(int list) {
    Integer account =
        lists == null ? rules.accountSeconds() : rules.account(lists.keys().get(list));
    return account == null || millis[list] < account * 1000L;
  }

  /** The list whose turn it is, whether or not somebody is on it. */
  int turn() {
    return lists == null
        ? 0
        : lists.turns().rule().next(lists.indexOf(lists.start()), last, spoken);
  }

  void spoke(EntryId id) {
    if (lists == null) {
      return;
    }
    Entry entry = floor.line().get(id);
    if (entry.kind() == EntryKind.CONTRIBUTION && !entry.isResumed()) {
      goOn(list(entry.person(), entry.side()));
    }
  }

  /** How many others have spoken since somebody of the first list did, or since this place. */
  int othersInARow(int from) {
    int row = 0;
    for (int i = floor.saidHere().size() - 1; i >= Math.max(0, from); i--) {
      Contribution said = floor.saidHere().get(i);
      if (said.counts()) {
        if (list(said) == 0) {
          return row;
        }
        row++;
      }
    }
    return row;
  }

  boolean hasHeardFirstList(int from) {
    return floor.saidHere().stream().skip(from).anyMatch(said -> said.counts() && list(said) == 0);
  }

  boolean waitsOnFirstList() {
    return floor.entries().values().stream()
        .anyMatch(entry ->
            entry.kind() == EntryKind.CONTRIBUTION && list(entry.person(), entry.side()) == 0);
  }

  private void goOn(int list) {
    spoken[list]++;
    last = list;
  }

  private int list(Contribution said) {
    return list(said.person(), said.side());
  }

  private int list(PersonId person, @Nullable String side) {
    if (lists == null) {
      return 0;
    }
    return lists.indexOf(lists.by() == Lists.By.SIDE ? side : declared.group(person));
  }
}
