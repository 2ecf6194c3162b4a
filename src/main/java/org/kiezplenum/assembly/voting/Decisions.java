package org.kiezplenum.assembly.voting;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What was put to the assembly so far.
 *
 * @param voting the one decision that is open, or closed and not yet announced
 * @param shown the decision whose result was announced last, until the assembly goes on
 * @param lastBlock the running number of the newest block of hands
 * @param demands how the assembly wants to vote on an item
 */
public record Decisions(
    PVector<DecisionId> order,
    PMap<DecisionId, Decision> byId,
    @Nullable DecisionId voting,
    @Nullable DecisionId shown,
    int lastBlock,
    Demands demands) {
  public static final Decisions NONE =
      new Decisions(TreePVector.empty(), HashTreePMap.empty(), null, null, 0, Demands.NONE);

  public static final int MOST_DECISIONS = 1_000;
  public static final int MOST_BLOCKS = 200;

  public @Nullable Decision find(DecisionId decision) {
    return byId.get(decision);
  }

  /** A decision that an event has named before. */
  public Decision get(DecisionId decision) {
    return Objects.requireNonNull(byId.get(decision));
  }

  /** The latest decision on this proposal whose result was announced and holds, whatever it was. */
  public @Nullable DecisionId latestFoundOn(ProposalId proposal) {
    return order.reversed().stream()
        .filter(id -> proposal.equals(get(id).proposal()) && get(id).holds())
        .findFirst()
        .orElse(null);
  }

  /** Every proposal that was to be chosen in this vote or in the rounds before it. */
  public Set<ProposalId> choicesOf(Decision decision) {
    Set<ProposalId> all = new LinkedHashSet<>(Variant.proposals(decision.between()));
    for (DecisionId before = decision.follows(); before != null; ) {
      all.addAll(Variant.proposals(get(before).between()));
      before = get(before).follows();
    }
    return all;
  }

  public @Nullable DecisionId latest() {
    return order.isEmpty() ? null : order.getLast();
  }

  /** True if something was decided, or is being decided, on this item. */
  public boolean haveBeenOn(ItemId item) {
    return byId.values().stream().anyMatch(decision -> decision.item().equals(item));
  }

  /** Everything that is put to the vote on this item is to be secret. */
  public boolean isSecretOn(@Nullable ItemId item) {
    return demands.areSecretOn(item);
  }

  /** Everything that is put to the vote on this item and not secret is to be by name. */
  public boolean isByNameOn(@Nullable ItemId item) {
    return demands.areByNameOn(item);
  }

  /** What is asked, as it is to be asked on this item. */
  Ask asked(Ask ask, ItemId item) {
    return demands.asked(ask, item);
  }

  public Decisions after(VotingEvent event) {
    return switch (event) {
      case VotingEvent.DecisionOpened e -> opening(NewDecision.of(e));
      case VotingEvent.PollOpened e -> opening(NewDecision.of(e));
      case VotingEvent.DecisionSeen e -> after(e);
      case VotingEvent.DecisionSetAside e -> after(e);
      case VotingEvent.DecisionTakenUp e -> after(e);
      case VotingEvent.DecisionReconsidered e -> after(e);
      case VotingEvent.HandsEntered e -> after(e);
      case VotingEvent.CellsEntered e -> after(e);
      case VotingEvent.PaperEntered e -> after(e);
      case VotingEvent.HandsRemoved e -> after(e);
      case VotingEvent.SecondCountEntered e ->
          with(SecondCounts.counted(get(e.decision()), e.block(), e.counted()));
      case VotingEvent.CountSettled e ->
          with(SecondCounts.settled(get(e.decision()), e.block(), e.takes()));
      case VotingEvent.DecisionClosed e -> after(e);
      case VotingEvent.PollClosed e -> after(e);
      case VotingEvent.ClosingAnnounced e -> with(get(e.decision()).closingAt(e.until()));
      case VotingEvent.RollAnswered e -> with(e.decision(), poll(e.decision()).roll().after(e));
      case VotingEvent.RollAnswerWithdrawn e ->
          with(e.decision(), poll(e.decision()).roll().after(e));
      case VotingEvent.FiguresStated e -> after(e);
      case VotingEvent.LotDrawn e -> after(e);
      case VotingEvent.DecisionReopened e -> after(e);
      case VotingEvent.DecisionAnnounced e -> after(e);
      case VotingEvent.PollAnnounced e -> after(e);
      case VotingEvent.DecisionEnded e -> after(e);
      case VotingEvent.ResolutionNumbered e -> {
        Decision decision = get(e.decision());
        yield with(decision.with(decision.history().numbered(e.number())));
      }
      case VotingEvent.DecisionMistaken e -> {
        Decision decision = get(e.decision());
        yield with(decision.with(decision.history().byMistake()));
      }
      case VotingEvent.SecretVotesDemanded e -> with(demands.after(e));
      case VotingEvent.NamedVotesDemanded e -> with(demands.after(e));
      // Said for everybody to read; the count stays.
      case VotingEvent.TwoBallotsCounted _ -> this;
    };
  }

  private Decisions opening(Decision decision) {
    return new Decisions(
        order.plus(decision.id()),
        byId.plus(decision.id(), decision),
        decision.id(),
        null,
        lastBlock,
        demands);
  }

  /** Stated at once, and shown as a result that was announced. */
  private Decisions after(VotingEvent.DecisionSeen event) {
    Decision decision = NewDecision.of(event);
    return new Decisions(
        order.plus(decision.id()),
        byId.plus(decision.id(), decision),
        voting,
        event.happened() == null ? decision.id() : shown,
        lastBlock,
        demands);
  }

  private Decisions after(VotingEvent.DecisionSetAside event) {
    Decisions aside = with(get(event.decision()).in(new Decision.SetAside(event.builtUpon())));
    return event.decision().equals(shown) ? aside.goingOn() : aside;
  }

  private Decisions after(VotingEvent.DecisionReconsidered event) {
    Decisions anew = with(get(event.decision()).reconsidered());
    return event.decision().equals(shown) ? anew.goingOn() : anew;
  }

  private Decisions after(VotingEvent.DecisionTakenUp event) {
    return with(get(event.decision()).takenUp(event.reason()))
        .pointing(event.decision(), event.decision().equals(shown) ? null : shown);
  }

  private Decisions after(VotingEvent.HandsEntered event) {
    return counted(
        event.decision(), poll(event.decision()).plus(event.block(), event.hands().cells()));
  }

  private Decisions after(VotingEvent.CellsEntered event) {
    return counted(event.decision(), poll(event.decision()).plus(event.block(), event.cells()));
  }

  private Decisions after(VotingEvent.PaperEntered event) {
    return counted(event.decision(), poll(event.decision()).plus(event.block(), event.paper()));
  }

  private Decisions counted(DecisionId decision, Poll poll) {
    Decisions counted = with(get(decision).with(poll));
    return new Decisions(counted.order, counted.byId, voting, shown, lastBlock + 1, demands);
  }

  private Decisions after(VotingEvent.HandsRemoved event) {
    Decision whole = get(event.decision());
    Decision decision = whole.with(whole.seconds().minus(event.block()));
    return with(decision.with(decision.poll().minus(event.block())));
  }

  private Decisions after(VotingEvent.PollClosed event) {
    return closed(
        event.decision(),
        HeadCount.atClose(event.present(), event.voters(), event.weights()),
        event.ballots(),
        event.voters(),
        poll(event.decision()).roll().closedWith(event.roll(), event.weights()));
  }

  private Decisions after(VotingEvent.FiguresStated event) {
    Decision decision = get(event.decision());
    return with(
        decision.with(decision.heads().stating(event)).with(decision.poll().stating(event)));
  }

  private Decisions after(VotingEvent.LotDrawn event) {
    return with(get(event.decision()).with(poll(event.decision()).drawing(event)));
  }

  private Decisions after(VotingEvent.PollAnnounced event) {
    Decision decision = get(event.decision());
    return with(decision
            .in(
                new Decision.Found(
                    event.finding(),
                    Boolean.TRUE.equals(event.withheld()),
                    Boolean.TRUE.equals(event.rework())))
            .with(decision.heads().announced(event.present())))
        .pointing(null, event.decision());
  }

  /** With those who spoke for initiatives at the first announcement; corrections go by them. */
  public Decisions speaking(DecisionId id, Map<String, Integer> delegates) {
    Decision decision = get(id);
    return decision.correction() == null && !delegates.isEmpty()
        ? with(decision.with(decision.heads().speaking(delegates)))
        : this;
  }

  /** Before an urn is opened again: people who were merged have one ballot from then on. */
  public Decisions merged(DecisionId id, People people) {
    return with(id, poll(id).roll().merged(people, poll(id).ask().method()));
  }

  private Poll poll(DecisionId decision) {
    return get(decision).poll();
  }

  private Decisions after(VotingEvent.DecisionClosed event) {
    return closed(
        event.decision(),
        HeadCount.atClose(event.present(), event.voters(), event.weights()),
        event.phones().bag(),
        event.voters(),
        Roll.NONE);
  }

  private Decisions closed(
      DecisionId id, HeadCount heads, Bag ballots, @Nullable Integer listed, Roll said) {
    Decision decision = get(id).in(new Decision.Closed(false)).with(heads);
    return with(
        decision.with(decision.poll().closedWith(ballots, listed, heads.represented(), said)));
  }

  private Decisions after(VotingEvent.DecisionReopened event) {
    Decision open = get(event.decision()).in(new Decision.Open()).with(HeadCount.UNKNOWN);
    return with(open.with(open.poll().opened()).with(open.history().dropping(event.lost())));
  }

  private Decisions after(VotingEvent.DecisionAnnounced event) {
    return with(get(event.decision()).in(new Decision.Found(event.finding().found())))
        .pointing(null, event.decision());
  }

  private Decisions after(VotingEvent.DecisionEnded event) {
    return with(get(event.decision()).in(new Decision.Ended())).pointing(null, shown);
  }

  /** The assembly goes on, so the result last announced is no longer shown large. */
  public Decisions goingOn() {
    return shown == null ? this : pointing(voting, null);
  }

  private Decisions with(DecisionId id, Roll roll) {
    return with(get(id).with(poll(id).with(roll)));
  }

  private Decisions with(Decision decision) {
    return new Decisions(
        order, byId.plus(decision.id(), decision), voting, shown, lastBlock, demands);
  }

  private Decisions with(Demands newDemands) {
    return new Decisions(order, byId, voting, shown, lastBlock, newDemands);
  }

  private Decisions pointing(@Nullable DecisionId newVoting, @Nullable DecisionId newShown) {
    return new Decisions(order, byId, newVoting, newShown, lastBlock, demands);
  }
}
