package org.kiezplenum.assembly.decisions;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Finding;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Presence;
import org.kiezplenum.assembly.decisions.methods.Reason;
import org.kiezplenum.assembly.decisions.methods.Why;

/**
 * What comes out of a poll so far.
 *
 * @param present the head count that was taken; absent if none was known
 */
public record Reckoned(Finding finding, @Nullable Integer present) {

  /**
   * What comes out, with the head count as it was at the close. What was said since is taken only
   * where nobody had said anything, and nothing can be found without.
   *
   * @param since how many are said to be here now
   */
  public static Reckoned of(Decision decision, @Nullable Integer since) {
    return of(decision, Objects.requireNonNull(decision.poll()).ask(), since);
  }

  /** The same with these lots. */
  static Reckoned of(Decision decision, Ask drawn, @Nullable Integer since) {
    Poll counted = Objects.requireNonNull(decision.poll());
    Integer here = decision.heads().here();
    Finding found = counted.found(drawn, presence(decision, here));
    boolean isWanted =
        here == null && since != null && found.reason().why() == Why.PRESENCE_UNKNOWN;
    return isWanted
        ? new Reckoned(counted.found(drawn, presence(decision, since)), since)
        : new Reckoned(found, here);
  }

  /** Which number the votes exceed that were counted; nothing if none. */
  public static @Nullable Reason excess(Decision decision) {
    Presence presence = presence(decision, decision.heads().here());
    return decision.poll() == null
        ? Methods.excess(decision.turnout(), presence)
        : decision.poll().excess(presence);
  }

  /**
   * Whom a count is about. Who is said to be entitled for this vote may be more than are listed.
   */
  private static Presence presence(Decision decision, @Nullable Integer present) {
    HeadCount heads = decision.heads();
    Integer entitled = heads.stated().entitled();
    Integer here = present == null ? null : (Integer) (present + heads.represented());
    if (entitled != null) {
      return new Presence(here, entitled);
    }
    Presence ofPoll = decision.poll() == null ? Presence.UNKNOWN : decision.poll().presence(null);
    return new Presence(here, ofPoll.entitled(), heads.listed());
  }
}
