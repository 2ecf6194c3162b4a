package org.kiezplenum.backup;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The rows of a file in temporary tables of its shape, brought to ours. They are gone with the
 * connection, and nobody else sees them.
 */
final class Staging {
  private static final int MOST_CHARACTERS = 4_000_000;

  private final PgConnection connection;
  private final String home;

  private Staging(PgConnection connection, String home) {
    this.connection = connection;
    this.home = home;
  }

  /** Reads the file a second time, since it may have been changed after it was checked. */
  static Staging of(PgConnection connection, Path file, Progress progress) {
    String home =
        connection
            .query("select quote_ident(current_schema())")
            .execute()
            .await()
            .iterator()
            .next()
            .getString(0);
    connection.query("set search_path to pg_temp").execute().await();
    Staging staging = new Staging(connection, home);
    try (BackupReader reading = BackupReader.of(file)) {
      Header header = reading.header();
      header.shape().make(connection).await();
      long done = 0;
      for (Map.Entry<String, Long> table : header.rows().entrySet()) {
        reading.table(table.getKey(), table.getValue());
        done = staging.fill(known(table.getKey()), reading, table.getValue(), done, progress);
      }
      reading.end();
      header.shape().bringUp(connection).await();
    }
    return staging;
  }

  private static Table known(String name) {
    return Table.ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BackupRefused("backup.damaged"));
  }

  private long fill(Table table, BackupReader reading, long rows, long before, Progress progress) {
    long done = before;
    long all = reading.header().all();
    StringBuilder batch = new StringBuilder();
    int held = 0;
    for (long row = 0; row < rows; row++) {
      batch.append(held == 0 ? '[' : ',').append(reading.row());
      held++;
      if (held == table.atOnce() || batch.length() > MOST_CHARACTERS || row == rows - 1) {
        put(table, batch.append(']').toString());
        done += held;
        progress.at(done, all);
        batch.setLength(0);
        held = 0;
      }
    }
    return done;
  }

  private void put(Table table, String rows) {
    connection
        .preparedQuery(
            "insert into %1$s select * from json_populate_recordset(null::%1$s, $1::text::json)"
                .formatted(table.name()))
        .execute(Tuple.of(rows))
        .await();
  }

  /** How many assemblies there are here, or in the real tables. */
  long assemblies(boolean real) {
    return number("select count(*) from " + (real ? home + "." : "") + "assembly", Tuple.tuple());
  }

  /** Keeps everybody from beginning an assembly until the transaction ends. */
  void hold() {
    connection
        .query("lock table " + home + ".assembly in share row exclusive mode")
        .execute()
        .await();
  }

  boolean isThere(String assembly) {
    return number("select count(*) from " + home + ".assembly where id = $1", Tuple.of(assembly))
        > 0;
  }

  /** Whether every row here belongs to this assembly. */
  boolean isOnly(String assembly) {
    return assemblies(false) == 1
        && Table.ALL.stream()
            .allMatch(table ->
                number(
                        "select count(*) from %s where %s <> $1"
                            .formatted(table.name(), table.assembly()),
                        Tuple.of(assembly))
                    == 0);
  }

  /** The codes here that an assembly in the real tables has. */
  List<String> takenCodes() {
    return connection
        .query(
            "select code from assembly where code in (select code from %s.assembly)"
                .formatted(home))
        .execute()
        .map(rows -> rows.stream().map(row -> row.getString("code")).toList())
        .await();
  }

  /** Takes the code away from the only assembly here. */
  void dropCode() {
    connection.query("update assembly set code = null").execute().await();
  }

  private long number(String sql, Tuple arguments) {
    Row row = connection.preparedQuery(sql).execute(arguments).await().iterator().next();
    return row.getLong(0);
  }

  /** Puts everything into the real tables, and gives the history another name. */
  void move() {
    for (Table table : Table.ALL) {
      connection
          .query("insert into %1$s.%2$s select * from %2$s".formatted(home, table.name()))
          .execute()
          .await();
    }
    connection
        .query(
            "update %s.server set epoch = replace(gen_random_uuid()::text, '-', '')"
                .formatted(home))
        .execute()
        .await();
  }

  /** From here on tables are the real ones. */
  void goHome() {
    connection.query("set search_path to " + home).execute().await();
  }
}
