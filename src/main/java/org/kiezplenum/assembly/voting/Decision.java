package org.kiezplenum.assembly.voting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;

/**
 * Something put to the assembly.
 *
 * @param proposal what is decided on; absent for a spoken question
 * @param proposalVersion the version of its text that is decided on
 * @param question the words of a spoken question; absent as well where the item itself is decided
 * @param poll what is asked and by which method, and what was counted
 * @param seconds blocks of hands that were counted twice
 * @param correction why its result was taken up again, if it was, in the latest words
 * @param happened the time at which it happened, if it was entered later
 * @param between the competing proposals among which it is a choice, by the ids of their options;
 *     empty unless it is
 * @param until when it will be closed, as everybody was told; it does not close by itself
 * @param follows the vote of which it is the next round
 * @param heads how many it was about when it was closed
 * @param isReconsidered the assembly wants to decide it anew, so that its result does not hold
 * @param history what was announced before, and the number of the resolution that it made
 */
public record Decision(
    DecisionId id,
    ItemId item,
    @Nullable ProposalId proposal,
    @Nullable Integer proposalVersion,
    @Nullable WordRef question,
    DecisionState state,
    Poll poll,
    SecondCounts seconds,
    @Nullable WordRef correction,
    @Nullable String happened,
    Map<String, Variant> between,
    @Nullable Long until,
    @Nullable DecisionId follows,
    HeadCount heads,
    boolean isReconsidered,
    History history) {

  /** Where a decision stands. */
  public sealed interface DecisionState {}

  public record Open() implements DecisionState {}

  /**
   * Nobody can vote any more; hands may still be entered, and nothing is announced.
   *
   * @param wasAnnounced everybody knows what was counted, and it is being corrected
   */
  public record Closed(boolean wasAnnounced) implements DecisionState {}

  /**
   * What was found was announced.
   *
   * @param isWithheld only what came out, and no figure
   * @param isForRework what it was about goes back to be worked on
   */
  public record Found(Finding finding, boolean isWithheld, boolean isForRework)
      implements DecisionState {

    /** With all that led to it. */
    public Found(Finding finding) {
      this(finding, false, false);
    }
  }

  /** Ended without a result. */
  public record Ended() implements DecisionState {}

  /** Does not hold: it was taken back, or is counted instead. */
  public record SetAside(@Nullable DecisionId builtUpon) implements DecisionState {}

  /** In which way it is decided. */
  public PlainMethod method() {
    return PlainMethod.of(poll.ask());
  }

  public boolean isOpen() {
    return state instanceof Open;
  }

  /** Every proposal that is decided on by it. */
  public List<ProposalId> proposals() {
    return proposal == null ? Variant.proposals(between) : List.of(proposal);
  }

  /** Nobody is to learn what anybody voted. */
  public boolean isSecret() {
    return poll.ask().settings().areSecret();
  }

  /** True if its options are initiatives, and only their delegates speak for them. */
  public boolean isOfDelegates() {
    return poll.ask().options().stream().anyMatch(InitiativeId::isOne);
  }

  /** True if one ballot may hold what somebody says for themselves and for an initiative. */
  public boolean hasParts() {
    return BallotParts.areAsked(poll.ask().method());
  }

  /** Whether this person may answer it, for themselves or for an initiative. */
  public boolean isAskedOf(Electorate electorate, PersonId person) {
    return (isOfDelegates() && electorate.initiativeOf(person) != null)
        || (Methods.asksPeople(poll.ask()) && electorate.mayVote(person));
  }

  /**
   * Each part of a ballot as often as its person votes, sorted, an order that nobody has made by
   * voting. A proxy is for what a person says for themselves: an initiative has one vote, whoever
   * speaks for it. Whoever has any ballot in the urn is here, and nobody votes for them; so it is
   * with those who had one that was left behind, and with the excluded.
   *
   * @param ballots of all who voted, as they are written
   */
  public UrnCount count(Assembly assembly, Map<PersonId, String> ballots) {
    Set<PersonId> wereHere = history.dropped(assembly.people());
    Map<PersonId, Integer> all =
        assembly
            .electorate()
            .proxies()
            .weights(
                ballots.keySet(),
                person -> assembly.mayBeRepresented(person) && !wereHere.contains(person));
    Map<PersonId, Integer> weights = new HashMap<>();
    Map<String, Integer> bag = new TreeMap<>();
    ballots.forEach((person, ballot) -> {
      int weight = all.getOrDefault(person, 1);
      for (String part : BallotParts.of(poll.ask().method(), ballot)) {
        boolean isOfPerson = BallotParts.isOfPerson(poll.ask().method(), part);
        if (isOfPerson && weight > 1) {
          weights.put(person, weight);
        }
        bag.merge(part, isOfPerson ? weight : 1, Integer::sum);
      }
    });
    return new UrnCount(bag, weights, isByName() ? ballots : Map.of());
  }

  /** Everybody is to learn what each voted. */
  public boolean isByName() {
    return poll.ask().settings().areByName();
  }

  /** True if its result is known to all. */
  public boolean isAnnounced() {
    return state instanceof Found;
  }

  /** True if its result is known to all, and the assembly has not taken it up again since. */
  public boolean holds() {
    return isAnnounced() && !isReconsidered;
  }

  /** What was announced, of one whose result is known. */
  public PlainFinding.Outcome outcome() {
    if (!(state instanceof Found found)) {
      throw new IllegalStateException(id + " was not announced");
    }
    return found.isForRework()
        ? PlainFinding.Outcome.NO_RESULT
        : PlainFinding.Outcome.of(found.finding().outcome());
  }

  /** The number of the resolution that it is; absent where nothing is adopted by it now. */
  public @Nullable Integer resolution() {
    return Adopting.by(this, state) && !isReconsidered ? history.number() : null;
  }

  /** Blocks of hands in the order in which they were entered. */
  public Set<BlockId> handBlocks() {
    return poll.hands().keySet();
  }

  /** What was counted in a block of hands; nothing if there is no such block. */
  @Nullable Cells handsOf(BlockId block) {
    return poll.hands().get(block);
  }

  /** A countdown is over with whatever comes next. */
  Decision in(DecisionState newState) {
    return with(newState, poll, seconds, correction, null, heads, history);
  }

  Decision reconsidered() {
    return with(state, poll, seconds, correction, until, heads, history, true);
  }

  Decision closingAt(@Nullable Long newUntil) {
    return with(state, poll, seconds, correction, newUntil, heads, history);
  }

  Decision with(Poll newPoll) {
    return with(state, newPoll, seconds, correction, until, heads, history);
  }

  Decision with(SecondCounts newSeconds) {
    return with(state, poll, newSeconds, correction, until, heads, history);
  }

  Decision with(HeadCount newHeads) {
    return with(state, poll, seconds, correction, until, newHeads, history);
  }

  Decision with(History newHistory) {
    return with(state, poll, seconds, correction, until, heads, newHistory);
  }

  /**
   * As it was before it was announced, so that what was wrong can be mended. What was written down
   * as it had been counted before is counted anew.
   */
  Decision takenUp(WordRef why) {
    return with(
        new Closed(true),
        poll.unrecorded(),
        seconds,
        why,
        null,
        heads,
        history.correcting(state, why, heads, poll));
  }

  private Decision with(
      DecisionState state,
      Poll poll,
      SecondCounts seconds,
      @Nullable WordRef correction,
      @Nullable Long until,
      HeadCount heads,
      History history) {
    return with(state, poll, seconds, correction, until, heads, history, isReconsidered);
  }

  private Decision with(
      DecisionState state,
      Poll poll,
      SecondCounts seconds,
      @Nullable WordRef correction,
      @Nullable Long until,
      HeadCount heads,
      History history,
      boolean isReconsidered) {
    return new Decision(
        id,
        item,
        proposal,
        proposalVersion,
        question,
        state,
        poll,
        seconds,
        correction,
        happened,
        between,
        until,
        follows,
        heads,
        isReconsidered,
        history);
  }
}
