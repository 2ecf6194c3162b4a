package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.list.OrderCommands;
import org.kiezplenum.assembly.floor.motions.MotionCommands;
import org.kiezplenum.assembly.voting.PutAgain;
import org.kiezplenum.assembly.voting.Reconsidering;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/**
 * What has come of a point of order, and what a carried one changes by itself: on the floor, on the
 * agenda and in the vote that is open.
 */
final class MotionSettling {
  /** The time between the last call and the closing of the list, once that was carried. */
  static final int GRACE_SECONDS = 60;

  private static final int USUAL_BREAK_MINUTES = 10;

  private MotionSettling() {}

  /** What has come of it; what was carried and can be done at once is done. */
  public static Decided settle(Assembly assembly, Command.SettleMotion command, long at) {
    Motion motion = MotionCommands.motionOf(assembly.floor(), command.entry());
    if (motion == null) {
      return refuse(Refusal.Code.NO_MOTION);
    }
    MotionKind kind = motion.kind();
    boolean isWithdrawn = command.how() == Motion.How.WITHDRAWN;
    if (kind == null && !isWithdrawn) {
      return refuse(Refusal.Code.MOTION_UNSORTED);
    }
    if (command.how() == Motion.How.NO_OBJECTION && motion.isObjected()) {
      return refuse(Refusal.Code.MOTION_OBJECTED);
    }
    if (command.how() == Motion.How.DEMANDED
        && kind != null
        && kind.needs() != MotionKind.Needs.DEMAND) {
      return refuse(Refusal.Code.MOTION_NEEDS_VOTE);
    }
    Hands hands = command.hands();
    if (command.how() == Motion.How.COUNTED
        && (hands == null || hands.yes() == null || hands.no() == null)) {
      return refuse(Refusal.Code.INCOMPLETE_COUNT);
    }
    boolean carried = kind != null && !isWithdrawn && carries(assembly, kind, command);
    List<Event> events = new ArrayList<>(MotionCommands.ends(assembly.floor(), at));
    events.add(new FloorEvent.MotionSettled(motion.entry(), kind, carried, command.how(), hands));
    if (!carried || kind == null) {
      return accept(events);
    }
    Assembly settled = assembly;
    for (Event event : events) {
      settled = settled.after(event, at, "");
    }
    Decided effect = effect(settled, kind, command, at);
    return effect instanceof Decided.Accepted accepted ? accepted.after(events) : effect;
  }

  private static boolean carries(Assembly assembly, MotionKind kind, Command.SettleMotion command) {
    Hands hands = command.hands();
    return switch (command.how()) {
      case NO_OBJECTION, DEMANDED -> true;
      case MAJORITY_SEEN, RULED -> command.carried();
      case COUNTED -> {
        int yes = hands == null || hands.yes() == null ? 0 : hands.yes();
        int no = hands == null || hands.no() == null ? 0 : hands.no();
        int abstain = hands == null || hands.abstain() == null ? 0 : hands.abstain();
        Integer present = assembly.present();
        yield kind.needs()
            .isMet(yes, no, Math.max(yes + no + abstain, present == null ? 0 : present));
      }
      case WITHDRAWN -> false;
    };
  }

  /**
   * What a carried motion changes by itself; all others are recorded, and the moderation sees to
   * them. What would change nothing is refused: a vote that is on comes to its end first.
   */
  private static Decided effect(
      Assembly assembly, MotionKind kind, Command.SettleMotion command, long at) {
    if (kind.waitsForTheVote() && assembly.isVoting()) {
      return refuse(Refusal.Code.VOTING_ALREADY);
    }
    return switch (kind) {
      case BREAK -> {
        int minutes = Objects.requireNonNullElse(command.minutes(), USUAL_BREAK_MINUTES);
        yield InterludeCommands.takeBreak(assembly, new Command.TakeBreak(minutes, null), at);
      }
      case RECONSIDER -> Reconsidering.carried(assembly, command.decision());
      case CLOSE_LIST,
          REOPEN_LIST,
          SECRET_BALLOT,
          ROLL_CALL,
          END_DEBATE,
          ADJOURN_ITEM,
          NO_DEBATE,
          LIMIT_TIME -> {
        ItemId item = assembly.agenda().current();
        yield item == null
            ? refuse(Refusal.Code.NO_CURRENT_ITEM)
            : onItem(assembly, item, kind, command, at);
      }
      case QUORUM,
          RULES_BROKEN,
          END_ASSEMBLY,
          CHANGE_AGENDA,
          RECOUNT,
          SPLIT_VOTE,
          STRAW_POLL,
          CHANGE_MODERATION,
          PUBLICITY,
          LANGUAGE,
          OTHER ->
          accept();
    };
  }

  private static Decided onItem(
      Assembly assembly, ItemId item, MotionKind kind, Command.SettleMotion command, long at) {
    Floor floor = assembly.floor();
    return switch (kind) {
      case CLOSE_LIST -> accept(new FloorEvent.ListClosing(item, at + GRACE_SECONDS * 1000L));
      case SECRET_BALLOT ->
          demanded(assembly, item, new VotingEvent.SecretVotesDemanded(item), Setting.SECRET, at);
      case ROLL_CALL ->
          demanded(
              assembly,
              item,
              new VotingEvent.NamedVotesDemanded(item, isByTwoThirds(command)),
              Setting.BY_NAME,
              at);
      case REOPEN_LIST -> accept(new FloorEvent.ListOpened(item));
      case END_DEBATE -> accept(OrderCommands.ending(floor, item));
      case LIMIT_TIME -> {
        Integer seconds = command.seconds();
        FloorRules rules = Objects.requireNonNullElse(floor.rules(), FloorRules.USUAL);
        yield seconds == null
                || seconds < FloorRules.SHORTEST_SPEECH_SECONDS
                || seconds > Speech.LONGEST_SECONDS
            ? refuse(
                Refusal.Code.NUMBER_OUT_OF_RANGE,
                Map.of("least", FloorRules.SHORTEST_SPEECH_SECONDS, "most", Speech.LONGEST_SECONDS))
            : accept(new FloorEvent.FloorRulesSet(item, rules.limitedTo(seconds)));
      }
      // Adjourned, or not debated.
      default -> {
        Refusal.Code pending = ItemCommands.pending(assembly);
        yield pending == null ? accept(ItemCommands.closing(assembly, false, at)) : refuse(pending);
      }
    };
  }

  /** From then on, and for the vote that is open as well; where the other goes before, nothing. */
  private static Decided demanded(
      Assembly assembly, ItemId item, Event demand, String ballots, long at) {
    Assembly then = assembly.after(demand, at, "");
    Decided again = PutAgain.as(then, ballots);
    if (!(again instanceof Decided.Accepted accepted)) {
      return again;
    }
    boolean isSecret = ballots.equals(Setting.SECRET);
    if (isSecret && !then.decisions().isSecretOn(item)) {
      return refuse(Refusal.Code.NAMES_DEMANDED);
    }
    if (!isSecret && !then.decisions().isByNameOn(item)) {
      return refuse(Refusal.Code.SECRET_DEMANDED);
    }
    return accepted.after(List.of(demand));
  }

  /** Nobody was against it, or so many were counted; who only looked cannot know. */
  private static boolean isByTwoThirds(Command.SettleMotion command) {
    Hands hands = command.hands();
    return switch (command.how()) {
      case NO_OBJECTION -> true;
      case COUNTED ->
          hands != null
              && hands.yes() != null
              && hands.no() != null
              && MotionKind.Needs.TWO_THIRDS.isMet(hands.yes(), hands.no(), 0);
      default -> false;
    };
  }
}
