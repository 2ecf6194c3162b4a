package org.kiezplenum.assembly.voting;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * What comes out of a poll so far.
 *
 * @param present the head count that was taken; absent if none was known
 * @param ofFew it is secret, and one or two stand behind some of its figures, or behind what is
 *     otherwise than it was announced before
 */
public record Reckoned(Finding finding, @Nullable Integer present, boolean ofFew) {

  /**
   * What comes out, with the head count as it was at the close. What was said since is taken only
   * where nobody had said anything, and nothing can be found without.
   *
   * @param since how many are said to be here now
   */
  public static Reckoned of(Decision decision, @Nullable Integer since) {
    return of(decision, decision.poll().ask(), since);
  }

  /** The same with these lots. */
  static Reckoned of(Decision decision, Ask drawn, @Nullable Integer since) {
    Integer here = decision.heads().here();
    Reckoned atClose = with(decision, drawn, presence(decision, here), here);
    boolean isWanted =
        here == null && since != null && atClose.finding().reason().why() == Why.PRESENCE_UNKNOWN;
    return isWanted ? with(decision, drawn, presence(decision, since), since) : atClose;
  }

  private static Reckoned with(
      Decision decision, Ask drawn, Presence presence, @Nullable Integer present) {
    Poll counted = decision.poll();
    Finding found = counted.found(drawn, presence);
    boolean isOfFew = counted.hasFewVoices(found) || decision.history().showsFewBeside(counted);
    return new Reckoned(
        isOfFew ? new Lacking(counted, drawn, presence).or(found) : found, present, isOfFew);
  }

  /**
   * Whether nobody may learn before the announcement if a lot is needed: whoever can change a vote
   * of few from the desk could go on until it is, and then knows by how much it was won. What came
   * from the phones alone nobody can change.
   */
  public boolean hidesLot(Decision decision) {
    Poll poll = decision.poll();
    HeadCount heads = decision.heads();
    return ofFew
        && !(poll.blocks() == 0
            && heads.stated().isNothing()
            && Objects.equals(present, heads.here()));
  }

  /** Whether a lot is to be drawn, if there is one and anybody may know. */
  boolean asksForLot(Decision decision) {
    return finding.outcome() == Outcome.LOT_NEEDED && !hidesLot(decision);
  }

  /**
   * Between whom the hall has drawn first, where that can be entered anew; nobody otherwise.
   *
   * @param since how many are said to be here now
   */
  public List<String> drawnFrom(Decision decision, @Nullable Integer since) {
    Poll poll = decision.poll();
    return poll.lots().areOfHall() && !hidesLot(decision)
        ? of(decision, poll.mistaken().ask(), since).finding().among()
        : List.of();
  }

  /** Which number the votes exceed that were counted; nothing if none. */
  public static @Nullable Reason excess(Decision decision) {
    Presence presence = presence(decision, decision.heads().here());
    return decision.poll().excess(presence);
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
    return new Presence(here, decision.poll().presence(null).entitled(), heads.listed());
  }
}
