package org.kiezplenum.backup;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Shape;

/**
 * Takes rows into a file: all that were committed when it began and none that came later, while
 * people go on acting.
 */
public final class Backup {
  private final PgConnection connection;
  private final @Nullable AssemblyId only;
  private final Progress progress;

  /** What was written. */
  public record Made(Header header, long bytes) {}

  private Backup(PgConnection connection, @Nullable AssemblyId only, Progress progress) {
    this.connection = connection;
    this.only = only;
    this.progress = progress;
  }

  /** Takes everything. */
  public static Made all(Database database, Path file, Progress progress) {
    return take(database, null, file, progress);
  }

  /** Takes one assembly whole. */
  public static Made one(Database database, AssemblyId assembly, Path file, Progress progress) {
    return take(database, assembly, file, progress);
  }

  private static Made take(
      Database database, @Nullable AssemblyId only, Path file, Progress progress) {
    // The file first: that it cannot be written is better known at once.
    try (UnfinishedFile writing = UnfinishedFile.to(file)) {
      PgConnection connection = database.patient().await();
      try {
        connection.query("begin isolation level repeatable read read only").execute().await();
        Header header = new Backup(connection, only, progress).take(writing);
        return new Made(header, writing.finish());
      } finally {
        connection.close().await();
      }
    }
  }

  private Header take(UnfinishedFile writing) {
    Map<Table, Long> rows = count();
    Map<String, Long> named = new LinkedHashMap<>();
    rows.forEach((table, count) -> named.put(table.name(), count));
    Header header =
        new Header(
            only == null ? null : only.value(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            Shape.of(connection).await(),
            named);
    writing.line(header.line());
    long done = 0;
    for (Map.Entry<Table, Long> table : rows.entrySet()) {
      writing.line("[\"" + table.getKey().name() + "\"," + table.getValue() + "]");
      done = take(table.getKey(), writing, done, header.all());
    }
    return header;
  }

  /** A database that an older server has made may not have all of them. */
  private Map<Table, Long> count() {
    Map<Table, Long> rows = new LinkedHashMap<>();
    for (Table table : Table.ALL) {
      if (isThere(table)) {
        rows.put(
            table,
            connection
                .preparedQuery("select count(*) from " + table.name() + " t" + where(table))
                .execute(arguments())
                .await()
                .iterator()
                .next()
                .getLong(0));
      }
    }
    return rows;
  }

  private boolean isThere(Table table) {
    return connection
        .preparedQuery("select to_regclass($1) is not null")
        .execute(Tuple.of(table.name()))
        .await()
        .iterator()
        .next()
        .getBoolean(0);
  }

  private long take(Table table, UnfinishedFile writing, long before, long all) {
    // PostgreSQL itself writes the row as JSON, so that whatever it can hold comes back the same.
    PreparedStatement statement =
        connection
            .prepare(
                "select row_to_json(t)::text from %s t%s order by %s"
                    .formatted(table.name(), where(table), table.order()))
            .await();
    Cursor cursor = statement.cursor(arguments());
    long done = before;
    do {
      for (Row row : cursor.read(table.atOnce()).await()) {
        writing.line(row.getString(0));
        progress.at(++done, all);
      }
    } while (cursor.hasMore());
    cursor.close().await();
    statement.close().await();
    return done;
  }

  private String where(Table table) {
    return only == null ? "" : " where " + table.assembly() + " = $1";
  }

  private Tuple arguments() {
    return only == null ? Tuple.tuple() : Tuple.of(only.value());
  }
}
