package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Decisions;
import org.kiezplenum.assembly.voting.Lapsed;
import org.kiezplenum.assembly.voting.RollAnswer;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.views.OwnView.OwnBallot;

/** What happens to urns and ballots in one turn. */
final class UrnChanges {
  private final Box box;
  private final Map<DecisionId, Map<PersonId, Urn.Kept>> reopened;
  private final List<DecisionId> toOpen = new ArrayList<>();
  private final List<DecisionId> toClose = new ArrayList<>();
  private final List<Handling> handlings = new ArrayList<>();

  /**
   * @param reopened what the urns hold that are to be opened again
   */
  UrnChanges(Box box, Map<DecisionId, Map<PersonId, Urn.Kept>> reopened) {
    this.box = box;
    this.reopened = reopened;
  }

  /** What an urn held that is opened again; nothing of any other. */
  Map<PersonId, String> heldBefore(DecisionId decision) {
    Map<PersonId, String> held = new HashMap<>();
    reopened
        .getOrDefault(decision, Map.of())
        .forEach((person, kept) -> held.put(person, kept.ballot()));
    return held;
  }

  /** What happened to ballots, in its order. */
  List<Handling> handlings() {
    return handlings;
  }

  /**
   * Remembers what an event means for the urn.
   *
   * @param ballots what was in it before this turn
   * @return those whose ballots are handled by it
   */
  List<PersonId> happen(VotingEvent event, Assembly before, OwnBallots ballots) {
    List<PersonId> touched = new ArrayList<>();
    switch (event) {
      case VotingEvent.DecisionOpened opened -> toOpen.add(opened.decision());
      case VotingEvent.PollOpened opened -> {
        toOpen.add(opened.decision());
        if (opened.ask().settings().areSecret()) {
          box.seal(opened.decision());
        }
      }
      case VotingEvent.DecisionReopened opened -> {
        toOpen.add(opened.decision());
        handlings.addAll(merged(opened.decision(), before.people()));
        touched.addAll(left(opened.decision(), before));
      }
      case VotingEvent.DecisionEnded ended when before.decisions().get(ended.decision()).isOpen() ->
          toClose.add(ended.decision());
      case VotingEvent.RollAnswerWithdrawn withdrawn ->
          handlings.add(without(withdrawn, before.decisions().get(withdrawn.decision()), ballots));
      case VotingEvent.TwoBallotsCounted _,
          VotingEvent.HandsEntered _,
          VotingEvent.HandsRemoved _,
          VotingEvent.SecondCountEntered _,
          VotingEvent.CountSettled _,
          VotingEvent.DecisionClosed _,
          VotingEvent.ClosingAnnounced _,
          VotingEvent.DecisionAnnounced _,
          VotingEvent.SecretVotesDemanded _,
          VotingEvent.NamedVotesDemanded _,
          VotingEvent.DecisionEnded _,
          VotingEvent.CellsEntered _,
          VotingEvent.PaperEntered _,
          VotingEvent.PollClosed _,
          VotingEvent.RollAnswered _,
          VotingEvent.FiguresStated _,
          VotingEvent.LotDrawn _,
          VotingEvent.PollAnnounced _,
          VotingEvent.DecisionSeen _,
          VotingEvent.DecisionTakenUp _,
          VotingEvent.DecisionReconsidered _,
          VotingEvent.ResolutionNumbered _,
          VotingEvent.DecisionMistaken _,
          VotingEvent.DecisionSetAside _ -> {}
    }
    return touched;
  }

  /** What else a ballot says stays. */
  private Handling without(
      VotingEvent.RollAnswerWithdrawn event, Decision decision, OwnBallots ballots) {
    PersonId person = event.person();
    OwnBallot counts =
        Objects.requireNonNull(ballots.now(decision.id(), person, handlings), "no such ballot");
    String method = decision.poll().ask().method();
    String kept =
        BallotParts.of(method, counts.choice()).stream()
            .filter(part -> !RollAnswer.in(method, person, part).contains(RollAnswer.of(event)))
            .collect(Collectors.joining(" "));
    return kept.isEmpty()
        ? new Handling.Merged(decision.id(), person, null)
        : new Handling.Put(new Cast(decision.id(), person, kept, counts.change() + 1));
  }

  /** Whose ballots are others than they were, or none. */
  private Set<PersonId> left(DecisionId decision, Assembly before) {
    Map<PersonId, String> left =
        Lapsed.of(before, before.decisions().get(decision), heldBefore(decision)).left();
    // One more than any, whoever of those who are one person now has given it.
    long change =
        reopened.getOrDefault(decision, Map.of()).values().stream()
                .mapToLong(Urn.Kept::change)
                .max()
                .orElse(0)
            + 1;
    left.forEach((person, ballot) ->
        handlings.add(
            ballot.isEmpty()
                ? new Handling.Merged(decision, person, null)
                : new Handling.Put(new Cast(decision, person, ballot, change))));
    return left.keySet();
  }

  /**
   * Until now it held what was counted. Whose device went away is not known to be the other's, so
   * nobody is shown that ballot; whoever it was may vote again.
   */
  private static List<Handling.Merged> merged(DecisionId decision, People people) {
    return people.merged().keySet().stream()
        .sorted()
        .map(gone ->
            new Handling.Merged(
                decision, gone, people.hasLeft(gone) ? null : people.get(gone).id()))
        .toList();
  }

  /**
   * Writes it after these. Urns are opened before ballots are put in and closed after: the rules
   * have accepted each ballot while its decision was open.
   */
  Future<?> write(
      List<Future<?>> writes,
      Decisions decisions,
      Urn urn,
      AssemblyId id,
      Transaction transaction) {
    for (DecisionId decision : toOpen) {
      writes.add(box.open(decisions.get(decision)));
    }
    Handling.write(handlings, urn, id, transaction, writes);
    Future<?> written = Future.all(writes);
    // Afterwards, and one after the other: each wraps anew what seals there are.
    for (DecisionId decision : toClose) {
      written = written.compose(done -> box.end(decisions.get(decision)));
    }
    return written;
  }
}
