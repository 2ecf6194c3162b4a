package org.kiezplenum.recount;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.decisions.methods.Faults;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Presence;
import org.kiezplenum.assembly.decisions.methods.Setting;
import org.kiezplenum.assembly.decisions.methods.Settings;

/** A decision of any method as JSON; docs/recount.md describes each field. */
final class JsonBallots {
  private static final Pattern LINE = Pattern.compile("line: ([0-9]{1,9})");

  private JsonBallots() {}

  static BallotFile read(String text, Given given, int most) throws BadFile {
    JsonObject json = parse(text);
    try {
      return read(json, new JsonLines(text), given, most);
    } catch (ClassCastException wrongKind) {
      throw new BadFile("something in this JSON is of another kind than docs/recount.md says.");
    }
  }

  private static JsonObject parse(String text) throws BadFile {
    try {
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException broken) {
      Matcher line = LINE.matcher(String.valueOf(broken.getMessage()));
      int number = line.find() ? Integer.parseInt(line.group(1)) : 1;
      throw new BadFile(number, "this is no JSON object.");
    }
  }

  private static BallotFile read(JsonObject json, JsonLines lines, Given given, int most)
      throws BadFile {
    List<String> ids = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    JsonArray options = list(json, "options");
    if (options.size() > Ask.MOST_OPTIONS) {
      throw new BadFile(lines.of("options", 0), "more than " + Ask.MOST_OPTIONS + " options.");
    }
    for (int i = 0; i < options.size(); i++) {
      JsonObject option = object(options.getValue(i), lines.of("options", i));
      ids.add(text(option, "id", ""));
      labels.add(BallotFile.label(text(option, "label", ids.getLast())));
    }
    Ask ask =
        given.over(
            new Ask(
                text(json, "method", Given.USUAL_METHOD),
                ids,
                whole(json.getValue("seats", 1), 1, "seats", 1, Ask.MOST_OPTIONS),
                settings(json)));
    BallotFile.Reader reader = new BallotFile.Reader(ask, lines.of("method", 0), most);
    JsonArray ballots = list(json, "ballots");
    for (int i = 0; i < ballots.size(); i++) {
      int line = lines.of("ballots", i);
      JsonObject ballot = object(ballots.getValue(i), line);
      int times = whole(ballot.getValue("times", 1), line, "times", 1, Ask.MOST_BALLOTS);
      reader.add(line, text(ballot, "ballot", ""), times);
    }
    return new BallotFile(
        BallotFile.label(text(json, "title", "")),
        ask,
        labels,
        reader.bag(),
        hands(json, ask, lines),
        new Presence(people(json, "present"), people(json, "entitled")));
  }

  private static Settings settings(JsonObject json) throws BadFile {
    Map<Setting, String> settings = new TreeMap<>();
    for (Map.Entry<String, Object> entry : map(json, "settings")) {
      Setting setting =
          Setting.of(entry.getKey())
              .orElseThrow(() ->
                  new BadFile("there is no setting '" + BltTokens.shown(entry.getKey()) + "'."));
      settings.put(setting, String.valueOf(entry.getValue()));
    }
    String seed = text(json, "seed", "");
    if (!seed.isEmpty()) {
      settings.put(Setting.SEED, seed);
    }
    return Settings.of(settings);
  }

  private static Cells hands(JsonObject json, Ask ask, JsonLines lines) throws BadFile {
    Map<String, Long> cells = new TreeMap<>();
    for (Map.Entry<String, Object> entry : map(json, "hands")) {
      if (!(entry.getValue() instanceof Integer || entry.getValue() instanceof Long)) {
        throw new BadFile(lines.of("hands", 0), "hands are whole numbers.");
      }
      cells.put(entry.getKey(), ((Number) entry.getValue()).longValue());
    }
    Cells hands = new Cells(new TreeMap<>(cells));
    Faults faults = Methods.check(ask, hands);
    if (!faults.isEmpty()) {
      throw new BadFile(lines.of("hands", 0), Sentences.of(faults.first()) + ".");
    }
    return hands;
  }

  private static @Nullable Integer people(JsonObject json, String name) throws BadFile {
    Object value = json.getValue(name);
    return value == null ? null : whole(value, 1, name, 0, Ask.MOST_BALLOTS);
  }

  private static JsonObject object(@Nullable Object value, int line) throws BadFile {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new BadFile(line, "an object in braces should stand here.");
  }

  private static String text(JsonObject json, String name, String otherwise) {
    String text = json.getString(name);
    return text == null ? otherwise : text;
  }

  private static JsonArray list(JsonObject json, String name) {
    JsonArray list = json.getJsonArray(name);
    return list == null ? new JsonArray() : list;
  }

  private static JsonObject map(JsonObject json, String name) {
    JsonObject map = json.getJsonObject(name);
    return map == null ? new JsonObject() : map;
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
