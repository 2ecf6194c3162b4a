package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Decisions;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.urn.Seal;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.views.World;

/**
 * The urn of the decision that is on, as one append finds it: what it holds, if it is closed by the
 * append, and the seal of a secret decision, which no object outlives that is not about one append.
 */
final class Box {
  private final Urn urn;
  private final AssemblyId id;
  private final Transaction transaction;
  private final @Nullable Decision voting;
  private final Assembly known;
  private final Map<DecisionId, Seal> seals = new HashMap<>();
  private UrnCount counted = UrnCount.NOTHING;

  Box(Urn urn, World known, Transaction transaction) {
    this.urn = urn;
    this.id = known.id();
    this.transaction = transaction;
    this.known = known.assembly();
    DecisionId current = this.known.decisions().voting();
    this.voting = current == null ? null : this.known.decisions().get(current);
  }

  /** Takes the seal out, if there should be one and it will be needed. */
  Future<?> look(boolean isNeeded) {
    if (!isNeeded || voting == null || !voting.isOpen() || !voting.isSecret()) {
      return Future.succeededFuture();
    }
    return urn.seal(transaction, id, voting.id())
        .onSuccess(found -> found.ifPresent(seal -> seals.put(voting.id(), seal)));
  }

  /**
   * Closes the urn and counts it. A secret one is then emptied and its seal destroyed; if one of
   * its ballots cannot be opened, all stays as it is.
   */
  Future<?> count() {
    DecisionId decision = Objects.requireNonNull(voting).id();
    if (voting.isSecret()) {
      return opens(decision) ? countSealed(decision) : Future.succeededFuture();
    }
    Future<SortedMap<String, Integer>> closed = urn.close(transaction, id, decision);
    return voting.isByName() || !known.electorate().proxies().holderOf().isEmpty()
        ? Future.join(closed, urn.kept(transaction, id, decision))
            .onSuccess(both -> {
              Map<PersonId, Urn.Kept> kept = both.resultAt(1);
              Map<PersonId, String> whose = new HashMap<>();
              kept.forEach((person, ballot) -> whose.put(person, ballot.ballot()));
              counted = voting.count(known, whose);
            })
        : closed.onSuccess(
            held -> counted = UrnCount.of(BallotParts.apart(voting.poll().ask().method(), held)));
  }

  private Future<?> countSealed(DecisionId decision) {
    return urn.kept(transaction, id, decision)
        .compose(kept -> {
          Optional<Map<PersonId, String>> opened = opened(kept, get(decision));
          if (opened.isEmpty()) {
            seals.remove(decision);
            return Future.succeededFuture();
          }
          counted = Objects.requireNonNull(voting).count(known, opened.get());
          return empty(decision);
        });
  }

  /** Nothing of it is left but that it is closed. */
  private Future<Void> empty(DecisionId decision) {
    return urn.close(transaction, id, decision)
        .compose(closed -> urn.destroy(transaction, id, decision));
  }

  private static Optional<Map<PersonId, String>> opened(Map<PersonId, Urn.Kept> kept, Seal seal) {
    Map<PersonId, String> opened = new HashMap<>();
    for (Map.Entry<PersonId, Urn.Kept> sealed : kept.entrySet()) {
      Optional<String> ballot = seal.open(sealed.getValue().ballot());
      if (ballot.isEmpty()) {
        return Optional.empty();
      }
      opened.put(sealed.getKey(), ballot.get());
    }
    return Optional.of(opened);
  }

  /** What the urn held when it was closed. */
  UrnCount counted() {
    return counted;
  }

  /** False for a secret decision that this server cannot open: a restored one, say. */
  boolean opens(DecisionId decision) {
    return seals.containsKey(decision);
  }

  /** It is about a secret decision that this server cannot open. */
  boolean isLocked(Ruling.Accepted accepted, Decisions decisions) {
    return accepted.ballots().stream()
            .anyMatch(ballot -> ballot.isSecret() && !opens(ballot.decision()))
        || accepted.events().stream()
            .anyMatch(event ->
                event instanceof VotingEvent.PollClosed closed
                    && decisions.get(closed.decision()).isSecret()
                    && !opens(closed.decision()));
  }

  /** It puts something to a secret vote, and servers have different secrets. */
  boolean cannotSeal(Ruling.Accepted accepted) {
    return !urn.canSeal()
        && accepted.events().stream()
            .anyMatch(event ->
                event instanceof VotingEvent.PollOpened opened
                    && opened.ask().settings().areSecret());
  }

  private Seal get(DecisionId decision) {
    return Objects.requireNonNull(seals.get(decision));
  }

  /** A ballot as the urn is to have it. */
  String written(Decided.Ballot ballot) {
    return ballot.isSecret()
        ? get(ballot.decision()).close(ballot.choice(), ballot.room())
        : ballot.choice();
  }

  /** A decision was put to the vote that is to be secret. */
  void seal(DecisionId decision) {
    seals.put(decision, Seal.fresh(id, decision));
  }

  /** Opens an urn, with the seal of one that was just made. */
  Future<Void> open(Decision decision) {
    Future<Void> opened = urn.open(transaction, id, decision.id());
    return decision.isSecret()
        ? Future.join(opened, urn.keep(transaction, id, decision.id(), get(decision.id())))
            .mapEmpty()
        : opened;
  }

  /** Closes an urn that nobody counts. */
  Future<Void> end(Decision decision) {
    return decision.isSecret()
        ? empty(decision.id())
        : urn.close(transaction, id, decision.id()).mapEmpty();
  }
}
