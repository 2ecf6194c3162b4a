package org.kiezplenum.journal;

import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** An append over PostgreSQL. The other stores of the same database write through it. */
public final class PgTransaction implements Transaction {
  private final SqlConnection connection;
  private final List<Runnable> afterCommit = new ArrayList<>();
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

  /**
   * Does something once all is committed. Not if that is not known, or this process ends before:
   * whoever asks for it must find out later as well.
   */
  public static void afterCommit(Transaction transaction, Runnable what) {
    if (!(transaction instanceof PgTransaction ours)) {
      throw new IllegalArgumentException("a transaction of another store");
    }
    ours.afterCommit.add(what);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }

  /** Whether anything beside the events may have been written. */
  boolean used() {
    return used;
  }
}
