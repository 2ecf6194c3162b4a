package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Shape;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.proof.Verdict;

/**
 * One value is changed in each column of each table, as somebody could who can write to the
 * database: either it is found, or the documentation says that it is not.
 */
@Tag("slow")
class EveryColumnTest {
  /** What {@code verify} cannot see, and why: docs/backup.md says it to operators. */
  private static final Set<String> UNSEEN =
      Set.of(
          "arrival.created",
          "arrival.id",
          "arrival.made",
          "arrival.seq",
          "assembly.text_bytes",
          "ballot.change",
          "ballot.person",
          "command.actor",
          "command.id",
          "command.made",
          "command.seq",
          "role_key.key",
          "role_key.role",
          "seat.person",
          "seat.token",
          "server.created",
          "server.epoch",
          "urn_key.wrapped",
          "urn_secret.fingerprint",
          "urn_secret.generation",
          "urn_secret.name");

  @Test
  void whatIsChangedIsFoundOrNamedAsNotToBeFound() throws IOException {
    try (TestServer server = TestServer.start()) {
      fill(server);
      Database database = result(Database.look(TestPostgres.vertx(), server.database()));
      PgConnection connection = database.patient().await();
      try {
        connection.query("begin").execute().await();
        // Whoever is able to write can also have no look taken at what points where.
        connection.query("set session_replication_role = replica").execute().await();
        assertThat(isFound(connection)).isFalse();
        Set<String> unseen = new TreeSet<>();
        for (Row column : columns(connection)) {
          if (!isFoundAfterChanging(connection, column)) {
            unseen.add(column.getString("tab") + "." + column.getString("col"));
          }
        }
        assertThat(unseen).isEqualTo(new TreeSet<>(UNSEEN));
      } finally {
        connection.close().await();
        result(database.close());
      }
    }
    String told = Files.readString(Path.of("docs", "backup.md"));
    assertThat(UNSEEN).allSatisfy(column -> assertThat(told).contains("`" + column + "`"));
  }

  /** Minutes that are published, and a secret vote that is on; every table has rows. */
  private static void fill(TestServer server) {
    try (Gathering published = Gathering.at(server);
        Gathering voting = Gathering.at(server)) {
      String open = published.vote();
      for (String choice : List.of("yes", "no", "yes")) {
        vote(published, open, choice);
      }
      published.desk.does("close-decision", "decision", open);
      published.desk.does("announce-decision", "decision", open);
      published.desk.does("change-assembly", "place", "Turnhalle");
      published.desk.does("end-assembly");
      published.desk.does("publish-minutes");
      vote(
          voting,
          voting.desk.does(
              "open-poll", "question", "Wer?", "method", "simple-majority", "ballots", "secret"),
          "yes");
      until(() -> server.get("/archive/" + published.assembly.id(), Map.of()).status() == 200);
    }
  }

  private static void vote(Gathering gathering, String decision, String choice) {
    gathering.phone("Ada").does("cast-ballot", "decision", decision, "choice", choice, "change", 1);
  }

  private static List<Row> columns(PgConnection connection) {
    List<Row> columns = new ArrayList<>();
    connection
        .query(
            """
            select table_name as tab, column_name as col, data_type as kind
            from information_schema.columns where table_schema = current_schema()
            order by table_name, ordinal_position\
            """)
        .execute()
        .await()
        .forEach(columns::add);
    return columns;
  }

  /** In the first row that has a value; one that cannot be changed is as good as found. */
  private static boolean isFoundAfterChanging(PgConnection connection, Row column) {
    String table = column.getString("tab");
    String name = column.getString("col");
    connection.query("savepoint before").execute().await();
    try {
      int rows =
          connection
              .query(
                  "update %1$s set %2$s = %3$s where ctid = (select ctid from %1$s where %4$s limit 1)"
                      .formatted(
                          table,
                          name,
                          other(name, column.getString("kind")),
                          hasSomething(name, column.getString("kind"))))
              .execute()
              .await()
              .rowCount();
      assertThat(rows).as("rows of " + table + " with a " + name).isOne();
      return isFound(connection);
    } catch (PgException cannot) {
      // Class 23: the database itself holds on to it.
      assertThat(cannot.getSqlState()).startsWith("23");
      return true;
    } finally {
      connection.query("rollback to before").execute().await();
    }
  }

  private static String hasSomething(String column, String kind) {
    return kind.equals("text") ? column + " <> ''" : column + " is not null";
  }

  /** Another value of the same kind, by as little as can be. */
  private static String other(String column, String kind) {
    return switch (kind) {
      case "text" ->
          "left(%1$s, -1) || case right(%1$s, 1) when '1' then '2' else '1' end".formatted(column);
      case "bigint", "integer" -> column + " + 1";
      case "boolean" -> "not " + column;
      case "bytea" -> "set_byte(%1$s, 0, 255 - get_byte(%1$s, 0))".formatted(column);
      case "date" -> column + " + 1";
      case "timestamp with time zone" -> column + " + interval '1 second'";
      case "tsvector" -> column + " || 'betrug'::tsvector";
      default -> throw new AssertionError("a kind of column that nobody has changed yet: " + kind);
    };
  }

  /** By whoever looks at all, or since no server would take such a database. */
  private static boolean isFound(PgConnection connection) {
    List<Verdict> verdicts = new ArrayList<>();
    Proof.within(connection).all(verdicts::add);
    return !verdicts.stream().allMatch(Verdict::isSound)
        || verdicts.size() != 2
        || !Shape.of(connection).await().isKnown();
  }
}
