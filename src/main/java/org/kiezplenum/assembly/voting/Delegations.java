package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * For no initiative are more votes counted than it has delegates, and where nobody is named, one:
 * its card. Phones alone never exceed it, for only delegates speak by phone, or anybody where the
 * initiatives were typed; what the desk enters is bounded, together with what phones have said.
 */
public final class Delegations {
  private Delegations() {}

  /** Which initiative has more votes than may speak for it, and both figures; nothing if none. */
  public static @Nullable Reason excess(Assembly assembly, Decision decision) {
    Poll poll = decision.poll();
    return excess(assembly, decision, poll.raised(), poll.written());
  }

  private static @Nullable Reason excess(
      Assembly assembly, Decision decision, Cells raised, Bag written) {
    Poll poll = decision.poll();
    if (!Methods.asksInitiatives(poll.ask().method())) {
      return null;
    }
    Map<String, Integer> delegates = delegates(assembly, decision);
    Cells entered = raised.plus(Methods.cells(poll.ask(), written));
    Cells phones = poll.phones() == null ? Cells.NONE : Methods.cells(poll.ask(), poll.phones());
    for (String initiative : poll.ask().options()) {
      long ofDesk = said(poll, initiative, entered);
      long all = ofDesk + said(poll, initiative, phones);
      int most = Math.max(1, delegates.getOrDefault(initiative, 0));
      if (ofDesk > 0 && all > most) {
        return Reason.of(
            Why.MORE_VOTES_THAN_DELEGATES, "option", initiative, "counted", all, "stated", most);
      }
    }
    return null;
  }

  private static long said(Poll poll, String initiative, Cells cells) {
    return Methods.form(poll.ask()).words().stream()
        .mapToLong(word -> cells.get(initiative + "/" + word))
        .sum();
  }

  /** As they are, or, of a result that is corrected, as they were when it was announced. */
  private static Map<String, Integer> delegates(Assembly assembly, Decision decision) {
    return decision.correction() == null
        ? assembly.electorate().delegatesOf()
        : decision.heads().delegates();
  }

  /** Refuses what the desk enters, if it would be too many together with what is there. */
  static @Nullable Decided refused(
      Assembly assembly, Decision decision, Cells raised, Bag written) {
    return refused(decision.poll(), excess(assembly, decision, raised, written));
  }

  /** Refuses the announcement, if phones have said what the desk has counted too. */
  static @Nullable Decided refused(Assembly assembly, Decision decision) {
    return refused(decision.poll(), excess(assembly, decision));
  }

  private static @Nullable Decided refused(Poll poll, @Nullable Reason excess) {
    if (excess == null) {
      return null;
    }
    Map<String, Object> arguments = new HashMap<>(excess.arguments());
    arguments.computeIfPresent(
        "option",
        (name, id) -> {
          WordRef label = poll.labels().get(String.valueOf(id));
          return label == null ? id : label;
        });
    return refuse(Refusal.Code.MORE_VOTES_THAN_DELEGATES, Map.copyOf(arguments));
  }
}
