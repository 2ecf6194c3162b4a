package org.kiezplenum.views;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.WireForm;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** A world in the making: what people do, with the texts of it. Time passes only when told to. */
public final class Told {
  public World world =
      new World(new AssemblyId("abcdefghijklmnop"), 0, Assembly.NONE, HashTreePMap.empty());
  public long at = 1_800_000_000_000L;

  /** Does it if the rules let it; whether they did. */
  public boolean tries(@Nullable PersonId by, Command command, Map<String, Integer> bag) {
    Ruling decided =
        Rules.decide(
            world.assembly(), by, command, new Rules.Circumstances(at, bag, world.texts()::get));
    if (!(decided instanceof Ruling.Accepted accepted)) {
      return false;
    }
    Assembly assembly = world.assembly();
    for (Event event : accepted.events()) {
      assembly = assembly.after(event, at, "p1");
    }
    PMap<String, String> texts = world.texts();
    for (Decided.Word word : accepted.words()) {
      if (World.isShort(word.ref().key())) {
        texts = texts.plus(word.ref().key(), word.wording().text());
      }
    }
    world = world.at(world.seq() + accepted.events().size(), assembly, texts);
    return true;
  }

  public Told and(@Nullable PersonId by, Command command) {
    return and(by, command, Map.of());
  }

  public Told and(@Nullable PersonId by, Command command, Map<String, Integer> bag) {
    if (!tries(by, command, bag)) {
      throw new AssertionError(command);
    }
    return this;
  }

  public Told afterSeconds(long seconds) {
    at += seconds * 1000;
    return this;
  }

  public static JsonObject json(Object view) {
    return new JsonObject(Json.encode(WireForm.of(view)));
  }
}
