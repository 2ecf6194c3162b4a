package org.kiezplenum.web.render;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The states of an evening as an eye sees them one after the other, with names that are likely. */
public final class FaceStates {

  /** Seven in the evening and 24 minutes, in the hall. */
  static final long NOW = 1_795_371_840_000L;

  private final Map<String, JsonObject> states = new LinkedHashMap<>();

  private FaceStates() {}

  /** Contexts by the name of the state. */
  public static Map<String, JsonObject> all() {
    FaceStates made = new FaceStates();
    made.before();
    made.talking();
    made.deciding();
    made.interludes();
    made.walls();
    made.after();
    made.reduced();
    made.pictures();
    return made.states;
  }

  private void before() {
    state(
        "1 geplant",
        context -> {
          common(context).put("phase", "planned");
          List.of("current", "openedAt", "firstEnd").forEach(common(context)::remove);
          quiet(context);
        });
    state(
        "2 zwischen den TOP",
        context -> {
          common(context).remove("current");
          quiet(context);
        });
  }

  private void talking() {
    state("3 Redeliste", context -> {});
    state(
        "4 Weg zum Mikro",
        context -> {
          speech(context).put("since", NOW + 6_000).put("spent", 0);
          called(context);
        });
    state("5 Zeit ist um", context -> speech(context).put("since", NOW - 200_000));
    state(
        "6 niemand spricht",
        context -> {
          common(context).getJsonObject("floor").remove("speech");
          common(context).getJsonObject("floor").put("queue", new JsonArray());
          context.getJsonObject("own").remove("entry");
        });
    state(
        "7 du sprichst, Liste zu",
        context -> {
          common(context).getJsonObject("floor").put("list", "closed");
          context.getJsonObject("own").put("speaking", true).remove("entry");
        });
    state(
        "8 gleich dran, Name ungeprüft",
        context -> context.getJsonObject("own").put("entry", "e11").put("unchecked", true));
    state(
        "9 ohne Redeliste",
        context -> {
          JsonObject floor = common(context).getJsonObject("floor");
          floor.put("list", "off").put("queue", new JsonArray()).remove("speech");
          context.getJsonObject("own").remove("entry");
        });
  }

  private void deciding() {
    state("10 Abstimmung", this::voting);
    state(
        "11 Stimme angekommen",
        context -> {
          voting(context);
          context
              .getJsonObject("own")
              .put(
                  "ballot",
                  new JsonObject().put("decision", "d2").put("choice", "yes").put("change", 1));
        });
    state(
        "12 geschlossen",
        context -> {
          voting(context);
          common(context).getJsonObject("decision").getJsonObject("d2").put("state", "closed");
          JsonObject count = counted().put("decision", "d2");
          context
              .getJsonObject("desk")
              .put("count", count.put("missing", new JsonArray().add("no")));
        });
    state(
        "12 Gast bei einer Abstimmung",
        context -> {
          voting(context);
          context.getJsonObject("own").put("guest", true);
          common(context).getJsonObject("decision").getJsonObject("d2").put("until", NOW + 45_000);
        });
    state("12 namentlich", this::byName);
    state("13 Ergebnis", context -> shown(context, counted()));
    state(
        "14 ohne Auszählung",
        context ->
            shown(
                context, new JsonObject().put("outcome", "adopted").put("reason", "no-objection")));
  }

  private void interludes() {
    state(
        "15 Pause",
        context ->
            interlude(context, new JsonObject().put("kind", "break").put("until", NOW + 560_000)));
    state(
        "16 Murmelrunde",
        context ->
            interlude(context, new JsonObject().put("kind", "murmur").put("until", NOW + 161_000)));
    state("17 Runde", context -> interlude(context, round(4)));
    state("18 Runde, du bist dran", context -> interlude(context, round(24)));
    state("18 Runde, alle waren dran", context -> interlude(context, round(26)));
  }

  private void walls() {
    wall("19 Leinwand TOP", new JsonObject().put("mode", "item"));
    wall("20 Leinwand Liste", new JsonObject().put("mode", "queue"));
    wall(
        "21 Leinwand Nachricht",
        new JsonObject()
            .put("mode", "message")
            .put("message", "Wer fährt mit Lastenrad heim? Bitte vorne melden."));
    wall(
        "22 Leinwand Themenspeicher",
        new JsonObject()
            .put("mode", "parking")
            .put("parking", new JsonArray().add("Hochbeete am Platz").add("Licht im Durchgang")));
    wall("23 Leinwand QR", new JsonObject().put("mode", "qr"));
    wall("24 Leinwand schwarz", new JsonObject().put("mode", "black"));
  }

  private void after() {
    state(
        "25 beendet",
        context -> {
          common(context).put("phase", "ended").put("endedAt", NOW).remove("current");
          quiet(context);
          shown(context, counted());
          common(context).put("next", "Montag, 21. Dezember, 19 Uhr, Turnhalle");
          JsonArray tasks =
              new JsonArray()
                  .add(
                      new JsonObject()
                          .put("text", "Antrag ans Bezirksamt schicken")
                          .put("who", "Eva und Karte 204")
                          .put("until", "2026-12-15"))
                  .add(new JsonObject().put("text", "Sperren ausleihen").put("who", "Ali"));
          common(context)
              .put(
                  "closing",
                  new JsonObject()
                      .put("tasks", tasks)
                      .put("results", new JsonArray().add("Die Baustelle wird begleitet.")));
        });
  }

  private void reduced() {
    for (String role : List.of("list-keeper", "minute-taker")) {
      state(
          "26 nur " + role,
          context -> context.getJsonObject("own").put("roles", new JsonArray().add(role)));
    }
  }

  private void pictures() {
    CountStates.all()
        .forEach((name, poll) ->
            state(
                name,
                context -> {
                  shown(context, counted());
                  JsonObject decision =
                      common(context).getJsonObject("decision").getJsonObject("d2");
                  decision.put("question", poll.getString("question")).mergeIn(poll);
                  decision.remove("finding");
                }));
  }

  private void wall(String name, JsonObject wall) {
    state(name, context -> common(context).put("wall", wall));
  }

  private void state(String name, Consumer<JsonObject> change) {
    JsonObject context = evening();
    change.accept(context);
    states.put(name, context);
  }

  private static JsonObject common(JsonObject context) {
    return context.getJsonObject("public");
  }

  private static JsonObject speech(JsonObject context) {
    return common(context).getJsonObject("floor").getJsonObject("speech");
  }

  private static void quiet(JsonObject context) {
    JsonObject floor = common(context).getJsonObject("floor");
    floor.put("list", "none").put("queue", new JsonArray()).remove("speech");
    context.getJsonObject("own").remove("entry");
  }

  private static void called(JsonObject context) {
    context
        .getJsonObject("desk")
        .put(
            "undo",
            new JsonObject()
                .put("step", 7)
                .put("what", "called")
                .put("by", person(9, "Tarek"))
                .put("at", NOW - 4_000)
                .put("person", person(2, "Eva"))
                .put("returns", person(5, "Mbali")));
  }

  private void voting(JsonObject context) {
    common(context).put("voting", "d2");
    JsonObject decision = new JsonObject().put("proposal", "a1").put("item", "i3");
    decision.put("question", "Spielstraße jeden Sonntag, Mai bis Oktober").put("state", "open");
    common(context).put("decisions", new JsonArray().add("d2"));
    common(context).put("decision", new JsonObject().put("d2", decision));
    context
        .getJsonObject("pulse")
        .put("turnout", new JsonObject().put("decision", "d2").put("cast", 38));
    JsonObject blocks = new JsonObject().put("b1", tally(40, 30, 12)).put("b2", tally(30, 11, 8));
    context
        .getJsonObject("desk")
        .put("hands", new JsonObject().put("d2", new JsonArray().add("b1").add("b2")))
        .put("block", blocks);
  }

  private void byName(JsonObject context) {
    voting(context);
    JsonArray words = new JsonArray().add("yes").add("no").add("abstain");
    JsonObject poll = new JsonObject().put("method", "simple-majority").put("shape", "word");
    common(context)
        .getJsonObject("decision")
        .getJsonObject("d2")
        .put("method", "poll")
        .put("poll", poll.put("words", words).put("byName", true));
    context.getJsonObject("pulse").put("answered", new JsonArray().add("p2"));
    context.getJsonObject("pulse").getJsonObject("turnout").put("waiting", 12);
    context.getJsonObject("desk").put("hands", new JsonObject()).put("block", new JsonObject());
  }

  private void shown(JsonObject context, JsonObject finding) {
    voting(context);
    common(context).remove("voting");
    common(context).put("shown", "d2");
    common(context)
        .getJsonObject("decision")
        .getJsonObject("d2")
        .put("state", "announced")
        .put("finding", finding);
    common(context)
        .getJsonObject("proposal")
        .getJsonObject("a1")
        .put("state", "adopted")
        .put("resolution", 3)
        .remove("votable");
  }

  private static JsonObject counted() {
    return tally(101, 47, 23)
        .put("outcome", "adopted")
        .put("reason", "more-yes")
        .put("phones", tally(31, 6, 3))
        .put("hands", tally(70, 41, 20));
  }

  private static JsonObject tally(int yes, int no, int abstain) {
    return new JsonObject().put("yes", yes).put("no", no).put("abstain", abstain);
  }

  private static void interlude(JsonObject context, JsonObject interlude) {
    common(context).put("interlude", interlude);
    context.getJsonObject("own").remove("entry");
    speech(context).remove("since");
  }

  private static JsonObject round(int place) {
    JsonArray circle = new JsonArray();
    JsonObject seats = new JsonObject();
    for (int seat = 1; seat <= 24; seat++) {
      circle.add("s" + seat);
      seats.put("s" + seat, new JsonObject().put("seat", seat));
    }
    circle.add("p4").add("p2");
    seats.put("p4", person(4, "Ali")).put("p2", person(2, "Eva"));
    return new JsonObject()
        .put("kind", "round")
        .put("place", place)
        .put("passed", 3)
        .put("since", NOW - 30_000)
        .put("circle", circle)
        .put("seat", seats);
  }

  private static JsonObject person(int number, String name) {
    JsonObject person = new JsonObject().put("number", number);
    return name == null ? person : person.put("name", name);
  }

  private JsonObject evening() {
    return new JsonObject()
        .put("public", assembly())
        .put("desk", desk())
        .put(
            "own",
            person(4, "Ali")
                .put("person", "p4")
                .put("roles", new JsonArray().add("facilitator"))
                .put("entry", "e12"))
        .put("pulse", new JsonObject().put("connected", 38))
        .put("now", NOW)
        .put("nonce", "n")
        .put("link", "kiez.example/K7M2PQ")
        .put("connected", true);
  }

  private static JsonObject assembly() {
    JsonObject items = new JsonObject();
    items.put("i1", item("Begrüßung und Ablauf", 5, "done"));
    items.put("i2", item("Baustelle Müllerstraße", 20, "done"));
    items.put("i3", item("Spielstraße", 30, "current").put("startedAt", NOW - 960_000));
    items.put("i4", item("Kiezfest: wer macht was?", 25, "planned"));
    items.put("i5", item("Verschiedenes", 15, "planned").put("list", "off"));
    JsonObject speech = person(2, "Eva").put("entry", "e9").put("person", "p2").put("limit", 180);
    speech.put("spent", 0).put("since", NOW - 80_000);
    JsonObject floor = new JsonObject().put("list", "open").put("speech", speech);
    floor.put(
        "queue", new JsonArray().add("e11").add("e13").add("e14").add("e12").add("e15").add("e16"));
    JsonObject entries =
        new JsonObject()
            .put("e11", person(3, "Frau Öztürk").put("person", "p3"))
            .put("e12", person(4, "Ali").put("person", "p4"))
            .put("e13", person(17, "Hans Wurst").put("person", "p17").put("unchecked", true))
            .put("e14", person(204, null).put("person", "p204"))
            .put("e15", person(5, "Mbali").put("person", "p5"))
            .put("e16", person(23, null).put("person", "p23"));
    JsonObject proposal =
        new JsonObject()
            .put("a1", proposal(1, "Spielstraße jeden Sonntag, Mai bis Oktober"))
            .put("a2", proposal(2, "Eine Bank am Brunnen"));
    return new JsonObject()
        .put("id", "0123456789abcdef")
        .put("code", "K7M2PQ")
        .put("title", "Kiezversammlung Schillerpark")
        .put("date", "2026-11-22")
        .put("time", "18:30")
        .put("place", "Turnhalle am Schillerpark")
        .put("phase", "live")
        .put("present", 180)
        .put("openedAt", NOW - 3_200_000)
        .put("firstEnd", NOW + 2_640_000)
        .put("remaining", 2_400_000)
        .put("wall", new JsonObject().put("mode", "follow"))
        .put("agenda", new JsonArray().add("i1").add("i2").add("i3").add("i4").add("i5"))
        .put("items", items)
        .put("current", "i3")
        .put("floor", floor)
        .put("entries", entries)
        .put("proposals", new JsonArray().add("a1").add("a2"))
        .put("proposal", proposal)
        .put("decisions", new JsonArray())
        .put("decision", new JsonObject());
  }

  private static JsonObject item(String title, int minutes, String state) {
    return new JsonObject()
        .put("title", title)
        .put("minutes", minutes)
        .put("state", state)
        .put("spent", 0);
  }

  private static JsonObject proposal(int number, String title) {
    return new JsonObject()
        .put("number", number)
        .put("title", title)
        .put("by", person(2, "Eva"))
        .put("version", 1)
        .put("state", "handed-in")
        .put("votable", true);
  }

  private static JsonObject desk() {
    JsonObject people =
        new JsonObject()
            .put("p2", person(2, "Eva"))
            .put("p3", person(3, "Frau Öztürk"))
            .put("p4", person(4, "Ali"))
            .put("p5", person(5, "Mbali"))
            .put("p9", person(9, "Tarek"))
            .put("p17", person(17, "Hans Wurst").put("unchecked", true))
            .put("p23", person(23, null))
            .put("p204", person(204, null));
    JsonObject notes =
        new JsonObject()
            .put("n1", line("note", "Das Bezirksamt prüft die Straße bis März."))
            .put(
                "n2",
                line("task", "Sperren ausleihen").put("who", "Ali").put("until", "2026-12-15"))
            .put("n3", line("result", "Die Anwohnenden werden gefragt.").put("editor", "p5"));
    JsonObject undo =
        new JsonObject()
            .put("step", 6)
            .put("what", "struck")
            .put("by", person(9, "Tarek"))
            .put("at", NOW - 130_000)
            .put("person", person(12, "Ines"));
    return new JsonObject()
        .put("people", people)
        .put("unchecked", new JsonArray().add("p17"))
        .put("notes", new JsonObject().put("i3", new JsonArray().add("n1").add("n2").add("n3")))
        .put("note", notes)
        .put("undo", undo);
  }

  private static JsonObject line(String kind, String text) {
    return new JsonObject().put("kind", kind).put("text", text).put("version", 1);
  }
}
