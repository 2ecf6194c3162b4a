package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Unfolding;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.voting.counting.DrawnLot;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Settings;

/** Chance, where nothing else can decide. */
public final class LotCommands {
  private LotCommands() {}

  /**
   * Nothing but chance can decide. What the hall has drawn is the result, and so it must be one of
   * those who are tied, for each lot in its turn; the server draws only if it is asked to. What the
   * hall drew and the desk entered wrongly is entered anew; what the server drew stands.
   */
  public static Decided draw(Assembly assembly, Command.DrawLot command) {
    return DecisionCommands.whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (!(decision.state() instanceof Decision.Closed)) {
            return refuse(Refusal.Code.NOT_CLOSED);
          }
          Reckoned reckoned = Reckoned.of(decision, assembly.present());
          if (reckoned.hidesLot(decision)) {
            return refuse(Refusal.Code.LOT_WHEN_ANNOUNCED);
          }
          boolean isByServer = command.drawn().isEmpty();
          if (command.instead()
              ? isByServer || !decision.poll().lots().areOfHall()
              : !reckoned.asksForLot(decision)) {
            return refuse(Refusal.Code.NO_LOT);
          }
          String seed = command.seed().strip();
          if (isByServer == seed.isEmpty()) {
            return refuse(Refusal.Code.TEXT_MISSING);
          }
          if (seed.length() > Settings.MOST_SEED) {
            return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Settings.MOST_SEED));
          }
          Poll poll = command.instead() ? decision.poll().mistaken() : decision.poll();
          return areTied(decision, poll, command.drawn(), assembly.present())
              ? drawn(decision, command, seed, assembly.present())
              : refuse(Refusal.Code.NOT_TIED);
        });
  }

  /** Whether each of these is one of those between whom the lot then is. */
  private static boolean areTied(
      Decision decision, Poll poll, List<String> drawn, @Nullable Integer present) {
    for (int i = 0; i < drawn.size(); i++) {
      Finding finding =
          Reckoned.of(decision, poll.drawing(drawn.subList(0, i), null), present).finding();
      if (finding.outcome() != Outcome.LOT_NEEDED || !finding.among().contains(drawn.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Decided drawn(
      Decision decision, Command.DrawLot command, String seed, @Nullable Integer present) {
    Poll poll = decision.poll();
    Wording witness = command.witness();
    Decided refused = witness == null ? null : AgendaCommands.refusedTitle(witness);
    if (refused != null) {
      return refused;
    }
    WordRef seen =
        witness == null
            ? null
            : witness.as(decision.id() + "/witness-" + poll.lots().nextWitness(), 1);
    Decided.Accepted drawn =
        accept(
            command.drawn().isEmpty()
                ? byServer(
                    decision,
                    seed,
                    seen,
                    Reckoned.of(decision, poll.drawing(null, seed), present).finding())
                : new VotingEvent.LotDrawn(
                    decision.id(),
                    null,
                    seen,
                    command.drawn(),
                    null,
                    command.instead() ? true : null));
    return witness == null || seen == null ? drawn : drawn.saying(seen, witness);
  }

  /**
   * The server's lot.
   *
   * @param found what comes out with it
   */
  static VotingEvent.LotDrawn byServer(
      Decision decision, String seed, @Nullable WordRef witness, Finding found) {
    List<String> fell =
        found.rounds().stream()
            .flatMap(round -> round.happenings().stream())
            .filter(happening -> happening.kind() == Happening.HappeningKind.LOT)
            .map(happening -> happening.details().getOrDefault("drawn", ""))
            .skip(decision.poll().drawn().size())
            .toList();
    return new VotingEvent.LotDrawn(decision.id(), seed, witness, null, fell, null);
  }

  /**
   * What is counted again as it was when a lot was drawn has that lot again: nobody can draw for
   * the same ballots until it suits.
   */
  public static void follow(Unfolding unfolding) {
    Decisions decisions = unfolding.now().decisions();
    Decision decision = decisions.voting() == null ? null : decisions.find(decisions.voting());
    if (decision == null || !(decision.state() instanceof Decision.Closed)) {
      return;
    }
    Poll poll = decision.poll();
    if (poll.lots().standing().isEmpty() && !poll.lots().dropped().isEmpty()) {
      poll.lots()
          .droppedFor(poll.counted())
          .forEach(lot -> unfolding.happen(again(decision.id(), lot)));
    }
  }

  private static VotingEvent.LotDrawn again(DecisionId decision, DrawnLot lot) {
    List<String> fell = lot.fell().isEmpty() ? null : lot.fell();
    return lot.seed() == null
        ? new VotingEvent.LotDrawn(decision, null, lot.witness(), fell)
        : new VotingEvent.LotDrawn(decision, lot.seed(), lot.witness(), null, fell, null);
  }
}
