package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.AssemblyId;

/** The rows of what accepted commands were answered. */
final class CommandTable {
  private CommandTable() {}

  static Future<Map<CommandKey, Answer>> remembered(
      SqlConnection connection, AssemblyId assembly, Set<CommandKey> keys) {
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
        .map(rows -> {
          Map<CommandKey, Answer> found = new HashMap<>();
          for (Row row : rows) {
            found.put(
                new CommandKey(row.getString("actor"), row.getString("id")),
                new Answer(row.getLong("seq"), row.getString("made")));
          }
          return Map.copyOf(found);
        });
  }

  static Future<?> remember(
      SqlConnection connection, AssemblyId assembly, Map<CommandKey, Answer> answers) {
    List<Map.Entry<CommandKey, Answer>> entries = List.copyOf(answers.entrySet());
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
