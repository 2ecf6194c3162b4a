package org.kiezplenum.assembly.decisions;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.decisions.methods.Fault;
import org.kiezplenum.assembly.decisions.methods.Faults;
import org.kiezplenum.assembly.decisions.methods.Finding;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Outcome;
import org.kiezplenum.assembly.decisions.methods.Reading;
import org.kiezplenum.assembly.decisions.methods.Setting;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;

/** What is counted by one of the methods: hands and papers, lots, announced, taken further. */
public final class PollCommands {
  private static final Set<Outcome> GOES_FURTHER =
      EnumSet.of(
          Outcome.RUN_OFF,
          Outcome.REPEAT,
          Outcome.VOID,
          Outcome.HEAR,
          Outcome.INTEGRATE,
          Outcome.ROUND_INCOMPLETE);

  private PollCommands() {}

  public static Decided enterCells(Assembly assembly, Command.EnterCells command) {
    return inPoll(
        assembly,
        command.decision(),
        (decision, poll) -> {
          if (decision.isByName()) {
            return refuse(Refusal.Code.NAMES_NEEDED);
          }
          Decided refused =
              refused(
                  Refusal.Code.BAD_BALLOT,
                  Methods.check(poll.ask(), command.cells()),
                  poll.labels());
          if (refused != null) {
            return refused;
          }
          if (command.cells().isEmpty()) {
            return refuse(Refusal.Code.BAD_BALLOT, Map.of("fault", Fault.Code.EMPTY.wireName()));
          }
          refused =
              Delegations.refused(
                  assembly, decision, poll.raised().plus(command.cells()), poll.written());
          return refused != null ? refused : entered(assembly, decision, command.cells());
        });
  }

  /** Hands that can have been raised, as one more block. */
  static Decided entered(Assembly assembly, Decision decision, Cells cells) {
    return block(
        assembly,
        decision.poll(),
        block -> Notation.of(decision).entered(decision.id(), block, cells));
  }

  /** Ballots on paper, which all say the same. */
  public static Decided enterPaper(Assembly assembly, Command.EnterPaper command) {
    return inPoll(
        assembly,
        command.decision(),
        (decision, poll) -> {
          if (decision.isByName()) {
            return refuse(Refusal.Code.NAMES_NEEDED);
          }
          if (command.times() < 1 || command.times() > Poll.MOST_PAPERS) {
            return refuse(
                Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", Poll.MOST_PAPERS));
          }
          if (poll.written().size() + command.times() > Poll.MOST_PAPERS_TOGETHER) {
            return refuse(
                Refusal.Code.BAD_BALLOT,
                arguments(
                    Fault.of(Fault.Code.TOO_MANY_BALLOTS, "most", Poll.MOST_PAPERS_TOGETHER),
                    poll.labels()));
          }
          return read(
              poll,
              command.ballot(),
              ballot -> {
                Decided refused =
                    Delegations.refused(
                        assembly,
                        decision,
                        poll.raised(),
                        poll.written().plus(ballot, command.times()));
                return refused != null
                    ? refused
                    : block(
                        assembly,
                        poll,
                        block ->
                            new VotingEvent.PaperEntered(
                                decision.id(), block, new Poll.Paper(ballot, command.times())));
              });
        });
  }

  private static Decided block(Assembly assembly, Poll poll, Function<BlockId, Event> entered) {
    if (poll.blocks() >= Decisions.MOST_BLOCKS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Decisions.MOST_BLOCKS));
    }
    BlockId block = BlockId.of(assembly.decisions().lastBlock() + 1);
    return accept(entered.apply(block)).making(block);
  }

  /** Says what was found. Where nobody may know before if a lot is needed, the server draws it. */
  static Decided announce(Assembly assembly, Decision decision, Command.AnnounceDecision command) {
    Decided refused = Delegations.refused(assembly, decision);
    if (refused != null) {
      return refused;
    }
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
            new VotingEvent.LotDrawn(decision.id(), command.seed(), null, null),
            notation.announced(decision, drawn, command.isAgreed()));
      }
      default -> accept(notation.announced(decision, reckoned, command.isAgreed()));
    };
  }

  /**
   * What was announced asks for another ballot: among some of the options, or the same once more. A
   * proposal is put as it now reads, for what was objected to may have been worked in.
   */
  public static Decided nextRound(Assembly assembly, Command.NextRound command) {
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
              : refused(Refusal.Code.BAD_POLL, Methods.check(ask), poll.labels());
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

  static Decided inPoll(
      Assembly assembly, DecisionId id, BiFunction<Decision, Poll, Decided> then) {
    return DecisionCommands.whileVoting(
        assembly,
        id,
        decision ->
            decision.method() == Method.POLL
                ? then.apply(decision, decision.poll())
                : refuse(Refusal.Code.NOT_A_POLL));
  }

  static Decided read(Poll poll, String written, Function<String, Decided> then) {
    return switch (Methods.read(poll.ask(), written)) {
      case Reading.Ballot ballot -> then.apply(ballot.text());
      case Reading.Refused refused ->
          refuse(Refusal.Code.BAD_BALLOT, arguments(refused.fault(), poll.labels()));
    };
  }

  static Decided refuseBallot(Fault fault, Poll poll) {
    return refuse(Refusal.Code.BAD_BALLOT, arguments(fault, poll.labels()));
  }

  static @Nullable Decided refused(Refusal.Code code, Faults faults, Map<String, WordRef> labels) {
    return faults.isEmpty() ? null : refuse(code, arguments(faults.first(), labels));
  }

  /** The fault and its figures; an option is called as everybody calls it. */
  private static Map<String, Object> arguments(Fault fault, Map<String, WordRef> labels) {
    Map<String, Object> arguments = new HashMap<>(fault.arguments());
    arguments.computeIfPresent(
        "option", (name, id) -> labels.containsKey(id) ? labels.get(id) : id);
    arguments.put("fault", fault.code().wireName());
    return Map.copyOf(arguments);
  }
}
