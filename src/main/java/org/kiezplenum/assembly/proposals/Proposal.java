package org.kiezplenum.assembly.proposals;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;

/**
 * A text that can be put to the vote. Its version is the version of its text.
 *
 * @param number what people call it by, from 1 within the assembly
 */
public record Proposal(
    ProposalId id,
    int number,
    PersonId person,
    WordRef title,
    WordRef text,
    @Nullable WordRef reasons,
    State state) {

  /** The public state of a proposal. */
  public enum State {
    HANDED_IN,
    VOTING,
    ADOPTED,
    REJECTED,
    NO_RESULT;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case HANDED_IN -> "handed-in";
        case VOTING -> "voting";
        case ADOPTED -> "adopted";
        case REJECTED -> "rejected";
        case NO_RESULT -> "no-result";
      };
    }
  }

  /** Decided is decided; what found no result may be put to the vote again. */
  public boolean isVotable() {
    return state == State.HANDED_IN || state == State.NO_RESULT;
  }

  Proposal in(State newState) {
    return new Proposal(id, number, person, title, text, reasons, newState);
  }
}
