package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the shape that this server knows: numbered SQL files, in order, each in a
 * transaction of its own, remembered with a checksum. A file that was ever released is never
 * changed again. A database that knows more files than this server is refused.
 *
 * <p>Not Flyway or another library: these need JDBC, and so a second driver beside that of Vert.x.
 */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /** All of them; the number at the front is the place in this list. */
  private static final List<String> FILES =
      List.of(
          "0001-what-happened.sql",
          "0002-archive.sql",
          "0003-secret-ballots.sql",
          "0004-doors.sql",
          "0005-moving-secret.sql");

  /** Any number will do, as long as every version of this server uses the same. */
  private static final long ADVISORY_LOCK = 0x6b69657a706c65L;

  private static final String UNDEFINED_TABLE = "42P01";

  private Migrations() {}

  record Migration(int number, String name, String sql, String checksum) {
    Shape.AppliedMigration step() {
      return new Shape.AppliedMigration(number, name, checksum);
    }
  }

  static List<Migration> known() {
    return FILES.stream().map(Migrations::load).toList();
  }

  /** Applies what is missing. The connection is used alone and closed by the caller. */
  static Future<Void> apply(PgConnection connection) {
    return apply(connection, known());
  }

  /** Runs the files from a place to before another, and remembers nothing. */
  static Future<Void> run(SqlClient client, int from, int to) {
    Future<Void> result = Future.succeededFuture();
    for (Migration next : known().subList(from, to)) {
      result = result.compose(done -> client.query(next.sql()).execute().mapEmpty());
    }
    return result;
  }

  static Future<Void> apply(PgConnection connection, List<Migration> known) {
    // Two servers that start at once take turns. The lock is the session's and ends with it at the
    // latest. A large table may take its time, so there is no limit on a statement here.
    return connection
        .query("set statement_timeout = 0")
        .execute()
        .compose(done -> execute(connection, "select pg_advisory_lock(" + ADVISORY_LOCK + ")"))
        .compose(done -> execute(connection, TABLE))
        .compose(done -> connection.query(APPLIED).execute())
        .compose(rows -> {
          int applied = check(rows, known);
          Future<Void> result = Future.succeededFuture();
          for (Migration next : known.subList(applied, known.size())) {
            result = result.compose(done -> apply(connection, next));
          }
          return result;
        })
        .eventually(() -> execute(connection, "select pg_advisory_unlock(" + ADVISORY_LOCK + ")"));
  }

  private static final String TABLE =
      """
      create table if not exists migration (
        number integer primary key,
        name text not null,
        checksum text not null
      )\
      """;

  static final String APPLIED = "select number, name, checksum from migration order by 1";

  /** Looks whether this server may use the database as it is; changes nothing in it. */
  static Future<Void> check(PgConnection connection) {
    return execute(connection, "select from migration limit 0")
        .recover(e ->
            Future.failedFuture(
                e instanceof PgException said && UNDEFINED_TABLE.equals(said.getSqlState())
                    ? new DatabaseRefused(DatabaseRefused.UNUSED)
                    : e))
        .compose(done -> connection.query(APPLIED).execute())
        .map(rows -> {
          check(rows, known());
          return null;
        });
  }

  /** How many were applied. */
  private static int check(RowSet<Row> rows, List<Migration> known) {
    List<Row> applied = new ArrayList<>();
    rows.forEach(applied::add);
    for (int i = 0; i < applied.size(); i++) {
      Row row = applied.get(i);
      if (i >= known.size()) {
        throw new DatabaseRefused("database-newer", Map.of("file", row.getString("name")));
      }
      Migration migration = known.get(i);
      if (row.getInteger("number") != migration.number()
          || !row.getString("checksum").equals(migration.checksum())) {
        throw new DatabaseRefused("database-changed", Map.of("file", migration.name()));
      }
    }
    return applied.size();
  }

  private static Future<Void> apply(PgConnection connection, Migration migration) {
    LOG.info("database: applying {}", migration.name());
    return execute(connection, "begin")
        .compose(done -> execute(connection, migration.sql()))
        .compose(done ->
            connection
                .preparedQuery("insert into migration (number, name, checksum) values ($1, $2, $3)")
                .execute(Tuple.of(migration.number(), migration.name(), migration.checksum())))
        .compose(done -> execute(connection, "commit"))
        .onFailure(e -> LOG.error("database: {} failed", migration.name(), e));
  }

  private static Future<Void> execute(PgConnection connection, String sql) {
    return connection.query(sql).execute().mapEmpty();
  }

  private static Migration load(String name) {
    int number = Integer.parseInt(name.substring(0, 4));
    if (number != FILES.indexOf(name) + 1) {
      throw new IllegalStateException("migrations have a gap before " + name);
    }
    try (InputStream in = Migrations.class.getResourceAsStream("/migrations/" + name)) {
      if (in == null) {
        throw new IllegalStateException("migration is not in the archive: " + name);
      }
      // A checkout on Windows may have other line ends; the checksum must not depend on them.
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return new Migration(number, name, sql, checksum(sql));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String checksum(String sql) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
