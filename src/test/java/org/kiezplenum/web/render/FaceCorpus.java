package org.kiezplenum.web.render;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Contexts of live faces as the protocol describes them, made from a seed: all phases, odd names.
 */
public final class FaceCorpus {

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
      List.of("open", "closed", "announced", "ended", "aside");
  private static final List<String> ROLES =
      List.of("facilitator", "facilitator", "list-keeper", "minute-taker");
  private static final List<String> UNDONE =
      List.of(
          "called",
          "called",
          "ended",
          "struck",
          "absent",
          "moved",
          "closed-list",
          "opened-list",
          "turned-off-list",
          "started-item",
          "closed-item",
          "removed-note",
          "seen",
          "hidden",
          "ended-assembly",
          "break",
          "murmur",
          "round-begun",
          "round");
  private static final long SEVEN = 1_795_370_400_000L;

  private final RandomGenerator random;
  private final Map<String, PollCorpus> polls = new HashMap<>();

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
      maybe(turnout, "waiting", random.nextInt(60));
      maybe(context.getJsonObject("pulse"), "answered", new JsonArray().add("p1").add("p12"));
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
    interlude(all, now);
    wall(all);
    maybe(all, "next", pick(NAMES));
    maybe(all, "namesCheckedFirst", true);
    JsonObject electorate = new JsonObject().put("who", pick(List.of("listed", "delegates")));
    maybe(electorate, "voters", random.nextInt(3));
    maybe(electorate, "initiatives", new JsonObject().put("o1", pick(NAMES)));
    maybe(all, "electorate", electorate);
    if (all.containsKey("endedAt")) {
      JsonObject task = new JsonObject().put("text", pick(NAMES));
      maybe(task, "who", pick(NAMES));
      maybe(task, "until", "2026-03-21");
      JsonArray tasks = random.nextBoolean() ? new JsonArray() : new JsonArray().add(task);
      all.put(
          "closing",
          new JsonObject().put("tasks", tasks).put("results", new JsonArray().add(pick(NAMES))));
    }
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
    floor
        .put("list", hasCurrent ? pick(List.of("open", "closed", "off")) : "none")
        .put("queue", queue);
    if (hasCurrent && random.nextBoolean()) {
      JsonObject speech = person().put("entry", "e3").put("person", "p2").put("limit", 180);
      speech.put("spent", random.nextInt(200_000));
      maybe(speech, "since", now - random.nextInt(-8_000, 300_000));
      floor.put("speech", speech);
    }
    all.put("floor", floor).put("entries", entries);
  }

  private void interlude(JsonObject all, long now) {
    switch (random.nextInt(6)) {
      case 0, 1 ->
          all.put(
              "interlude",
              new JsonObject()
                  .put("kind", pick(List.of("break", "murmur")))
                  .put("until", now + random.nextInt(-60_000, 600_000)));
      case 2 -> {
        JsonArray circle = new JsonArray();
        JsonObject seats = new JsonObject();
        for (int i = 1; i <= random.nextInt(5); i++) {
          circle.add("s" + i).add("p" + i);
          seats.put("s" + i, new JsonObject().put("seat", i)).put("p" + i, person());
        }
        if (random.nextBoolean()) {
          circle.add("p12");
          seats.put("p12", person());
        }
        all.put(
            "interlude",
            new JsonObject()
                .put("kind", "round")
                .put("place", random.nextInt(6))
                .put("passed", random.nextInt(3))
                .put("since", now)
                .put("circle", circle)
                .put("seat", seats));
      }
      default -> {}
    }
  }

  private void wall(JsonObject all) {
    String mode =
        pick(
            List.of(
                "follow",
                "follow",
                "item",
                "queue",
                "question",
                "result",
                "message",
                "parking",
                "qr",
                "black"));
    JsonObject wall = new JsonObject().put("mode", mode);
    if (mode.equals("message")) {
      wall.put("message", pick(NAMES));
    }
    if (mode.equals("parking")) {
      wall.put(
          "parking", random.nextBoolean() ? new JsonArray() : new JsonArray().add(pick(NAMES)));
    }
    all.put("wall", wall);
  }

  private void proposals(JsonObject all) {
    JsonArray ids = new JsonArray();
    JsonObject byId = new JsonObject();
    for (int i = 1; i <= random.nextInt(4); i++) {
      ids.add("a" + i);
      JsonObject proposal = new JsonObject().put("number", i).put("title", pick(NAMES));
      proposal.put("by", person()).put("version", 1);
      proposal.put(
          "state",
          pick(
              List.of(
                  "handed-in",
                  "admitted",
                  "debated",
                  "voting",
                  "adopted",
                  "rejected",
                  "no-result",
                  "withdrawn",
                  "referred",
                  "adjourned",
                  "settled",
                  "merged")));
      course(proposal);
      maybe(proposal, "supporters", 1 + random.nextInt(3));
      if (i > 1 && random.nextBoolean()) {
        amend(byId.getJsonObject("a1"), proposal, "a" + i);
      }
      byId.put("a" + i, proposal);
    }
    maybe(all, "handingIn", "moderation");
    all.put("proposals", ids).put("proposal", byId);
  }

  private void course(JsonObject proposal) {
    switch (proposal.getString("state")) {
      case "adopted" -> maybe(proposal, "resolution", 3);
      case "referred" -> proposal.put("to", pick(NAMES));
      case "settled" -> proposal.put("settledBy", "a1");
      case "merged" -> proposal.put("into", "a1");
      case "handed-in", "admitted", "debated", "no-result" -> {
        proposal.put("votable", true);
        maybe(proposal, "competing", new JsonArray().add("a1").add("a2"));
      }
      default -> {}
    }
  }

  /** Amends the first, which may be open or decided, and conflicts with others or does not. */
  private void amend(JsonObject first, JsonObject amendment, String id) {
    List.of("votable", "resolution", "to", "into", "settledBy", "competing")
        .forEach(amendment::remove);
    amendment.put("amends", "a1");
    add(first, "amendments", id);
    String state = pick(List.of("handed-in", "outdated", "taken-over", "settled"));
    amendment.put("state", state);
    if (state.equals("handed-in")) {
      amendment.put("votable", true);
    }
    if (List.of("handed-in", "outdated").contains(state)) {
      add(first, "open", id);
      maybe(amendment, "conflicts", new JsonArray().add("a2"));
    } else if (state.equals("settled")) {
      amendment.put("settledBy", "a1");
    }
  }

  private static void add(JsonObject to, String name, String id) {
    if (!to.containsKey(name)) {
      to.put(name, new JsonArray());
    }
    to.getJsonArray(name).add(id);
  }

  private void decisions(JsonObject all, boolean hasCurrent) {
    JsonArray ids = new JsonArray();
    JsonObject byId = new JsonObject();
    polls.clear();
    for (int i = 1; hasCurrent && i <= random.nextInt(4); i++) {
      String id = "d" + i;
      String state = pick(KINDS_OF_DECISION);
      if (!List.of("announced", "ended", "aside").contains(state)) {
        state = all.containsKey("voting") ? "ended" : state;
      }
      JsonObject decision =
          new JsonObject().put("question", pick(NAMES) + "?").put("item", all.getString("current"));
      decision.put("method", "simple-majority").put("state", state);
      PollCorpus poll = random.nextBoolean() ? new PollCorpus(random, NAMES) : null;
      if (poll != null) {
        decision.put("method", "poll").put("poll", poll.asked());
        maybe(decision.getJsonObject("poll"), "delegates", true);
        maybe(decision.getJsonObject("poll"), "self", true);
        polls.put(id, poll);
      }
      if (!all.getJsonArray("proposals").isEmpty()) {
        maybe(decision, "proposal", "a1");
        maybe(decision, "between", new JsonArray().add("a1").add("a2"));
      }
      maybe(decision, "until", SEVEN + random.nextInt(-60_000, 60_000));
      maybe(decision, "happened", "19:20");
      maybe(decision, "correction", pick(NAMES));
      maybe(decision, "resolution", 4);
      maybe(decision, "former", former(poll));
      if (poll != null && poll.isNeverAnnounced() && state.equals("announced")) {
        state = "ended";
        decision.put("state", state);
      }
      if (state.equals("announced")) {
        if (poll != null) {
          decision.put("found", poll.found());
        } else {
          decision.put("finding", random.nextBoolean() ? finding() : seen());
        }
        all.put("shown", id);
      } else if (!state.equals("ended") && !state.equals("aside")) {
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

  private JsonObject seen() {
    return new JsonObject()
        .put("outcome", pick(List.of("adopted", "rejected")))
        .put("reason", pick(List.of("no-objection", "majority-seen")));
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
      note.put("n1", line(pick(NAMES)).put("version", 1));
      note.put("n2", line("zwei\nZeilen").put("version", 12));
    }
    JsonObject desk = new JsonObject().put("notes", notes).put("note", note);
    people(desk);
    if (random.nextBoolean()) {
      JsonObject undo =
          new JsonObject().put("step", random.nextInt(1, 99)).put("what", pick(UNDONE));
      undo.put("by", person()).put("at", SEVEN - random.nextInt(200_000));
      maybe(undo, "person", person());
      maybe(undo, "text", pick(NAMES));
      maybe(undo, "returns", person());
      desk.put("undo", undo);
    }
    JsonObject hands = new JsonObject();
    JsonObject blocks = new JsonObject();
    if (all.containsKey("voting")) {
      hands.put(all.getString("voting"), new JsonArray().add("b1").add("b2"));
      blocks.put("b1", new JsonObject().put("yes", 40).put("no", 0));
      blocks.put("b2", tally());
      JsonObject second =
          new JsonObject()
              .put("state", pick(List.of("same", "differs", "first-taken", "second-taken")))
              .put("first", new JsonObject().put("yes", 3).put("no", 0))
              .put("second", new JsonObject().put("yes", 4));
      maybe(blocks.getJsonObject("b1"), "second", second);
      maybe(desk, "differing", new JsonArray().add(1).add(2));
      maybe(desk, "left", random.nextInt(1, 30));
      maybe(desk, "over", random.nextInt(1, 3));
      maybe(desk, "words", new JsonArray().add("yes").add("consent").add("level-2"));
      PollCorpus poll = polls.get(all.getString("voting"));
      if (poll != null) {
        desk.put("cells", poll.cells());
        maybe(
            desk,
            "count",
            new JsonObject().put("decision", all.getString("voting")).put("found", poll.found()));
        return desk.put("hands", hands).put("block", poll.blocks(second));
      }
      if (random.nextBoolean()) {
        desk.put("count", finding().put("decision", all.getString("voting")));
        maybe(desk.getJsonObject("count"), "missing", new JsonArray().add("no").add("abstain"));
      }
    }
    return desk.put("hands", hands).put("block", blocks);
  }

  private JsonObject line(String text) {
    JsonObject line = new JsonObject().put("text", text);
    line.put("kind", pick(List.of("note", "task", "result", "parking")));
    maybe(line, "who", pick(NAMES));
    maybe(line, "until", "2026-03-21");
    maybe(line, "happened", "19:20");
    maybe(line, "editor", pick(List.of("p12", "p3")));
    return line;
  }

  private void people(JsonObject desk) {
    JsonObject people = new JsonObject();
    for (int i = 0; i < 13; i++) {
      JsonObject person = person().put("reach", "device");
      maybe(person, "roles", new JsonArray().add("facilitator"));
      people.put("p" + i, person);
    }
    desk.put("people", people);
    maybe(desk, "unchecked", new JsonArray().add("p1").add("p3"));
    maybe(desk, "chairs", pick(NAMES));
    maybe(desk, "voters", new JsonArray().add("p1").add("p7"));
  }

  private JsonObject own(JsonObject all) {
    JsonObject own = person().put("person", "p12");
    maybe(own, "roles", new JsonArray().add(pick(ROLES)));
    JsonArray queue = all.getJsonObject("floor").getJsonArray("queue");
    if (!queue.isEmpty() && random.nextBoolean()) {
      own.put("entry", queue.getString(random.nextInt(queue.size())));
    }
    maybe(own, "speaking", true);
    maybe(own, "guest", true);
    maybe(own, "initiative", "o1");
    maybe(own, "votesFor", random.nextInt(1, 3));
    if (all.containsKey("voting") && random.nextBoolean()) {
      JsonObject ballot = new JsonObject().put("decision", all.getString("voting"));
      List<String> choices = List.of("yes", "no", "abstain", "a:3 b:0", "a>b=c", "a,c", "level-2");
      boolean isPoll = polls.containsKey(all.getString("voting"));
      own.put(
          "ballot",
          ballot.put("choice", pick(isPoll ? choices : choices.subList(0, 3))).put("change", 2));
    }
    return own;
  }

  private JsonObject person() {
    JsonObject person = new JsonObject().put("number", random.nextInt(1, 2000));
    if (random.nextInt(4) == 0) {
      person.put("number", 200 + random.nextInt(103));
    }
    if (random.nextInt(4) == 0) {
      person.put(pick(List.of("unchecked", "hidden")), true);
    }
    String name = pick(NAMES);
    return name.isEmpty() ? person : person.put("name", name);
  }

  /** What was announced first. */
  private JsonArray former(@Nullable PollCorpus poll) {
    JsonObject first = new JsonObject().put("reason", pick(NAMES));
    maybe(first, "resolution", 4);
    if (poll == null || poll.isNeverAnnounced()) {
      first.put("outcome", "rejected").put("yes", 0).put("no", 3).put("abstain", 1);
      return new JsonArray().add(first);
    }
    JsonObject found = poll.found();
    for (String name : List.of("outcome", "why", "figures")) {
      first.put(name, found.getValue(name));
    }
    maybe(first, "elected", new JsonArray().add(pick(NAMES)).add(pick(NAMES)));
    return new JsonArray().add(first);
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
  public static List<JsonObject> contexts(long seed, int count, String lang) {
    FaceCorpus corpus = new FaceCorpus(seed);
    List<JsonObject> contexts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contexts.add(corpus.context(lang));
    }
    return contexts;
  }
}
