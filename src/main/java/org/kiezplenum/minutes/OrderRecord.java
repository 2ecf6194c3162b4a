package org.kiezplenum.minutes;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.told.Told;

/**
 * What was settled about the debate itself: a point of order, or whether the debate goes on.
 *
 * @param what {@code motion}, {@code rule} for the order of speaking, or what was answered: {@code
 *     group-goes-on}, {@code group-ends}, {@code all-goes-on}, {@code all-ends} or {@code ended}
 * @param motion what a point of order asked for
 * @param how it was settled
 * @param hands the figures, if they were counted
 * @param rule that held from then on
 * @param about the proposal whose course it was, if {@code what} is {@code debated}, {@code
 *     referred} or {@code adjourned}
 */
public record OrderRecord(
    String what,
    @Nullable String motion,
    boolean carried,
    @Nullable String how,
    @Nullable Hands hands,
    @Nullable Rule rule,
    @Nullable About about) {

  /**
   * A proposal as it was called then.
   *
   * @param to whom it was referred to
   */
  record About(int number, String title, @Nullable String to) {}

  /**
   * Who speaks when.
   *
   * @param order within a list
   * @param lists that take turns, or none
   */
  record Rule(String order, @Nullable String lists) {
    static final Rule USUAL = of(FloorRules.USUAL);

    static Rule of(FloorRules rules) {
      Lists lists = rules.lists();
      return new Rule(rules.order().wireName(), lists == null ? null : lists.by().wireName());
    }
  }

  static OrderRecord of(String what) {
    return new OrderRecord(what, null, false, null, null, null, null);
  }

  static OrderRecord of(Rule rule) {
    return new OrderRecord("rule", null, false, null, null, rule, null);
  }

  static OrderRecord of(String what, About about) {
    return new OrderRecord(what, null, false, null, null, null, about);
  }

  Map<String, Object> context() {
    Told data = new Told().with("what", what).with("motion", motion).with("how", how);
    if (carried) {
      data.with("carried", true);
    }
    if (hands != null) {
      boolean needsTwoThirds =
          Stream.of(MotionKind.values())
              .filter(kind -> kind.wireName().equals(motion))
              .anyMatch(kind -> kind.needs() == MotionKind.Needs.TWO_THIRDS);
      data.with("twothirds", needsTwoThirds ? true : null);
      data.with("yes", hands.yes())
          .with("no", hands.no())
          .with("abstain", hands.abstain() == null ? Integer.valueOf(0) : hands.abstain());
    }
    if (rule != null) {
      data.with("rule", new Told().with("order", rule.order()).with("lists", rule.lists()).made());
    }
    if (about != null) {
      data.with("number", about.number()).with("title", about.title()).with("to", about.to());
    }
    return data.made();
  }
}
