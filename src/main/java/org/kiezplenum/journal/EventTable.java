package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.kiezplenum.assembly.AssemblyId;

/** The rows of what happened. */
final class EventTable {
  private EventTable() {}

  static Future<List<Recorded>> read(SqlClient client, AssemblyId assembly, long after, int most) {
    return client
        .preparedQuery(
            """
            select seq, at, actor, kind, version, body, hash from event
            where assembly = $1 and seq > $2 order by seq limit $3::bigint\
            """)
        .execute(Tuple.of(assembly.value(), after, (long) most))
        .map(rows -> {
          List<Recorded> events = new ArrayList<>(rows.size());
          for (Row row : rows) {
            events.add(
                new Recorded(
                    row.getLong("seq"),
                    row.getLong("at"),
                    row.getString("actor"),
                    row.getString("kind"),
                    row.getInteger("version"),
                    row.getString("body"),
                    row.getString("hash")));
          }
          return List.copyOf(events);
        });
  }

  static Future<?> insert(SqlConnection connection, AssemblyId assembly, List<Recorded> events) {
    int count = events.size();
    Long[] seqs = new Long[count];
    String[] actors = new String[count];
    String[] kinds = new String[count];
    Integer[] versions = new Integer[count];
    String[] bodies = new String[count];
    String[] hashes = new String[count];
    for (int i = 0; i < count; i++) {
      Recorded event = events.get(i);
      seqs[i] = event.seq();
      actors[i] = event.actor();
      kinds[i] = event.kind();
      versions[i] = event.version();
      bodies[i] = event.body();
      hashes[i] = event.hash();
    }
    // One statement for the whole batch, whatever its size, so that one plan is kept. All events of
    // an append have one time.
    return connection
        .preparedQuery(
            """
            insert into event (assembly, seq, at, actor, kind, version, body, hash)
            select $1, seq, $2, actor, kind, version, body, hash
            from unnest($3::bigint[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[])
              as new (seq, actor, kind, version, body, hash)\
            """)
        .execute(
            Tuple.of(assembly.value(), events.getFirst().at())
                .addArrayOfLong(seqs)
                .addArrayOfString(actors)
                .addArrayOfString(kinds)
                .addArrayOfInteger(versions)
                .addArrayOfString(bodies)
                .addArrayOfString(hashes));
  }
}
