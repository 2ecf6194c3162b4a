package org.kiezplenum.recount;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/**
 * A decision of any method as JSON; docs/recount.md describes each field, and there is no other.
 */
final class JsonBallots {
  private static final Set<String> FIELDS =
      Set.of(
          "method",
          "title",
          "seats",
          "options",
          "settings",
          "ballots",
          "hands",
          "sums",
          "seed",
          "present",
          "entitled");

  private static final Set<String> OF_OPTION = Set.of("id", "label");
  private static final Set<String> OF_BALLOT = Set.of("ballot", "times", "source");

  private final JsonObject json;
  private final JsonLines lines;

  private JsonBallots(JsonObject json, JsonLines lines) {
    this.json = json;
    this.lines = lines;
  }

  static BallotFile read(String text, Given given, int most) throws BadFile {
    JsonLines lines = JsonLines.in(text);
    try {
      return new JsonBallots(new JsonObject(text), lines).read(given, most);
    } catch (DecodeException tooLong) {
      throw new BadFile("a text or a number in this JSON is too long.");
    }
  }

  private BallotFile read(Given given, int most) throws BadFile {
    for (String name : json.fieldNames()) {
      known(name, FIELDS, lines.of(name));
    }
    List<String> ids = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    JsonArray options = list("options");
    if (options.size() > Ask.MOST_OPTIONS) {
      throw new BadFile(lines.of("options"), "more than " + Ask.MOST_OPTIONS + " options.");
    }
    for (int i = 0; i < options.size(); i++) {
      int line = lines.of("options", i);
      JsonObject option = object(options.getValue(i), OF_OPTION, line);
      ids.add(text(option, "id", "", line));
      labels.add(BallotFile.label(text(option, "label", ids.getLast(), line)));
    }
    int seats = whole(json.getValue("seats", 1), lines.of("seats"), "seats", 1, Ask.MOST_OPTIONS);
    String method = text(json, "method", "", lines.of("method"));
    Settings settings = settings();
    if (method.isEmpty() && given.method() == null) {
      throw new BadFile(lines.beginning(), "the field 'method' is missing.");
    }
    Ask ask = given.over(new Ask(method, ids, seats, settings));
    BallotFile.Reader reader = new BallotFile.Reader(ask, fault -> where(fault, ids, given), most);
    JsonArray ballots = list("ballots");
    for (int i = 0; i < ballots.size(); i++) {
      int line = lines.of("ballots", i);
      JsonObject ballot = object(ballots.getValue(i), OF_BALLOT, line);
      int times = whole(ballot.getValue("times", 1), line, "times", 1, Ask.MOST_BALLOTS);
      reader.add(line, text(ballot, "ballot", "", line), times, source(ballot, line));
    }
    return new BallotFile(
        BallotFile.label(text(json, "title", "", lines.of("title"))),
        ask,
        labels,
        reader.sources(cells(ask, "hands"), cells(ask, "sums")),
        new Presence(people("present"), people("entitled")));
  }

  /** Where a ballot came from; empty if the file does not say it. */
  private static String source(JsonObject ballot, int line) throws BadFile {
    if (!ballot.containsKey("source")) {
      return "";
    }
    String source = text(ballot, "source", "", line);
    if (!source.equals(BallotFile.PHONES) && !source.equals(BallotFile.PAPER)) {
      throw new BadFile(
          line,
          "there is no source '"
              + BltTokens.shown(source)
              + "'; ballots come from 'phones' or 'paper', and where nobody knows it is left out.");
    }
    return source;
  }

  /** The line of what cannot be; 0 if it stands above the file. */
  private int where(Fault fault, List<String> ids, Given given) {
    return switch (fault.code()) {
      case BAD_SEATS -> given.seats() == null ? lines.of("seats") : 0;
      case BAD_OPTION ->
          lines.of("options", ids.lastIndexOf(fault.arguments().getOrDefault("option", "")));
      case TOO_FEW_OPTIONS, TOO_MANY_OPTIONS, NO_OPTIONS_HERE -> lines.of("options");
      case BAD_SETTING -> {
        String setting = fault.arguments().getOrDefault("setting", "");
        yield lines.has(setting) ? lines.of(setting) : lines.of("settings/" + setting);
      }
      case NEVER_BY_NAME -> lines.of("settings/" + Setting.BALLOTS.wireName());
      default -> lines.of("method");
    };
  }

  private Settings settings() throws BadFile {
    Map<Setting, String> settings = new TreeMap<>();
    for (Map.Entry<String, Object> entry : map("settings")) {
      int line = lines.of("settings/" + entry.getKey());
      Setting setting =
          Setting.of(entry.getKey())
              .orElseThrow(() ->
                  new BadFile(
                      line, "there is no setting '" + BltTokens.shown(entry.getKey()) + "'."));
      settings.put(setting, String.valueOf(entry.getValue()));
    }
    String seed = text(json, "seed", "", lines.of("seed"));
    if (!seed.isEmpty()) {
      settings.put(Setting.SEED, seed);
    }
    return Settings.of(settings);
  }

  private Cells cells(Ask ask, String name) throws BadFile {
    Map<String, Long> cells = new TreeMap<>();
    for (Map.Entry<String, Object> entry : map(name)) {
      int line = lines.of(name + "/" + entry.getKey());
      if (!(entry.getValue() instanceof Integer || entry.getValue() instanceof Long)) {
        throw new BadFile(line, name + " are whole numbers.");
      }
      long number = ((Number) entry.getValue()).longValue();
      Faults faults = Methods.check(ask, Cells.of(Map.of(entry.getKey(), number)));
      if (!faults.isEmpty()) {
        throw new BadFile(line, Sentences.of(faults.first()) + ".");
      }
      cells.put(entry.getKey(), number);
    }
    return Cells.of(cells);
  }

  private @Nullable Integer people(String name) throws BadFile {
    Object value = json.getValue(name);
    return value == null ? null : whole(value, lines.of(name), name, 0, Ask.MOST_BALLOTS);
  }

  private static JsonObject object(@Nullable Object value, Set<String> fields, int line)
      throws BadFile {
    if (value instanceof JsonObject object) {
      for (String name : object.fieldNames()) {
        known(name, fields, line);
      }
      return object;
    }
    throw new BadFile(line, "an object in braces should stand here.");
  }

  private static void known(String name, Set<String> fields, int line) throws BadFile {
    if (!fields.contains(name)) {
      throw new BadFile(line, "there is no field '" + BltTokens.shown(name) + "' here.");
    }
  }

  private static String text(JsonObject in, String name, String otherwise, int line)
      throws BadFile {
    Object text = in.getValue(name);
    if (text != null && !(text instanceof String)) {
      throw new BadFile(line, name + " is a text in quotation marks.");
    }
    return text == null ? otherwise : (String) text;
  }

  private JsonArray list(String name) throws BadFile {
    Object list = json.getValue(name);
    if (list != null && !(list instanceof JsonArray)) {
      throw new BadFile(lines.of(name), name + " is a list in square brackets.");
    }
    return list == null ? new JsonArray() : (JsonArray) list;
  }

  private JsonObject map(String name) throws BadFile {
    Object map = json.getValue(name);
    if (map != null && !(map instanceof JsonObject)) {
      throw new BadFile(lines.of(name), name + " is an object in braces.");
    }
    return map == null ? new JsonObject() : (JsonObject) map;
  }

  private static int whole(@Nullable Object value, int line, String name, int least, int most)
      throws BadFile {
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    throw new BadFile(
        line, name + " is not a whole number between " + least + " and " + most + ".");
  }
}
