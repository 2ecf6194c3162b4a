package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Reading.choice;
import static org.kiezplenum.web.wire.Reading.count;
import static org.kiezplenum.web.wire.Reading.filled;
import static org.kiezplenum.web.wire.Reading.id;
import static org.kiezplenum.web.wire.Reading.line;
import static org.kiezplenum.web.wire.Reading.maybe;
import static org.kiezplenum.web.wire.Reading.maybeChoice;
import static org.kiezplenum.web.wire.Reading.must;
import static org.kiezplenum.web.wire.Reading.mustCount;
import static org.kiezplenum.web.wire.Reading.mustLine;
import static org.kiezplenum.web.wire.Reading.who;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.FloorRules.TimeRule;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** Reads what is sent about the floor: asking, calling, speaking, points of order, the rules. */
public final class FloorReader {
  private FloorReader() {}

  static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "ask-to-speak" -> asked(in, EntryKind.CONTRIBUTION);
      case "withdraw-entry" -> new Command.WithdrawEntry(maybe(in, "entry", EntryId::new));
      case "yield-floor" -> new Command.YieldFloor(entry(in));
      case "declare-group" -> new Command.DeclareGroup(mustLine(in, "group"));
      case "mark-seldom-heard" -> new Command.MarkSeldomHeard(mustLine(in, "mark"));
      case "enter-speaker" ->
          new Command.EnterSpeaker(
              who(in, "name"), asked(in, EntryKind.CONTRIBUTION), filled(line(in, "group")));
      case "set-group" -> new Command.SetGroup(who(in, "name"), mustLine(in, "group"));
      case "put-back" -> new Command.PutBack();
      case "strike-entry" -> new Command.StrikeEntry(entry(in));
      case "move-entry" -> new Command.MoveEntry(entry(in), mustCount(in, "to"));
      case "close-list" -> new Command.CloseList(count(in, "grace"));
      case "open-list" -> new Command.OpenList();
      case "turn-off-list" -> new Command.TurnOffList();
      default -> calling(verb, in);
    };
  }

  private static @Nullable Command calling(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "call-next" ->
          new Command.CallNext(maybe(in, "follows", EntryId::new), maybe(in, "next", EntryId::new));
      case "restart-clock" -> new Command.RestartClock(entry(in));
      case "extend-speech" -> new Command.ExtendSpeech(entry(in), mustCount(in, "seconds"));
      case "not-here" -> new Command.NotHere(entry(in));
      case "pause-speech" -> new Command.PauseSpeech(entry(in));
      case "resume-speech" -> new Command.ResumeSpeech(entry(in));
      case "end-speech" -> new Command.EndSpeech(entry(in));
      default -> ordering(verb, in);
    };
  }

  private static @Nullable Command ordering(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "sort-motion" -> new Command.SortMotion(entry(in), must(motion(in), "motion"));
      case "object-to-motion" -> new Command.ObjectToMotion(entry(in), maybeWho(in));
      case "settle-motion" -> settle(in);
      case "set-floor-rules" ->
          new Command.SetFloorRules(rules(in), "item".equals(in.text("scope")));
      case "add-time" ->
          new Command.AddTime(must(text(in, "list"), "list"), mustCount(in, "seconds"));
      case "answer-asking" ->
          new Command.AnswerAsking(isOneOf(in, "answer", "go-on", "end").equals("go-on"));
      case "end-debate" -> new Command.EndDebate();
      case "call-to-topic" -> new Command.CallToTopic(entry(in));
      case "call-to-order" -> new Command.CallToOrder(id(in, "person", PersonId::new));
      case "lift-order-call" -> new Command.LiftOrderCall(id(in, "person", PersonId::new));
      default -> null;
    };
  }

  private static Command.AskToSpeak asked(Fields in, EntryKind usual) throws Malformed {
    EntryKind kind = maybeChoice(in, "kind", EntryKind.values(), EntryKind::wireName);
    if (kind == EntryKind.OBJECTION) {
      throw new Malformed("kind");
    }
    return new Command.AskToSpeak(
        Objects.requireNonNullElse(kind, usual),
        maybe(in, "item", ItemId::new),
        maybe(in, "to", EntryId::new),
        motion(in),
        text(in, "side"));
  }

  private static Command.@Nullable Who maybeWho(Fields in) throws Malformed {
    boolean isNamed =
        text(in, "person") != null || text(in, "name") != null || in.number("number") != null;
    return isNamed ? who(in, "name") : null;
  }

  private static Command settle(Fields in) throws Malformed {
    Motion.How how = choice(in, "how", Motion.How.values(), Motion.How::wireName);
    boolean mustSay = how == Motion.How.MAJORITY_SEEN || how == Motion.How.RULED;
    boolean carried = mustSay && isOneOf(in, "outcome", "yes", "no").equals("yes");
    Hands hands =
        how == Motion.How.COUNTED
            ? new Hands(count(in, "yes"), count(in, "no"), count(in, "abstain"))
            : null;
    return new Command.SettleMotion(
        entry(in),
        how,
        carried,
        hands,
        count(in, "minutes"),
        count(in, "seconds"),
        maybe(in, "decision", DecisionId::new));
  }

  /** The rules of speaking, as they are chosen; what is absent is as it usually is. */
  public static FloorRules rules(Fields in) throws Malformed {
    Order order = maybeChoice(in, "order", Order.values(), Order::wireName);
    Integer seconds = count(in, "seconds");
    return new FloorRules(
        Objects.requireNonNullElse(order, Order.FIRST_COME),
        seconds == null ? FloorRules.USUAL.speechSeconds() : seconds,
        lists(in),
        count(in, "fixed"),
        maybeChoice(in, "time", TimeRule.values(), TimeRule::wireName),
        flag(in, "interpreted"),
        count(in, "account"),
        flag(in, "simple-motions"),
        flag(in, "closed-to-motions"),
        flag(in, "spoken-may-close"));
  }

  private static @Nullable Lists lists(Fields in) throws Malformed {
    if ("none".equals(in.text("lists"))) {
      return null;
    }
    Lists.By by = maybeChoice(in, "lists", Lists.By.values(), Lists.By::wireName);
    if (by == null) {
      return null;
    }
    boolean bySide = by == Lists.By.SIDE;
    List<String> keys = keys(text(in, "keys"));
    keys = keys.isEmpty() && !bySide ? keys(text(in, "group-keys")) : keys;
    if (keys.isEmpty()) {
      keys = bySide ? List.of(Lists.PRO, Lists.CONTRA) : Lists.QUOTA.keys();
    }
    String start = text(in, "start");
    Integer run = count(in, "run");
    return new Lists(
        by,
        keys,
        start != null
            ? start
            : bySide && keys.contains(Lists.CONTRA) ? Lists.CONTRA : keys.getFirst(),
        Objects.requireNonNullElse(
            maybeChoice(in, "turns", Lists.Turns.values(), Lists.Turns::wireName),
            Lists.Turns.LAST),
        Objects.requireNonNullElse(
            maybeChoice(in, "when-empty", Lists.WhenEmpty.values(), Lists.WhenEmpty::wireName),
            Lists.WhenEmpty.CONTINUE),
        run == null ? Lists.USUAL_RUN : run,
        Boolean.TRUE.equals(flag(in, "first-before-lists")));
  }

  private static List<String> keys(@Nullable String keys) {
    return keys == null
        ? List.of()
        : Arrays.stream(keys.split(",", -1)).map(String::strip).toList();
  }

  private static @Nullable Boolean flag(Fields in, String name) throws Malformed {
    return "true".equals(in.word(name)) ? true : null;
  }

  private static String isOneOf(Fields in, String name, String one, String other) throws Malformed {
    String text = must(in.text(name), name);
    if (!one.equals(text) && !other.equals(text)) {
      throw new Malformed(name);
    }
    return text;
  }

  private static @Nullable String text(Fields in, String name) throws Malformed {
    String text = in.text(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable MotionKind motion(Fields in) throws Malformed {
    return maybeChoice(in, "motion", MotionKind.values(), MotionKind::wireName);
  }

  private static EntryId entry(Fields in) throws Malformed {
    return id(in, "entry", EntryId::new);
  }
}
