package org.kiezplenum.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Contexts of live faces as the protocol describes them, made from a seed: all phases, odd names.
 */
final class FaceCorpus {

  private static final List<String> NAMES =
      List.of(
          "Eva",
          "Ali",
          "<b>Bo</b>",
          "O'Neil & Söhne \"GmbH\" `=`",
          "مريم",
          "𝔘𝔫𝔦 👩‍👩‍👧",
          "",
          "{{name}}",
          "</script>",
          "A\u00a0B",
          "0",
          "x".repeat(40));

  private static final List<String> KINDS_OF_DECISION =
      List.of("open", "closed", "announced", "ended");
  private static final long SEVEN = 1_795_370_400_000L;

  private final RandomGenerator random;

  FaceCorpus(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** One context: what the server hands to the template, and the browser after it. */
  JsonObject context(String lang) {
    long now = SEVEN + random.nextLong(-3_600_000, 3 * 3_600_000);
    JsonObject all = assembly(now);
    JsonObject context =
        new JsonObject()
            .put("public", all)
            .put("now", now)
            .put("nonce", "n" + random.nextInt(1000))
            .put("lang", lang)
            .put("link", "kiez.example/K7M2PQ")
            .put("connected", random.nextBoolean())
            .put("pulse", new JsonObject().put("connected", random.nextInt(300)));
    if (all.containsKey("voting") && random.nextBoolean()) {
      JsonObject turnout = new JsonObject().put("decision", all.getString("voting"));
      context.getJsonObject("pulse").put("turnout", turnout.put("cast", random.nextInt(60)));
    }
    if (random.nextBoolean()) {
      context.put("desk", desk(all));
    }
    if (random.nextInt(4) > 0) {
      context.put("own", own(all));
    }
    return context;
  }

  private JsonObject assembly(long now) {
    String phase = pick(List.of("planned", "live", "live", "live", "ended", "published"));
    JsonObject items = new JsonObject();
    JsonArray agenda = new JsonArray();
    int count = random.nextInt(6);
    int current = phase.equals("live") && random.nextInt(4) > 0 ? random.nextInt(6) : -1;
    for (int i = 0; i < count; i++) {
      JsonObject item =
          new JsonObject()
              .put("title", pick(NAMES) + " " + i)
              .put("minutes", random.nextInt(1, 90))
              .put("state", i == current ? "current" : i < current ? "done" : "planned")
              .put("spent", random.nextInt(3) == 0 ? random.nextInt(600_000) : 0);
      if (i == current) {
        item.put("startedAt", now - random.nextInt(3_000_000));
      }
      items.put("i" + (i + 1), item);
      agenda.add("i" + (i + 1));
    }
    JsonObject all =
        new JsonObject()
            .put("id", "0123456789abcdef")
            .put("code", "K7M2PQ")
            .put("title", pick(NAMES) + "!")
            .put("date", pick(List.of("2026-11-22", "2026-03-29", "2026-10-25", "2027-02-01")))
            .put("time", pick(List.of("19:00", "02:30", "00:00")))
            .put("phase", phase)
            .put("remaining", random.nextInt(7_200_000))
            .put("agenda", agenda)
            .put("items", items);
    maybe(all, "place", pick(NAMES));
    maybe(all, "present", random.nextInt(300));
    if (!phase.equals("planned")) {
      all.put("openedAt", now - 4_000_000).put("firstEnd", now + random.nextInt(4_000_000));
    }
    if (phase.equals("ended") || phase.equals("published")) {
      all.put("endedAt", now - 1000);
    }
    boolean hasCurrent = current >= 0 && current < count;
    if (hasCurrent) {
      all.put("current", "i" + (current + 1));
    }
    floor(all, hasCurrent, now);
    proposals(all);
    decisions(all, hasCurrent);
    return all;
  }

  private void floor(JsonObject all, boolean hasCurrent, long now) {
    JsonArray queue = new JsonArray();
    JsonObject entries = new JsonObject();
    for (int i = 0; hasCurrent && i < random.nextInt(8); i++) {
      String id = "e" + (i + 10);
      queue.add(id);
      entries.put(id, person().put("person", "p" + i).put("kind", "contribution"));
    }
    JsonObject floor = new JsonObject();
    floor.put("list", hasCurrent ? pick(List.of("open", "closed")) : "none").put("queue", queue);
    if (hasCurrent && random.nextBoolean()) {
      JsonObject speech = person().put("entry", "e3").put("person", "p2").put("limit", 180);
      speech.put("spent", random.nextInt(200_000));
      maybe(speech, "since", now - random.nextInt(300_000));
      floor.put("speech", speech);
    }
    all.put("floor", floor).put("entries", entries);
  }

  private void proposals(JsonObject all) {
    JsonArray ids = new JsonArray();
    JsonObject byId = new JsonObject();
    for (int i = 1; i <= random.nextInt(4); i++) {
      ids.add("a" + i);
      JsonObject proposal = new JsonObject().put("number", i).put("title", pick(NAMES));
      proposal.put("by", person()).put("version", 1);
      proposal.put(
          "state", pick(List.of("handed-in", "voting", "adopted", "rejected", "no-result")));
      byId.put("a" + i, proposal);
    }
    all.put("proposals", ids).put("proposal", byId);
  }

  private void decisions(JsonObject all, boolean hasCurrent) {
    JsonArray ids = new JsonArray();
    JsonObject byId = new JsonObject();
    for (int i = 1; hasCurrent && i <= random.nextInt(4); i++) {
      String id = "d" + i;
      String state = pick(KINDS_OF_DECISION);
      if (!state.equals("announced") && !state.equals("ended")) {
        state = all.containsKey("voting") ? "ended" : state;
      }
      JsonObject decision =
          new JsonObject().put("question", pick(NAMES) + "?").put("item", all.getString("current"));
      decision.put("method", "simple-majority").put("state", state);
      if (!all.getJsonArray("proposals").isEmpty()) {
        maybe(decision, "proposal", "a1");
      }
      if (state.equals("announced")) {
        decision.put("finding", finding());
        all.put("shown", id);
      } else if (!state.equals("ended")) {
        all.put("voting", id);
      }
      ids.add(id);
      byId.put(id, decision);
    }
    all.put("decisions", ids).put("decision", byId);
  }

  private JsonObject finding() {
    return new JsonObject()
        .put("outcome", pick(List.of("adopted", "rejected", "no-result")))
        .put("reason", pick(List.of("more-yes", "more-no", "tie", "no-votes")))
        .put("yes", random.nextInt(3))
        .put("no", random.nextInt(3))
        .put("abstain", random.nextInt(3))
        .put("phones", tally())
        .put("hands", tally());
  }

  private JsonObject tally() {
    return new JsonObject()
        .put("yes", random.nextInt(3))
        .put("no", random.nextInt(3))
        .put("abstain", random.nextInt(3));
  }

  private JsonObject desk(JsonObject all) {
    JsonObject notes = new JsonObject();
    JsonObject note = new JsonObject();
    if (all.containsKey("current") && random.nextBoolean()) {
      notes.put(all.getString("current"), new JsonArray().add("n1").add("n2"));
      note.put("n1", new JsonObject().put("text", pick(NAMES)).put("version", 1));
      note.put("n2", new JsonObject().put("text", "zwei\nZeilen").put("version", 12));
    }
    JsonObject desk = new JsonObject().put("notes", notes).put("note", note);
    JsonObject hands = new JsonObject();
    JsonObject blocks = new JsonObject();
    if (all.containsKey("voting")) {
      hands.put(all.getString("voting"), new JsonArray().add("b1").add("b2"));
      blocks.put("b1", new JsonObject().put("yes", 40).put("no", 0));
      blocks.put("b2", tally());
      if (random.nextBoolean()) {
        desk.put("count", finding().put("decision", all.getString("voting")));
        maybe(desk.getJsonObject("count"), "missing", new JsonArray().add("no").add("abstain"));
      }
    }
    return desk.put("hands", hands).put("block", blocks);
  }

  private JsonObject own(JsonObject all) {
    JsonObject own = person().put("person", "p12");
    own.put("roles", random.nextBoolean() ? new JsonArray().add("facilitator") : new JsonArray());
    JsonArray queue = all.getJsonObject("floor").getJsonArray("queue");
    if (!queue.isEmpty() && random.nextBoolean()) {
      own.put("entry", queue.getString(random.nextInt(queue.size())));
    }
    maybe(own, "speaking", true);
    if (all.containsKey("voting") && random.nextBoolean()) {
      JsonObject ballot = new JsonObject().put("decision", all.getString("voting"));
      own.put(
          "ballot", ballot.put("choice", pick(List.of("yes", "no", "abstain"))).put("change", 2));
    }
    return own;
  }

  private JsonObject person() {
    JsonObject person = new JsonObject().put("number", random.nextInt(1, 2000));
    String name = pick(NAMES);
    return name.isEmpty() ? person : person.put("name", name);
  }

  private void maybe(JsonObject object, String key, Object value) {
    if (random.nextBoolean()) {
      object.put(key, value);
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Many contexts at once. */
  static List<JsonObject> contexts(long seed, int count, String lang) {
    FaceCorpus corpus = new FaceCorpus(seed);
    List<JsonObject> contexts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contexts.add(corpus.context(lang));
    }
    return contexts;
  }
}
