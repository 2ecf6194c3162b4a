package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Setting;

/** Another ballot, where what was announced asks for it. */
public final class FurtherRounds {
  private static final Set<Outcome> GOES_FURTHER =
      EnumSet.of(
          Outcome.RUN_OFF,
          Outcome.REPEAT,
          Outcome.VOID,
          Outcome.HEAR,
          Outcome.INTEGRATE,
          Outcome.ROUND_INCOMPLETE);

  private FurtherRounds() {}

  /**
   * What was announced asks for another ballot: among some of the options, or the same once more. A
   * proposal is put as it now reads, for what was objected to may have been worked in.
   */
  public static Decided next(Assembly assembly, Command.NextRound command) {
    Decision decision = assembly.decisions().find(command.decision());
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    Poll poll = decision.poll();
    if (!(decision.state() instanceof Decision.Found found)
        || decision.isReconsidered()
        || !(found.isForRework() || goesFurther(found.finding(), poll.ask()))) {
      return refuse(Refusal.Code.NO_FURTHER_ROUND);
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (!decision.item().equals(assembly.agenda().current())) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    ProposalId about = decision.proposal();
    Proposal proposal = about == null ? null : assembly.proposals().get(about);
    List<String> gone = new ArrayList<>(command.withdrawn());
    gone.addAll(Between.withdrawn(assembly.proposals(), decision));
    Ask further = Methods.further(poll.ask(), found.finding(), gone);
    Ask ask = assembly.decisions().asked(further, decision.item());
    Decided refused = refusedToWithdraw(poll, command.withdrawn());
    if (refused == null) {
      refused =
          ask.options().isEmpty() && !poll.ask().options().isEmpty()
              ? refuse(Refusal.Code.NO_FURTHER_ROUND)
              : BadBallot.refused(Refusal.Code.BAD_POLL, Methods.check(ask), poll.labels());
    }
    Map<String, Variant> left = Between.left(assembly.proposals(), ask, decision);
    // What falls with it frees the proposals that it has settled.
    boolean frees = command.setsAside() && !BuiltUpon.later(assembly, decision).isEmpty();
    if (refused == null && !frees) {
      refused = Between.refused(assembly.proposals(), about, left);
    }
    if (refused == null) {
      refused = BuiltUpon.refused(assembly, decision, command.setsAside());
    }
    if (refused != null) {
      return refused;
    }
    Map<String, WordRef> labels = new HashMap<>(poll.labels());
    labels.keySet().retainAll(ask.options());
    DecisionId next = DecisionId.of(assembly.decisions().order().size() + 1);
    return BuiltUpon.setAside(
            assembly,
            decision,
            new VotingEvent.PollOpened(
                next,
                decision.item(),
                about,
                proposal == null ? null : proposal.version(),
                decision.question(),
                ask,
                labels,
                poll.entitled(),
                left,
                decision.id()))
        .making(next);
  }

  /** Everything can stay as it is only where that is asked; all others may withdraw. */
  private static @Nullable Decided refusedToWithdraw(Poll poll, List<String> withdrawn) {
    String passive = poll.ask().settings().values().getOrDefault(Setting.PASSIVE, "");
    return withdrawn.stream()
        .filter(option -> !poll.ask().options().contains(option) || option.equals(passive))
        .findFirst()
        .<Decided>map(option -> refuse(Refusal.Code.NO_FURTHER_ROUND))
        .orElse(null);
  }

  /** Whether this finding is not the end of the question. */
  public static boolean goesFurther(Finding finding, Ask ask) {
    return GOES_FURTHER.contains(finding.outcome())
        && (finding.outcome() != Outcome.VOID || ask.settings().round() == 1);
  }
}
