package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/**
 * In which events a vote is written down, and in which words something is refused. Where nobody has
 * chosen a method these are the ones of the first version; every record and every page knows them.
 */
sealed interface Notation {

  static Notation of(Decision decision) {
    return decision.method() == PlainMethod.POLL ? ByMethod.ANY : Plain.ONLY;
  }

  /** A block of hands. */
  Event entered(DecisionId decision, BlockId block, Cells cells);

  /**
   * What the urn held, and how many it is about.
   *
   * @param listed how many are on the list of those who may vote, where one is kept
   * @param present how many are in the room, if somebody has said it
   */
  Event closed(
      Decision decision, UrnCount urn, @Nullable Integer listed, @Nullable Integer present);

  Event announced(Decision decision, Reckoned reckoned, boolean isAgreed);

  /** Why these cannot be counted by hand; nothing if they can. */
  @Nullable Decided refused(Poll poll, Cells cells);

  /** Something is to be mended before anything can be announced. */
  Decided incomplete(Reason reason);

  private static @Nullable Map<PersonId, Integer> weights(UrnCount urn) {
    return urn.weights().isEmpty() ? null : urn.weights();
  }

  /** By yes, no and abstention. */
  enum Plain implements Notation {
    ONLY;

    @Override
    public Event entered(DecisionId decision, BlockId block, Cells cells) {
      return new VotingEvent.HandsEntered(decision, block, Hands.of(cells));
    }

    @Override
    public Event closed(
        Decision decision, UrnCount urn, @Nullable Integer listed, @Nullable Integer present) {
      return new VotingEvent.DecisionClosed(
          decision.id(), Tally.of(urn.bag()), listed, weights(urn), present);
    }

    @Override
    public Event announced(Decision decision, Reckoned reckoned, boolean isAgreed) {
      return new VotingEvent.DecisionAnnounced(
          decision.id(), PlainFinding.of(decision.poll(), reckoned.finding()));
    }

    @Override
    public @Nullable Decided refused(Poll poll, Cells cells) {
      boolean arePossible =
          Methods.check(poll.ask(), cells).isEmpty()
              && cells.counts().values().stream().allMatch(n -> n <= Hands.MOST_HANDS);
      return arePossible
          ? null
          : refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Hands.MOST_HANDS));
    }

    @Override
    public Decided incomplete(Reason reason) {
      return reason.why() == Why.NOT_COUNTED
          ? refuse(
              Refusal.Code.INCOMPLETE_COUNT,
              Map.of(
                  "missing",
                  List.of(Objects.requireNonNull(reason.arguments().get("missing")).split(","))))
          : Objects.requireNonNull(HeadCounts.refused(reason));
    }
  }

  /** Whatever the method asks. */
  enum ByMethod implements Notation {
    ANY;

    @Override
    public Event entered(DecisionId decision, BlockId block, Cells cells) {
      return new VotingEvent.CellsEntered(decision, block, cells);
    }

    @Override
    public Event closed(
        Decision decision, UrnCount urn, @Nullable Integer listed, @Nullable Integer present) {
      return new VotingEvent.PollClosed(
          decision.id(),
          Bag.of(urn.bag()),
          listed,
          weights(urn),
          decision.isByName() ? urn.roll() : null,
          present);
    }

    @Override
    public Event announced(Decision decision, Reckoned reckoned, boolean isAgreed) {
      return new VotingEvent.PollAnnounced(
          decision.id(),
          reckoned.finding(),
          !isAgreed && reckoned.ofFew() ? true : null,
          reckoned.present(),
          reckoned.finding().outcome() == Outcome.BLOCKED ? true : null);
    }

    @Override
    public @Nullable Decided refused(Poll poll, Cells cells) {
      Faults faults = Methods.check(poll.ask(), cells);
      return faults.isEmpty() ? null : BadBallot.refuse(faults.first(), poll);
    }

    @Override
    public Decided incomplete(Reason reason) {
      return Objects.requireNonNull(HeadCounts.refused(reason));
    }
  }
}
