package org.kiezplenum.assembly;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.signals.Mood;
import org.kiezplenum.assembly.signals.Signal;

/** What people might do about the rules of the floor, and beside contributions. */
final class FloorWalk {
  private final SplittableRandom random;
  private final Walk walk;

  FloorWalk(SplittableRandom random, Walk walk) {
    this.random = random;
    this.walk = walk;
  }

  Command command(Assembly state) {
    return switch (random.nextInt(41)) {
      case 0, 1 -> new Command.SetFloorRules(rules(), random.nextInt(3) == 0);
      case 2, 3, 4, 5 -> new Command.DeclareGroup(group());
      case 6 -> new Command.SetGroup(walk.who(state), group());
      case 7, 8 -> new Command.MarkSeldomHeard(walk.wording(random.nextBoolean() ? "yes" : "no"));
      case 9, 10, 11, 12, 13, 14 -> aside(state);
      case 15 ->
          new Command.EnterSpeaker(
              walk.who(state),
              new Command.AskToSpeak(walk.any(EntryKind.values()), null),
              walk.maybe(group()));
      case 16 -> hasAccounts(state) ? moreTime() : new Command.PutBack();
      case 40 -> new Command.YieldFloor(walk.spoken(state));
      case 18 -> new Command.SortMotion(raised(state), walk.any(MotionKind.values()));
      case 19, 20, 21 -> new Command.ObjectToMotion(motion(state), walk.maybe(walk.who(state)));
      case 22, 23, 24, 25, 17 ->
          new Command.SettleMotion(
              motion(state),
              how(state),
              random.nextBoolean(),
              walk.maybe(walk.hands()),
              walk.maybe(random.nextInt(-1, 30)),
              walk.maybe(random.nextInt(0, 300)));
      case 26, 27, 28 -> new Command.AnswerAsking(random.nextInt(3) > 0);
      case 29 -> random.nextInt(4) == 0 ? new Command.EndDebate() : new Command.OpenList();
      case 30 -> new Command.CloseList(random.nextInt(-5, 700));
      case 31 -> onASide();
      case 32 ->
          random.nextBoolean()
              ? new Command.CallToTopic(walk.spoken(state))
              : new Command.CallToOrder(unruly(state));
      case 33 -> new Command.LiftOrderCall(walk.person(state));
      case 34 -> passing();
      case 35 -> about();
      default -> new Command.CallNext(walk.speaking(state), null);
    };
  }

  private Command aside(Assembly state) {
    Contribution last =
        state.floor().saidHere().isEmpty() ? null : state.floor().saidHere().getLast();
    EntryId to = last == null || random.nextBoolean() ? null : last.entry();
    EntryKind kind =
        random.nextInt(3) == 0 ? EntryKind.DIRECT_RESPONSE : walk.any(EntryKind.values());
    MotionKind motion =
        random.nextBoolean()
            ? walk.any(MotionKind.values())
            : walk.any(
                new MotionKind[] {
                  MotionKind.CLOSE_LIST,
                  MotionKind.END_DEBATE,
                  MotionKind.SECRET_BALLOT,
                  MotionKind.ROLL_CALL,
                  MotionKind.ROLL_CALL,
                  MotionKind.ROLL_CALL
                });
    return new Command.AskToSpeak(kind, null, to, walk.maybe(motion), null);
  }

  /** Mostly somebody who was called to order before: the third call is another matter. */
  private @Nullable PersonId unruly(Assembly state) {
    Iterator<PersonId> called = state.floor().calls().toOrder().keySet().iterator();
    return called.hasNext() && random.nextInt(3) > 0 ? called.next() : walk.person(state);
  }

  private Command passing() {
    return random.nextBoolean()
        ? new Command.GiveSignal(walk.any(Signal.values()), random.nextBoolean())
        : new Command.AnswerTemperature(walk.any(Mood.values()));
  }

  /** About what can be signalled. */
  private Command about() {
    return switch (random.nextInt(4)) {
      case 0 -> new Command.SetSignals(Set.of(walk.any(Signal.values())));
      case 1 ->
          new Command.SetLegend(
              walk.any(Signal.values()),
              walk.wording(random.nextBoolean() ? "Wackeln" : ""),
              random.nextBoolean());
      case 2 ->
          new Command.TakeTemperature(random.nextBoolean() ? null : walk.wording("Weiter so?"));
      default -> new Command.EndTemperature();
    };
  }

  private Command onASide() {
    return new Command.AskToSpeak(
        EntryKind.CONTRIBUTION, null, null, null, random.nextBoolean() ? "pro" : "contra");
  }

  private Motion.How how(Assembly state) {
    Motion motion = state.floor().motion();
    if (motion != null && motion.isObjected() && random.nextInt(4) == 0) {
      return Motion.How.NO_OBJECTION;
    }
    return switch (random.nextInt(4)) {
      case 0 -> Motion.How.NO_OBJECTION;
      case 1 -> Motion.How.DEMANDED;
      default -> walk.any(Motion.How.values());
    };
  }

  private EntryId raised(Assembly state) {
    return state.floor().entries().values().stream()
        .filter(entry -> entry.kind() == EntryKind.POINT_OF_ORDER)
        .map(Entry::id)
        .findFirst()
        .orElseGet(() -> motion(state));
  }

  private EntryId motion(Assembly state) {
    Motion motion = state.floor().motion();
    return motion == null || random.nextInt(8) == 0 ? walk.entry(state) : motion.entry();
  }

  private Wording group() {
    return walk.wording(walk.any(new String[] {"q", "q", "o", "pro", "Q!"}));
  }

  private FloorRules rules() {
    return new FloorRules(
        walk.any(Order.values()),
        random.nextInt(20) == 0 ? 5 : 120,
        random.nextInt(3) == 0 ? null : lists(),
        walk.maybe(random.nextInt(0, 4)),
        walk.maybe(walk.any(FloorRules.TimeRule.values())),
        random.nextInt(5) == 0 ? true : null,
        random.nextInt(4) == 0 ? 120 : null,
        random.nextInt(5) == 0 ? true : null,
        random.nextInt(9) == 0 ? true : null,
        random.nextInt(5) == 0 ? true : null);
  }

  private static boolean hasAccounts(Assembly state) {
    FloorRules rules = state.floor().rules();
    return rules != null && rules.lists() != null && rules.accountSeconds() != null;
  }

  private Command moreTime() {
    return new Command.AddTime(walk.any(new String[] {"q", "o", "pro", "x"}), 60);
  }

  private @Nullable Lists lists() {
    boolean bySide = random.nextInt(4) == 0;
    List<String> keys = bySide ? List.of("pro", "contra") : List.of("q", "o");
    return new Lists(
        bySide ? Lists.By.SIDE : Lists.By.GROUP,
        keys,
        random.nextInt(20) == 0 ? "nobody" : keys.get(random.nextInt(2)),
        walk.any(Lists.Turns.values()),
        walk.any(Lists.WhenEmpty.values()),
        random.nextInt(0, 4),
        random.nextInt(4) == 0);
  }
}
