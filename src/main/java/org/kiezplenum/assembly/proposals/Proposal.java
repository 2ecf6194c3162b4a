package org.kiezplenum.assembly.proposals;

import java.util.List;
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
 * @param before what it was when it was withdrawn or settled; absent unless it is
 * @param supporters who is for it, each once
 * @param amendment present if it would change another proposal; its text is what would stand there
 * @param arranged its amendments as the moderation wants them put; empty if it has not said
 */
public record Proposal(
    ProposalId id,
    int number,
    PersonId person,
    PVector<Version> versions,
    State state,
    @Nullable State before,
    PSet<PersonId> supporters,
    @Nullable Amendment amendment,
    PVector<ProposalId> arranged) {

  /**
   * What it said from then on.
   *
   * @param reasons absent if none were ever given; of those taken back the text is empty
   * @param at when it was handed in or changed, in milliseconds since 1970
   * @param changes what the text says otherwise than in the version before
   */
  public record Version(
      WordRef title, Composed text, @Nullable WordRef reasons, long at, List<Change> changes) {

    public Version(WordRef title, WordRef text, @Nullable WordRef reasons, long at) {
      this(title, Composed.of(text), reasons, at, List.of());
    }

    /** Every text it is made of. */
    public List<WordRef> refs() {
      PVector<WordRef> refs = TreePVector.singleton(title).plusAll(text.refs());
      return reasons == null ? refs : refs.plus(reasons);
    }
  }

  /**
   * A proposal that would change another.
   *
   * @param workedInto the version of the other that it made; absent unless its words stand there
   * @param settledBy what decided that it is needless or impossible; absent unless it is settled
   */
  public record Amendment(
      Amends amends, @Nullable Integer workedInto, @Nullable ProposalId settledBy) {}

  /** The public state of a proposal. */
  public enum State {
    HANDED_IN,
    VOTING,
    ADOPTED,
    REJECTED,
    NO_RESULT,
    WITHDRAWN,
    TAKEN_OVER,
    SETTLED;

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
        case TAKEN_OVER -> "taken-over";
        case SETTLED -> "settled";
      };
    }
  }

  static Proposal handedIn(
      ProposalId id, int number, PersonId person, Version version, @Nullable Amends amends) {
    return new Proposal(
        id,
        number,
        person,
        TreePVector.singleton(version),
        State.HANDED_IN,
        null,
        HashTreePSet.empty(),
        amends == null ? null : new Amendment(amends, null, null),
        TreePVector.empty());
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

  public Composed text() {
    return versions.getLast().text();
  }

  public @Nullable WordRef reasons() {
    return versions.getLast().reasons();
  }

  /** What it would change, of one that is known to be an amendment. */
  public Amends amends() {
    return Objects.requireNonNull(amendment).amends();
  }

  /** True for the amendments of this proposal. */
  public boolean isAmendmentOf(ProposalId other) {
    return amendment != null && amendment.amends().of().equals(other);
  }

  /** Decided is decided; what found no result may be put to the vote again. */
  public boolean isVotable() {
    return state == State.HANDED_IN || state == State.NO_RESULT;
  }

  public boolean isWithdrawn() {
    return state == State.WITHDRAWN;
  }

  /** True for one that comes back by being readmitted. */
  public boolean isReadmissible() {
    return isWithdrawn() || state == State.SETTLED || state == State.TAKEN_OVER;
  }

  /** True if the assembly or whoever handed in the other wants its words in the other. */
  boolean isIn() {
    return state == State.ADOPTED || state == State.TAKEN_OVER;
  }

  Proposal in(State newState) {
    return with(versions, newState, null, supporters, amendment, arranged);
  }

  Proposal withdrawn() {
    return with(versions, State.WITHDRAWN, state, supporters, amendment, arranged);
  }

  Proposal settled(ProposalId by) {
    return with(
        versions, State.SETTLED, state, supporters, new Amendment(amends(), null, by), arranged);
  }

  Proposal readmitted() {
    State back = Objects.requireNonNullElse(before, State.HANDED_IN);
    Proposal readmitted = with(versions, back, null, supporters, amendment, arranged);
    return amendment == null
        ? readmitted
        : readmitted.being(new Amendment(amendment.amends(), amendment.workedInto(), null));
  }

  Proposal saying(Version version) {
    return with(versions.plus(version), state, before, supporters, amendment, arranged);
  }

  Proposal supportedBy(PSet<PersonId> people) {
    return with(versions, state, before, people, amendment, arranged);
  }

  Proposal being(Amendment newAmendment) {
    return with(versions, state, before, supporters, newAmendment, arranged);
  }

  Proposal arranging(List<ProposalId> order) {
    return with(versions, state, before, supporters, amendment, TreePVector.from(order));
  }

  private Proposal with(
      PVector<Version> versions,
      State state,
      @Nullable State before,
      PSet<PersonId> supporters,
      @Nullable Amendment amendment,
      PVector<ProposalId> arranged) {
    return new Proposal(
        id, number, person, versions, state, before, supporters, amendment, arranged);
  }
}
