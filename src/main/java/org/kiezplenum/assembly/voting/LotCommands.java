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
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Settings;

/** Chance, where nothing else can decide. */
public final class LotCommands {
  private LotCommands() {}

  /**
   * Nothing but chance can decide. What the hall has drawn is the result, and so it must be one of
   * those who are tied, for each lot in its turn; the server draws only if it is asked to.
   */
  public static Decided draw(Assembly assembly, Command.DrawLot command) {
    return DecisionCommands.whileVoting(
        assembly,
        command.decision(),
        decision -> {
          Poll poll = decision.poll();
          if (!(decision.state() instanceof Decision.Closed)) {
            return refuse(Refusal.Code.NOT_CLOSED);
          }
          Reckoned reckoned = Reckoned.of(decision, assembly.present());
          if (reckoned.hidesLot(decision)) {
            return refuse(Refusal.Code.LOT_WHEN_ANNOUNCED);
          }
          if (!reckoned.asksForLot(decision)) {
            return refuse(Refusal.Code.NO_LOT);
          }
          String seed = command.seed().strip();
          if (command.drawn().isEmpty() == seed.isEmpty()) {
            return refuse(Refusal.Code.TEXT_MISSING);
          }
          if (seed.length() > Settings.MOST_SEED) {
            return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Settings.MOST_SEED));
          }
          return areTied(decision, poll, command.drawn(), assembly.present())
              ? drawn(decision, poll, command)
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

  private static Decided drawn(Decision decision, Poll poll, Command.DrawLot command) {
    String seed = command.drawn().isEmpty() ? command.seed().strip() : null;
    List<String> drawn = command.drawn().isEmpty() ? null : command.drawn();
    Wording witness = command.witness();
    if (witness == null) {
      return accept(new VotingEvent.LotDrawn(decision.id(), seed, null, drawn));
    }
    Decided refused = AgendaCommands.refusedTitle(witness);
    WordRef seen = witness.as(decision.id() + "/witness", poll.lots().drawn() + 1);
    return refused == null
        ? accept(new VotingEvent.LotDrawn(decision.id(), seed, seen, drawn)).saying(seen, witness)
        : refused;
  }
}
