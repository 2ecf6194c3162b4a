package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.Field.truth;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.count;
import static org.kiezplenum.web.wire.FieldReader.filledText;
import static org.kiezplenum.web.wire.FieldReader.maybeChoice;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.FloorRules.TimeRule;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.web.wire.Fields.Malformed;

/** The rules of speaking, as they are chosen. */
public final class RulesOfSpeaking {
  private static final String NO_LISTS = "none";

  static final List<Field> FIELDS =
      List.of(
          word("order", Order.values(), Order::wireName),
          number("seconds"),
          word(
              "lists",
              Stream.concat(
                      Stream.of(NO_LISTS), Arrays.stream(Lists.By.values()).map(Lists.By::wireName))
                  .toArray(String[]::new)),
          sign("keys"),
          sign("group-keys"),
          sign("start"),
          word("turns", Lists.Turns.values(), Lists.Turns::wireName),
          word("when-empty", Lists.WhenEmpty.values(), Lists.WhenEmpty::wireName),
          number("run"),
          truth("first-before-lists"),
          number("fixed"),
          word("time", TimeRule.values(), TimeRule::wireName),
          truth("interpreted"),
          number("account"),
          truth("simple-motions"),
          truth("closed-to-motions"),
          truth("spoken-may-close"));

  private RulesOfSpeaking() {}

  /** What is absent is as it usually is. */
  public static FloorRules read(Fields in) throws Malformed {
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
    if (NO_LISTS.equals(in.text("lists"))) {
      return null;
    }
    Lists.By by = maybeChoice(in, "lists", Lists.By.values(), Lists.By::wireName);
    if (by == null) {
      return null;
    }
    boolean bySide = by == Lists.By.SIDE;
    List<String> keys = keys(filledText(in, "keys"));
    keys = keys.isEmpty() && !bySide ? keys(filledText(in, "group-keys")) : keys;
    if (keys.isEmpty()) {
      keys = bySide ? List.of(Lists.PRO, Lists.CONTRA) : Lists.QUOTA.keys();
    }
    String start = filledText(in, "start");
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
}
