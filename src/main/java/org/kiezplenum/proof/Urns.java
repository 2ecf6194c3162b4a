package org.kiezplenum.proof;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Setting;

/**
 * What the urns of an assembly are to hold, told event by event. Every event is heard; those that
 * touch no urn leave them as they are, also those of a kind that nobody here knows yet.
 */
final class Urns {
  private final Map<String, Told> told = new LinkedHashMap<>();

  /** Everybody who came in, with the number of the event. */
  private final Map<String, Long> people = new HashMap<>();

  /**
   * An urn after the events so far.
   *
   * @param seq of the event that has left it like this
   * @param secret after its count neither a ballot nor its key is left
   * @param method by which it is counted; empty where nobody has chosen one
   */
  record Told(long seq, UrnState state, boolean secret, String method) {
    boolean isOpen() {
      return state instanceof Open;
    }

    Told now(long at, UrnState then) {
      return new Told(at, then, secret, method);
    }
  }

  /** What is known of the ballots in an urn. */
  sealed interface UrnState {}

  /** Ballots come and go, and no event says which. */
  record Open() implements UrnState {}

  /** Closed since the vote ended without a result; nobody has counted it. */
  record EndedUncounted() implements UrnState {}

  /** Closed and counted: its ballots give what was counted. */
  record Counted(CountedUrn count) implements UrnState {}

  void hear(long seq, String kind, JsonObject body) {
    String decision = body.getString("decision", "");
    switch (kind) {
      case "person-joined", "person-entered" -> people.put(body.getString("person"), seq);
      case "people-merged" -> {
        if (!body.getBoolean("kept", false)) {
          merged(body.getString("person"), body.getString("into"));
        }
      }
      case "decision-opened" -> told.put(decision, new Told(seq, new Open(), false, ""));
      case "poll-opened" ->
          told.put(decision, new Told(seq, new Open(), isSecret(body), method(body)));
      case "decision-reopened" -> now(seq, decision, new Open());
      case "decision-closed" -> now(seq, decision, new Counted(CountedUrn.of(body, "phones", "")));
      case "poll-closed" -> {
        Told before = told.get(decision);
        String method = before == null ? "" : before.method();
        now(seq, decision, new Counted(CountedUrn.of(body, "ballots", method)));
      }
      case "decision-ended" -> {
        // One that was counted before holds what was counted, announced or not.
        Told before = told.get(decision);
        if (before != null && before.isOpen()) {
          now(seq, decision, new EndedUncounted());
        }
      }
      default -> {}
    }
  }

  private void now(long seq, String decision, UrnState state) {
    Told before = told.get(decision);
    told.put(decision, before == null ? new Told(seq, state, false, "") : before.now(seq, state));
  }

  /** By a server that moved ballots. Who came in after a count had none in it. */
  private void merged(String gone, String into) {
    told.replaceAll((decision, urn) ->
        urn.state() instanceof Counted counted
            ? urn.now(
                urn.seq(),
                new Counted(
                    counted
                        .count()
                        .merged(new CountedUrn.Merge(gone, into), person -> wasHere(person, urn))))
            : urn);
  }

  private boolean wasHere(String person, Told urn) {
    return people.getOrDefault(person, Long.MAX_VALUE) < urn.seq();
  }

  private static boolean isSecret(JsonObject body) {
    JsonObject settings =
        body.getJsonObject("ask", new JsonObject()).getJsonObject("settings", new JsonObject());
    return Setting.SECRET.equals(settings.getString(Setting.BALLOTS.wireName()));
  }

  private static String method(JsonObject body) {
    return body.getJsonObject("ask", new JsonObject()).getString("method", "");
  }

  /** By decision, in the order in which they were opened. */
  Map<String, Told> all() {
    return told;
  }

  /**
   * What is wrong with an urn.
   *
   * @param open absent if there is none
   * @param cast by person
   */
  Flaw.@Nullable FlawKind flaw(
      String decision, @Nullable Boolean open, Map<String, String> cast, boolean hasKey) {
    Told urn = told.get(decision);
    if (urn == null) {
      return Flaw.FlawKind.URN_UNSAID;
    }
    if (open == null) {
      return Flaw.FlawKind.URN_MISSING;
    }
    if (open != urn.isOpen()) {
      return Flaw.FlawKind.URN_STATE;
    }
    if (urn.secret() && !open) {
      return cast.isEmpty() && !hasKey ? null : Flaw.FlawKind.SECRET_LEFT;
    }
    if (hasKey && !urn.secret()) {
      return Flaw.FlawKind.SECRET_LEFT;
    }
    boolean holds =
        people.keySet().containsAll(cast.keySet())
            && switch (urn.state()) {
              case Open open1 -> true;
              case EndedUncounted ended -> true;
              case Counted counted -> counted.count().fits(new HashMap<>(cast));
            };
    return holds ? null : Flaw.FlawKind.BALLOTS_DIFFER;
  }
}
