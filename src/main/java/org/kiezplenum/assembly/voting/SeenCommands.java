package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** What is decided without ballots: as it was seen in the room, or counted while nothing worked. */
public final class SeenCommands {
  private SeenCommands() {}

  /** States what the moderation saw; nobody counted, and the minutes say so. */
  public static Decided decideBySight(Assembly assembly, Command.DecideBySight command) {
    ItemId item = command.item() == null ? assembly.agenda().current() : command.item();
    if (assembly.decisions().isByNameOn(item)) {
      return refuse(Refusal.Code.NAMES_DEMANDED);
    }
    Decided refused =
        Subject.refusedAmended(assembly.proposals(), command.proposal(), command.asItStands());
    // What was decided while nothing worked is written down as it was.
    if (refused != null && command.happened() == null) {
      return refused;
    }
    boolean isFor = command.isFor() || command.method() == PlainMethod.NO_OBJECTION;
    return seen(
        assembly,
        command.item(),
        command.proposal(),
        command.question(),
        PlainFinding.seen(command.method(), isFor),
        command.happened());
  }

  /** Hands that were counted while nothing worked; all three belong together. */
  public static Decided recordCount(Assembly assembly, Command.RecordCount command) {
    Hands hands = command.hands();
    List<Choice> missing = hands.missing();
    if (!missing.isEmpty()) {
      return refuse(
          Refusal.Code.INCOMPLETE_COUNT,
          Map.of("missing", missing.stream().map(Choice::wireName).toList()));
    }
    if (!hands.isPossible()) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Hands.MOST_HANDS));
    }
    // How many were here at another time than now, nobody has said.
    Integer present = command.happened() == null ? assembly.present() : null;
    Decided refused =
        HeadCounts.refused(
            Methods.excess(
                hands.tally().sum(), new Presence(present, null, assembly.electorate().size())));
    if (refused != null) {
      return refused;
    }
    PlainFinding finding = PlainFinding.counted(hands.tally());
    return seen(
        assembly,
        command.item(),
        command.proposal(),
        command.question(),
        finding,
        command.happened());
  }

  private static Decided seen(
      Assembly assembly,
      @Nullable ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Wording question,
      PlainFinding finding,
      @Nullable String happened) {
    if (assembly.decisions().isSecretOn(item == null ? assembly.agenda().current() : item)) {
      return refuse(Refusal.Code.SECRET_DEMANDED);
    }
    return TimeOfDay.isMissingOrValid(happened)
        ? Subject.about(
            assembly,
            item,
            proposal,
            question,
            subject ->
                new VotingEvent.DecisionSeen(
                    subject.decision(),
                    subject.item(),
                    subject.proposal(),
                    subject.version(),
                    subject.question(),
                    finding,
                    happened))
        : refuse(Refusal.Code.NOT_A_TIME);
  }

  /** One person is enough to have counted what was decided by sight. */
  public static Decided demandCount(Assembly assembly, Command.DemandCount command) {
    Decision decision = assembly.decisions().find(command.decision());
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    if (!decision.method().isBySight() || !decision.holds()) {
      return refuse(Refusal.Code.NOT_BY_SIGHT);
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (!decision.item().equals(assembly.agenda().current())) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    if (assembly.decisions().isSecretOn(decision.item())) {
      return refuse(Refusal.Code.SECRET_DEMANDED);
    }
    if (assembly.decisions().isByNameOn(decision.item())) {
      return refuse(Refusal.Code.NAMES_DEMANDED);
    }
    Decided refused = BuiltUpon.refused(assembly, decision, command.setsAside());
    if (refused != null) {
      return refused;
    }
    DecisionId counted = DecisionId.of(assembly.decisions().order().size() + 1);
    return BuiltUpon.setAside(
            assembly,
            decision,
            new VotingEvent.DecisionSetAside(decision.id(), null),
            new VotingEvent.DecisionOpened(
                counted,
                decision.item(),
                decision.proposal(),
                decision.proposalVersion(),
                decision.question(),
                PlainMethod.SIMPLE_MAJORITY))
        .making(counted);
  }
}
