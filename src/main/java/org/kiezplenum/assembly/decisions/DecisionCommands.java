package org.kiezplenum.assembly.decisions;

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
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;

/** Put to the vote, close, announce: three steps, and nothing is final before the third. */
public final class DecisionCommands {
  /** A countdown is for those who are still thinking, not for an evening. */
  public static final int LONGEST_COUNTDOWN_SECONDS = 3_600;

  private DecisionCommands() {}

  public static Decided open(Assembly assembly, Command.OpenDecision command) {
    if (command.proposal() == null && command.question() == null) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    ItemId item = assembly.agenda().current();
    if (assembly.decisions().isSecretOn(item) || assembly.decisions().isByNameOn(item)) {
      return PollOpening.open(assembly, Command.OpenPoll.plainly(command), key -> null);
    }
    Decided refused =
        Subject.refusedAmended(assembly.proposals(), command.proposal(), command.asItStands());
    if (refused != null) {
      return refused;
    }
    return Subject.about(
        assembly,
        null,
        command.proposal(),
        command.question(),
        subject ->
            new VotingEvent.DecisionOpened(
                subject.decision(),
                subject.item(),
                subject.proposal(),
                subject.version(),
                subject.question(),
                Method.SIMPLE_MAJORITY));
  }

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

  /** Hands may be entered until the announcement, for they are often still being counted. */
  public static Decided enterHands(Assembly assembly, Command.EnterHands command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (decision.method() == Method.POLL) {
            return refuse(Refusal.Code.IS_A_POLL);
          }
          return command.hands().isPossible()
              ? PollCommands.entered(assembly, decision, command.hands().cells())
              : refuse(
                  Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Hands.MOST_HANDS));
        });
  }

  public static Decided removeHands(Assembly assembly, Command.RemoveHands command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.poll().has(command.block())
                ? accept(new VotingEvent.HandsRemoved(decision.id(), command.block()))
                : refuse(Refusal.Code.UNKNOWN_BLOCK));
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
   * Lets people vote again, without the ballots of those who have no vote any more.
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
          int dropped = Lapsed.of(assembly, decision, ballots).size();
          return accept(
              new VotingEvent.DecisionReopened(decision.id(), dropped == 0 ? null : dropped));
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
      return refuse(Refusal.Code.PROPOSAL_NOT_VOTABLE);
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
    return refused == null ? PollCommands.announce(assembly, decision, command) : refused;
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
