package org.kiezplenum.assembly.proposals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.Proposal.State;

/**
 * Where a proposal stands.
 *
 * @param before what it was when it was withdrawn, settled or merged; absent unless it is
 * @param open what it was before it was last put to the vote, and is again if that ends without a
 *     result
 * @param item on which it is debated as long as that is the current one
 * @param by what was adopted instead of it, or the proposal it was merged into
 * @param referred where it was referred to last, also after it was taken up again
 */
public record Standing(
    State state,
    @Nullable State before,
    State open,
    @Nullable ItemId item,
    @Nullable ProposalId by,
    @Nullable WordRef referred) {
  static final Standing HANDED_IN =
      new Standing(State.HANDED_IN, null, State.HANDED_IN, null, null, null);

  public Standing in(State now) {
    return new Standing(now, null, open, item, null, referred);
  }

  /** Put to the vote, or an announced result taken up again. */
  public Standing voting() {
    State wasOpen =
        switch (state) {
          case HANDED_IN, NO_RESULT -> State.HANDED_IN;
          case ADMITTED -> State.ADMITTED;
          default -> open;
        };
    return new Standing(State.VOTING, null, wasOpen, item, null, referred);
  }

  /**
   * As if it had not been put.
   *
   * @param found true if an earlier vote on it was announced, and found no result
   */
  public Standing asBefore(boolean found) {
    return in(found && open == State.HANDED_IN ? State.NO_RESULT : open);
  }

  Standing admitted(@Nullable ItemId debatedOn) {
    return new Standing(State.ADMITTED, null, State.ADMITTED, debatedOn, null, referred);
  }

  Standing referredTo(WordRef whom) {
    return new Standing(State.REFERRED, null, open, null, null, whom);
  }

  /** Not put to the vote, until it is readmitted. */
  Standing leaving(State now, @Nullable ProposalId because) {
    return new Standing(now, state, open, item, because, referred);
  }

  Standing readmitted() {
    return in(Objects.requireNonNullElse(before, State.HANDED_IN));
  }
}
