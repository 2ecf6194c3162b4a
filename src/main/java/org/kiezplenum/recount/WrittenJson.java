package org.kiezplenum.recount;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Setting;

/** A decision of any method as {@link JsonBallots} reads it: from this alone it can be counted. */
public final class WrittenJson {
  private WrittenJson() {}

  public static String of(BallotFile file) {
    JsonArray ballots = new JsonArray();
    ballots(ballots, file.sources().phones(), BallotFile.PHONES);
    ballots(ballots, file.sources().paper(), BallotFile.PAPER);
    ballots(ballots, file.sources().unknown(), null);
    JsonObject settings = new JsonObject();
    file.ask()
        .settings()
        .values()
        .forEach((setting, value) -> {
          if (setting != Setting.SEED) {
            settings.put(setting.wireName(), value);
          }
        });
    JsonObject json =
        new JsonObject()
            .put("method", file.ask().method())
            .put("title", BallotFile.label(file.title()))
            .put("seats", file.ask().seats())
            .put("options", options(file))
            .put("settings", settings)
            .put("ballots", ballots)
            .put("hands", numbers(file.sources().hands()));
    Cells sums = file.sources().sums();
    put(json, "sums", sums.isEmpty() ? null : numbers(sums));
    String seed = file.ask().settings().values().getOrDefault(Setting.SEED, "");
    put(json, "seed", seed.isEmpty() ? null : seed);
    put(json, "present", file.presence().present());
    put(json, "entitled", file.presence().entitled());
    return json.encodePrettily() + "\n";
  }

  private static void ballots(JsonArray ballots, Bag bag, @Nullable String source) {
    bag.times()
        .forEach((ballot, times) -> {
          JsonObject json = new JsonObject().put("ballot", ballot).put("times", times);
          put(json, "source", source);
          ballots.add(json);
        });
  }

  /** Each id, and what it is called. */
  static JsonArray options(BallotFile file) {
    JsonArray options = new JsonArray();
    for (int i = 0; i < file.ask().options().size(); i++) {
      options.add(
          new JsonObject()
              .put("id", file.ask().options().get(i))
              .put("label", BallotFile.label(file.labels().get(i))));
    }
    return options;
  }

  static JsonObject numbers(Cells cells) {
    JsonObject numbers = new JsonObject();
    cells.counts().forEach(numbers::put);
    return numbers;
  }

  private static void put(JsonObject json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
