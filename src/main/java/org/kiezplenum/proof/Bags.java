package org.kiezplenum.proof;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kiezplenum.assembly.AssemblyId;

/**
 * Compares the urns with what events say of them. A count is in the event itself, so that its hash
 * covers it; the ballots of a closed urn must still give it.
 */
final class Bags {
  private final PgConnection connection;
  private final AssemblyId assembly;
  private final Flaws flaws;
  private final Urns urns = new Urns();

  Bags(PgConnection connection, AssemblyId assembly, Flaws flaws) {
    this.connection = connection;
    this.assembly = assembly;
    this.flaws = flaws;
  }

  void hear(long seq, String kind, JsonObject body) {
    urns.hear(seq, kind, body);
  }

  /** After the last event. */
  void end() {
    Map<String, Boolean> open = open();
    Set<String> keys = keys();
    Set<String> all = new TreeSet<>(open.keySet());
    all.addAll(urns.all().keySet());
    all.addAll(keys);
    // One urn after the other, so that only one is held, however many votes there were.
    try (Rows rows =
        Rows.of(
            connection,
            "select decision, person, ballot from ballot where assembly = $1 order by decision",
            assembly)) {
      String decision = "";
      Map<String, String> cast = new HashMap<>();
      for (Row row : rows) {
        if (!row.getString("decision").equals(decision)) {
          judge(decision, all, open, cast, keys);
          decision = row.getString("decision");
          cast.clear();
        }
        cast.put(row.getString("person"), row.getString("ballot"));
      }
      judge(decision, all, open, cast, keys);
    }
    for (String empty : new TreeSet<>(all)) {
      judge(empty, all, open, Map.of(), keys);
    }
  }

  private void judge(
      String decision,
      Set<String> all,
      Map<String, Boolean> open,
      Map<String, String> cast,
      Set<String> keys) {
    if (!all.remove(decision)) {
      return;
    }
    Flaw.FlawKind flaw = urns.flaw(decision, open.get(decision), cast, keys.contains(decision));
    if (flaw != null) {
      Urns.Told told = urns.all().get(decision);
      flaws.add(new Flaw(flaw, Map.of("decision", decision, "seq", told == null ? 0 : told.seq())));
    }
  }

  private Map<String, Boolean> open() {
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

  /** Whoever looks may look at a database of earlier times, which has none. */
  private Set<String> keys() {
    Set<String> keys = new HashSet<>();
    boolean areThere =
        connection
            .query("select to_regclass('urn_key') is not null as there")
            .execute()
            .await()
            .iterator()
            .next()
            .getBoolean("there");
    if (areThere) {
      for (Row row :
          connection
              .preparedQuery("select decision from urn_key where assembly = $1")
              .execute(Tuple.of(assembly.value()))
              .await()) {
        keys.add(row.getString("decision"));
      }
    }
    return keys;
  }

  int count() {
    return urns.all().size();
  }
}
