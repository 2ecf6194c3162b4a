package org.kiezplenum.assembly.decisions;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.TimeOfDay;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;

/** Put to the vote, close, announce: three steps, and nothing is final before the third. */
public final class DecisionCommands {
  private DecisionCommands() {}

  public static Decided open(Assembly assembly, Command.OpenDecision command) {
    if (command.proposal() == null && command.question() == null) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    return about(
        assembly,
        null,
        command.proposal(),
        command.question(),
        subject ->
            new Event.DecisionOpened(
                subject.decision(),
                subject.item(),
                subject.proposal(),
                subject.version(),
                subject.question(),
                Method.SIMPLE_MAJORITY));
  }

  /** States what the moderation saw; nobody counted, and the minutes say so. */
  public static Decided decideBySight(Assembly assembly, Command.DecideBySight command) {
    boolean isFor = command.isFor() || command.method() == Method.NO_OBJECTION;
    return seen(
        assembly,
        command.item(),
        command.proposal(),
        command.question(),
        Finding.seen(command.method(), isFor),
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
    Finding finding = SimpleMajority.find(Tally.NONE, hands.tally());
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
      Finding finding,
      @Nullable String happened) {
    return TimeOfDay.isMissingOrValid(happened)
        ? about(
            assembly,
            item,
            proposal,
            question,
            subject ->
                new Event.DecisionSeen(
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
    if (!decision.method().isBySight() || !(decision.state() instanceof Decision.Announced)) {
      return refuse(Refusal.Code.NOT_BY_SIGHT);
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (!decision.item().equals(assembly.agenda().current())) {
      return refuse(Refusal.Code.ITEM_NOT_CURRENT);
    }
    DecisionId counted = DecisionId.of(assembly.decisions().order().size() + 1);
    return accept(
            new Event.DecisionSetAside(decision.id(), null),
            new Event.DecisionOpened(
                counted,
                decision.item(),
                decision.proposal(),
                decision.proposalVersion(),
                decision.question(),
                Method.SIMPLE_MAJORITY))
        .making(counted);
  }

  /** What is decided on: a proposal, a spoken question, or with neither the item itself. */
  private record Subject(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer version,
      @Nullable WordRef question) {}

  private static Decided about(
      Assembly assembly,
      @Nullable ItemId named,
      @Nullable ProposalId proposal,
      @Nullable Wording question,
      Function<Subject, Event> happens) {
    ItemId item = named == null ? assembly.agenda().current() : named;
    if (item == null) {
      return refuse(assembly.isLive() ? Refusal.Code.NO_CURRENT_ITEM : assembly.whyNotLive());
    }
    if (assembly.agenda().find(item) == null) {
      return refuse(Refusal.Code.UNKNOWN_ITEM);
    }
    if (assembly.decisions().voting() != null) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    if (assembly.decisions().order().size() >= Decisions.MOST_DECISIONS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_DECISIONS));
    }
    DecisionId decision = DecisionId.of(assembly.decisions().order().size() + 1);
    if (proposal != null && question != null) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    if (question != null) {
      return aboutQuestion(question, decision, item, happens);
    }
    if (proposal == null) {
      return accept(happens.apply(new Subject(decision, item, null, null, null))).making(decision);
    }
    return aboutProposal(assembly.proposals().find(proposal), decision, item, happens);
  }

  private static Decided aboutProposal(
      @Nullable Proposal proposal,
      DecisionId decision,
      ItemId item,
      Function<Subject, Event> happens) {
    if (proposal == null) {
      return refuse(Refusal.Code.UNKNOWN_PROPOSAL);
    }
    if (!proposal.isVotable()) {
      return refuse(Refusal.Code.PROPOSAL_NOT_VOTABLE);
    }
    int version = proposal.text().version();
    return accept(happens.apply(new Subject(decision, item, proposal.id(), version, null)))
        .making(decision);
  }

  private static Decided aboutQuestion(
      Wording asked, DecisionId decision, ItemId item, Function<Subject, Event> happens) {
    Decided refused = AgendaCommands.refusedTitle(asked);
    if (refused != null) {
      return refused;
    }
    WordRef question = asked.as(decision + "/question", 1);
    return accept(happens.apply(new Subject(decision, item, null, null, question)))
        .saying(question, asked)
        .making(decision);
  }

  /** Everybody who has joined votes ("not checked"); a ballot can be changed until the close. */
  public static Decided cast(Assembly assembly, Command.CastBallot command) {
    Decision decision = assembly.decisions().find(command.decision());
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    return decision.isOpen()
        ? accept(new Decided.Ballot(decision.id(), command.choice().wireName(), command.change()))
        : refuse(Refusal.Code.TOO_LATE_TO_VOTE);
  }

  /** Hands may be entered until the announcement, for they are often still being counted. */
  public static Decided enterHands(Assembly assembly, Command.EnterHands command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision -> {
          if (!command.hands().isPossible()) {
            return refuse(
                Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Hands.MOST_HANDS));
          }
          if (decision.blocks().size() >= Decisions.MOST_BLOCKS) {
            return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_BLOCKS));
          }
          BlockId block = BlockId.of(assembly.decisions().lastBlock() + 1);
          return accept(new Event.HandsEntered(decision.id(), block, command.hands()))
              .making(block);
        });
  }

  public static Decided removeHands(Assembly assembly, Command.RemoveHands command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.blocks().containsKey(command.block())
                ? accept(new Event.HandsRemoved(decision.id(), command.block()))
                : refuse(Refusal.Code.UNKNOWN_BLOCK));
  }

  /**
   * Closing is never blocked.
   *
   * @param phones what the urn held when it was closed
   */
  public static Decided close(Assembly assembly, Command.CloseDecision command, Tally phones) {
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.isOpen() ? accept(new Event.DecisionClosed(decision.id(), phones)) : accept());
  }

  public static Decided reopen(Assembly assembly, Command.ReopenDecision command) {
    return whileVoting(
        assembly,
        command.decision(),
        decision ->
            decision.isOpen() ? accept() : accept(new Event.DecisionReopened(decision.id())));
  }

  public static Decided announce(Assembly assembly, Command.AnnounceDecision command) {
    return whileVoting(assembly, command.decision(), DecisionCommands::announced);
  }

  public static Decided end(Assembly assembly, Command.EndDecision command) {
    return whileVoting(
        assembly, command.decision(), decision -> accept(new Event.DecisionEnded(decision.id())));
  }

  private static Decided announced(Decision decision) {
    if (!(decision.state() instanceof Decision.Closed closed)) {
      return refuse(Refusal.Code.NOT_CLOSED);
    }
    List<Choice> missing = decision.missingHands();
    return missing.isEmpty()
        ? accept(
            new Event.DecisionAnnounced(
                decision.id(), SimpleMajority.find(closed.phones(), decision.hands())))
        : refuse(
            Refusal.Code.INCOMPLETE_COUNT,
            Map.of("missing", missing.stream().map(Choice::wireName).toList()));
  }

  private static Decided whileVoting(
      Assembly assembly, DecisionId id, Function<Decision, Decided> then) {
    Decision decision = assembly.decisions().find(id);
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    if (decision.state() instanceof Decision.Announced) {
      return refuse(Refusal.Code.ALREADY_ANNOUNCED);
    }
    return id.equals(assembly.decisions().voting())
        ? then.apply(decision)
        : refuse(Refusal.Code.NOT_VOTING);
  }
}
