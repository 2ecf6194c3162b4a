package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.kiezplenum.assembly.AssemblyId;

/**
 * What happened, in memory, for tests. It passes the same contract suite as the real one. Appends
 * take turns; several rooms may share one journal as several processes share a database.
 */
public final class MemoryJournal implements Journal {
  private final String epoch;
  private final LongSupplier clock;
  private final Map<AssemblyId, History> histories = new HashMap<>();
  private final Map<String, AssemblyId> codes = new HashMap<>();
  private final List<Consumer<Optional<AssemblyId>>> followers = new CopyOnWriteArrayList<>();
  private final Deque<Supplier<Future<?>>> waiting = new ArrayDeque<>();
  private boolean busy;

  private static final class History {
    final List<Recorded> events = new ArrayList<>();
    final Map<CommandKey, Answer> answers = new LinkedHashMap<>();
  }

  /**
   * @param clock milliseconds since 1970; may run backwards, which the journal does not
   */
  public MemoryJournal(String epoch, LongSupplier clock) {
    this.epoch = epoch;
    this.clock = clock;
  }

  public MemoryJournal() {
    this("memory", System::currentTimeMillis);
  }

  @Override
  public Future<String> epoch() {
    return Future.succeededFuture(epoch);
  }

  @Override
  public synchronized Future<Void> begin(AssemblyId assembly, String code) {
    if (histories.containsKey(assembly)) {
      return Future.failedFuture(new IllegalStateException("begun before: " + assembly));
    }
    if (codes.putIfAbsent(code, assembly) != null) {
      return Future.failedFuture(new CodeTaken(code));
    }
    histories.put(assembly, new History());
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Optional<AssemblyId>> find(String code) {
    return Future.succeededFuture(Optional.ofNullable(codes.get(code)));
  }

  @Override
  public synchronized Future<Void> releaseCode(AssemblyId assembly) {
    codes.values().remove(assembly);
    return Future.succeededFuture();
  }

  @Override
  public Future<Boolean> delete(
      AssemblyId assembly, long known, Function<Transaction, Future<Void>> before) {
    Promise<Boolean> promise = Promise.promise();
    synchronized (this) {
      waiting.add(() -> deleteNow(assembly, known, before).onComplete(promise));
    }
    next();
    return promise.future();
  }

  private synchronized Future<Boolean> deleteNow(
      AssemblyId assembly, long known, Function<Transaction, Future<Void>> before) {
    History history = histories.get(assembly);
    if (history != null && history.events.size() != known) {
      return Future.succeededFuture(false);
    }
    MemoryTransaction transaction = new MemoryTransaction();
    return (history == null ? Future.<Void>succeededFuture() : before.apply(transaction))
        .onFailure(e -> transaction.rollBack())
        .map(done -> deleted(assembly));
  }

  private synchronized boolean deleted(AssemblyId assembly) {
    histories.remove(assembly);
    codes.values().remove(assembly);
    wake(Optional.of(assembly));
    return true;
  }

  @Override
  public Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    Promise<Appended> promise = Promise.promise();
    synchronized (this) {
      waiting.add(() -> appendNow(assembly, known, keys, work).onComplete(promise));
    }
    next();
    return promise.future();
  }

  private void next() {
    Supplier<Future<?>> turn;
    synchronized (this) {
      if (busy || waiting.isEmpty()) {
        return;
      }
      busy = true;
      turn = waiting.remove();
    }
    turn.get()
        .onComplete(done -> {
          synchronized (this) {
            busy = false;
          }
          next();
        });
  }

  private Future<Appended> appendNow(
      AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    MemoryTransaction transaction = new MemoryTransaction();
    return Future.succeededFuture()
        .compose(begun -> {
          JournalStanding standing = standing(assembly, known, keys);
          return work.decide(standing, transaction).map(batch -> commit(assembly, standing, batch));
        })
        .onFailure(e -> transaction.rollBack())
        .onSuccess(appended -> {
          if (!appended.written().isEmpty()) {
            wake(Optional.of(assembly));
          }
        });
  }

  private synchronized JournalStanding standing(
      AssemblyId assembly, long known, Set<CommandKey> keys) {
    History history = history(assembly);
    if (known > history.events.size()) {
      throw new IllegalStateException("the caller knows more than the journal");
    }
    Map<CommandKey, Answer> remembered = new HashMap<>(history.answers);
    remembered.keySet().retainAll(keys);
    List<Recorded> tail = history.events.subList((int) known, history.events.size());
    long lastAt = history.events.isEmpty() ? 0 : history.events.getLast().at();
    return new JournalStanding(
        Math.max(lastAt, clock.getAsLong()), List.copyOf(tail), Map.copyOf(remembered), 0);
  }

  private synchronized Appended commit(AssemblyId assembly, JournalStanding standing, Batch batch) {
    History history = history(assembly);
    for (CommandKey key : batch.answers().keySet()) {
      if (history.answers.containsKey(key)) {
        throw new IllegalStateException("answered before: " + key);
      }
    }
    String hash =
        history.events.isEmpty() ? Chain.beginning(assembly) : history.events.getLast().hash();
    List<Recorded> written = Chain.link(history.events.size(), hash, standing.at(), batch.events());
    history.events.addAll(written);
    history.answers.putAll(batch.answers());
    return new Appended(standing.tail(), written);
  }

  private History history(AssemblyId assembly) {
    History history = histories.get(assembly);
    if (history == null) {
      throw new UnknownAssembly(assembly);
    }
    return history;
  }

  /** What commands were answered. */
  public synchronized Map<CommandKey, Answer> answers(AssemblyId assembly) {
    return Map.copyOf(history(assembly).answers);
  }

  @Override
  public synchronized Future<List<Recorded>> read(AssemblyId assembly, long after, int most) {
    History history = histories.get(assembly);
    return Future.succeededFuture(
        history == null
            ? List.of()
            : history.events.stream().filter(e -> e.seq() > after).limit(most).toList());
  }

  @Override
  public synchronized Future<Map<AssemblyId, Long>> latest(Set<AssemblyId> assemblies) {
    Map<AssemblyId, Long> latest = new HashMap<>();
    assemblies.stream()
        .filter(histories::containsKey)
        .forEach(id -> latest.put(id, (long) histories.get(id).events.size()));
    return Future.succeededFuture(latest);
  }

  @Override
  public Runnable follow(Consumer<Optional<AssemblyId>> woken) {
    followers.add(woken);
    return () -> followers.remove(woken);
  }

  /** What the real one does after it may have missed something. */
  public void wake(Optional<AssemblyId> assembly) {
    followers.forEach(follower -> follower.accept(assembly));
  }
}
