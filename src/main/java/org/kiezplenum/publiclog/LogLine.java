package org.kiezplenum.publiclog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Adopting;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.DrawnLot;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.told.PollTold;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.views.World;

/**
 * Something done by hand; {@code kind} is the message that tells it.
 *
 * @param by who did it
 * @param person whom it concerns
 * @param nameless whether the person is called by the number, because it is about the name
 * @param title of what it concerns: an item, a proposal or a question
 * @param count whatever the message counts
 * @param why what was said about it
 * @param lot that was drawn
 */
public record LogLine(
    String kind,
    long at,
    @Nullable PersonId by,
    @Nullable PersonId person,
    boolean nameless,
    @Nullable WordRef title,
    @Nullable Long count,
    @Nullable WordRef why,
    @Nullable LoggedLot lot) {

  static LogLine of(String kind) {
    return new LogLine(kind, 0, null, null, false, null, null, null, null);
  }

  LogLine about(@Nullable PersonId whom) {
    return new LogLine(kind, at, by, whom, nameless, title, count, why, lot);
  }

  LogLine withoutName() {
    return new LogLine(kind, at, by, person, true, title, count, why, lot);
  }

  LogLine about(@Nullable WordRef what) {
    return new LogLine(kind, at, by, person, nameless, what, count, why, lot);
  }

  LogLine counting(long n) {
    return new LogLine(kind, at, by, person, nameless, title, n, why, lot);
  }

  LogLine done(long when, @Nullable PersonId who) {
    return new LogLine(kind, when, who, person, nameless, title, count, why, lot);
  }

  LogLine because(WordRef reason) {
    return new LogLine(kind, at, by, person, nameless, title, count, reason, lot);
  }

  LogLine drawing(DecisionId decision, DrawnLot drawn) {
    return new LogLine(
        kind, at, by, person, nameless, title, count, why, new LoggedLot(decision, drawn));
  }

  /** A lot, and what it was drawn for. */
  public record LoggedLot(DecisionId decision, DrawnLot drawn) {

    /** The hall knows whom it has drawn; on whom the server's lot fell is told with the result. */
    Map<String, Object> shown(World world) {
      Decision drawnFor = world.assembly().decisions().get(decision);
      Poll poll = drawnFor.poll();
      Map<String, Object> shown =
          new LinkedHashMap<>(new PollTold(poll, world::text, world::called).lots().of(drawn));
      if (drawnFor.state() instanceof Decision.Closed && poll.lots().standing().contains(drawn)) {
        shown.remove("fell");
      }
      return shown;
    }
  }

  /**
   * Whether {@code next} does the same to the same again, as somebody does who moves a row. What
   * the desk enters of a vote is told each time.
   */
  boolean isRepeatedBy(LogLine next) {
    return !kind.startsWith("roll-") && next.done(at, by).equals(this);
  }

  /** As the page shows it to everybody now. */
  public Map<String, Object> shown(World world) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", kind);
    shown.put("at", at);
    put(shown, "by", by == null || by.equals(person) ? null : called(world, by));
    put(shown, "person", person == null ? null : called(world, person));
    put(shown, "title", title == null ? null : Objects.requireNonNullElse(world.text(title), "…"));
    put(shown, "n", count);
    put(shown, "why", why == null ? null : Objects.requireNonNullElse(world.text(why), "…"));
    put(shown, "lot", lot == null ? null : lot.shown(world));
    if (nameless && shown.get("person") instanceof Map<?, ?> whole) {
      shown.put("person", numberOf(whole));
    }
    return shown;
  }

  private static Map<String, Object> numberOf(Map<?, ?> called) {
    Object number = called.get("number");
    return number == null ? Map.of() : Map.of("number", number);
  }

  private static Map<String, Object> called(World world, PersonId id) {
    return world.assembly().people().find(id) == null ? Map.of() : WireForm.of(world.called(id));
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** How a result is told, in the name of a message; a choice that adopts nothing lets all stay. */
  static String result(Decision decision, Decision.DecisionState result) {
    if (Adopting.by(decision, result)) {
      return "adopted";
    }
    return switch (result) {
      case Decision.Found found when found.finding().outcome() == Outcome.ELECTED -> "stays";
      case Decision.Found found -> PlainFinding.Outcome.of(found.finding().outcome()).wireName();
      default -> PlainFinding.Outcome.NO_RESULT.wireName();
    };
  }

  /** How is told what was decided without a count. */
  static String seen(PlainFinding.FindingReason reason) {
    return switch (reason) {
      case NO_OBJECTION -> "decision-no-objection";
      case MAJORITY_SEEN -> "decision-seen";
      default -> "decision-recorded";
    };
  }
}
