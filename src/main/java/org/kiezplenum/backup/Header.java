package org.kiezplenum.backup;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.journal.Shape;

/**
 * The first line of a file.
 *
 * @param assembly the id of the only assembly in it; absent if it is a whole database
 * @param made when, for example {@code 2026-03-07T21:12:04Z}
 * @param shape of the database it was taken from
 * @param rows how many of each table follow, in this order
 */
public record Header(@Nullable String assembly, String made, Shape shape, Map<String, Long> rows) {

  /** Rises when a reader of this number could not read what is written from then on. */
  static final int FORMAT = 1;

  private static final String WHAT = "kiezplenum";
  private static final String ALL = "backup";
  private static final String ONE = "assembly";

  /** How every file begins. */
  static final String BEGINNING = "{\"" + WHAT + "\":\"";

  /** How many rows there are altogether. */
  public long all() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many there are of a table. */
  public long of(String table) {
    return rows.getOrDefault(table, 0L);
  }

  String line() {
    JsonArray steps = new JsonArray();
    shape
        .steps()
        .forEach(step ->
            steps.add(
                new JsonObject()
                    .put("number", step.number())
                    .put("name", step.name())
                    .put("checksum", step.checksum())));
    JsonObject counted = new JsonObject();
    rows.forEach(counted::put);
    JsonObject line =
        new JsonObject().put(WHAT, assembly == null ? ALL : ONE).put("format", FORMAT);
    if (assembly != null) {
      line.put("assembly", assembly);
    }
    return line.put("made", made).put("migrations", steps).put("rows", counted).encode();
  }

  static Header read(String line) {
    JsonObject said;
    try {
      said = new JsonObject(line);
      if (!said.containsKey(WHAT)) {
        throw new BackupRefused("backup.not-ours");
      }
      if (said.getInteger("format") > FORMAT) {
        throw new BackupRefused("backup.newer");
      }
      List<Shape.AppliedMigration> steps = new ArrayList<>();
      for (Object each : said.getJsonArray("migrations")) {
        JsonObject step = (JsonObject) each;
        steps.add(
            new Shape.AppliedMigration(
                step.getInteger("number"), step.getString("name"), step.getString("checksum")));
      }
      Map<String, Long> rows = new LinkedHashMap<>();
      JsonObject counted = said.getJsonObject("rows");
      counted.fieldNames().forEach(table -> rows.put(table, counted.getLong(table)));
      if (rows.values().stream().anyMatch(count -> count < 0)) {
        throw new BackupRefused("backup.damaged");
      }
      return new Header(
          said.getString(WHAT).equals(ONE) ? said.getString("assembly") : null,
          Instant.parse(said.getString("made")).toString(),
          checked(new Shape(steps)),
          rows);
    } catch (DecodeException
        | DateTimeParseException
        | ClassCastException
        | NullPointerException e) {
      throw new BackupRefused("backup.not-ours");
    }
  }

  private static Shape checked(Shape shape) {
    if (shape.isNewer()) {
      throw new BackupRefused("backup.newer");
    }
    if (!shape.isKnown()) {
      throw new BackupRefused("backup.foreign");
    }
    return shape;
  }
}
