package org.kiezplenum.assembly.proposals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A text that can be put to the vote, in all the versions it had.
 *
 * @param number what people call it by, from 1 within the assembly
 * @param person who handed it in, or for whom it was handed in
 * @param versions the latest last, at least one
 * @param before what it was when it was withdrawn; absent unless it is
 * @param supporters who is for it, each once
 */
public record Proposal(
    ProposalId id,
    int number,
    PersonId person,
    PVector<Version> versions,
    State state,
    @Nullable State before,
    PSet<PersonId> supporters) {

  /**
   * What it said from then on.
   *
   * @param reasons absent if none were ever given; of those taken back the text is empty
   * @param at when it was handed in or changed, in milliseconds since 1970
   */
  public record Version(WordRef title, WordRef text, @Nullable WordRef reasons, long at) {}

  /** The public state of a proposal. */
  public enum State {
    HANDED_IN,
    VOTING,
    ADOPTED,
    REJECTED,
    NO_RESULT,
    WITHDRAWN;

    /** What a proposal is by a result that was announced. */
    public static State by(Finding.Outcome outcome) {
      return switch (outcome) {
        case ADOPTED -> ADOPTED;
        case REJECTED -> REJECTED;
        case NO_RESULT -> NO_RESULT;
      };
    }

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case HANDED_IN -> "handed-in";
        case VOTING -> "voting";
        case ADOPTED -> "adopted";
        case REJECTED -> "rejected";
        case NO_RESULT -> "no-result";
        case WITHDRAWN -> "withdrawn";
      };
    }
  }

  static Proposal handedIn(ProposalId id, int number, PersonId person, Version version) {
    return new Proposal(
        id,
        number,
        person,
        TreePVector.singleton(version),
        State.HANDED_IN,
        null,
        HashTreePSet.empty());
  }

  /** The number of the latest version, from 1. */
  public int version() {
    return versions.size();
  }

  /** The version of this number. */
  public Version version(int wanted) {
    return versions.get(wanted - 1);
  }

  public WordRef title() {
    return versions.getLast().title();
  }

  public WordRef text() {
    return versions.getLast().text();
  }

  public @Nullable WordRef reasons() {
    return versions.getLast().reasons();
  }

  /** Decided is decided; what found no result may be put to the vote again. */
  public boolean isVotable() {
    return state == State.HANDED_IN || state == State.NO_RESULT;
  }

  public boolean isWithdrawn() {
    return state == State.WITHDRAWN;
  }

  Proposal in(State newState) {
    return new Proposal(id, number, person, versions, newState, null, supporters);
  }

  Proposal withdrawn() {
    return new Proposal(id, number, person, versions, State.WITHDRAWN, state, supporters);
  }

  Proposal readmitted() {
    return in(Objects.requireNonNullElse(before, state));
  }

  Proposal saying(Version version) {
    return new Proposal(id, number, person, versions.plus(version), state, before, supporters);
  }

  Proposal supportedBy(PSet<PersonId> people) {
    return new Proposal(id, number, person, versions, state, before, people);
  }
}
