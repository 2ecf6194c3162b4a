package org.kiezplenum.proof;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;

/**
 * What the row of an assembly says of the end of its history, and the highest number that somebody
 * was told is stored.
 */
record Head(@Nullable String code, long seq, String hash, long at, long answered) {

  static Optional<Head> read(PgConnection connection, AssemblyId assembly) {
    for (Row row :
        connection
            .preparedQuery(
                """
                select code, head, hash, last_at, coalesce(
                  (select max(seq) from command where command.assembly = assembly.id), 0) as answered
                from assembly where id = $1\
                """)
            .execute(Tuple.of(assembly.value()))
            .await()) {
      return Optional.of(
          new Head(
              row.getString("code"),
              row.getLong("head"),
              row.getString("hash"),
              row.getLong("last_at"),
              row.getLong("answered")));
    }
    return Optional.empty();
  }

  /**
   * @param begun the code that it began with, if its first event says so; whoever moves it to where
   *     another has that code leaves it behind
   */
  void compare(Links links, @Nullable String begun, Flaws flaws) {
    if (code != null && begun != null && !code.equals(begun)) {
      flaws.add(
          new Flaw(Flaw.FlawKind.CODE_DIFFERS, Map.of("seq", 1L, "code", code, "was", begun)));
    }
    if (links.seq() < seq) {
      flaws.add(Flaw.at(Flaw.FlawKind.CUT_OFF, links.seq() + 1, seq));
    } else if (links.seq() > seq) {
      flaws.add(Flaw.at(Flaw.FlawKind.BEYOND, seq + 1));
    } else if (!links.hash().equals(hash) || links.at() != at) {
      flaws.add(Flaw.at(Flaw.FlawKind.HEAD, seq));
    }
    // Whoever shortens a history and its head seldom thinks of what people were told.
    if (answered > Math.max(seq, links.seq())) {
      flaws.add(Flaw.at(Flaw.FlawKind.ANSWERED, links.seq(), answered));
    }
  }
}
