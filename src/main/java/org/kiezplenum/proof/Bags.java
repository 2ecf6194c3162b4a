package org.kiezplenum.proof;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.decisions.Tally;

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
   */
  private record Said(long seq, @Nullable Object count) {

    boolean fits(Map<String, Integer> ballots) {
      return count == null || count.equals(count instanceof Tally ? Tally.of(ballots) : ballots);
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
        said.put(decision, new Said(seq, ballots));
      }
      case "decision-opened", "poll-opened", "decision-reopened" ->
          said.put(decision, new Said(seq, null));
      case "decision-closed" -> {
        JsonObject phones = body.getJsonObject("phones", new JsonObject());
        said.put(
            decision,
            new Said(
                seq,
                new Tally(
                    phones.getInteger("yes", 0),
                    phones.getInteger("no", 0),
                    phones.getInteger("abstain", 0))));
      }
      default -> {}
    }
  }

  /** After the last event. */
  void end() {
    Map<String, Boolean> open = urns();
    Map<String, Map<String, Integer>> ballots = ballots();
    Set<String> all = new TreeSet<>(open.keySet());
    all.addAll(said.keySet());
    for (String decision : all) {
      Flaw.Kind flaw =
          kind(said.get(decision), open.get(decision), ballots.getOrDefault(decision, Map.of()));
      if (flaw != null) {
        Said last = said.get(decision);
        flaws.add(
            new Flaw(flaw, Map.of("decision", decision, "seq", last == null ? 0 : last.seq())));
      }
    }
  }

  private static Flaw.@Nullable Kind kind(
      @Nullable Said said, @Nullable Boolean open, Map<String, Integer> ballots) {
    if (said == null) {
      return Flaw.Kind.URN_UNSAID;
    }
    if (open == null) {
      return Flaw.Kind.URN_MISSING;
    }
    if (open != (said.count() == null)) {
      return Flaw.Kind.URN_STATE;
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

  private Map<String, Map<String, Integer>> ballots() {
    Map<String, Map<String, Integer>> ballots = new HashMap<>();
    for (Row row :
        connection
            .preparedQuery(
                """
                select decision, ballot, count(*)::integer as times from ballot
                where assembly = $1 group by decision, ballot\
                """)
            .execute(Tuple.of(assembly.value()))
            .await()) {
      ballots
          .computeIfAbsent(row.getString("decision"), none -> new HashMap<>())
          .put(row.getString("ballot"), row.getInteger("times"));
    }
    return ballots;
  }

  int count() {
    return said.size();
  }
}
