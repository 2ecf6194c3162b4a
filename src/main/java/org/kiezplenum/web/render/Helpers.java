package org.kiezplenum.web.render;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;

/**
 * The words that templates may use beside plain Handlebars. webroot/js/helpers.js has the same list
 * in the same order; whatever is added here is added there, and a test renders both.
 */
public final class Helpers {

  /** Under this name the language of the reader travels beside the context. */
  static final String LANG = "lang";

  /** All but those that only a page needs once and a face never. */
  public static final List<String> ON_BOTH_SIDES =
      List.of(
          "t",
          "eq",
          "not",
          "and",
          "or",
          "position",
          "at",
          "first",
          "without",
          "size",
          "who",
          "wallwho",
          "clock",
          "day",
          "shortday",
          "ago",
          "left",
          "seconds",
          "duration",
          "speechLeft",
          "minutesUntil",
          "itemLeft",
          "plannedEnd",
          "late",
          "sum",
          "spaced",
          "number",
          "said",
          "why",
          "decimal",
          "lookup");

  private final Messages messages;

  private final AssetLinks assets;

  private Helpers(Messages messages, AssetLinks assets) {
    this.messages = messages;
    this.assets = assets;
  }

  /** Teaches the engine our helpers. */
  static void register(Handlebars engine, Messages messages, AssetLinks assets) {
    Helpers helpers = new Helpers(messages, assets);
    on(engine, "t", helpers::t);
    on(engine, "eq", (a, o) -> same(a, o.param(0, null)));
    on(engine, "not", (a, o) -> !truthy(a));
    on(engine, "and", (a, o) -> truthy(a) && Arrays.stream(o.params).allMatch(Helpers::truthy));
    on(engine, "or", (a, o) -> truthy(a) || Arrays.stream(o.params).anyMatch(Helpers::truthy));
    on(engine, "position", (list, o) -> ListWords.position(list, o.param(0, null)));
    on(engine, "at", (list, o) -> ListWords.at(list, o.param(0, null)));
    on(engine, "first", (list, o) -> ListWords.first(list, o.param(0, null), o.param(1, null)));
    on(engine, "without", (list, o) -> ListWords.without(list, o.param(0, null)));
    on(engine, "size", (list, o) -> ListWords.size(list));
    on(engine, "who", (person, o) -> helpers.who(person, lang(o)));
    on(engine, "wallwho", (person, o) -> helpers.wallwho(person, lang(o)));
    on(engine, "clock", (ms, o) -> ms instanceof Number n ? Reckoning.clock(n.longValue()) : "");
    on(engine, "day", (date, o) -> helpers.day(date, "date.pattern", lang(o)));
    on(engine, "shortday", (date, o) -> helpers.day(date, "date.short", lang(o)));
    on(engine, "ago", (at, o) -> helpers.ago(at, o.param(0, null), lang(o)));
    on(engine, "left", (until, o) -> left(until, o.param(0, null)));
    on(
        engine,
        "seconds",
        (ms, o) -> ms instanceof Number n ? -Math.floorDiv(-n.longValue(), 1000L) : 0L);
    on(
        engine,
        "duration",
        (ms, o) -> ms instanceof Number n ? Reckoning.duration(n.longValue()) : "");
    on(engine, "speechLeft", (s, o) -> reckon(s, o.param(0, null), Reckoning::speechLeft));
    on(
        engine,
        "minutesUntil",
        (floor, o) ->
            o.param(0, null) instanceof Number place
                ? reckon(
                    floor,
                    o.param(1, null),
                    (map, now) -> Reckoning.minutesUntil(map, place.longValue(), now))
                : null);
    on(engine, "itemLeft", (i, o) -> reckon(i, o.param(0, null), Reckoning::itemLeft));
    on(engine, "plannedEnd", (p, o) -> reckon(p, o.param(0, null), Reckoning::plannedEnd));
    on(engine, "late", (p, o) -> reckon(p, o.param(0, null), Reckoning::late));
    on(engine, "sum", (a, o) -> sum(a, o.params));
    on(engine, "spaced", (code, o) -> spaced(code));
    on(engine, "number", (n, o) -> helpers.number(n, lang(o)));
    Counts counts = new Counts(messages);
    on(engine, "said", (text, o) -> counts.said(text, o.param(0, null), lang(o)));
    on(engine, "why", (found, o) -> counts.why(found, o.param(0, null), lang(o)));
    on(engine, "decimal", (n, o) -> counts.decimal(n, lang(o)));
    // The engine's own would answer the map itself where a key is missing.
    on(engine, "lookup", (map, o) -> ListWords.lookup(map, o.param(0, null)));
    // The last two exist on the server only: a page says once where its scripts and styles are.
    on(engine, "asset", (name, o) -> helpers.assets.address(String.valueOf(name)));
    on(
        engine,
        "liveScripts",
        (face, o) -> new Handlebars.SafeString(assets.liveScripts(String.valueOf(face), lang(o))));
  }

  /** A helper: its first argument, which may be missing, and all the rest. */
  private interface Word {
    @Nullable Object say(@Nullable Object first, Options options);
  }

  private static void on(Handlebars engine, String name, Word word) {
    engine.registerHelper(name, (first, options) -> word.say(first, options));
  }

  private static String lang(Options options) {
    return Objects.requireNonNullElse(options.<String>data(LANG), Languages.ORIGINAL);
  }

  /** {@code t "key" n=3 name=x}; further words continue the key: {@code t "reason" why}. */
  private Object t(@Nullable Object key, Options options) {
    StringBuilder whole = new StringBuilder(String.valueOf(key));
    for (Object part : options.params) {
      whole.append('.').append(part == null ? "" : part);
    }
    return messages.text(lang(options), whole.toString(), options.hash);
  }

  /** Equal as JSON is: 2 and 2.0 are, 2 and "2" are not, and missing equals missing. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return a instanceof Number x && b instanceof Number y
        ? x.doubleValue() == y.doubleValue()
        : Objects.equals(a, b);
  }

  /** What Handlebars itself means by true in {@code if}. */
  static boolean truthy(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean b -> b;
      case Number n -> n.doubleValue() != 0;
      case CharSequence s -> !s.isEmpty();
      case Collection<?> c -> !c.isEmpty();
      default -> true;
    };
  }

  /** The name; the number of whoever gave none or whose name is hidden. */
  private String who(@Nullable Object person, String lang) {
    if (!(person instanceof Map<?, ?> map)) {
      return "";
    }
    return truthy(map.get("hidden")) ? byNumber(map.get("number"), lang) : messages.who(lang, map);
  }

  /** As {@link #who}, but a name that nobody has looked at does not belong on a wall. */
  private String wallwho(@Nullable Object person, String lang) {
    return person instanceof Map<?, ?> map && truthy(map.get("unchecked"))
        ? byNumber(map.get("number"), lang)
        : who(person, lang);
  }

  private String byNumber(@Nullable Object number, String lang) {
    return number == null ? "" : messages.who(lang, Map.of("number", number));
  }

  /** How long ago something was, in whole seconds and from a minute on in whole minutes. */
  private String ago(@Nullable Object at, @Nullable Object now, String lang) {
    if (!(at instanceof Number then && now instanceof Number n)) {
      return "";
    }
    long seconds = Math.max(0, n.longValue() - then.longValue()) / 1000;
    return seconds < 60
        ? messages.text(lang, "ago.seconds", Map.of("n", seconds))
        : messages.text(lang, "ago.minutes", Map.of("n", seconds / 60));
  }

  /** Milliseconds from now until then, 0 once it has passed. */
  private static long left(@Nullable Object until, @Nullable Object now) {
    return until instanceof Number then && now instanceof Number n
        ? Math.max(0, then.longValue() - n.longValue())
        : 0;
  }

  private String day(@Nullable Object date, String pattern, String lang) {
    if (!(date instanceof String text)) {
      return "";
    }
    try {
      LocalDate day = LocalDate.parse(text);
      Map<String, Object> parts = new HashMap<>();
      parts.put("weekday", messages.text(lang, "date.weekday." + day.getDayOfWeek().getValue()));
      parts.put("day", day.getDayOfMonth());
      parts.put("month", messages.text(lang, "date.month." + day.getMonthValue()));
      parts.put("year", day.getYear());
      return messages.text(lang, pattern, parts);
    } catch (DateTimeParseException notADate) {
      return text;
    }
  }

  private interface Reckoner {
    @Nullable Long from(Map<?, ?> clock, long now);
  }

  private static @Nullable Object reckon(
      @Nullable Object clock, @Nullable Object now, Reckoner reckoner) {
    return clock instanceof Map<?, ?> map && now instanceof Number n
        ? reckoner.from(map, n.longValue())
        : null;
  }

  private static long sum(@Nullable Object first, @Nullable Object[] rest) {
    long sum = first instanceof Number n ? n.longValue() : 0;
    for (Object next : rest) {
      sum += next instanceof Number n ? n.longValue() : 0;
    }
    return sum;
  }

  /** A code in two halves, as one reads it out. */
  private static String spaced(@Nullable Object code) {
    String text = code == null ? "" : code.toString();
    return text.length() < 2
        ? text
        : text.substring(0, text.length() / 2) + " " + text.substring(text.length() / 2);
  }

  /** A whole number with the language's mark between thousands. */
  private String number(@Nullable Object value, String lang) {
    if (!(value instanceof Number n)) {
      return "";
    }
    String digits = Long.toString(Math.abs(n.longValue()));
    StringBuilder grouped = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      grouped.insert(at, messages.text(lang, "number.group"));
    }
    return n.longValue() < 0 ? "-" + grouped : grouped.toString();
  }
}
