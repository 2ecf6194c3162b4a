package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kiezplenum.assembly.AssemblyId;

/** A journal that succeeds when it knows what it is going to store, on a disk that is slow. */
public final class HastyJournal implements Journal {
  private static final long SLOW_MILLIS = 20;

  private final Vertx vertx;
  private final Journal journal;
  private volatile Future<?> underWay = Future.succeededFuture();

  public HastyJournal(Vertx vertx, Journal journal) {
    this.vertx = vertx;
    this.journal = journal;
  }

  @Override
  public Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    if (known == 0) {
      // Whoever begins an assembly looks at it at once; that is not what this fault is about.
      return journal.append(assembly, known, keys, work);
    }
    Promise<Appended> decided = Promise.promise();
    Work hasty =
        (standing, transaction) ->
            work.decide(standing, transaction)
                .onSuccess(batch -> decided.tryComplete(new Appended(standing.tail(), List.of())))
                .compose(batch -> vertx.timer(SLOW_MILLIS).map(batch));
    underWay = journal.append(assembly, known, keys, hasty).onFailure(decided::tryFail);
    return decided.future();
  }

  @Override
  public Future<String> epoch() {
    return journal.epoch();
  }

  @Override
  public Future<Void> begin(AssemblyId assembly, String code) {
    return journal.begin(assembly, code);
  }

  @Override
  public Future<Optional<AssemblyId>> find(String code) {
    return journal.find(code);
  }

  @Override
  public Future<Void> releaseCode(AssemblyId assembly) {
    return journal.releaseCode(assembly);
  }

  @Override
  public Future<Boolean> delete(
      AssemblyId assembly, long known, Function<Transaction, Future<Void>> before) {
    return journal.delete(assembly, known, before);
  }

  @Override
  public Future<List<Recorded>> read(AssemblyId assembly, long after, int most) {
    return journal.read(assembly, after, most);
  }

  @Override
  public Future<Optional<Long>> latest(AssemblyId assembly) {
    // A room that saw less stored than it knows would give itself up.
    return underWay.transform(done -> journal.latest(assembly));
  }

  @Override
  public Runnable follow(Consumer<Optional<AssemblyId>> woken) {
    return journal.follow(woken);
  }
}
