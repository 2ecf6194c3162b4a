package org.kiezplenum.assembly.proposals;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
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
 * @param standing its public state, and what that goes back to
 * @param supporters who is for it, each once
 * @param amendment present if it would change another proposal; its text is what would stand there
 * @param arranged its amendments as the moderation wants them put; empty if it has not said
 * @param remark what the moderation recommends or notes about it; its text is empty if that was
 *     taken away
 */
public record Proposal(
    ProposalId id,
    int number,
    PersonId person,
    PVector<Version> versions,
    ProposalStanding standing,
    PSet<PersonId> supporters,
    @Nullable Amendment amendment,
    PVector<ProposalId> arranged,
    @Nullable WordRef remark) {

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
  public enum ProposalState {
    HANDED_IN,
    /** The moderation has let it onto the agenda. */
    ADMITTED,
    VOTING,
    ADOPTED,
    REJECTED,
    NO_RESULT,
    WITHDRAWN,
    TAKEN_OVER,
    SETTLED,
    /** Somebody else is to deal with it. */
    REFERRED,
    /** Put off; it may be taken up again. */
    ADJOURNED,
    /** Its words went into another. */
    MERGED;

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
        case ADMITTED -> "admitted";
        case REFERRED -> "referred";
        case ADJOURNED -> "adjourned";
        case MERGED -> "merged";
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
        ProposalStanding.HANDED_IN,
        HashTreePSet.empty(),
        amends == null ? null : new Amendment(amends, null, null),
        TreePVector.empty(),
        null);
  }

  public ProposalState state() {
    return standing.state();
  }

  /** The item on which it is debated whenever that is the current one. */
  public @Nullable ItemId item() {
    return standing.item();
  }

  /** What was adopted instead of it, or the one it was merged into; absent unless it was. */
  public @Nullable ProposalId gaveWayTo() {
    return standing.by();
  }

  /** Where it was referred to, last. */
  public @Nullable WordRef referred() {
    return standing.referred();
  }

  /** The moderation has bound it to the item that is dealt with now. */
  public boolean isDebatedOn(@Nullable ItemId current) {
    return current != null && state() == ProposalState.ADMITTED && current.equals(item());
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
    return switch (state()) {
      case HANDED_IN, ADMITTED, NO_RESULT -> true;
      default -> false;
    };
  }

  /** Put off or given to others: it must be taken up again before it is put to the vote. */
  public boolean isPutOff() {
    return state() == ProposalState.REFERRED || state() == ProposalState.ADJOURNED;
  }

  /** Nothing is decided about it, so its words may still change. */
  public boolean isOpen() {
    return isVotable() || isPutOff();
  }

  public boolean isWithdrawn() {
    return state() == ProposalState.WITHDRAWN;
  }

  public boolean isMergedInto(ProposalId other) {
    return state() == ProposalState.MERGED && other.equals(gaveWayTo());
  }

  /** True for one that comes back by being readmitted. */
  public boolean isReadmissible() {
    return switch (state()) {
      case WITHDRAWN, SETTLED, TAKEN_OVER, MERGED -> true;
      default -> false;
    };
  }

  /** True if the assembly or whoever handed in the other wants its words in the other. */
  boolean isIn() {
    return state() == ProposalState.ADOPTED || state() == ProposalState.TAKEN_OVER;
  }

  Proposal in(ProposalState newState) {
    return being(standing.in(newState));
  }

  Proposal withdrawn() {
    return being(standing.leaving(ProposalState.WITHDRAWN, null));
  }

  /** An amendment that is needless or impossible. */
  Proposal settled(ProposalId by) {
    return being(standing.leaving(ProposalState.SETTLED, null))
        .being(new Amendment(amends(), null, by));
  }

  Proposal readmitted() {
    Proposal readmitted = being(standing.readmitted());
    return amendment == null
        ? readmitted
        : readmitted.being(new Amendment(amendment.amends(), amendment.workedInto(), null));
  }

  Proposal being(ProposalStanding newStanding) {
    return with(versions, newStanding, supporters, amendment, arranged, remark);
  }

  Proposal saying(Version version) {
    return with(versions.plus(version), standing, supporters, amendment, arranged, remark);
  }

  Proposal supportedBy(PSet<PersonId> people) {
    return with(versions, standing, people, amendment, arranged, remark);
  }

  Proposal being(Amendment newAmendment) {
    return with(versions, standing, supporters, newAmendment, arranged, remark);
  }

  Proposal arranging(List<ProposalId> order) {
    return with(versions, standing, supporters, amendment, TreePVector.from(order), remark);
  }

  Proposal remarked(WordRef text) {
    return with(versions, standing, supporters, amendment, arranged, text);
  }

  private Proposal with(
      PVector<Version> versions,
      ProposalStanding standing,
      PSet<PersonId> supporters,
      @Nullable Amendment amendment,
      PVector<ProposalId> arranged,
      @Nullable WordRef remark) {
    return new Proposal(
        id, number, person, versions, standing, supporters, amendment, arranged, remark);
  }
}
