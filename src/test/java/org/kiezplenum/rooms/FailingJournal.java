package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.ForwardingJournal;
import org.kiezplenum.journal.Journal;

/** A journal that fails on purpose: before it stores, after it stored, or never answering. */
final class FailingJournal extends ForwardingJournal {
  private int failBefore;
  private int failAfter;
  private int appends;
  private String breakOn = "";
  private boolean hangs;
  private Promise<Void> hanging;

  FailingJournal(Journal journal) {
    super(journal);
  }

  synchronized void failBefore(int times) {
    failBefore = times;
  }

  synchronized void failAfter(int times) {
    failAfter = times;
  }

  /** No append that holds an event of this kind succeeds. */
  synchronized void breakOn(String kind) {
    breakOn = kind;
  }

  /** The next append does not begin before it is let go. */
  synchronized void hang() {
    hangs = true;
  }

  synchronized boolean isHanging() {
    return hanging != null;
  }

  synchronized void letOthersThrough() {
    hangs = false;
  }

  void letGo() {
    Promise<Void> held;
    synchronized (this) {
      hangs = false;
      held = hanging;
      hanging = null;
    }
    held.complete();
  }

  synchronized int appends() {
    return appends;
  }

  @Override
  public Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    Future<Void> begun = Future.succeededFuture();
    synchronized (this) {
      appends++;
      if (failBefore > 0) {
        failBefore--;
        return Future.failedFuture("the journal is away");
      }
      if (hangs && hanging == null) {
        hanging = Promise.promise();
        begun = hanging.future();
      }
    }
    return begun
        .compose(v -> journal.append(assembly, known, keys, breaking(work)))
        .compose(appended ->
            losesAnswer()
                ? Future.failedFuture("the answer to the commit was lost")
                : Future.succeededFuture(appended));
  }

  private Work breaking(Work work) {
    return (standing, transaction) ->
        work.decide(standing, transaction)
            .map(batch -> {
              if (batch.events().stream().anyMatch(e -> e.kind().equals(breakOn))) {
                throw new IllegalStateException("broken by " + breakOn);
              }
              return batch;
            });
  }

  private synchronized boolean isAway() {
    return failBefore > 0;
  }

  private synchronized boolean losesAnswer() {
    return failAfter-- > 0;
  }

  @Override
  public Future<Map<AssemblyId, Long>> latest(Set<AssemblyId> assemblies) {
    return isAway() ? Future.failedFuture("the journal is away") : journal.latest(assemblies);
  }
}
