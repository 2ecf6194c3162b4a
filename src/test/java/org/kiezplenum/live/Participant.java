package org.kiezplenum.live;

import static org.kiezplenum.journal.Waiting.pause;
import static org.kiezplenum.live.Client.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Somebody who does one thing after the other for as long as it lasts, and remembers it all. */
final class Participant {
  /** Ways to take part. */
  enum Part {
    NEIGHBOUR(300, 900),
    CALLER(60, 200),
    WRITER(60, 200);

    private final int shortestMillis;
    private final int longestMillis;

    /** A neighbour may send ten commands in five seconds, a desk a hundred. */
    Part(int shortestMillis, int longestMillis) {
      this.shortestMillis = shortestMillis;
      this.longestMillis = longestMillis;
    }
  }

  private static final List<String> CHOICES = List.of("yes", "no", "abstain");

  private final Stayer stayer;
  private final Part part;
  private final String decision;
  private final SplittableRandom random;
  private final List<Act> acts = new CopyOnWriteArrayList<>();
  private int changes;

  Participant(Client client, Part part, String decision, SplittableRandom random) {
    this.stayer = Stayer.as(client, random.split());
    this.part = part;
    this.decision = decision;
    this.random = random;
  }

  Stayer stayer() {
    return stayer;
  }

  Client client() {
    return stayer.client();
  }

  String person() {
    return stayer.client().person();
  }

  List<Act> acts() {
    return acts;
  }

  /** Who has begun something sees it through, unless they are of those who give up. */
  void actWhile(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      JsonObject wish = wish();
      if (wish != null) {
        Act act = new Act(person(), wish);
        acts.add(act);
        boolean givesUp = random.nextInt(4) == 0;
        stayer.send(wish, () -> !givesUp, act::answered);
      }
      pause(random.nextLong(part.shortestMillis, part.longestMillis));
    }
  }

  private JsonObject wish() {
    return switch (part) {
      case NEIGHBOUR -> neighbours();
      case CALLER -> callers();
      case WRITER -> command("write-note", "text", unique("Zeile"), "kind", "note");
    };
  }

  private JsonObject neighbours() {
    int what = random.nextInt(20);
    if (what == 0) {
      return command("hand-in-proposal", "title", unique("Antrag"), "text", "Eine Bank.");
    }
    if (what < 10) {
      changes++;
      String choice = CHOICES.get(random.nextInt(CHOICES.size()));
      return command("cast-ballot", "decision", decision, "choice", choice, "change", changes);
    }
    return client().own().containsKey("entry") && random.nextBoolean()
        ? command("withdraw-entry")
        : command("ask-to-speak");
  }

  private JsonObject callers() {
    JsonObject view = client().view();
    JsonObject floor = view.getJsonObject("public").getJsonObject("floor");
    JsonObject undo = view.getJsonObject("desk").getJsonObject("undo");
    if (undo != null && undo.getString("what").equals("called") && random.nextInt(3) == 0) {
      return command("undo", "step", undo.getInteger("step"));
    }
    JsonArray queue = floor.getJsonArray("queue");
    if (queue.isEmpty()) {
      return null;
    }
    JsonObject call = command("call-next", "next", queue.getString(0));
    JsonObject speech = floor.getJsonObject("speech");
    return speech == null ? call : call.put("follows", speech.getString("entry"));
  }

  /** No two lines and no two proposals say the same. */
  private String unique(String word) {
    return word + " " + person() + "-" + acts.size();
  }

  /** Whether a text is of somebody who takes part here, and not of a page. */
  static boolean isUnique(String text) {
    return text.matches("\\w+ p\\d+-\\d+");
  }
}
