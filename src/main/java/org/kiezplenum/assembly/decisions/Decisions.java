package org.kiezplenum.assembly.decisions;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.ProposalId;
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
 */
public record Decisions(
    PVector<DecisionId> order,
    PMap<DecisionId, Decision> byId,
    @Nullable DecisionId voting,
    @Nullable DecisionId shown,
    int lastBlock) {
  public static final Decisions NONE =
      new Decisions(TreePVector.empty(), HashTreePMap.empty(), null, null, 0);

  public static final int MOST_DECISIONS = 1_000;
  public static final int MOST_BLOCKS = 200;

  public @Nullable Decision find(DecisionId decision) {
    return byId.get(decision);
  }

  /** A decision that an event has named before. */
  public Decision get(DecisionId decision) {
    return Objects.requireNonNull(byId.get(decision));
  }

  /** True if a result on this proposal was announced, whatever it was. */
  public boolean haveFoundOn(ProposalId proposal) {
    return byId.values().stream()
        .anyMatch(decision ->
            proposal.equals(decision.proposal()) && decision.state() instanceof Decision.Announced);
  }

  public @Nullable DecisionId latest() {
    return order.isEmpty() ? null : order.getLast();
  }

  /** True if something was decided, or is being decided, on this item. */
  public boolean haveBeenOn(ItemId item) {
    return byId.values().stream().anyMatch(decision -> decision.item().equals(item));
  }

  public Decisions after(Event.DecisionOpened event) {
    Decision decision =
        new Decision(
            event.decision(),
            event.item(),
            event.proposal(),
            event.proposalVersion(),
            event.question(),
            event.method(),
            new Decision.Open(),
            Decision.NO_BLOCKS,
            null);
    return new Decisions(
        order.plus(decision.id()),
        byId.plus(decision.id(), decision),
        decision.id(),
        null,
        lastBlock);
  }

  /** Stated at once, and shown as a result that was announced. */
  public Decisions after(Event.DecisionSeen event) {
    Decision decision =
        new Decision(
            event.decision(),
            event.item(),
            event.proposal(),
            event.proposalVersion(),
            event.question(),
            event.finding().method(),
            new Decision.Announced(event.finding()),
            Decision.NO_BLOCKS,
            event.happened());
    return new Decisions(
        order.plus(decision.id()),
        byId.plus(decision.id(), decision),
        voting,
        event.happened() == null ? decision.id() : shown,
        lastBlock);
  }

  public Decisions after(Event.DecisionSetAside event) {
    Decisions aside = with(get(event.decision()).in(new Decision.SetAside()));
    return event.decision().equals(shown) ? aside.goingOn() : aside;
  }

  public Decisions after(Event.HandsEntered event) {
    Decision decision = get(event.decision());
    Decision counted = decision.with(decision.blocks().plus(event.block(), event.hands()));
    return new Decisions(order, byId.plus(decision.id(), counted), voting, shown, lastBlock + 1);
  }

  public Decisions after(Event.HandsRemoved event) {
    Decision decision = get(event.decision());
    return with(decision.with(decision.blocks().minus(event.block())));
  }

  public Decisions after(Event.DecisionClosed event) {
    return with(get(event.decision()).in(new Decision.Closed(event.phones())));
  }

  public Decisions after(Event.DecisionReopened event) {
    return with(get(event.decision()).in(new Decision.Open()));
  }

  public Decisions after(Event.DecisionAnnounced event) {
    return with(get(event.decision()).in(new Decision.Announced(event.finding())))
        .pointing(null, event.decision());
  }

  public Decisions after(Event.DecisionEnded event) {
    return with(get(event.decision()).in(new Decision.Ended())).pointing(null, shown);
  }

  /** The assembly goes on, so the result last announced is no longer shown large. */
  public Decisions goingOn() {
    return shown == null ? this : pointing(voting, null);
  }

  private Decisions with(Decision decision) {
    return new Decisions(order, byId.plus(decision.id(), decision), voting, shown, lastBlock);
  }

  private Decisions pointing(@Nullable DecisionId newVoting, @Nullable DecisionId newShown) {
    return new Decisions(order, byId, newVoting, newShown, lastBlock);
  }
}
