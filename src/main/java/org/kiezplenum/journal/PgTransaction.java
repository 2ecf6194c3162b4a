package org.kiezplenum.journal;

import io.vertx.sqlclient.SqlConnection;

/** An append over PostgreSQL. The other stores of the same database write through it. */
public final class PgTransaction implements Transaction {
  private final SqlConnection connection;
  private boolean used;

  PgTransaction(SqlConnection connection) {
    this.connection = connection;
  }

  /**
   * The connection on which this transaction runs. Statements may be sent without waiting for one
   * another; the append ends after the work's future, so that every statement belongs to it.
   */
  public static SqlConnection connection(Transaction transaction) {
    if (!(transaction instanceof PgTransaction ours)) {
      throw new IllegalArgumentException("a transaction of another store");
    }
    ours.used = true;
    return ours.connection;
  }

  /** Whether anything beside the events may have been written. */
  boolean used() {
    return used;
  }
}
