package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Setting;

/**
 * The assembly demands a vote secretly, or by name, that is open already: it ends without a result,
 * nobody learns what was cast, and the same is put again as it was demanded.
 */
public final class PutAgain {
  private PutAgain() {}

  /**
   * What follows for the vote that is on.
   *
   * @param assembly as it is once the demand is written down
   * @param ballots how people want to vote: {@link Setting#SECRET} or {@link Setting#BY_NAME}
   */
  public static Decided as(Assembly assembly, String ballots) {
    DecisionId voting = assembly.decisions().voting();
    if (voting == null) {
      return accept();
    }
    Decision decision = assembly.decisions().get(voting);
    Poll poll = decision.poll();
    Ask was = Methods.settable(poll.ask());
    if (was.settings().values().getOrDefault(Setting.BALLOTS, "").equals(ballots)) {
      return accept();
    }
    Ask now = assembly.decisions().asked(was, decision.item());
    Decided refused = refused(decision, now, ballots);
    if (refused != null) {
      return refused;
    }
    if (assembly.decisions().order().size() >= Decisions.MOST_DECISIONS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_DECISIONS));
    }
    DecisionId next = DecisionId.of(assembly.decisions().order().size() + 1);
    return accept(
        new VotingEvent.DecisionEnded(voting),
        new VotingEvent.PollOpened(
            next,
            decision.item(),
            decision.proposal(),
            decision.proposalVersion(),
            decision.question(),
            now,
            poll.labels(),
            poll.entitled(),
            decision.between().isEmpty() ? null : decision.between(),
            decision.follows()));
  }

  /** What is counted already is announced first, and not every vote can be any way. */
  private static @Nullable Decided refused(Decision decision, Ask now, String ballots) {
    if (!decision.isOpen()) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    boolean isSecret = ballots.equals(Setting.SECRET);
    if (isSecret && Methods.asksInitiatives(now.method())) {
      return refused(Fault.Code.RUNNING_NEVER_SECRET);
    }
    if (now.settings().values().getOrDefault(Setting.BALLOTS, "").equals(ballots)) {
      return null;
    }
    if (isSecret) {
      return refuse(Refusal.Code.NAMES_DEMANDED);
    }
    return now.settings().areSecret()
        ? refuse(Refusal.Code.SECRET_DEMANDED)
        : refused(Fault.Code.RUNNING_NEVER_BY_NAME);
  }

  private static @Nullable Decided refused(Fault.Code why) {
    return BadBallot.refused(Refusal.Code.BAD_POLL, Faults.of(why), Map.of());
  }
}
