package org.kiezplenum.assembly;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Dropped;
import org.kiezplenum.assembly.voting.Dropped.DropReason;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** Is about decisions, and changes at most proposals beside. */
public sealed interface VotingEvent extends Event {

  /** In the order in which it is written down for ever. */
  private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /**
   * Two who have both voted turned out to be one, after their ballots were counted. Both stay in
   * the count.
   *
   * @param possible it was secret, so that nobody knows whether both have voted
   */
  record TwoBallotsCounted(DecisionId decision, PersonId person, @Nullable Boolean possible)
      implements VotingEvent {}

  /** On a proposal in the version it then had, on a spoken question, or on the item itself. */
  record DecisionOpened(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer proposalVersion,
      @Nullable WordRef question,
      PlainMethod method)
      implements VotingEvent {}

  record HandsEntered(DecisionId decision, BlockId block, Hands hands) implements VotingEvent {}

  record HandsRemoved(DecisionId decision, BlockId block) implements VotingEvent {}

  /** A block of hands was counted by another person, by the names of what hands were raised for. */
  record SecondCountEntered(DecisionId decision, BlockId block, Cells counted)
      implements VotingEvent {}

  /** Two counts of a block differ, and it was said which holds. */
  record CountSettled(DecisionId decision, BlockId block, SecondCount.Takes takes)
      implements VotingEvent {}

  /**
   * {@code phones} is what the urn held.
   *
   * @param voters how many might have voted, where a list is kept
   * @param weights of those who voted for others too, as often as they are in {@code phones}
   * @param present how many were in the room, if anybody had counted
   */
  record DecisionClosed(
      DecisionId decision,
      Tally phones,
      @Nullable Integer voters,
      @Nullable Map<PersonId, Integer> weights,
      @Nullable Integer present)
      implements VotingEvent {

    public DecisionClosed {
      weights = weights == null ? null : sorted(weights);
    }

    public DecisionClosed(
        DecisionId decision,
        Tally phones,
        @Nullable Integer voters,
        @Nullable Map<PersonId, Integer> weights) {
      this(decision, phones, voters, weights, null);
    }

    public DecisionClosed(DecisionId decision, Tally phones) {
      this(decision, phones, null, null);
    }
  }

  /** Everybody is told that the vote will be closed then; absent: that it will not. */
  record ClosingAnnounced(DecisionId decision, @Nullable Long until) implements VotingEvent {}

  /**
   * It can be voted on again, with the ballots that were in the urn.
   *
   * @param dropped how many votes were taken out; absent if none
   * @param reason why; absent where those who had given them may not vote any more
   * @param people whose they were; absent if none, and in events of former times
   */
  record DecisionReopened(
      DecisionId decision,
      @Nullable Integer dropped,
      @Nullable DropReason reason,
      @Nullable List<PersonId> people)
      implements VotingEvent {
    public DecisionReopened(DecisionId decision) {
      this(decision, null, null, null);
    }

    public DecisionReopened(DecisionId decision, Dropped dropped) {
      this(
          decision,
          dropped.votes(),
          dropped.reason() == DropReason.NO_VOTE ? null : dropped.reason(),
          dropped.people().stream().sorted().toList());
    }

    /** What was taken out; nothing if nothing was. */
    public @Nullable Dropped lost() {
      return dropped == null
          ? null
          : new Dropped(
              dropped,
              reason == null ? DropReason.NO_VOTE : reason,
              people == null ? Set.of() : Set.copyOf(people));
    }
  }

  record DecisionAnnounced(DecisionId decision, PlainFinding finding) implements VotingEvent {}

  /** From then on everything on this item is voted secretly. */
  record SecretVotesDemanded(ItemId item) implements VotingEvent {}

  /**
   * From then on everything on this item that is not secret is voted by name.
   *
   * @param firmly two thirds wanted it, so that it holds where secret votes were demanded too
   */
  record NamedVotesDemanded(ItemId item, boolean firmly) implements VotingEvent {}

  record DecisionEnded(DecisionId decision) implements VotingEvent {}

  /**
   * Put to the vote by one of the methods.
   *
   * @param labels what the options are called, by their ids
   * @param entitled how many may vote, here or not, if it was said
   * @param proposals those among which it is a choice, by the ids of their options; absent unless
   *     it is
   * @param follows the vote of which it is the next round; absent if it is the first, and in
   *     records that were written before it was said
   */
  record PollOpened(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer proposalVersion,
      @Nullable WordRef question,
      Ask ask,
      Map<String, WordRef> labels,
      @Nullable Integer entitled,
      @Nullable Map<String, Variant> proposals,
      @Nullable DecisionId follows)
      implements VotingEvent {
    public PollOpened {
      labels = sorted(labels);
      proposals = proposals == null ? null : sorted(proposals);
    }

    public PollOpened(
        DecisionId decision,
        ItemId item,
        @Nullable ProposalId proposal,
        @Nullable Integer proposalVersion,
        @Nullable WordRef question,
        Ask ask,
        Map<String, WordRef> labels,
        @Nullable Integer entitled) {
      this(decision, item, proposal, proposalVersion, question, ask, labels, entitled, null, null);
    }
  }

  /** Hands that were raised, by the names of what they were raised for. */
  record CellsEntered(DecisionId decision, BlockId block, Cells cells) implements VotingEvent {}

  record PaperEntered(DecisionId decision, BlockId block, Poll.Paper paper)
      implements VotingEvent {}

  /**
   * {@code ballots} is what the urn held: each ballot that was cast, and how often.
   *
   * @param voters how many might have voted, where a list is kept
   * @param weights of those who voted for others too, as often as they are in {@code ballots}
   * @param roll what everybody said, in a vote by name; in no other
   * @param present how many were in the room, if anybody had counted
   */
  record PollClosed(
      DecisionId decision,
      Bag ballots,
      @Nullable Integer voters,
      @Nullable Map<PersonId, Integer> weights,
      @Nullable Map<PersonId, String> roll,
      @Nullable Integer present)
      implements VotingEvent {

    public PollClosed {
      weights = weights == null ? null : sorted(weights);
      roll = roll == null ? null : sorted(roll);
    }

    public PollClosed(
        DecisionId decision,
        Bag ballots,
        @Nullable Integer voters,
        @Nullable Map<PersonId, Integer> weights,
        @Nullable Map<PersonId, String> roll) {
      this(decision, ballots, voters, weights, roll, null);
    }

    public PollClosed(DecisionId decision, Bag ballots) {
      this(decision, ballots, null, null, null);
    }
  }

  /**
   * In a vote by name the desk has entered what somebody said, or somebody for whom it had has
   * voted by phone since. What they said is told by the close.
   *
   * @param byPhone {@code true} if they voted themselves, and what the desk had entered is gone
   * @param instead {@code true} if the desk has replaced what their phone had cast
   * @param initiative {@code true} if they said it for the initiative that they speak for, where
   *     one ballot may hold that and what they say for themselves
   */
  record RollAnswered(
      DecisionId decision,
      PersonId person,
      @Nullable Boolean byPhone,
      @Nullable Boolean instead,
      @Nullable Boolean initiative)
      implements VotingEvent {}

  /**
   * In a vote by name the desk has taken out what had been entered for somebody by mistake, so that
   * they can be called again.
   *
   * @param byPhone {@code true} if they had cast it themselves
   * @param initiative {@code true} if it was for the initiative that they speak for, as above
   */
  record RollAnswerWithdrawn(
      DecisionId decision, PersonId person, @Nullable Boolean byPhone, @Nullable Boolean initiative)
      implements VotingEvent {}

  /**
   * For this vote alone the moderation says how many were here, or may vote, whatever was known
   * when it was closed; what it does not say is absent.
   */
  record FiguresStated(DecisionId decision, @Nullable Integer present, @Nullable Integer entitled)
      implements VotingEvent {}

  /**
   * A lot was drawn: either in the hall, and on whom it fell is said, or by the server.
   *
   * @param seed what the server worked it out from, or what somebody has typed while that was so
   * @param witness who has seen it, if it was said
   * @param drawn on whom it fell in the hall, in the order of drawing
   * @param fell on whom the server's lots fell; absent in records from before that was said
   * @param instead {@code true} if the lots that stood were entered wrongly
   */
  record LotDrawn(
      DecisionId decision,
      @Nullable String seed,
      @Nullable WordRef witness,
      @Nullable List<String> drawn,
      @Nullable List<String> fell,
      @Nullable Boolean instead)
      implements VotingEvent {
    public LotDrawn(
        DecisionId decision,
        @Nullable String seed,
        @Nullable WordRef witness,
        @Nullable List<String> drawn) {
      this(decision, seed, witness, drawn, null, null);
    }

    public LotDrawn(DecisionId decision, String seed) {
      this(decision, seed, null, null);
    }

    /** On whom it fell; nobody if that is not stored. */
    public List<String> fellOn() {
      return drawn != null ? drawn : fell != null ? fell : List.of();
    }
  }

  /**
   * What a poll has found.
   *
   * @param withheld {@code true} if only what came out is told, and no figure
   * @param present the head count that it was found with, if one was known
   * @param rework {@code true} if what was blocked goes back to be worked on; before that was said,
   *     it was rejected
   */
  record PollAnnounced(
      DecisionId decision,
      Finding finding,
      @Nullable Boolean withheld,
      @Nullable Integer present,
      @Nullable Boolean rework)
      implements VotingEvent {
    public PollAnnounced(DecisionId decision, Finding finding, @Nullable Boolean withheld) {
      this(decision, finding, withheld, null, null);
    }

    public PollAnnounced(DecisionId decision, Finding finding) {
      this(decision, finding, null, null, null);
    }
  }

  /**
   * Decided without ballots: as the moderation saw it in the room, or as it was counted there.
   *
   * @param happened the time at which it happened, if it was entered later
   */
  record DecisionSeen(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer proposalVersion,
      @Nullable WordRef question,
      PlainFinding finding,
      @Nullable String happened)
      implements VotingEvent {}

  /** What was announced is to be mended, and announced anew. */
  record DecisionTakenUp(DecisionId decision, WordRef reason) implements VotingEvent {}

  /**
   * The assembly wants to decide it anew; what was announced stands, and does not hold any more.
   */
  record DecisionReconsidered(DecisionId decision) implements VotingEvent {}

  /** What was adopted is this resolution; the number is never given again. */
  record ResolutionNumbered(DecisionId decision, int number) implements VotingEvent {}

  /** It was put to the vote by mistake: it stands in the record, and not among the results. */
  record DecisionMistaken(DecisionId decision) implements VotingEvent {}

  /**
   * Does not hold any more: taken back, or to be counted instead.
   *
   * @param builtUpon the earlier vote upon whose result it was built, if it falls with that
   */
  record DecisionSetAside(
      DecisionId decision, @Nullable Integer step, @Nullable DecisionId builtUpon)
      implements VotingEvent {
    public DecisionSetAside(DecisionId decision, @Nullable Integer step) {
      this(decision, step, null);
    }
  }
}
