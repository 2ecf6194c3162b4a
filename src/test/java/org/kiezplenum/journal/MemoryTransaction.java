package org.kiezplenum.journal;

import java.util.ArrayDeque;
import java.util.Deque;

/** An append in memory: what was changed is changed back if the append fails. */
public final class MemoryTransaction implements Transaction {
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Remembers how to take back a change that has just been made. */
  public static void undoWith(Transaction transaction, Runnable inverse) {
    if (!(transaction instanceof MemoryTransaction ours)) {
      throw new IllegalArgumentException("a transaction of another store");
    }
    ours.undo.push(inverse);
  }

  void rollBack() {
    undo.forEach(Runnable::run);
    undo.clear();
  }
}
