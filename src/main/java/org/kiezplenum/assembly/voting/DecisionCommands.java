package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import java.util.function.Function;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.counting.UrnCount;
import org.kiezplenum.assembly.voting.methods.Finding;

/** Put to the vote, close, announce: three steps, and nothing is final before the third. */
public final class DecisionCommands {
  /** A countdown is for those who are still thinking, not for an evening. */
  public static final int LONGEST_COUNTDOWN_SECONDS = 3_600;

  private DecisionCommands() {}

  /** Says when it will be closed; the moderation closes it all the same. */
  public static Decided announceClosing(
      Assembly assembly, Command.AnnounceClosing command, long at) {
    return whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (!decision.isOpen()) {
            return refuse(Refusal.Code.TOO_LATE_TO_VOTE);
          }
          int seconds = command.seconds();
          if (seconds < 0 || seconds > LONGEST_COUNTDOWN_SECONDS) {
            return refuse(
                Refusal.Code.NUMBER_OUT_OF_RANGE,
                Map.of("least", 0, "most", LONGEST_COUNTDOWN_SECONDS));
          }
          return seconds == 0 && decision.until() == null
              ? accept()
              : accept(
                  new VotingEvent.ClosingAnnounced(
                      decision.id(), seconds == 0 ? null : at + seconds * 1_000L));
        });
  }

  /**
   * Closing is never blocked.
   *
   * @param urn what it held when it was closed
   */
  public static Decided close(Assembly assembly, Command.CloseDecision command, UrnCount urn) {
    return whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (!decision.isOpen()) {
            return accept();
          }
          return accept(
              Notation.of(decision)
                  .closed(decision, urn, assembly.electorate().size(), assembly.present()));
        });
  }

  /**
   * Lets people vote again, without the ballots of those who have no vote any more and of phones
   * that are nobody's any more.
   *
   * @param ballots what is in the urn
   */
  public static Decided reopen(
      Assembly assembly, Command.ReopenDecision command, Map<PersonId, String> ballots) {
    return whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (decision.isOpen()) {
            return accept();
          }
          if (decision.isSecret()) {
            return refuse(Refusal.Code.SECRET_COUNTED);
          }
          Dropped dropped = Lapsed.of(assembly, decision, ballots).dropped();
          return accept(
              dropped == null
                  ? new VotingEvent.DecisionReopened(decision.id())
                  : new VotingEvent.DecisionReopened(decision.id(), dropped));
        });
  }

  public static Decided announce(Assembly assembly, Command.AnnounceDecision command) {
    return whileVoting(
        assembly, command.decision(), decision -> announced(assembly, decision, command));
  }

  public static Decided end(Assembly assembly, Command.EndDecision command) {
    Decision ended = assembly.decisions().find(command.decision());
    if (command.byMistake() && ended != null && ended.state() instanceof Decision.Ended) {
      return mistaken(ended);
    }
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            command.byMistake()
                ? mistaken(decision)
                : accept(new VotingEvent.DecisionEnded(decision.id())));
  }

  /** What once had a result, as everybody knows, was no mistake. */
  private static Decided mistaken(Decision decision) {
    if (!decision.history().former().isEmpty()) {
      return refuse(Refusal.Code.ALREADY_ANNOUNCED);
    }
    if (decision.history().mistaken()) {
      return accept();
    }
    Event marked = new VotingEvent.DecisionMistaken(decision.id());
    return decision.state() instanceof Decision.Ended
        ? accept(marked)
        : accept(new VotingEvent.DecisionEnded(decision.id()), marked);
  }

  /** What was announced was wrong: it is taken up again, and everybody reads why. */
  public static Decided correct(Assembly assembly, Command.CorrectDecision command) {
    Decision decision = assembly.decisions().find(command.decision());
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    if (!decision.holds() || decision.method().isBySight()) {
      return refuse(Refusal.Code.NOT_ANNOUNCED);
    }
    if (!assembly.isLive()) {
      return refuse(assembly.whyNotLive());
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (!decision.item().equals(assembly.agenda().current())) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    if (Between.isOvertaken(assembly.decisions(), assembly.proposals(), decision)) {
      return refuse(Refusal.Code.CHOICE_OVERTAKEN);
    }
    Decided refused = BuiltUpon.refused(assembly, decision, command.setsAside());
    refused = refused == null ? AgendaCommands.refusedTitle(command.reason()) : refused;
    if (refused != null) {
      return refused;
    }
    // Each has a key of its own, since every reason stays beside the result that it is about.
    int former = decision.history().former().size();
    String key = decision.id() + "/correction" + (former == 0 ? "" : "-" + (former + 1));
    WordRef reason = command.reason().as(key, 1);
    return BuiltUpon.setAside(
            assembly, decision, new VotingEvent.DecisionTakenUp(decision.id(), reason))
        .saying(reason, command.reason());
  }

  private static Decided announced(
      Assembly assembly, Decision decision, Command.AnnounceDecision command) {
    if (!(decision.state() instanceof Decision.Closed)) {
      return refuse(Refusal.Code.NOT_CLOSED);
    }
    Decided refused = SecondCounts.refused(decision);
    refused = refused == null ? Delegations.refused(assembly, decision) : refused;
    return refused == null ? found(assembly, decision, command) : refused;
  }

  /** Says what was found. Where nobody may know before if a lot is needed, the server draws it. */
  private static Decided found(
      Assembly assembly, Decision decision, Command.AnnounceDecision command) {
    Reckoned reckoned = Reckoned.of(decision, assembly.present());
    Finding finding = reckoned.finding();
    Notation notation = Notation.of(decision);
    return switch (finding.outcome()) {
      case INCOMPLETE -> notation.incomplete(finding.reason());
      case LOT_NEEDED -> {
        if (!reckoned.hidesLot(decision)) {
          yield refuse(Refusal.Code.LOT_NEEDED);
        }
        Reckoned drawn =
            Reckoned.of(
                decision, decision.poll().drawing(null, command.seed()), assembly.present());
        yield accept(
            LotCommands.byServer(decision, command.seed(), null, drawn.finding()),
            notation.announced(decision, drawn, command.isAgreed()));
      }
      default -> accept(notation.announced(decision, reckoned, command.isAgreed()));
    };
  }

  static Decided whileVoting(Assembly assembly, DecisionId id, Function<Decision, Decided> then) {
    Decision decision = assembly.decisions().find(id);
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    if (decision.isAnnounced()) {
      return refuse(Refusal.Code.ALREADY_ANNOUNCED);
    }
    return id.equals(assembly.decisions().voting())
        ? then.apply(decision)
        : refuse(Refusal.Code.NOT_VOTING);
  }
}
