package org.kiezplenum.views;

import static org.kiezplenum.views.Node.each;
import static org.kiezplenum.views.Node.ids;
import static org.kiezplenum.views.Node.node;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.DeclaredInWords;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.list.Asking;
import org.kiezplenum.assembly.floor.list.Reason;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.Fairness;

/** The floor as everybody may see it, and what the desk sees beyond that. No group is in either. */
final class FloorView {
  private FloorView() {}

  static Map<String, Object> floor(World now) {
    Floor floor = now.assembly().floor();
    Speech speech = floor.speech();
    Speech interrupted = floor.interrupted();
    FloorRules rules = floor.rules();
    Motion motion = floor.motion();
    return node()
        .with("list", floor.list().name().toLowerCase(Locale.ROOT))
        .with("closesAt", floor.closesAt())
        .with("rules", rules == null || rules.equals(FloorRules.USUAL) ? null : rules(rules))
        .with("queue", ids(floor.queue()))
        .with("speech", speech == null ? null : speech(now, speech))
        .with("interrupted", interrupted == null ? null : speech(now, interrupted))
        .with("motion", motion == null ? null : motion(now, motion))
        .made();
  }

  private static Map<String, Object> speech(World now, Speech speech) {
    Entry entry = speech.entry();
    int toTopic = now.assembly().floor().calls().toTopic(entry.id());
    Node node =
        person(now, node().with("entry", entry.id().value()), entry.person())
            .with("kind", kind(entry))
            .with("limit", speech.limitSeconds())
            .with("toTopic", toTopic == 0 ? null : toTopic);
    return switch (speech.clock()) {
      case Speech.Running running ->
          node.with("spent", running.spentMillis()).with("since", running.since()).made();
      case Speech.Paused paused -> node.with("spent", paused.spentMillis()).made();
    };
  }

  /** Contributions are what a speech usually is. */
  private static @Nullable String kind(Entry entry) {
    String kind = entry.kind().wireName();
    return kind.equals("contribution") ? null : kind;
  }

  private static Map<String, Object> motion(World now, Motion motion) {
    PersonId against = motion.against();
    return person(now, node().with("entry", motion.entry().value()), motion.person())
        .with("motion", motion.kind() == null ? null : motion.kind().wireName())
        .with("needs", motion.kind() == null ? null : motion.kind().needs().wireName())
        .with("objected", motion.isObjected() ? true : null)
        .with("against", against == null ? null : Called.of(now, against))
        .made();
  }

  static Map<String, Object> entries(World now, @Nullable World then, Map<String, Object> old) {
    return each(
        now.assembly().floor().entries(),
        then == null ? null : then.assembly().floor().entries(),
        old.get("entries"),
        entry -> Called.isSame(now, then, entry.person()),
        entry ->
            person(now, node(), entry.person())
                .with("kind", entry.kind().wireName())
                .with("side", entry.side())
                .with("motion", entry.motion() == null ? null : entry.motion().wireName())
                .with("resumed", entry.isResumed() ? true : null)
                .made());
  }

  private static Node person(World now, Node node, PersonId person) {
    return Called.with(node.with("person", now.person(person).id().value()), now, person);
  }

  static Map<String, Object> rules(FloorRules rules) {
    Lists lists = rules.lists();
    return node()
        .with("order", rules.order().wireName())
        .with("seconds", rules.speechSeconds())
        .with("lists", lists == null ? null : lists.by().wireName())
        .with("keys", lists == null ? null : lists.keys())
        .with("start", lists == null ? null : lists.start())
        .with("turns", lists == null ? null : lists.turns().wireName())
        .with("whenEmpty", lists == null ? null : lists.whenEmpty().wireName())
        .with("run", lists == null ? null : lists.run())
        .with("firstBeforeLists", lists != null && lists.firstSpeakersBefore() ? true : null)
        .with("fixed", rules.fixedPlaces())
        .with("time", rules.time() == null ? null : rules.time().wireName())
        .with("interpreted", rules.interpreted())
        .with("account", rules.accountSeconds())
        .with("moreSeconds", rules.moreSeconds())
        .with("simpleMotions", rules.simpleMotions())
        .with("closedToMotions", rules.closedToMotions())
        .with("spokenMayClose", rules.spokenMayClose())
        .made();
  }

  /** Why everybody waits where they wait; absent while they simply wait in order. */
  static @Nullable Map<String, Object> reasons(
      World now, @Nullable World then, @Nullable Object old) {
    Floor floor = now.assembly().floor();
    if (then != null
        && floor.line() == then.assembly().floor().line()
        && floor.rules() == then.assembly().floor().rules()) {
      @SuppressWarnings("unchecked")
      Map<String, Object> same = (Map<String, Object>) old;
      return same;
    }
    Function<EntryId, Reason> why = Reason.why(floor);
    Map<String, Object> reasons = new LinkedHashMap<>();
    for (EntryId entry : floor.queue()) {
      Reason reason = why.apply(entry);
      if (reason != Reason.IN_ORDER) {
        reasons.put(entry.value(), reason.wireName());
      }
    }
    return reasons.isEmpty() ? null : reasons;
  }

  /** Who has been heard so far; absent before anybody was. */
  static @Nullable Object fairness(World now, @Nullable World then, @Nullable Object old) {
    Assembly assembly = now.assembly();
    if (then != null
        && assembly.floor().said() == then.assembly().floor().said()
        && assembly.people() == then.assembly().people()
        && Objects.equals(assembly.present(), then.assembly().present())) {
      return old;
    }
    Fairness fairness =
        Fairness.of(assembly.floor(), assembly.present(), assembly.people().byId().size());
    return fairness.speakers() == 0
        ? null
        : node()
            .with("speakers", fairness.speakers())
            .with("present", fairness.present())
            .with("first", fairness.firstPercent())
            .made();
  }

  /** How often people were called to order; absent if nobody was. */
  static @Nullable Object orderCalls(World now) {
    Map<String, Object> times = new LinkedHashMap<>();
    now.assembly()
        .floor()
        .calls()
        .toOrder()
        .forEach((person, calls) -> times.put(person.value(), calls));
    return times.isEmpty() ? null : times;
  }

  /** Whom the moderation has to ask before it can call the next. */
  static @Nullable Object asking(World now, @Nullable World then, @Nullable Object old) {
    if (then != null
        && now.assembly().floor() == then.assembly().floor()
        && now.assembly().people() == then.assembly().people()) {
      return old;
    }
    Asking asking =
        Asking.now(now.assembly().floor(), DeclaredInWords.of(now.assembly(), now.texts()::get));
    return asking == Asking.NOBODY ? null : asking.name().toLowerCase(Locale.ROOT);
  }
}
