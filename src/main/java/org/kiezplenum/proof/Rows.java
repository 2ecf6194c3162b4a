package org.kiezplenum.proof;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.Tuple;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;

/** The rows of a query about one assembly, some at a time. Within a transaction, and once. */
final class Rows implements Iterable<Row>, AutoCloseable {
  private static final int AT_ONCE = 500;

  private final PreparedStatement statement;
  private final Cursor cursor;

  private Rows(PreparedStatement statement, Cursor cursor) {
    this.statement = statement;
    this.cursor = cursor;
  }

  static Rows of(PgConnection connection, String sql, AssemblyId assembly) {
    PreparedStatement statement = connection.prepare(sql).await();
    return new Rows(statement, statement.cursor(Tuple.of(assembly.value())));
  }

  @Override
  public Iterator<Row> iterator() {
    return new Iterator<>() {
      private @Nullable RowIterator<Row> read;

      @Override
      public boolean hasNext() {
        while (read == null || !read.hasNext()) {
          if (read != null && !cursor.hasMore()) {
            return false;
          }
          read = cursor.read(AT_ONCE).await().iterator();
        }
        return true;
      }

      @Override
      public Row next() {
        if (!hasNext() || read == null) {
          throw new NoSuchElementException();
        }
        return read.next();
      }
    };
  }

  @Override
  public void close() {
    cursor.close().await();
    statement.close().await();
  }
}
