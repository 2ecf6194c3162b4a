package org.kiezplenum.assembly.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Outcome;
import org.kiezplenum.assembly.decisions.methods.Why;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * Something put to the assembly.
 *
 * @param proposal what is decided on; absent for a spoken question
 * @param proposalVersion the version of its text that is decided on
 * @param question the words of a spoken question; absent as well where the item itself is decided
 * @param blocks hands as they were counted, beside the ballots of the phones
 * @param poll what is counted, if it is by one of the methods
 * @param seconds blocks of hands that were counted twice
 * @param correction why its result was taken up again, if it was, in the latest words
 * @param happened the time at which it happened, if it was entered later
 * @param between the competing proposals among which it is a choice, by the ids of their options;
 *     empty unless it is
 * @param until when it will be closed, as everybody was told; it does not close by itself
 * @param follows the vote of which it is the next round
 */
public record Decision(
    DecisionId id,
    ItemId item,
    @Nullable ProposalId proposal,
    @Nullable Integer proposalVersion,
    @Nullable WordRef question,
    Method method,
    State state,
    PMap<BlockId, Hands> blocks,
    @Nullable Poll poll,
    SecondCounts seconds,
    @Nullable WordRef correction,
    @Nullable String happened,
    Map<String, Variant> between,
    @Nullable Long until,
    @Nullable DecisionId follows) {

  /** Where a decision stands. */
  public sealed interface State {}

  public record Open() implements State {}

  /** Nobody can vote any more; hands may still be entered, and nothing is announced. */
  public record Closed(Tally phones) implements State {}

  public record Announced(Finding finding) implements State {}

  /**
   * What a poll has found was announced.
   *
   * @param isWithheld only what came out, and no figure
   */
  public record Found(org.kiezplenum.assembly.decisions.methods.Finding finding, boolean isWithheld)
      implements State {}

  /** Ended without a result. */
  public record Ended() implements State {}

  /** Does not hold: it was taken back, or is counted instead. */
  public record SetAside() implements State {}

  static final PMap<BlockId, Hands> NO_BLOCKS = OrderedPMap.empty();

  public boolean isOpen() {
    return state instanceof Open;
  }

  /** Every proposal that is decided on by it. */
  public List<ProposalId> proposals() {
    return proposal == null ? Variant.proposals(between) : List.of(proposal);
  }

  /** The proposal that was chosen; nothing unless it is exactly one. */
  public @Nullable Variant chosen(org.kiezplenum.assembly.decisions.methods.Finding finding) {
    return isChoice(finding) ? between.get(finding.elected().getFirst()) : null;
  }

  /** True if the choice fell on none of the proposals: everything stays as it is. */
  public boolean choosesNone(org.kiezplenum.assembly.decisions.methods.Finding finding) {
    return finding.reason().why() == Why.PASSIVE_STAYS
        || (isChoice(finding) && !between.containsKey(finding.elected().getFirst()));
  }

  private static boolean isChoice(org.kiezplenum.assembly.decisions.methods.Finding finding) {
    return finding.elected().size() == 1
        && (finding.outcome() == Outcome.ELECTED || finding.outcome() == Outcome.ADOPTED);
  }

  /** Nobody is to learn what anybody voted. */
  public boolean isSecret() {
    return poll != null && poll.ask().settings().areSecret();
  }

  /** Whether this person may answer it, for themselves or for an initiative. */
  public boolean isAskedOf(Electorate electorate, PersonId person) {
    boolean isOfDelegates =
        poll != null
            && poll.ask().options().stream().anyMatch(InitiativeId::isOne)
            && !Methods.asksPeople(poll.ask());
    return isOfDelegates ? electorate.initiativeOf(person) != null : electorate.mayVote(person);
  }

  /** Everybody is to learn what each voted. */
  public boolean isByName() {
    return poll != null && poll.ask().settings().areByName();
  }

  /** True if its result is known to all, and holds. */
  public boolean isAnnounced() {
    return state instanceof Announced || state instanceof Found;
  }

  /** What was announced, of one whose result is known. */
  public Finding.Outcome outcome() {
    return switch (state) {
      case Announced announced -> announced.finding().outcome();
      case Found found -> Finding.Outcome.of(found.finding().outcome());
      default -> throw new IllegalStateException(id + " was not announced");
    };
  }

  /** Blocks of hands in the order in which they were entered. */
  public Set<BlockId> handBlocks() {
    return poll == null ? blocks.keySet() : poll.hands().keySet();
  }

  /** What was counted in a block of hands; nothing if there is no such block. */
  @Nullable Cells handsOf(BlockId block) {
    Hands hands = blocks.get(block);
    return poll != null ? poll.hands().get(block) : hands == null ? null : SecondCount.cells(hands);
  }

  /** The sum of all blocks. */
  public Tally hands() {
    return new Tally(sum(Hands::yes), sum(Hands::no), sum(Hands::abstain));
  }

  /**
   * Which answers nobody has counted hands for though others were counted. A count without its
   * abstentions cannot be announced as counted.
   */
  public List<Choice> missingHands() {
    List<Choice> missing = new ArrayList<>();
    if (!blocks.isEmpty()) {
      addIfMissing(missing, Choice.YES, Hands::yes);
      addIfMissing(missing, Choice.NO, Hands::no);
      addIfMissing(missing, Choice.ABSTAIN, Hands::abstain);
    }
    return missing;
  }

  /** A countdown is over with whatever comes next. */
  Decision in(State newState) {
    return with(newState, blocks, poll, seconds, correction, null);
  }

  Decision closingAt(@Nullable Long newUntil) {
    return with(state, blocks, poll, seconds, correction, newUntil);
  }

  Decision with(PMap<BlockId, Hands> newBlocks) {
    return with(state, newBlocks, poll, seconds, correction, until);
  }

  Decision with(Poll newPoll) {
    return with(state, blocks, newPoll, seconds, correction, until);
  }

  Decision with(SecondCounts newSeconds) {
    return with(state, blocks, poll, newSeconds, correction, until);
  }

  /** As it was before it was announced, so that what was wrong can be mended. */
  Decision takenUp(WordRef why) {
    Tally phones =
        state instanceof Announced announced && announced.finding().phones() != null
            ? announced.finding().phones()
            : Tally.NONE;
    return with(new Closed(phones), blocks, poll, seconds, why, null);
  }

  private Decision with(
      State state,
      PMap<BlockId, Hands> blocks,
      @Nullable Poll poll,
      SecondCounts seconds,
      @Nullable WordRef correction,
      @Nullable Long until) {
    return new Decision(
        id,
        item,
        proposal,
        proposalVersion,
        question,
        method,
        state,
        blocks,
        poll,
        seconds,
        correction,
        happened,
        between,
        until,
        follows);
  }

  private int sum(Function<Hands, @Nullable Integer> counted) {
    return blocks.values().stream()
        .map(counted)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sum();
  }

  private void addIfMissing(
      List<Choice> missing, Choice choice, Function<Hands, @Nullable Integer> counted) {
    if (blocks.values().stream().map(counted).allMatch(Objects::isNull)) {
      missing.add(choice);
    }
  }
}
