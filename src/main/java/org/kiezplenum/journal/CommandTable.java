package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kiezplenum.assembly.AssemblyId;

/**
 * The rows of what accepted commands were answered. Joins have a table of their own, which forgets
 * and which no backup takes.
 */
final class CommandTable {
  private CommandTable() {}

  static Future<Map<CommandKey, Answer>> remembered(
      SqlConnection connection, AssemblyId assembly, Set<CommandKey> keys) {
    // Both are sent without waiting for one another.
    Future<Map<CommandKey, Answer>> acts =
        acts(connection, assembly, keys.stream().filter(key -> !key.isArriving()).toList());
    Future<Map<CommandKey, Answer>> arrivals =
        arrivals(connection, assembly, keys.stream().filter(CommandKey::isArriving).toList());
    return Future.join(acts, arrivals)
        .map(read -> {
          Map<CommandKey, Answer> found = new HashMap<>(acts.result());
          found.putAll(arrivals.result());
          return Map.copyOf(found);
        });
  }

  private static Future<Map<CommandKey, Answer>> acts(
      SqlConnection connection, AssemblyId assembly, List<CommandKey> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    String[] actors = keys.stream().map(CommandKey::actor).toArray(String[]::new);
    String[] ids = keys.stream().map(CommandKey::id).toArray(String[]::new);
    // "limit 1" keeps the planner from joining: with stale statistics, or none, it would read all
    // commands of the assembly for each append. So it looks up one key after the other.
    return connection
        .preparedQuery(
            """
            select asked.actor, asked.id, found.seq, found.made
            from unnest($2::text[], $3::text[]) as asked (actor, id)
            cross join lateral (
              select seq, made from command
              where assembly = $1 and actor = asked.actor and id = asked.id
              limit 1
            ) as found
            """)
        .execute(Tuple.of(assembly.value(), actors, ids))
        .map(rows -> answers(rows, row -> row.getString("actor")));
  }

  private static Future<Map<CommandKey, Answer>> arrivals(
      SqlConnection connection, AssemblyId assembly, List<CommandKey> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    String[] ids = keys.stream().map(CommandKey::id).toArray(String[]::new);
    return connection
        .preparedQuery(
            "select id, seq, made from arrival where assembly = $1 and id = any($2::text[])")
        .execute(Tuple.of(assembly.value()).addArrayOfString(ids))
        .map(rows -> answers(rows, row -> ""));
  }

  private static Map<CommandKey, Answer> answers(RowSet<Row> rows, Function<Row, String> actor) {
    Map<CommandKey, Answer> found = new HashMap<>();
    for (Row row : rows) {
      found.put(
          new CommandKey(actor.apply(row), row.getString("id")),
          new Answer(row.getLong("seq"), row.getString("made")));
    }
    return Map.copyOf(found);
  }

  /** What was answered to those who came in this long ago is known no more. */
  static Future<?> forgetArrivals(SqlClient client, long millis) {
    return client
        .preparedQuery("delete from arrival where created < now() - $1 * interval '1 millisecond'")
        .execute(Tuple.of((double) millis));
  }

  static Future<?> remember(
      SqlConnection connection, AssemblyId assembly, Map<CommandKey, Answer> answers) {
    List<Map.Entry<CommandKey, Answer>> acts = new ArrayList<>();
    List<Map.Entry<CommandKey, Answer>> arrivals = new ArrayList<>();
    answers.entrySet().forEach(entry -> (entry.getKey().isArriving() ? arrivals : acts).add(entry));
    return Future.join(
        rememberActs(connection, assembly, acts), rememberArrivals(connection, assembly, arrivals));
  }

  private static Future<?> rememberArrivals(
      SqlConnection connection, AssemblyId assembly, List<Map.Entry<CommandKey, Answer>> entries) {
    if (entries.isEmpty()) {
      return Future.succeededFuture();
    }
    return connection
        .preparedQuery(
            """
            insert into arrival (assembly, id, seq, made)
            select $1, id, seq, made
            from unnest($2::text[], $3::bigint[], $4::text[]) as new (id, seq, made)\
            """)
        .execute(
            Tuple.of(assembly.value())
                .addArrayOfString(entries.stream().map(e -> e.getKey().id()).toArray(String[]::new))
                .addArrayOfLong(entries.stream().map(e -> e.getValue().seq()).toArray(Long[]::new))
                .addArrayOfString(
                    entries.stream().map(e -> e.getValue().made()).toArray(String[]::new)));
  }

  private static Future<?> rememberActs(
      SqlConnection connection, AssemblyId assembly, List<Map.Entry<CommandKey, Answer>> entries) {
    if (entries.isEmpty()) {
      return Future.succeededFuture();
    }
    return connection
        .preparedQuery(
            """
            insert into command (assembly, actor, id, seq, made)
            select $1, actor, id, seq, made
            from unnest($2::text[], $3::text[], $4::bigint[], $5::text[])
              as new (actor, id, seq, made)\
            """)
        .execute(
            Tuple.of(assembly.value())
                .addArrayOfString(
                    entries.stream().map(e -> e.getKey().actor()).toArray(String[]::new))
                .addArrayOfString(entries.stream().map(e -> e.getKey().id()).toArray(String[]::new))
                .addArrayOfLong(entries.stream().map(e -> e.getValue().seq()).toArray(Long[]::new))
                .addArrayOfString(
                    entries.stream().map(e -> e.getValue().made()).toArray(String[]::new)));
  }
}
