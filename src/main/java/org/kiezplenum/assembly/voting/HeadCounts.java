package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Reason;

/**
 * Whether as many people can have voted as votes were counted. Where a stated number is too small
 * nothing is announced before somebody says the right one, removes what was counted twice, or ends
 * the vote.
 */
public final class HeadCounts {
  private HeadCounts() {}

  /**
   * Says how many it is for a vote that is closed. Unless that vote is being corrected it is how
   * many are in the room now too, so that nobody says it twice.
   */
  public static Decided state(Assembly assembly, Command.StateFigures command) {
    return DecisionCommands.whileVoting(
        assembly, command.decision(), decision -> stated(assembly, decision, command));
  }

  private static Decided stated(
      Assembly assembly, Decision decision, Command.StateFigures command) {
    Integer present = command.present();
    Integer entitled = command.entitled();
    if (!(decision.state() instanceof Decision.Closed)) {
      return refuse(Refusal.Code.NOT_CLOSED);
    }
    if (present == null && entitled == null) {
      return outOfRange(0, Assembly.MOST_PRESENT);
    }
    if (present != null && (present < 0 || present > Assembly.MOST_PRESENT)) {
      return outOfRange(0, Assembly.MOST_PRESENT);
    }
    if (entitled != null && (entitled < 1 || entitled > Ask.MOST_BALLOTS)) {
      return outOfRange(1, Ask.MOST_BALLOTS);
    }
    VotingEvent.FiguresStated event =
        new VotingEvent.FiguresStated(decision.id(), present, entitled);
    return present == null || decision.correction() != null || present.equals(assembly.present())
        ? accept(event)
        : accept(event, new AssemblyEvent.PresenceStated(present));
  }

  private static Decided outOfRange(int least, int most) {
    return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", least, "most", most));
  }

  /** Whether something is not found because a stated number is smaller than what was counted. */
  public static boolean isExcess(Reason reason) {
    return switch (reason.why()) {
      case MORE_VOTES_THAN_PRESENT, MORE_VOTES_THAN_ENTITLED, MORE_VOTES_THAN_LISTED -> true;
      default -> false;
    };
  }

  /** Refuses the announcement if more votes were counted than people can have cast. */
  static @Nullable Decided refused(@Nullable Reason excess) {
    if (excess == null) {
      return null;
    }
    Refusal.Code code =
        switch (excess.why()) {
          case MORE_VOTES_THAN_PRESENT -> Refusal.Code.MORE_VOTES_THAN_PRESENT;
          case MORE_VOTES_THAN_ENTITLED -> Refusal.Code.MORE_VOTES_THAN_ENTITLED;
          case MORE_VOTES_THAN_LISTED -> Refusal.Code.MORE_VOTES_THAN_LISTED;
          default -> Refusal.Code.POLL_INCOMPLETE;
        };
    return refuse(code, Map.copyOf(excess.arguments()));
  }
}
