package org.kiezplenum.proof;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.decisions.Tally;
import org.kiezplenum.assembly.decisions.methods.Setting;

/**
 * Compares the urns with what events say of them. A count is in the event itself, so that its hash
 * covers it; the ballots of a closed urn must still give it.
 */
final class Bags {
  private final PgConnection connection;
  private final AssemblyId assembly;
  private final Flaws flaws;
  private final Map<String, Said> said = new LinkedHashMap<>();

  /**
   * The latest that was said of an urn.
   *
   * @param count while it is closed: the sums, or each ballot and how often it was cast
   * @param secret its count leaves no ballot
   * @param weights how often the ballots of single people count, where it is more than once
   * @param roll what each said, in a vote by name that is closed; else empty
   */
  private record Said(
      long seq,
      @Nullable Object count,
      boolean secret,
      Map<String, Integer> weights,
      Map<String, String> roll) {

    Said(long seq, @Nullable Object count, boolean secret) {
      this(seq, count, secret, Map.of(), Map.of());
    }

    boolean fits(Map<String, String> cast) {
      if (count == null) {
        return true;
      }
      Map<String, Integer> ballots = new HashMap<>();
      cast.forEach(
          (person, ballot) -> ballots.merge(ballot, weights.getOrDefault(person, 1), Integer::sum));
      return count.equals(count instanceof Tally ? Tally.of(ballots) : ballots)
          && (roll.isEmpty() || roll.equals(cast));
    }
  }

  Bags(PgConnection connection, AssemblyId assembly, Flaws flaws) {
    this.connection = connection;
    this.assembly = assembly;
    this.flaws = flaws;
  }

  void hear(long seq, String kind, JsonObject body) {
    String decision = body.getString("decision", "");
    switch (kind) {
      case "poll-closed" -> {
        Map<String, Integer> ballots = new HashMap<>();
        body.getJsonObject("ballots", new JsonObject())
            .forEach(
                ballot -> ballots.put(ballot.getKey(), ((Number) ballot.getValue()).intValue()));
        Said opened = said.get(decision);
        said.put(
            decision,
            new Said(
                seq,
                ballots,
                opened != null && opened.secret(),
                weights(body),
                texts(body.getJsonObject("roll", new JsonObject()))));
      }
      case "poll-opened" -> said.put(decision, new Said(seq, null, isSecret(body)));
      case "decision-opened", "decision-reopened" -> said.put(decision, new Said(seq, null, false));
      case "decision-closed" -> {
        JsonObject phones = body.getJsonObject("phones", new JsonObject());
        said.put(
            decision,
            new Said(
                seq,
                new Tally(
                    phones.getInteger("yes", 0),
                    phones.getInteger("no", 0),
                    phones.getInteger("abstain", 0)),
                false,
                weights(body),
                Map.of()));
      }
      default -> {}
    }
  }

  private static Map<String, Integer> weights(JsonObject body) {
    Map<String, Integer> weights = new HashMap<>();
    body.getJsonObject("weights", new JsonObject())
        .forEach(each -> weights.put(each.getKey(), ((Number) each.getValue()).intValue()));
    return weights;
  }

  private static Map<String, String> texts(JsonObject roll) {
    Map<String, String> texts = new HashMap<>();
    roll.forEach(each -> texts.put(each.getKey(), (String) each.getValue()));
    return texts;
  }

  private static boolean isSecret(JsonObject body) {
    JsonObject settings =
        body.getJsonObject("ask", new JsonObject()).getJsonObject("settings", new JsonObject());
    return Setting.SECRET.equals(settings.getString(Setting.BALLOTS.wireName()));
  }

  /** After the last event. */
  void end() {
    Map<String, Boolean> open = urns();
    Set<String> keys = keys();
    Map<String, Map<String, String>> ballots = ballots();
    Set<String> all = new TreeSet<>(open.keySet());
    all.addAll(said.keySet());
    for (String decision : all) {
      Flaw.Kind flaw =
          kind(
              said.get(decision),
              open.get(decision),
              ballots.getOrDefault(decision, Map.of()),
              keys.contains(decision));
      if (flaw != null) {
        Said last = said.get(decision);
        flaws.add(
            new Flaw(flaw, Map.of("decision", decision, "seq", last == null ? 0 : last.seq())));
      }
    }
  }

  private static Flaw.@Nullable Kind kind(
      @Nullable Said said, @Nullable Boolean open, Map<String, String> ballots, boolean hasKey) {
    if (said == null) {
      return Flaw.Kind.URN_UNSAID;
    }
    if (open == null) {
      return Flaw.Kind.URN_MISSING;
    }
    if (open != (said.count() == null)) {
      return Flaw.Kind.URN_STATE;
    }
    if (said.secret() && !open) {
      return ballots.isEmpty() && !hasKey ? null : Flaw.Kind.SECRET_LEFT;
    }
    return said.fits(ballots) ? null : Flaw.Kind.BALLOTS_DIFFER;
  }

  private Map<String, Boolean> urns() {
    Map<String, Boolean> open = new HashMap<>();
    for (Row row :
        connection
            .preparedQuery("select decision, state from urn where assembly = $1")
            .execute(Tuple.of(assembly.value()))
            .await()) {
      open.put(row.getString("decision"), row.getString("state").equals("open"));
    }
    return open;
  }

  /** Asked for only where there could be one: who looks may look at a database of earlier times. */
  private Set<String> keys() {
    Set<String> keys = new HashSet<>();
    if (said.values().stream().noneMatch(Said::secret)) {
      return keys;
    }
    for (Row row :
        connection
            .preparedQuery("select decision from urn_key where assembly = $1")
            .execute(Tuple.of(assembly.value()))
            .await()) {
      keys.add(row.getString("decision"));
    }
    return keys;
  }

  /** Of each decision, by person. */
  private Map<String, Map<String, String>> ballots() {
    Map<String, Map<String, String>> ballots = new HashMap<>();
    for (Row row :
        connection
            .preparedQuery("select decision, person, ballot from ballot where assembly = $1")
            .execute(Tuple.of(assembly.value()))
            .await()) {
      ballots
          .computeIfAbsent(row.getString("decision"), none -> new HashMap<>())
          .put(row.getString("person"), row.getString("ballot"));
    }
    return ballots;
  }

  int count() {
    return said.size();
  }
}
